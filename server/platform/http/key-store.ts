/** Where the keys of Idempotency-Key are kept: with the tenant whose call it is. */
import { sql } from 'kysely'
import type { TenantDb } from '../tenancy/tenant-db.ts'

/** One try under a key. */
export interface KeyClaim {
  /** Who calls: a key of somebody else is another key. */
  principal: string
  key: string
  /** Of this try, as JSON: another one that took the key over is left alone. */
  mark: string
}

export interface KeptAnswer {
  status: number
  body: unknown
}

export interface KeyStore {
  /** Forgets what the caller asked for more than a day ago. */
  forgetOld(principal: string): Promise<void>
  /** False when the key is taken: by another try, or for another request. */
  claim(claim: KeyClaim, fingerprint: string): Promise<boolean>
  find(claim: KeyClaim): Promise<{ fingerprint: string; status: number | null; body: unknown } | undefined>
  /** Keeps the answer, unless another try took the key over. */
  keep(claim: KeyClaim, answer: KeptAnswer): Promise<void>
  /** Frees the key, unless another try took it over or it was answered. */
  release(claim: KeyClaim): Promise<void>
}

const lifeMs = 24 * 3600 * 1000

export function tenantKeys(db: TenantDb): KeyStore {
  return {
    forgetOld: async (principal) => {
      await db
        .delete('idempotency_keys')
        .where('principal', '=', principal)
        .where('created_at', '<', new Date(Date.now() - lifeMs).toISOString())
        .execute()
    },
    claim: (claim, fingerprint) => claimKey(db, claim, fingerprint),
    find: ({ principal, key }) =>
      db
        .select('idempotency_keys')
        .select(['fingerprint', 'status', 'body'])
        .where('principal', '=', principal)
        .where('key', '=', key)
        .executeTakeFirst(),
    keep: async (claim, { status, body }) => {
      await db
        .update('idempotency_keys')
        .set({ status, body: JSON.stringify(body ?? null) })
        .where('principal', '=', claim.principal)
        .where('key', '=', claim.key)
        .where(isOwn(claim))
        .execute()
    },
    release: async (claim) => {
      await db
        .delete('idempotency_keys')
        .where('principal', '=', claim.principal)
        .where('key', '=', claim.key)
        .where(isOwn(claim))
        .execute()
    },
  }
}

/** A claim that was not settled is free again after a while: its process must have died. */
const isLeft = sql<boolean>`idempotency_keys.status is null and idempotency_keys.created_at < now() - interval '2 minutes'`

async function claimKey(
  db: TenantDb,
  { principal, key, mark }: KeyClaim,
  fingerprint: string,
): Promise<boolean> {
  const row = await db
    .insert('idempotency_keys', { principal, key, fingerprint, body: mark })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'principal', 'key'])
        .doUpdateSet({ created_at: sql<string>`now()`, body: mark })
        .where(isLeft)
        .where('idempotency_keys.fingerprint', '=', fingerprint),
    )
    .returning('key')
    .executeTakeFirst()
  return row !== undefined
}

function isOwn({ mark }: KeyClaim) {
  return sql<boolean>`idempotency_keys.status is null and idempotency_keys.body = ${mark}::jsonb`
}
