/** The rows of the tables of secrets at rest, the audit log, single sign-on and proofs of identity. */
import type { ColumnType, Generated } from 'kysely'
import type { Json, Moment, Nullable } from './column-types.ts'

export interface SecurityTables {
  operator_log: {
    id: string
    at: Moment
    actor_id: Nullable<string>
    actor_name: Nullable<string>
    action: string
    target_type: Nullable<string>
    target_id: Nullable<string>
    target_name: Nullable<string>
    reason: Nullable<string>
    address: Nullable<string>
    detail: Json<Record<string, unknown>>
  }
  operator_keys: {
    principal: string
    key: string
    fingerprint: string
    status: Nullable<number>
    body: ColumnType<unknown, string | null | undefined, string | null>
    created_at: Moment
  }
  identity_secrets: {
    tenant_id: string
    kid: string
    secret: string
    last4: string
    created_at: Moment
    last_used_at: Nullable<string>
  }
  data_keys: { tenant_id: string; wrapped: string; wrapped_by: string; created_at: Moment }
  audit_heads: {
    tenant_id: string
    seq: number
    hash: string
    anchored_seq: Generated<number>
    keep_days: Nullable<number>
    cut_seq: Generated<number>
    cut_hash: Nullable<string>
  }
  audit_log: {
    tenant_id: string
    seq: number
    at: string
    actor_kind: 'member' | 'key' | 'super_admin' | 'system'
    actor_id: Nullable<string>
    actor_name: Nullable<string>
    action: string
    target_type: Nullable<string>
    target_id: Nullable<string>
    detail: Json<Record<string, unknown>>
    address: Nullable<string>
    reason: Nullable<string>
    request_id: Nullable<string>
    hash: string
  }
  audit_intents: { tenant_id: string; id: string; entry: Json<Record<string, unknown>>; created_at: Moment }
  sso_settings: {
    tenant_id: string
    issuer: string
    client_id: string
    client_secret: Nullable<string>
    auto_join: boolean
    default_role: 'admin' | 'agent' | 'viewer'
    required: boolean
    updated_at: Moment
  }
  sso_domains: {
    tenant_id: string
    domain: string
    verified_at: Nullable<string>
    checked_at: Nullable<string>
    missed: Generated<number>
  }
  sso_identities: {
    tenant_id: string
    issuer: string
    subject: string
    user_id: string
    created_at: Moment
  }
  sso_attempts: {
    tenant_id: string
    state_hash: string
    browser_hash: string
    nonce: string
    verifier: string
    issuer: string
    client_id: string
    expires_at: string
  }
}
