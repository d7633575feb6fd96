/** API keys: secrets of a tenant's own servers, shown once and stored as a hash. */
import type { ApiKey, ApiKeyRequest, NewApiKey } from '#wire'
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
  'created_at',
] as const

/** Whether the text has the form of an API key. */
export function isApiKey(text: string): boolean {
  return /^dk_[0-9A-Za-z]{40}$/.test(text)
}

/** @param userId the member who makes it */
export async function createApiKey(db: TenantDb, request: ApiKeyRequest, userId: string): Promise<NewApiKey> {
  const key = `dk_${randomBase62(40)}`
  const row = await db
    .insert('api_keys', {
      id: newId(),
      key_hash: hashSecret(key),
      name: request.name,
      prefix: key.slice(0, 7),
      last4: key.slice(-4),
      scopes: [...new Set(request.scopes ?? scopes)],
      created_by: userId,
      expires_at: request.expires_at ? new Date(request.expires_at).toISOString() : null,
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

/** Returns the hash of the revoked key, or undefined when there is no such key. */
export async function revokeApiKey(db: TenantDb, id: string): Promise<string | undefined> {
  const revoked = await db
    .update('api_keys')
    .set({ revoked_at: new Date().toISOString() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('key_hash')
    .executeTakeFirst()
  return revoked?.key_hash
}
