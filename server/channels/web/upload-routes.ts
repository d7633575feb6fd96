/**
 * `POST /w/uploads`: takes a file of a visitor from any website that the business allows, piece by piece. Whoever may not
 * send it is told before its bytes are read.
 */
import { type Request, type RequestHandler, Router } from 'express'
import type { Attachment } from '#wire'
import { largestAttachment } from '../../brain/attachments/attachment-rules.ts'
import { keepAttachment } from '../../brain/attachments/keep-attachment.ts'
import { botNamed } from '../../brain/bots/bot-named.ts'
import { readSettings } from '../../brain/bots/bots.ts'
import { noteVisitor } from '../../brain/conversations/note-visitor.ts'
import { AppError } from '../../errors.ts'
import { letFileGo, openFileBody } from '../../platform/http/file-body.ts'
import type { Addresses } from '../../platform/http/open-addresses.ts'
import type { LimitName, Limits } from '../../platform/limits/open-limits.ts'
import { takeOrRefuse } from '../../platform/limits/take-or-refuse.ts'
import type { Secrets } from '../../platform/secrets/open-secrets.ts'
import type { Store } from '../../platform/store/open-store.ts'
import type { LoadWatch } from '../../platform/telemetry/watch-load.ts'
import { isAccountToken } from '../../platform/tenancy/account-token.ts'
import { judgeOrigin } from '../../platform/tenancy/allowed-origins.ts'
import type { TenantOfToken } from '../../platform/tenancy/credential-directory.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import type { OpenTenant, TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { readVisitorToken } from './visitor-token.ts'

export interface UploadParts {
  directory: Directory
  openTenant: OpenTenant
  limits: Limits
  secrets: Secrets
  store: Pick<Store, 'isFull'>
  load: Pick<LoadWatch, 'isOverloaded'>
  addresses: Addresses
  publicUrl: string
}

/** Each holds a piece in memory, and asks the database for it. */
const mostAtOnce = 24
/** A file from a site that is only learned takes four times its share. */
const learnedWeight = 4

export function uploadRoutes(parts: UploadParts): Router {
  const router = Router()
  let atOnce = 0
  router.use('/w/uploads', allowAnySite)
  router.options('/w/uploads', (_req, res) => {
    res.set({
      'Access-Control-Allow-Methods': 'POST',
      'Access-Control-Allow-Headers': 'Authorization, Content-Type',
      'Access-Control-Max-Age': '86400',
    })
    res.status(204).end()
  })
  router.post('/w/uploads', async (req, res) => {
    atOnce += 1
    try {
      if (parts.load.isOverloaded() || atOnce > mostAtOnce) throw new AppError('busy', { retryAfter: 2 })
      res
        .status(201)
        .set('Cache-Control', 'no-store')
        .json(await upload(req, parts))
    } catch (cause) {
      letFileGo(req, res, largestAttachment)
      throw cause
    } finally {
      atOnce -= 1
    }
  })
  return router
}

/** Credentials come in a header: no cookie is ever sent along. */
export const allowAnySite: RequestHandler = (_req, res, next) => {
  res.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' })
  next()
}

async function upload(req: Request, parts: UploadParts): Promise<Attachment> {
  const { size, bytes } = openFileBody(req, largestAttachment)
  if (parts.store.isFull()) throw new AppError('storage_full', { retryAfter: 10 })
  const { db, visitorId } = await admit(req, parts)
  const about = {
    visitorId,
    name: String(req.query.name ?? ''),
    size,
    quota: parts.limits.pointsOf('tenant_files') * 1024 * 1024,
    isFull: parts.store.isFull,
  }
  return keepAttachment(db, about, bytes)
}

/** The same that a visitor's socket asks for, and that the bot takes files at all. */
async function admit(req: Request, parts: UploadParts): Promise<{ db: TenantDb; visitorId: string }> {
  const tenant = await tenantOf(String(req.query.token ?? ''), parts)
  const tenantId = tenant.tenant_id
  const db = parts.openTenant(tenantId)
  await take('address_uploads', `${tenantId}/${parts.addresses.keyOf(req)}`, 1, parts)
  const verdict = await judgeOrigin(db, tenant, req.get('origin'), new URL(parts.publicUrl).origin)
  if (verdict === 'refused') throw new AppError('origin_not_allowed')
  const [, secret = ''] = /^Bearer +(\S+)$/i.exec(req.get('authorization') ?? '') ?? []
  const claims = readVisitorToken(secret, tenantId, parts.secrets)
  if (!claims) throw new AppError('invalid_visitor_token')
  const weight = verdict === 'learned' ? learnedWeight : 1
  await take('visitor_uploads', `${tenantId}/${claims.visitorId}`, weight, parts)
  const bot = await botNamed(db, String(req.query.bot ?? '') || undefined)
  const { attachments = true } = await readSettings(db, bot.id, bot.version)
  if (!attachments) throw new AppError('attachments_off')
  if (!(await noteVisitor(db, claims))) throw new AppError('invalid_visitor_token')
  return { db, visitorId: claims.visitorId }
}

async function tenantOf(token: string, { directory }: UploadParts): Promise<TenantOfToken> {
  const tenant = isAccountToken(token) ? await directory.tenantOfToken(token) : undefined
  if (!tenant) throw new AppError('unknown_account_token')
  return tenant
}

async function take(name: LimitName, key: string, points: number, { limits }: UploadParts): Promise<void> {
  await takeOrRefuse(limits, name, key, points)
}
