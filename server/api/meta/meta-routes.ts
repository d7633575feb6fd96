/** What operators and programs ask of the server itself: health, figures, documents. */
import { timingSafeEqual } from 'node:crypto'
import { type RequestHandler, Router } from 'express'
import { AppError } from '../../errors.ts'
import { isDirectLoopback } from '../../platform/http/client-address.ts'
import type { Metrics } from '../../platform/telemetry/open-metrics.ts'

export interface MetaParts {
  metrics: Metrics
  /** Lets others than this machine read the figures. */
  metricsToken: string | undefined
  /** Null when the server may get traffic, else why not. */
  notReady: () => Promise<string | null>
  openApi: () => object
  protocol: () => object
}

export function metaRoutes(parts: MetaParts): Router {
  const router = Router()
  router.get('/healthz', (_req, res) => {
    res.json({ ok: true })
  })
  router.get('/readyz', async (_req, res) => {
    const reason = await parts.notReady()
    res.status(reason ? 503 : 200).json(reason ? { ok: false, reason } : { ok: true })
  })
  router.get('/metrics', async (req, res) => {
    if (!isDirectLoopback(req) && !bears(req.get('authorization'), parts.metricsToken))
      throw new AppError('not_found')
    res.type(parts.metrics.registry.contentType).send(await parts.metrics.registry.metrics())
  })
  router.get('/openapi.json', document(parts.openApi))
  router.get('/protocol.json', document(parts.protocol))
  return router
}

/** Anyone may read the documents, also from tools on other sites. */
function document(make: () => object): RequestHandler {
  let made: object | undefined
  return (_req, res) => {
    made ??= make()
    res.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' }).json(made)
  }
}

function bears(header: string | undefined, token: string | undefined): boolean {
  const given = Buffer.from(header?.replace(/^Bearer +/i, '') ?? '')
  const wanted = Buffer.from(token ?? '')
  return wanted.length > 0 && given.length === wanted.length && timingSafeEqual(given, wanted)
}
