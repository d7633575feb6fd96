/** Serves pages and the small files that belong to them. */
import { fileURLToPath } from 'node:url'
import type { RequestHandler, Response } from 'express'
import { AppError } from '../../errors.ts'
import { type Prepared, prepareFile, sendPrepared } from './send-file.ts'

/** Serves files by the parameter `name`, with a short life. */
export async function servedFiles(assets: ReadonlyMap<string, { file: URL }>): Promise<RequestHandler> {
  const prepared = new Map<string, Prepared>()
  for (const [name, { file }] of assets) prepared.set(name, await prepareFile(fileURLToPath(file)))
  return (req, res) => {
    const file = prepared.get(String(req.params.name))
    if (!file) throw new AppError('not_found')
    sendPrepared(req, res, file, 'public, max-age=300')
  }
}

export function sendHtml(res: Response, html: string, contentSecurityPolicy: string): void {
  res
    .set({ 'Content-Security-Policy': contentSecurityPolicy, 'Cache-Control': 'no-cache' })
    .type('html')
    .send(html)
}
