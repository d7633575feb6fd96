/** The rows of the tables that signing in needs beside people and their sessions. */
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
