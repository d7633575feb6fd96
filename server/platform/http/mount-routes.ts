/** Turns routes into Express handlers: credential, limit, validation, idempotency, handler, response schema. */
import { isDeepStrictEqual } from 'node:util'
import { json, type Request, type RequestHandler, type Response, Router } from 'express'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { AuditBook } from '../audit/open-audit.ts'
import type { Limits } from '../limits/open-limits.ts'
import type { Store } from '../store/open-store.ts'
import type { Metrics } from '../telemetry/open-metrics.ts'
import type { LoadWatch } from '../telemetry/watch-load.ts'
import type { OpenTenant } from '../tenancy/tenant-db.ts'
import { type Admitted, admitCaller } from './admit-caller.ts'
import { auditedCall } from './audited-call.ts'
import { openExchange } from './exchange.ts'
import { letFileGo } from './file-body.ts'
import { settleOnce } from './idempotency.ts'
import { type KeyStore, tenantKeys } from './key-store.ts'
import type { Addresses } from './open-addresses.ts'
import { invalid } from './problem.ts'
import type { AnyRoute, Caller, CallerResolver } from './route.ts'
import { takeLimits } from './take-limits.ts'

export interface RouteParts {
  limits: Limits
  metrics: Metrics
  log: Log
  callers: CallerResolver
  /** Notes what a super admin looks at in a tenant, before it is shown. */
  viewed(caller: Extract<Caller, { kind: 'member' }>, what: { route: string; path: string }): Promise<void>
  openTenant: OpenTenant
  /** Where the operator's keys are kept, which are no tenant's. */
  operatorKeys: KeyStore
  addresses: Addresses
  store: Pick<Store, 'isFull'>
  audit: Pick<AuditBook, 'announce'>
  load: Pick<LoadWatch, 'isOverloaded'>
  /** Fails a response that has fields its schema does not know. For tests. */
  strictResponses: boolean
}

export function mountRoutes(routes: readonly AnyRoute[], parts: RouteParts): Router {
  const router = Router()
  const parseJson = json({ limit: '256kb', type: () => true, strict: false })
  for (const route of routes) {
    const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'
    router[method](route.path, ...(route.body && !route.bodyLimit ? [parseJson] : []), (req, res) =>
      inTime(route, res, lettingGo(route, req, res, serve(route, req, res, parts))),
    )
  }
  for (const path of new Set(routes.map((route) => route.path))) router.all(path, refuseMethod(path, routes))
  return router
}

/** Behind all routes: the path is one of ours, the method is not. No other site may ask, so that OPTIONS allows none. */
function refuseMethod(path: string, routes: readonly AnyRoute[]): RequestHandler {
  const methods = routes.filter((route) => route.path === path).map(({ method }) => method)
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
  return (req, res) => {
    res.set('Allow', allow)
    if (req.method !== 'OPTIONS') throw new AppError('method_not_allowed')
    res.status(204).end()
  }
}

/** Whose file was refused hears why. */
async function lettingGo(route: AnyRoute, req: Request, res: Response, work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (cause) {
    if (route.takesFile) letFileGo(req, res, route.takesFile)
    throw cause
  }
}

/** Nobody waits longer. What is still at work comes to its end unheard, and under a key its answer is kept. */
function inTime(route: AnyRoute, res: Response, work: Promise<void>): Promise<void> {
  const seconds = route.within ?? (route.bodyLimit ? 60 : 10)
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      // A stream that has begun takes its time.
      const cause = new Error(`${route.name} was not done within ${seconds} s`)
      if (!res.headersSent) reject(new AppError('busy', { retryAfter: 2, cause }))
    }, seconds * 1000)
    work.finally(() => clearTimeout(late)).then(resolve, reject)
  })
}

async function serve(route: AnyRoute, req: Request, res: Response, parts: RouteParts): Promise<void> {
  const began = performance.now()
  res.on('finish', () => {
    parts.metrics.requests.inc({ route: route.name, status: String(res.statusCode) })
    parts.metrics.requestSeconds.observe({ route: route.name }, (performance.now() - began) / 1000)
  })
  shed(route, parts)
  const who = await admitCaller(route, req, parts.callers)
  const { caller } = who
  await takeLimits(route, who, res, parts)
  refuseWhenFull(route, parts.store)
  if (route.bodyLimit) await readLarge(route.bodyLimit, req, res)
  const given = validate(route, req)
  if (caller?.kind === 'member' && caller.viewing)
    await parts.viewed(caller, { route: route.name, path: req.path })
  const { exchange, streams, noted } = openExchange(req, res, parts.addresses.of, route.takesFile)
  const tenantId = caller?.tenantId
  const call = { ...given, http: exchange, ...who, ...(tenantId && { tenantId }) }
  const work = () =>
    auditedCall(route, parts.audit, { caller, input: given, http: exchange, noted }, () =>
      route.handle(call as never),
    )
  // An answer belongs to who asked: the same address means another thing to another tenant.
  res.set('Cache-Control', 'no-store')
  const key = isKeyed(route) ? req.get('idempotency-key') : undefined
  const keys = keysOf(who, parts)
  const answer = async () => ({ status: statusOf(route), body: shape(route, await work(), parts, streams()) })
  const { status, body, replayed } =
    key && keys
      ? await settleOnce(keys.store, { principal: keys.principal, key, route, input: given }, answer)
      : { ...(await answer()), replayed: false }
  if (!streams()) send(res, { status, body, replayed })
}

/** Whether a call may say by a key that it is the same again. */
function isKeyed({ method, answersSecret, takesFile }: AnyRoute): boolean {
  return (method === 'POST' || method === 'PATCH') && !answersSecret && !takesFile
}

/** Whose keys a call may use; a person's own calls, and those of nobody, have none. */
function keysOf({ caller, admin }: Admitted, { openTenant, operatorKeys }: RouteParts) {
  if (caller)
    return { store: tenantKeys(openTenant(caller.tenantId)), principal: `${caller.kind}:${caller.id}` }
  return admin && { store: operatorKeys, principal: `admin:${admin.id}` }
}

function send(res: Response, answer: { status: number; body: unknown; replayed: boolean }): void {
  // It came too late, and was told so.
  if (res.headersSent) return
  if (answer.replayed) res.set('Idempotency-Replayed', 'true')
  res.status(answer.status)
  if (answer.body === undefined) res.end()
  else res.json(answer.body)
}

function shed({ essential }: AnyRoute, { load, metrics }: RouteParts): void {
  if (essential || !load.isOverloaded()) return
  metrics.shed.inc({ what: 'request' })
  throw new AppError('busy', { retryAfter: 2 })
}

function readLarge(limit: string, req: Request, res: Response): Promise<void> {
  const parse = json({ limit, type: () => true, strict: false })
  return new Promise((resolve, reject) => {
    parse(req, res, (error?: unknown) => (error ? reject(error) : resolve()))
  })
}

function refuseWhenFull({ method }: AnyRoute, store: RouteParts['store']): void {
  if (method !== 'GET' && store.isFull()) throw new AppError('storage_full', { retryAfter: 10 })
}

const noQuery = z.strictObject({})

function validate(route: AnyRoute, req: Request) {
  const params = route.params?.safeParse(req.params)
  // A path that cannot name an object is answered as one that names none.
  if (params && !params.success) throw new AppError('not_found')
  const query = (route.query ?? noQuery).safeParse(req.query)
  if (!query.success) throw invalid(query.error, 'invalid_query')
  const body = route.body?.safeParse(req.body)
  if (body && !body.success) throw invalid(body.error, 'invalid_input')
  return { params: params?.data, query: query.data, body: body?.data }
}

function statusOf(route: AnyRoute): number {
  return route.status ?? (route.response ? 200 : 204)
}

/** Drops what the schema does not know, so that no column leaves by accident. */
function shape(
  route: AnyRoute,
  result: unknown,
  { strictResponses }: RouteParts,
  streamed: boolean,
): unknown {
  // A stream that broke off has no result.
  if (!route.response || (streamed && result === undefined)) return undefined
  const shaped = route.response.parse(result)
  if (strictResponses && !isDeepStrictEqual(plain(shaped), plain(result))) {
    throw new Error(`${route.name} answers fields that its schema does not know`)
  }
  return shaped
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
