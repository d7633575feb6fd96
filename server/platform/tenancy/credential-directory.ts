/** Look-ups that settle from a credential who asks, before a tenant is known. */

import { type Kysely, sql } from 'kysely'
import type { IdentityMode, MemberRole } from '#wire'
import type { Row, Tables } from '../store/tables.ts'
import { isClosedToSession } from './needs-sso.ts'
import type { TenantId } from './tenant-db.ts'

export type TenantStatus = Row<'tenants'>['status']

/** The tenant that an account token names. */
export interface TenantOfToken {
  tenant_id: TenantId
  name: string
  status: TenantStatus
  allowed_origins: string[]
  identity_mode: IdentityMode
  created_at: string
}

/** The holder of an API key. */
export interface KeyHolder {
  id: string
  tenant_id: TenantId
  scopes: string[]
  status: TenantStatus
  per_minute: number | null
}

/** The person behind a session, with the role of this moment. */
export interface SessionHolder {
  id: string
  user_id: string
  /** And the session is the person's own, opened by no business's provider. */
  is_super_admin: boolean
  /** The open tenant; null when there is none, it was deleted, or the person is no member of it and does not look in. */
  tenant: {
    id: TenantId
    role: MemberRole
    status: TenantStatus
    /** Present while a super admin looks in. */
    view: { id: string; reason: string; ends_at: string } | null
  } | null
}

export function credentialLookUps(db: Kysely<Tables>) {
  return {
    tenantOfToken: (token: string) =>
      db
        .selectFrom('account_tokens as token')
        .innerJoin('tenants', 'tenants.id', 'token.tenant_id')
        .select(['token.tenant_id', 'tenants.name', 'status', 'allowed_origins', 'identity_mode'])
        .select('tenants.created_at')
        .where('token', '=', token)
        .where('revoked_at', 'is', null)
        .where('deleted_at', 'is', null)
        .$castTo<TenantOfToken>()
        .executeTakeFirst(),

    /** The status of each tenant; of one that was deleted there is none. */
    standingOf: async (tenantIds: readonly TenantId[]): Promise<Map<TenantId, TenantStatus>> => {
      const rows = await db
        .selectFrom('tenants')
        .select(['id', 'status'])
        .where('id', '=', sql<string>`any(${tenantIds}::uuid[])`)
        .where('deleted_at', 'is', null)
        .execute()
      return new Map(rows.map(({ id, status }) => [id as TenantId, status]))
    },

    holderOfKey: (keyHash: string) =>
      db
        .selectFrom('api_keys')
        .innerJoin('tenants', 'tenants.id', 'api_keys.tenant_id')
        .select(['api_keys.id', 'tenant_id', 'scopes', 'status', 'per_minute'])
        .where((eb) =>
          eb.or([
            eb('key_hash', '=', keyHash),
            eb.and([eb('previous_hash', '=', keyHash), eb('previous_until', '>', sql<string>`now()`)]),
          ]),
        )
        .where('revoked_at', 'is', null)
        .where('deleted_at', 'is', null)
        .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', sql<string>`now()`)]))
        .$castTo<KeyHolder>()
        .executeTakeFirst(),

    holderOfSession: async (sessionId: string): Promise<SessionHolder | undefined> => {
      const row = await sessionRow(db, sessionId)
      return row && holderOf(row)
    },
  }
}

type SessionRow = NonNullable<Awaited<ReturnType<typeof sessionRow>>>

function holderOf(row: SessionRow): SessionHolder {
  const { tenant_id, role, status, needs_sso, view_id, view_reason, view_ends_at, ...person } = row
  const view = view_id ? { id: view_id, reason: view_reason ?? '', ends_at: String(view_ends_at) } : null
  // Who looks in reads, whatever role the same person may have there.
  const openAs = view ? 'viewer' : needs_sso ? null : role
  const isOpen = tenant_id && status && openAs
  return { ...person, tenant: isOpen ? { id: tenant_id as TenantId, status, role: openAs, view } : null }
}

function sessionRow(db: Kysely<Tables>, sessionId: string) {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .leftJoin('tenant_views as view', (join) =>
      join
        .onRef('view.session_id', '=', 'sessions.id')
        .on('view.ended_at', 'is', null)
        .on('view.ends_at', '>', sql<string>`now()`)
        .on(actsAsOperator),
    )
    .leftJoin('tenants', (join) =>
      join
        .on((eb) => eb('tenants.id', '=', sql<string>`coalesce(view.tenant_id, sessions.tenant_id)`))
        .on('tenants.deleted_at', 'is', null),
    )
    .leftJoin('members', (join) =>
      join.onRef('members.tenant_id', '=', 'tenants.id').onRef('members.user_id', '=', 'sessions.user_id'),
    )
    .select([
      'sessions.id',
      'sessions.user_id',
      actsAsOperator.as('is_super_admin'),
      isClosedToSession.as('needs_sso'),
      'tenants.id as tenant_id',
      'tenants.status',
      'members.role',
      'view.id as view_id',
      'view.reason as view_reason',
      'view.ends_at as view_ends_at',
    ])
    .where('sessions.id', '=', sessionId)
    .where('sessions.revoked_at', 'is', null)
    .where('sessions.expires_at', '>', sql<string>`now()`)
    .orderBy('view.started_at', 'desc')
    .executeTakeFirst()
}

/** The provider of one business does not vouch for who reaches them all. */
const actsAsOperator = sql<boolean>`(users.is_super_admin and sessions.sso_tenant_id is null)`
