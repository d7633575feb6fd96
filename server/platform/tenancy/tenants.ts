/** What a tenant tells of itself: name, plan, state, the token for its snippet. */
import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { TenantDb } from './tenant-db.ts'

export function readTenant(db: TenantDb) {
  return db
    .own()
    .select([
      'id',
      'name',
      'plan',
      'status',
      'trial_ends_at',
      'allowed_origins',
      'knowledge_rev',
      'created_at',
    ])
    .executeTakeFirstOrThrow(isGone)
}

/** Waits for other changes of the tenant's settings and keeps further ones out until the transaction ends. */
export function lockTenant(db: TenantDb) {
  return db.own().select(['allowed_origins', 'knowledge_rev']).forUpdate().executeTakeFirstOrThrow(isGone)
}

export async function allowOrigins(db: TenantDb, origins: string[]): Promise<void> {
  await db.updateOwn().set({ allowed_origins: origins }).execute()
}

export async function renameTenant(db: TenantDb, name: string): Promise<void> {
  await db.updateOwn().set({ name }).execute()
}

export async function setIndustry(db: TenantDb, industry: string | null): Promise<void> {
  await db.updateOwn().set({ industry }).execute()
}

/** The newest token that is good. */
export async function accountTokenOf(db: TenantDb): Promise<string> {
  const { token } = await db
    .select('account_tokens')
    .select('token')
    .where('revoked_at', 'is', null)
    .orderBy(sql`created_at`, 'desc')
    .executeTakeFirstOrThrow(isGone)
  return token
}

/** The tenant was erased, and whoever calls is remembered for another moment. */
function isGone(): Error {
  return new AppError('unauthorized')
}
