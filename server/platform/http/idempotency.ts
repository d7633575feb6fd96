/**
 * Runs a request once per Idempotency-Key: a second one with the same key and body gets the first answer again
 * (draft-ietf-httpapi-idempotency-key-header). Keys live 24 hours.
 */
import { createHash } from 'node:crypto'
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
  const own = { principal: `${caller.kind}:${caller.id}`, key }
  const fingerprint = createHash('sha256')
    .update(`${route.name}\n${JSON.stringify(input)}`)
    .digest('hex')
  await forgetOld(db, own)
  if (!(await claim(db, own, fingerprint))) return replay(db, own, fingerprint)
  const settled = await work().catch(async (cause) => {
    // Nothing was done: the key is free for another try. Where that cannot be noted, it is free in a while.
    await release(db, own).catch(() => {})
    throw cause
  })
  if (route.response && settled.body === undefined) await release(db, own).catch(() => {})
  else await keep(db, own, settled)
  return { ...settled, replayed: false }
}

/** A store that is busy for a moment must not make the next try do it again. */
const pausesMs = [200, 1_000]

/** What is done is done, and is told so, also where that cannot be kept. */
async function keep(db: TenantDb, own: Own, settled: Settled): Promise<void> {
  for (const pauseMs of pausesMs) {
    if (await kept(db, own, settled)) return
    await sleep(pauseMs)
  }
  await kept(db, own, settled)
}

function kept(db: TenantDb, own: Own, { status, body }: Settled): Promise<boolean> {
  return db
    .update('idempotency_keys')
    .set({ status, body: JSON.stringify(body ?? null) })
    .where('principal', '=', own.principal)
    .where('key', '=', own.key)
    .execute()
    .then(
      () => true,
      () => false,
    )
}

interface Own {
  principal: string
  key: string
}

/** A claim that was not settled is free again after a while: its process must have died. */
const isLeft = sql<boolean>`idempotency_keys.status is null and idempotency_keys.created_at < now() - interval '2 minutes'`

async function claim(db: TenantDb, own: Own, fingerprint: string): Promise<boolean> {
  const row = await db
    .insert('idempotency_keys', { ...own, fingerprint })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'principal', 'key'])
        .doUpdateSet({ created_at: sql<string>`now()` })
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

async function release(db: TenantDb, own: Own): Promise<void> {
  await db
    .delete('idempotency_keys')
    .where('principal', '=', own.principal)
    .where('key', '=', own.key)
    .execute()
}
