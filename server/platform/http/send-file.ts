/** Sends files that were made at build time, in the best encoding that the client takes. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Request, Response } from 'express'

/** A body in its encodings. */
export interface Prepared {
  type: string
  etag: string
  plain: Buffer
  br?: Buffer
  gzip?: Buffer
}

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  webmanifest: 'application/manifest+json',
  woff2: 'font/woff2',
}

/** Reads a file and the compressed ones beside it (`.br`, `.gz`). */
export async function prepareFile(path: string): Promise<Prepared> {
  const [plain, br, gzip] = await Promise.all([
    readFile(path),
    readFile(`${path}.br`).catch(() => undefined),
    readFile(`${path}.gz`).catch(() => undefined),
  ])
  const type = types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  return { type, etag: etagOf(plain), plain, ...(br && { br }), ...(gzip && { gzip }) }
}

export function etagOf(body: Buffer | string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
}

/** @param cacheControl for example `public, max-age=31536000, immutable` */
export function sendPrepared(req: Request, res: Response, file: Prepared, cacheControl: string): void {
  res.set({
    'Content-Type': file.type,
    'Cache-Control': cacheControl,
    ETag: file.etag,
    Vary: 'Accept-Encoding',
  })
  if (req.get('if-none-match') === file.etag) {
    res.status(304).end()
    return
  }
  const encoding =
    file.br && req.acceptsEncodings('br') ? 'br' : file.gzip && req.acceptsEncodings('gzip') ? 'gzip' : null
  if (encoding) res.set('Content-Encoding', encoding)
  res.end(encoding === 'br' ? file.br : encoding === 'gzip' ? file.gzip : file.plain)
}
