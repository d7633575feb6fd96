/**
 * Runs a request once per Idempotency-Key: a second one with the same key and body gets the first answer again
 * (draft-ietf-httpapi-idempotency-key-header). Keys live 24 hours.
 */
import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../errors.ts'
import type { KeptAnswer, KeyClaim, KeyStore } from './key-store.ts'
import type { AnyRoute } from './route.ts'

interface Attempt {
  /** Who calls. */
  principal: string
  key: string
  route: AnyRoute
  input: unknown
}

export async function settleOnce(
  keys: KeyStore,
  { principal, key, route, input }: Attempt,
  work: () => Promise<KeptAnswer>,
): Promise<KeptAnswer & { replayed: boolean }> {
  if (key.length > 200)
    throw new AppError('invalid_query', { detail: 'Idempotency-Key has at most 200 characters.' })
  const own = { principal, key, mark: JSON.stringify(randomUUID()) }
  const fingerprint = createHash('sha256')
    .update(`${route.name}\n${JSON.stringify(input)}`)
    .digest('hex')
  await keys.forgetOld(principal)
  if (!(await claimed(keys, own, fingerprint))) return replay(keys, own, fingerprint)
  const settled = await work().catch(async (cause) => {
    if (mayBeDone(cause)) void note(keys, own, unknownOutcome, longPausesMs)
    // Nothing was done: the key is free for another try. Where that cannot be noted, it is free in a while.
    else await keys.release(own).catch(() => {})
    throw cause
  })
  if (route.response && settled.body === undefined) await keys.release(own).catch(() => {})
  else await note(keys, own, settled)
  return { ...settled, replayed: false }
}

/** How a key is kept whose work may be done or not. */
const unknownOutcome: KeptAnswer = { status: 0, body: null }

/**
 * A connection that broke may have broken after the commit, and what is our fault may have come after it, too. A refusal
 * came before, and what the database itself says it has undone.
 */
function mayBeDone(cause: unknown): boolean {
  if (!(cause instanceof AppError)) return true
  if (cause.code === 'internal') return true
  return cause.code === 'busy' && cause.cause !== undefined && !isSqlError(cause.cause)
}

function isSqlError(cause: unknown): boolean {
  const { code, severity } = cause as { code?: unknown; severity?: unknown }
  return severity !== undefined && !/^(?:08|57P0)/.test(String(code))
}

/** A store that is busy for a moment must not make the next try do it again. */
const pausesMs = [200, 1_000]
/** Where nobody waits for it; less than the time after which a key is free. */
const longPausesMs = [200, 1_000, 5_000, 20_000, 60_000]

/** What is done is done, and is told so, also where that cannot be kept. */
async function note(
  keys: KeyStore,
  own: KeyClaim,
  settled: KeptAnswer,
  pauses: readonly number[] = pausesMs,
): Promise<void> {
  for (const pauseMs of pauses) {
    if (await isDone(keys.keep(own, settled))) return
    await sleep(pauseMs, undefined, { ref: false })
  }
  await isDone(keys.keep(own, settled))
}

function isDone(work: Promise<void>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  )
}

/** A claim whose commit was not heard of may stand all the same: nobody works on it, so it is taken back. */
async function claimed(keys: KeyStore, own: KeyClaim, fingerprint: string): Promise<boolean> {
  try {
    return await keys.claim(own, fingerprint)
  } catch (cause) {
    void takeBack(keys, own)
    throw cause
  }
}

async function takeBack(keys: KeyStore, own: KeyClaim): Promise<void> {
  for (const pauseMs of longPausesMs) {
    await sleep(pauseMs, undefined, { ref: false })
    if (await isDone(keys.release(own))) return
  }
}

async function replay(
  keys: KeyStore,
  own: KeyClaim,
  fingerprint: string,
): Promise<KeptAnswer & { replayed: boolean }> {
  const row = await keys.find(own)
  if (row && row.fingerprint !== fingerprint) throw new AppError('idempotency_conflict')
  if (row?.status === 0) throw new AppError('outcome_unknown')
  if (row?.status == null) throw new AppError('idempotency_in_progress', { retryAfter: 1 })
  return { status: row.status, body: row.body ?? undefined, replayed: true }
}
