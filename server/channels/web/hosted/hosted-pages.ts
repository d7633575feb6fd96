/** Serves the chat as a page of its own, `/c/<account token>`: no cookies, nothing of the tenant's but words and a colour. */
import { fileURLToPath } from 'node:url'
import { type Request, type Response, Router } from 'express'
import type { WidgetConfig } from '#wire'
import { AppError } from '../../../errors.ts'
import { prepareFile, sendPrepared } from '../../../platform/http/send-file.ts'
import { sendHtml } from '../../../platform/http/serve-static.ts'
import { readBusiness } from '../../../platform/profile/business-profile.ts'
import { isAccountToken } from '../../../platform/tenancy/account-token.ts'
import type { TenantOfToken } from '../../../platform/tenancy/credential-directory.ts'
import { publicConfig, type WidgetFileParts } from '../widget-files.ts'
import { hostedHtml, hostedIcon, noChatHtml } from './hosted-html.ts'
import { hostedLanguage } from './hosted-language.ts'

const css = fileURLToPath(new URL('./hosted.css', import.meta.url))

export async function hostedPages(parts: WidgetFileParts): Promise<Router> {
  const stylesheet = await prepareFile(css)
  const router = Router()
  router.get('/c/hosted.css', (req, res) => sendPrepared(req, res, stylesheet, 'public, max-age=300'))
  router.get('/c/:token/icon.svg', async (req, res) => {
    const found = await findChat(req, parts)
    if (!found) throw new AppError('not_found')
    res.set({ 'Cache-Control': 'public, max-age=300', 'Content-Security-Policy': "default-src 'none'" })
    res.type('image/svg+xml').send(hostedIcon(found.config))
  })
  router.get('/c/:token', async (req, res) => {
    res.set({ 'X-Robots-Tag': 'noindex', Vary: 'Accept-Language' })
    const found = await findChat(req, parts)
    if (!found) return sendHtml(res.status(404), noChatHtml(), policyOf(parts.publicUrl, []))
    await sendChat(req, res, found, parts)
  })
  return router
}

interface Found {
  tenant: TenantOfToken
  config: WidgetConfig
}

async function findChat(req: Request, parts: WidgetFileParts): Promise<Found | undefined> {
  const token = String(req.params.token)
  const tenant = isAccountToken(token) ? await parts.directory.tenantOfToken(token) : undefined
  if (!tenant) return undefined
  try {
    const bot = String(req.query.bot ?? '').slice(0, 100)
    return { tenant, config: await publicConfig(token, bot || undefined, parts) }
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'not_found') return undefined
    throw cause
  }
}

async function sendChat(
  req: Request,
  res: Response,
  { tenant, config }: Found,
  { openTenant, publicUrl }: WidgetFileParts,
): Promise<void> {
  const { phone } = await readBusiness(openTenant(tenant.tenant_id))
  const lang = hostedLanguage(String(req.query.lang ?? ''), req.get('accept-language') ?? '')
  // Who may frame it is said by the policy, which knows more than one.
  res.removeHeader('X-Frame-Options')
  res.set('Cross-Origin-Resource-Policy', 'cross-origin')
  sendHtml(
    res,
    hostedHtml({ config, lang, phone }),
    policyOf(publicUrl, tenant.allowed_origins, config.avatar),
  )
}

/**
 * @param framers websites of the tenant
 * @param picture in the header of the chat: nothing else comes from where it lies
 */
function policyOf(publicUrl: string, framers: readonly string[], picture = ''): string {
  const { origin, host, protocol } = new URL(publicUrl)
  const socket = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}`
  const ancestors = framers.filter((entry) => /^https?:\/\/[^\s;,'"]+$/.test(entry))
  return [
    "default-src 'none'",
    `script-src 'self' ${origin}`,
    "style-src 'self'",
    `connect-src 'self' ${origin} ${socket}`,
    `img-src 'self' ${origin} blob:${sourceOf(picture)}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors.length > 0 ? ancestors.join(' ') : "'none'"}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

function sourceOf(picture: string): string {
  if (!URL.canParse(picture)) return ''
  const { protocol, origin } = new URL(picture)
  return protocol === 'https:' ? ` ${origin}` : ''
}
