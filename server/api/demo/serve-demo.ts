/** The demo websites, each with the widget of its business on it. */
import { Router } from 'express'
import { html, renderHtml } from '../../platform/http/html.ts'
import { sendHtml, servedFiles } from '../../platform/http/serve-static.ts'
import type { Demo } from './seed-demo.ts'
import { demoAssets } from './sites/demo-assets.ts'
import { demoSite } from './sites/demo-site.ts'

const paths = { demo: '/demo', dental: '/demo/dental' } as const

/** What a website must allow for the widget, and nothing else. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

export async function serveDemo({ tenants }: Demo): Promise<Router> {
  const router = Router()
  router.get('/demo/assets/:name', await servedFiles(demoAssets))
  for (const { demo, accountToken } of tenants) {
    const other = tenants.find((tenant) => tenant.demo.slug !== demo.slug)?.demo
    const snippet = renderHtml(
      html`<script async src="/w/v1/${accountToken}.js" data-cfasync="false" nowprocket></script>`,
    )
    const page = demoSite(demo, snippet, {
      assets: '/demo/assets',
      home: '/',
      other: { href: paths[other?.slug ?? demo.slug], name: other?.business.name ?? demo.business.name },
    })
    router.get(paths[demo.slug], (_req, res) => sendHtml(res, page, policy))
  }
  return router
}
