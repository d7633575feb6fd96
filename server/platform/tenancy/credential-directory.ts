/** Look-ups that settle from a credential who asks, before a tenant is known. */

import { type Kysely, sql } from 'kysely'
import type { MemberRole } from '#wire'
import type { Row, Tables } from '../store/tables.ts'
import type { TenantId } from './tenant-db.ts'

export type TenantStatus = Row<'tenants'>['status']

/** The tenant that an account token names. */
export interface TenantOfToken {
  tenant_id: TenantId
  name: string
  status: TenantStatus
  allowed_origins: string[]
  created_at: string
}

/** The holder of an API key. */
export interface KeyHolder {
  id: string
  tenant_id: TenantId
  scopes: string[]
  status: TenantStatus
}

/** The member behind a session, with the role of this moment. */
export interface SessionHolder {
  id: string
  user_id: string
  tenant_id: TenantId
  role: MemberRole
  status: TenantStatus
}

export function credentialLookUps(db: Kysely<Tables>) {
  return {
    tenantOfToken: (token: string) =>
      db
        .selectFrom('account_tokens as token')
        .innerJoin('tenants', 'tenants.id', 'token.tenant_id')
        .select(['token.tenant_id', 'tenants.name', 'status', 'allowed_origins', 'tenants.created_at'])
        .where('token', '=', token)
        .where('revoked_at', 'is', null)
        .$castTo<TenantOfToken>()
        .executeTakeFirst(),

    holderOfKey: (keyHash: string) =>
      db
        .selectFrom('api_keys')
        .innerJoin('tenants', 'tenants.id', 'api_keys.tenant_id')
        .select(['api_keys.id', 'tenant_id', 'scopes', 'status'])
        .where('key_hash', '=', keyHash)
        .where('revoked_at', 'is', null)
        .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', sql<string>`now()`)]))
        .$castTo<KeyHolder>()
        .executeTakeFirst(),

    holderOfSession: (sessionId: string) =>
      db
        .selectFrom('sessions')
        .innerJoin('members', (join) =>
          join
            .onRef('members.tenant_id', '=', 'sessions.tenant_id')
            .onRef('members.user_id', '=', 'sessions.user_id'),
        )
        .innerJoin('tenants', 'tenants.id', 'sessions.tenant_id')
        .select(['sessions.id', 'sessions.user_id', 'sessions.tenant_id', 'role', 'status'])
        .where('sessions.id', '=', sessionId)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', sql<string>`now()`)
        .$castTo<SessionHolder>()
        .executeTakeFirst(),
  }
}
