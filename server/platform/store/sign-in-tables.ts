/** The rows of the tables that signing in needs beside people. */
import type { Generated } from 'kysely'
import type { Moment, Nullable } from './column-types.ts'

/** Mails about a person's account; the first three carry a link that signs in or proves the address. */
export type AccountMailKind =
  | 'verify_email'
  | 'password_reset'
  | 'magic_link'
  | 'password_changed'
  | 'second_factor_changed'
  | 'account_locked'

export interface SignInTables {
  sessions: {
    id: string
    user_id: string
    tenant_id: Nullable<string>
    refresh_hash: string
    previous_hash: Nullable<string>
    rotated_at: Moment
    expires_at: string
    revoked_at: Nullable<string>
    user_agent: Nullable<string>
    sso_tenant_id: Nullable<string>
    address: Nullable<string>
    created_at: Moment
  }
  account_mails: {
    id: string
    kind: AccountMailKind
    email: string
    next_path: Nullable<string>
    user_id: Nullable<string>
    token_hash: Nullable<string>
    expires_at: Nullable<string>
    created_at: Moment
  }
  guesses: { subject: string; failures: number; failed_at: string; locked_until: Nullable<string> }
  second_factors: {
    user_id: string
    secret: string
    confirmed_at: Nullable<string>
    last_step: Generated<number>
    created_at: Moment
  }
  recovery_codes: { user_id: string; code_hash: string }
}
