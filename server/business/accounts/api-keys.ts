/** API keys: secrets of a tenant's own servers, shown once and stored as a hash. */
import type { ApiKey, ApiKeyChange, ApiKeyRequest, NewApiKey } from '#wire'
import { AppError } from '../../errors.ts'
import { scopes } from '../../platform/http/route.ts'
import { newId } from '../../platform/store/new-id.ts'
import { randomBase62 } from '../../platform/tenancy/account-token.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { hashSecret } from './hash-secret.ts'

const columns = [
  'id',
  'name',
  'prefix',
  'last4',
  'scopes',
  'expires_at',
  'last_used_at',
  'per_minute',
  'previous_until',
  'created_at',
] as const
/** More would be a leak of some kind. */
const mostKeys = 100

/** Whether the text has the form of an API key. */
export function isApiKey(text: string): boolean {
  return /^dk_[0-9A-Za-z]{40}$/.test(text)
}

/** @param userId the member who makes it */
export async function createApiKey(db: TenantDb, request: ApiKeyRequest, userId: string): Promise<NewApiKey> {
  const { key, secret } = newSecret()
  if ((await listApiKeys(db, mostKeys)).length >= mostKeys) throw new AppError('limit_reached')
  const row = await db
    .insert('api_keys', {
      id: newId(),
      ...secret,
      name: request.name,
      scopes: [...new Set(request.scopes ?? scopes)],
      created_by: userId,
      expires_at: request.expires_at ? new Date(request.expires_at).toISOString() : null,
      per_minute: request.per_minute ?? null,
    })
    .returning(columns)
    .executeTakeFirstOrThrow()
  return { ...row, key }
}

/** Keys that were not revoked, the latest first. @param after id of the last one seen */
export function listApiKeys(db: TenantDb, limit: number, after?: string): Promise<ApiKey[]> {
  const query = db.select('api_keys').select(columns).where('revoked_at', 'is', null)
  const rest = after === undefined ? query : query.where('id', '<', after)
  return rest.orderBy('id', 'desc').limit(limit).execute()
}

/** Changes name or limit. Undefined when there is no such key. */
export async function changeApiKey(
  db: TenantDb,
  id: string,
  { name, per_minute }: ApiKeyChange,
): Promise<ChangedKey | undefined> {
  const query = db.select('api_keys').select([...columns, 'key_hash', 'previous_hash'])
  if (name === undefined && per_minute === undefined)
    return split(await query.where('id', '=', id).where('revoked_at', 'is', null).executeTakeFirst())
  const changed = await db
    .update('api_keys')
    .set({ ...(name !== undefined && { name }), ...(per_minute !== undefined && { per_minute }) })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning([...columns, 'key_hash', 'previous_hash'])
    .executeTakeFirst()
  return split(changed)
}

/**
 * Gives a key another secret; the one before stays good for a while, an earlier one no longer.
 * @returns undefined when there is no such key, or its time is over
 */
export async function rotateApiKey(
  db: TenantDb,
  id: string,
  graceSeconds: number,
): Promise<(ChangedKey & { key: string }) | undefined> {
  const { key, secret } = newSecret()
  const rotated = await db.transaction(async (trx) => {
    const before = await trx
      .select('api_keys')
      .select(['key_hash', 'previous_hash'])
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', new Date().toISOString())]))
      .forUpdate()
      .executeTakeFirst()
    if (!before) return undefined
    const row = await trx
      .update('api_keys')
      .set({
        ...secret,
        previous_hash: before.key_hash,
        previous_until: new Date(Date.now() + graceSeconds * 1000).toISOString(),
      })
      .where('id', '=', id)
      .returning(columns)
      .executeTakeFirstOrThrow()
    return { ...row, ...before }
  })
  const changed = split(rotated)
  return changed && { ...changed, key }
}

/** A key after a change, and the hashes under which it may be remembered. */
export interface ChangedKey {
  shown: ApiKey
  hashes: string[]
}

/** Returns the hashes of the revoked key; none when there is no such key. */
export async function revokeApiKey(db: TenantDb, id: string): Promise<string[]> {
  const revoked = await db
    .update('api_keys')
    .set({ revoked_at: new Date().toISOString() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning(['key_hash', 'previous_hash'])
    .executeTakeFirst()
  return revoked ? hashesOf(revoked) : []
}

type Hashes = { key_hash: string; previous_hash: string | null }

function split(row: (ApiKey & Hashes) | undefined): ChangedKey | undefined {
  if (!row) return undefined
  const { key_hash, previous_hash, ...shown } = row
  return { shown, hashes: hashesOf({ key_hash, previous_hash }) }
}

function hashesOf({ key_hash, previous_hash }: Hashes): string[] {
  return previous_hash === null ? [key_hash] : [key_hash, previous_hash]
}

function newSecret() {
  const key = `dk_${randomBase62(40)}`
  return { key, secret: { key_hash: hashSecret(key), prefix: key.slice(0, 7), last4: key.slice(-4) } }
}
