/** Single sign-on of a business's members through its own OpenID Connect provider. */
import type { Id, MemberRole, Timestamp } from './words.ts'

/** A mail domain whose people may sign in; it counts once its DNS shows that it is the business's. */
export interface SsoDomain {
  domain: string
  verified_at: Timestamp | null
  /** TXT record to publish: name and value. */
  txt_name: string
  txt_value: string
}

/** Body of `PUT /api/v1/sso`. */
export interface SsoRequest {
  issuer: string
  client_id: string
  /** Null: a public client. Absent: as before, as long as issuer and client stay the same. */
  client_secret?: string | null
  domains: string[]
  /** People of the domains become members when they first sign in. */
  auto_join: boolean
  /** Role of those who join so. */
  default_role: Exclude<MemberRole, 'owner'>
  /** Members other than owners sign in through the provider only. */
  required: boolean
}

/** `GET /api/v1/sso`; the secret is never told. */
export interface SsoSettings {
  issuer: string
  client_id: string
  has_client_secret: boolean
  domains: SsoDomain[]
  auto_join: boolean
  default_role: Exclude<MemberRole, 'owner'>
  required: boolean
  /** To be entered at the provider. */
  callback_url: string
  updated_at: Timestamp
}

/** Body of `POST /api/v1/auth/oidc/start`: the business, or the address of somebody who wants to sign in. */
export type SsoStartRequest = { tenant_id: Id } | { email: string }
export interface SsoStartResponse {
  /** Where the browser goes; the provider sends it back, and it ends at `/app`, or `/app/login?error=sso_failed`. */
  url: string
}
