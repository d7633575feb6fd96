/** The rows of every table, as Kysely sees them. `migrations/` says what the columns mean. */

import type { ColumnType, Generated, GeneratedAlways, Insertable, Selectable } from 'kysely'
import type { Business, IdentityMode, MemberRole } from '#wire'
import type { Json, Moment, Nullable } from './column-types.ts'
import type { SecurityTables } from './security-tables.ts'
import type { SignInTables } from './sign-in-tables.ts'
import type { TalkTables } from './talk-tables.ts'

export interface Tables extends SignInTables, SecurityTables, TalkTables {
  migrations: { number: number; name: string; checksum: string; applied_at: Moment }
  installation: { name: string; value: string }
  tenants: {
    id: string
    name: string
    industry: Nullable<string>
    status: 'trial' | 'active' | 'past_due' | 'suspended'
    plan: string
    trial_ends_at: Nullable<string>
    knowledge_rev: Generated<number>
    allowed_origins: Generated<string[]>
    identity_mode: Generated<IdentityMode>
    signup_key: Nullable<string>
    deleted_at: Nullable<string>
    payment_method_id: Nullable<string>
    area_code: Nullable<string>
    created_at: Moment
  }
  users: {
    id: string
    email: string
    name: Nullable<string>
    password_hash: Nullable<string>
    is_super_admin: Generated<boolean>
    email_verified_at: Nullable<string>
    credential_epoch: Generated<number>
    last_tenant_id: Nullable<string>
    created_at: Moment
  }
  members: { tenant_id: string; user_id: string; role: MemberRole; created_at: Moment }
  tenant_views: {
    tenant_id: string
    id: string
    session_id: string
    user_id: string
    reason: string
    started_at: Moment
    ends_at: string
    ended_at: Nullable<string>
  }
  model_spend: {
    tenant_id: string
    day: string
    tokens: Generated<number>
    calls: Generated<number>
    told: Generated<number>
  }
  account_tokens: { token: string; tenant_id: string; revoked_at: Nullable<string>; created_at: Moment }
  api_keys: {
    id: string
    tenant_id: string
    key_hash: string
    name: string
    prefix: string
    last4: string
    scopes: string[]
    created_by: Nullable<string>
    expires_at: Nullable<string>
    last_used_at: Nullable<string>
    revoked_at: Nullable<string>
    per_minute: Nullable<number>
    previous_hash: Nullable<string>
    previous_until: Nullable<string>
    created_at: Moment
  }
  invitations: {
    tenant_id: string
    id: string
    email: string
    role: Exclude<MemberRole, 'owner'>
    token_hash: Nullable<string>
    is_mailed: Generated<boolean>
    invited_by: Nullable<string>
    expires_at: string
    accepted_at: Nullable<string>
    accepted_by: Nullable<string>
    revoked_at: Nullable<string>
    created_at: Moment
  }
  outbox: {
    id: GeneratedAlways<number>
    tenant_id: string
    type: string
    payload: Json<Record<string, unknown>>
    created_at: Moment
  }
  jobs: {
    id: string
    tenant_id: string | null
    lane: GeneratedAlways<string>
    kind: string
    payload: Json<Record<string, string | number | boolean>>
    key: Nullable<string>
    state: Generated<'waiting' | 'running' | 'dead'>
    run_at: Moment
    tries: Generated<number>
    crashes: Generated<number>
    fence: Generated<number>
    lease_until: Nullable<string>
    error: Nullable<string>
    created_at: Moment
    died_at: Nullable<string>
  }
  seen_origins: {
    tenant_id: string
    origin: string
    count: Generated<number>
    first_seen_at: Moment
    last_seen_at: Moment
  }
  profiles: {
    tenant_id: string
    from_rev: number
    to_rev: Nullable<number>
    business: Json<Business>
    created_at: Moment
  }
  bots: {
    tenant_id: string
    id: string
    slug: string
    name: string
    is_default: Generated<boolean>
    version: Generated<number>
    draft: ColumnType<unknown, string | null | undefined, string | null>
    created_at: Moment
  }
  bot_versions: {
    tenant_id: string
    bot_id: string
    version: number
    config: Json<unknown>
    created_by: Nullable<string>
    created_at: Moment
  }
  intent_models: {
    tenant_id: string
    bot_id: string
    fingerprint: string
    model: Buffer
    created_at: Moment
  }
  articles: {
    tenant_id: string
    id: string
    from_rev: number
    to_rev: Nullable<number>
    bot_id: Nullable<string>
    question: string
    answer: string
    phrasings: Generated<string[]>
    url: Nullable<string>
    locale: Nullable<string>
    created_at: string
    updated_at: Moment
  }
  article_vectors: {
    tenant_id: string
    article_id: string
    from_rev: number
    model: string
    text_hash: string
    /** Written as the database's own bytes for an array. */
    vector: ColumnType<number[], Buffer, Buffer>
    created_at: Moment
  }
  idempotency_keys: {
    tenant_id: string
    principal: string
    key: string
    fingerprint: string
    status: Nullable<number>
    body: ColumnType<unknown, string | null | undefined, string | null>
    created_at: Moment
  }
}

/** A row as it is read. */
export type Row<T extends keyof Tables> = Selectable<Tables[T]>
/** A row as it is written. */
export type NewRow<T extends keyof Tables> = Insertable<Tables[T]>
