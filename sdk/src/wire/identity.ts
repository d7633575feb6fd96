/** Who a visitor is: what a page says of a person who is logged in there, how it is proven, what agents see of it. */
import type { Id, Timestamp } from './words.ts'

/** Facts by names of the page's own: flat, at most 40 of them and 6,000 characters as JSON. */
export type FlatObject = Record<string, string | number | boolean | null>

/** What may be said of a person. */
export interface VisitorAttributes {
  email?: string
  name?: string
  phone?: string
  company?: string
  /** Address of a picture. */
  avatar?: string
  custom?: FlatObject
}

/** Somebody who is logged in at the page that shows the widget. */
export interface VisitorUser extends VisitorAttributes {
  /** Id that the page's own system gives the person. */
  id?: string
}

/** Who the visitor is said to be, in the handshake and in `identify`. */
export interface IdentityRequest {
  /**
   * JWT, HS256, signed by the page's server with an identity secret: `sub` is the person's id, `exp` at most 24 hours
   * away, and the attributes are claims.
   */
  identity_token?: string
  /** Counts as unproven, beside a token for what the token does not say. */
  user?: VisitorUser
  /** Hex HMAC-SHA256 of `user.id` under an identity secret: proves the id, and nothing else of `user`. */
  user_hash?: string
}

/** Who the visitor of this connection is from now on: keep the token and join again. */
export interface Identified {
  visitor_id: Id
  visitor_token: string
  verified: boolean
}

/** What the page tells of a conversation; what was told before and is not named here stays. */
export interface ContextRequest {
  context?: FlatObject
  page?: string
  page_title?: string
  /** Host of the page before the first one. */
  referrer?: string
  locale?: string
}

/** How it is known who somebody is: by a signed token, by a signed id, or because the page said so. */
export type IdentityProof = 'token' | 'hash' | 'none'

/** A visitor as agents see one. */
export interface VisitorIdentity
  extends Required<Omit<{ [K in keyof VisitorAttributes]: string | null }, 'custom'>> {
  external_id: string | null
  verified: boolean
  proof: IdentityProof
  custom: FlatObject
  /** Names of those attributes that no proof covers. */
  unproven: string[]
  updated_at: Timestamp
}

/** A visitor in the list of conversations. */
export interface VisitorSummary {
  name: string | null
  email: string | null
  /** Whether the page's server vouches for who it is. */
  verified: boolean
  /** For what is shown: `hash` where the id alone is proven, and not the name. */
  proof: IdentityProof
}

/**
 * `off`: who visitors are is neither kept nor checked. `optional`: what is proven counts, the rest is kept as unverified.
 * `enforced`: only visitors with a proof may chat.
 */
export type IdentityMode = 'off' | 'optional' | 'enforced'

export interface IdentitySecret {
  /** Goes into the header of a token. */
  kid: string
  last4: string
  created_at: Timestamp
  last_used_at: Timestamp | null
}
/** `secret` is shown only here. */
export interface NewIdentitySecret extends IdentitySecret {
  secret: string
}
/** `GET /api/v1/identity`. */
export interface IdentitySettings {
  mode: IdentityMode
  secrets: IdentitySecret[]
}
/** `PATCH /api/v1/identity`. */
export interface IdentityChange {
  mode: IdentityMode
}

/** Answer of `POST /api/v1/identity/check`: whether a proof would be accepted, and else why not. */
export type IdentityVerdict =
  | { valid: true; external_id: string; proof: 'token' | 'hash'; attributes: VisitorAttributes }
  | { valid: false; detail: string }
