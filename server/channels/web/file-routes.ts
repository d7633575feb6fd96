/** `GET /w/files/:link`: the bytes of a file, for whoever holds its link, as something to save and never as a page. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Request, type Response, Router } from 'express'
import type { Attachment } from '#wire'
import { type LinkParts, readLink } from '../../brain/attachments/attachment-link.ts'
import { findLinked, readBytes } from '../../brain/attachments/read-attachment.ts'
import { AppError } from '../../errors.ts'
import type { Addresses } from '../../platform/http/open-addresses.ts'
import type { Limits } from '../../platform/limits/open-limits.ts'
import { takeOrRefuse } from '../../platform/limits/take-or-refuse.ts'
import type { OpenTenant } from '../../platform/tenancy/tenant-db.ts'
import { allowAnySite } from './upload-routes.ts'

export interface FileParts extends Pick<LinkParts, 'secrets'> {
  openTenant: OpenTenant
  limits: Limits
  addresses: Addresses
}

/** The bytes from `start` to before `end`. */
interface Part {
  start: number
  end: number
}

export function fileRoutes(parts: FileParts): Router {
  const router = Router()
  router.use('/w/files', allowAnySite)
  router.get('/w/files/:link', async (req, res) => {
    await takeOrRefuse(parts.limits, 'address', parts.addresses.keyOf(req))
    const link = readLink(String(req.params.link), parts)
    if (!link) throw new AppError('link_expired')
    const db = parts.openTenant(link.tenantId)
    const file = await findLinked(db, link.id)
    if (!file) throw new AppError('not_found')
    describe(res, file, link.secondsLeft)
    const part = settlePart(req, res, file)
    if (part && req.method !== 'HEAD') {
      await pipeline(Readable.from(readBytes(db, file.id, part)), res).catch(unlessGone)
    } else res.end()
  })
  return router
}

function describe(res: Response, file: Attachment, secondsLeft: number): void {
  res.attachment(file.name)
  res.set({
    'Content-Type': file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cache-Control': `private, max-age=${secondsLeft}`,
    'Accept-Ranges': 'bytes',
    ETag: etagOf(file),
  })
}

/** What is to be sent, with the status that says so; undefined: nothing. */
function settlePart(req: Request, res: Response, file: Attachment): Part | undefined {
  if (req.get('if-none-match') === etagOf(file)) {
    res.status(304)
    return undefined
  }
  const asked = rangeOf(req, file)
  if (asked === null) {
    res.status(416).set('Content-Range', `bytes */${file.size}`)
    return undefined
  }
  const part = asked ?? { start: 0, end: file.size }
  if (asked) res.status(206).set('Content-Range', `bytes ${part.start}-${part.end - 1}/${file.size}`)
  res.set('Content-Length', String(part.end - part.start))
  return part
}

/** Its bytes never change. */
const etagOf = ({ id }: Attachment) => `"${id}"`

/** The part that is asked for; undefined: all of it; null: a part that the file does not have. */
function rangeOf(req: Request, file: Attachment): Part | null | undefined {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(req.get('range') ?? '') ?? []
  const condition = req.get('if-range')
  if (first === undefined || last === undefined || (condition && condition !== etagOf(file))) return undefined
  if (first === '' && last === '') return undefined
  const { size } = file
  if (first === '') return last === '0' ? null : { start: Math.max(0, size - Number(last)), end: size }
  const start = Number(first)
  const end = last === '' ? size : Math.min(size, Number(last) + 1)
  return start < end ? { start, end } : null
}

/** Whoever goes away in the middle has seen enough. */
function unlessGone(cause: unknown): void {
  if ((cause as { code?: string }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw cause
}
