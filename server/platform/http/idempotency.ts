/**
 * Runs a request once per Idempotency-Key: a second one with the same key and body gets the first answer again
 * (draft-ietf-httpapi-idempotency-key-header). Keys live 24 hours.
 */
import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { TenantDb } from '../tenancy/tenant-db.ts'
import type { AnyRoute, Caller } from './route.ts'

interface Attempt {
  caller: Caller
  key: string
  route: AnyRoute
  input: unknown
}
interface Settled {
  status: number
  body: unknown
}

const lifeMs = 24 * 3600 * 1000

export async function settleOnce(
  db: TenantDb,
  { caller, key, route, input }: Attempt,
  work: () => Promise<Settled>,
): Promise<Settled & { replayed: boolean }> {
  if (key.length > 200)
    throw new AppError('invalid_query', { detail: 'Idempotency-Key has at most 200 characters.' })
  const mark = JSON.stringify(randomUUID())
  const own = { principal: `${caller.kind}:${caller.id}`, key, mark }
  const fingerprint = createHash('sha256')
    .update(`${route.name}\n${JSON.stringify(input)}`)
    .digest('hex')
  await forgetOld(db, own)
  if (!(await claimed(db, own, fingerprint))) return replay(db, own, fingerprint)
  const settled = await work().catch(async (cause) => {
    if (mayBeDone(cause)) void note(db, own, unknownOutcome, longPausesMs)
    // Nothing was done: the key is free for another try. Where that cannot be noted, it is free in a while.
    else await release(db, own).catch(() => {})
    throw cause
  })
  if (route.response && settled.body === undefined) await release(db, own).catch(() => {})
  else await note(db, own, settled)
  return { ...settled, replayed: false }
}

/** How a key is kept whose work may be done or not. */
const unknownOutcome: Settled = { status: 0, body: null }

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
  db: TenantDb,
  own: Own,
  settled: Settled,
  pauses: readonly number[] = pausesMs,
): Promise<void> {
  for (const pauseMs of pauses) {
    if (await noted(db, own, settled)) return
    await sleep(pauseMs, undefined, { ref: false })
  }
  await noted(db, own, settled)
}

function noted(db: TenantDb, own: Own, { status, body }: Settled): Promise<boolean> {
  return db
    .update('idempotency_keys')
    .set({ status, body: JSON.stringify(body ?? null) })
    .where('principal', '=', own.principal)
    .where('key', '=', own.key)
    .where(isOwn(own))
    .execute()
    .then(
      () => true,
      () => false,
    )
}

interface Own {
  principal: string
  key: string
  /** Of this try, as JSON: another one that took the key over is left alone. */
  mark: string
}

/** A claim that was not settled is free again after a while: its process must have died. */
const isLeft = sql<boolean>`idempotency_keys.status is null and idempotency_keys.created_at < now() - interval '2 minutes'`

/** A claim whose commit was not heard of may stand all the same: nobody works on it, so it is taken back. */
async function claimed(db: TenantDb, own: Own, fingerprint: string): Promise<boolean> {
  try {
    return await claim(db, own, fingerprint)
  } catch (cause) {
    void takeBack(db, own)
    throw cause
  }
}

async function takeBack(db: TenantDb, own: Own): Promise<void> {
  for (const pauseMs of longPausesMs) {
    await sleep(pauseMs, undefined, { ref: false })
    const isDone = await release(db, own).then(
      () => true,
      () => false,
    )
    if (isDone) return
  }
}

async function claim(db: TenantDb, own: Own, fingerprint: string): Promise<boolean> {
  const row = await db
    .insert('idempotency_keys', { principal: own.principal, key: own.key, fingerprint, body: own.mark })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'principal', 'key'])
        .doUpdateSet({ created_at: sql<string>`now()`, body: own.mark })
        .where(isLeft)
        .where('idempotency_keys.fingerprint', '=', fingerprint),
    )
    .returning('key')
    .executeTakeFirst()
  return row !== undefined
}

async function replay(db: TenantDb, own: Own, fingerprint: string): Promise<Settled & { replayed: boolean }> {
  const row = await db
    .select('idempotency_keys')
    .select(['fingerprint', 'status', 'body'])
    .where('principal', '=', own.principal)
    .where('key', '=', own.key)
    .executeTakeFirst()
  if (row && row.fingerprint !== fingerprint) throw new AppError('idempotency_conflict')
  if (row?.status === 0) throw new AppError('outcome_unknown')
  if (row?.status == null) throw new AppError('idempotency_in_progress', { retryAfter: 1 })
  return { status: row.status, body: row.body ?? undefined, replayed: true }
}

async function forgetOld(db: TenantDb, own: Own): Promise<void> {
  await db
    .delete('idempotency_keys')
    .where('principal', '=', own.principal)
    .where('created_at', '<', new Date(Date.now() - lifeMs).toISOString())
    .execute()
}

function isOwn({ mark }: Own) {
  return sql<boolean>`idempotency_keys.status is null and idempotency_keys.body = ${mark}::jsonb`
}

async function release(db: TenantDb, own: Own): Promise<void> {
  await db
    .delete('idempotency_keys')
    .where('principal', '=', own.principal)
    .where('key', '=', own.key)
    .where(isOwn(own))
    .execute()
}
