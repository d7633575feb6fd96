/** The public pages and the portal, each under a strict content security policy. */
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Router } from 'express'
import { AppError } from '../../errors.ts'
import { type Prepared, prepareFile, sendPrepared } from '../../platform/http/send-file.ts'
import { sendHtml, servedFiles } from '../../platform/http/serve-static.ts'
import { landingPage } from './landing-page.ts'
import { pageAssets } from './page-assets.ts'

export interface PageParts {
  /** Whether the demo websites are there to link to. */
  demo: boolean
  publicUrl: string
}

const portalDist = fileURLToPath(new URL('../../../portal/dist/', import.meta.url))
const immutable = 'public, max-age=31536000, immutable'

const policy = {
  page: "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  portal: [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
}

export async function servePages(parts: PageParts): Promise<Router> {
  const router = Router()
  router.get('/', (_req, res) => {
    sendHtml(
      res,
      landingPage({ demo: parts.demo, publicUrl: parts.publicUrl, assets: '/assets' }),
      policy.page,
    )
  })
  router.get('/assets/:name', await servedFiles(pageAssets))
  for (const [path, to] of [
    ['/signup', '/app/signup'],
    ['/welcome', '/app'],
    ['/admin', '/app/admin'],
  ] as const) {
    router.get(path, (_req, res) => res.redirect(302, to))
  }
  await servePortal(router)
  return router
}

/** The portal is one page; its files carry their hash in their name. */
async function servePortal(router: Router): Promise<void> {
  const index = await prepareFile(`${portalDist}index.html`)
  const built = new Map<string, Prepared>()
  for (const entry of await readdir(portalDist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || /\.(br|gz)$/.test(entry.name)) continue
    const path = `${entry.parentPath}/${entry.name}`
    built.set(path.slice(portalDist.length).replace(/^\//, ''), await prepareFile(path))
  }
  router.get(/^\/app(?:\/(.*))?$/, (req, res) => {
    const file = built.get(req.params[0] ?? '')
    if (file && file !== built.get('index.html')) {
      sendPrepared(req, res, file, /-[\w-]{8}\.\w+$/.test(req.path) ? immutable : 'public, max-age=300')
    } else if (/\.\w+$/.test(req.path)) throw new AppError('not_found')
    else {
      res.set('Content-Security-Policy', policy.portal)
      sendPrepared(req, res, index, 'no-cache')
    }
  })
}
