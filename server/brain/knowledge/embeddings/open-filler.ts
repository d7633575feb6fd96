/** Brings articles their vectors in the background: tenants in turn, a batch each, and nobody waits for it. */
import type { Log } from '../../../log.ts'
import type { TenantDb } from '../../../platform/tenancy/tenant-db.ts'
import type { EmbeddingClient } from './embedding-client.ts'
import { asEmbeddingFailure, type EmbeddingFailure } from './embedding-failure.ts'
import { type BatchParts, batchSize, fillBatch } from './fill-batch.ts'
import { guardClient } from './guard-client.ts'
import { articlesWithout, removeEnded, removeOtherSizes } from './stored-vectors.ts'

export interface Filler {
  /**
   * Says that a tenant's articles may lack vectors, or have some that they no longer need.
   * @param filled called once all that can be had is in the store
   */
  want(db: TenantDb, filled?: () => void): void
  /** Takes no further batch, and waits for those in hand. */
  close(): Promise<void>
}

export interface FillerOptions {
  client: EmbeddingClient
  log: Log
  clock: () => number
}

interface Wish {
  db: TenantDb
  filled: Set<() => void>
  /** Articles that this pass has still to bring theirs; null before its start. */
  lacking: string[] | null
  /** Something changed since the pass began. */
  isStale: boolean
}

/** Changes that come close together are filled together. */
const gatherMs = 200
/** Batches under way at once, each of another tenant. */
const lanes = 2
/** Who asks beyond is not heard, and asks again with the next question. */
const mostWaiting = 200
/** Desks of one tenant that wait for news; the newest ones matter. */
const mostListeners = 8
const breaker = { failures: 3, windowMs: 120_000, openMs: 30_000 }

export function openFiller(options: FillerOptions): Filler {
  const parts = batchParts(options)
  const waiting = new Map<string, Wish>()
  const atWork = new Map<string, Promise<void>>()
  let timer: NodeJS.Timeout | undefined
  let restsUntil = 0
  let isClosed = false

  const want = (db: TenantDb, filled?: () => void) => {
    const known = waiting.get(db.tenantId)
    if (isClosed || (!known && waiting.size >= mostWaiting) || options.clock() < restsUntil) return
    const wish = known ?? { db, filled: new Set(), lacking: null, isStale: false }
    wish.isStale = wish.lacking !== null
    if (filled) listen(wish, filled)
    waiting.set(db.tenantId, wish)
    timer ??= setTimeout(() => {
      timer = undefined
      begin()
    }, gatherMs)
  }
  const begin = () => {
    for (const [tenantId, wish] of waiting) {
      if (atWork.size >= lanes || isClosed) return
      if (atWork.has(tenantId)) continue
      waiting.delete(tenantId)
      const work = fill(wish).finally(() => {
        atWork.delete(tenantId)
        begin()
      })
      atWork.set(tenantId, work)
    }
  }
  /** Never rejects: what failed is wanted again by the next who misses it. */
  const fill = async (wish: Wish): Promise<void> => {
    try {
      if (await fillSome(wish, parts)) toTheEnd(waiting, wish)
      else for (const filled of wish.filled) filled()
    } catch (error) {
      const failure = asEmbeddingFailure(error)
      if (failure.reason === 'refused') restsUntil = options.clock() + breaker.openMs
      if (!isClosed) report(options, failure)
    }
  }
  return {
    want,
    close: async () => {
      isClosed = true
      clearTimeout(timer)
      await Promise.all(atWork.values())
    },
  }
}

function batchParts({ client, log, clock }: FillerOptions): BatchParts {
  const { model } = client
  const embed = guardClient(client.embed, breaker, clock, ({ message }) => {
    log.warn({ model, failure: message, open_ms: breaker.openMs }, 'embedding articles rests for a while')
  })
  const guarded: BatchParts['client'] = {
    model,
    embed,
    get dimensions() {
      return client.dimensions
    },
  }
  return { client: guarded, refused: new Set() }
}

/** One batch. True when the pass goes on. */
async function fillSome(wish: Wish, parts: BatchParts): Promise<boolean> {
  const { db } = wish
  const { model, dimensions } = parts.client
  if (!wish.lacking && dimensions !== null) await removeOtherSizes(db, model, dimensions)
  wish.lacking ??= await articlesWithout(db, model)
  const batch = wish.lacking.splice(0, batchSize)
  if (batch.length > 0) await fillBatch(db, batch, parts)
  if (wish.lacking.length > 0) return true
  await removeEnded(db, model)
  if (!wish.isStale) return false
  Object.assign(wish, { lacking: null, isStale: false })
  return true
}

/** Behind the other tenants. What was asked for meanwhile may be news: then a new pass follows this one. */
function toTheEnd(waiting: Map<string, Wish>, wish: Wish): void {
  const { tenantId } = wish.db
  const asked = waiting.get(tenantId)
  for (const filled of asked?.filled ?? []) listen(wish, filled)
  wish.isStale ||= asked !== undefined && wish.lacking !== null
  waiting.delete(tenantId)
  waiting.set(tenantId, wish)
}

function listen({ filled }: Wish, listener: () => void): void {
  filled.add(listener)
  const [oldest] = filled
  if (filled.size > mostListeners && oldest) filled.delete(oldest)
}

function report({ log, client }: FillerOptions, { reason, message, cause }: EmbeddingFailure): void {
  if (reason === 'resting') return
  // A fault of ours or of the store needs its whole story; the server's own words may quote texts.
  const story = reason === 'unexpected' ? { err: cause } : { failure: message }
  log.warn({ model: client.model, ...story }, 'articles were not embedded')
}
