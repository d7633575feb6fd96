/** People of a business, invitations, keys and tokens, and the business as an account. */
import type { Hours, ServiceOffer } from './rest.ts'
import type { Id, MemberRole, Timestamp } from './words.ts'

/** An area code with its main place: `GET /api/signup/area-codes?country=US`. */
export interface AreaCode {
  area_code: string
  locality: string
}

/** What is usual in a line of business: `GET /api/v1/industries`. Nothing of it is told before the owner publishes it. */
export interface Industry {
  id: string
  name: string
  hours: Hours[]
  services: ServiceOffer[]
  greeting: string
  /** Articles that such a business needs, for the owner to fill in. */
  articles: SuggestedArticle[]
}
export interface SuggestedArticle {
  question: string
  /** What the answer should say. */
  hint: string
}

/** A person of the business; `id` is the person's own, the same in every business. */
export interface Member {
  id: Id
  email: string
  name: string | null
  role: MemberRole
  created_at: Timestamp
}
/** Body of `PATCH /api/v1/members/:id`. */
export interface MemberChange {
  role: MemberRole
  /** One's own; needed to make somebody an owner. */
  password?: string
}
/** Body of what asks for the password once more. */
export interface PasswordCheck {
  password: string
}

/** Roles that an invitation can give; ownership is given to members only. */
export type InvitedRole = Exclude<MemberRole, 'owner'>
/** Body of `POST /api/v1/invitations`. */
export interface InvitationRequest {
  email: string
  role: InvitedRole
  /** `link`: nothing is sent, and the answer holds the link. @default 'mail' */
  delivery?: 'mail' | 'link'
}
/** Body of `POST /api/v1/invitations/:id/resend`. */
export interface InvitationResend {
  /** @default 'mail' */
  delivery?: 'mail' | 'link'
}
export interface Invitation {
  id: Id
  email: string
  role: InvitedRole
  expires_at: Timestamp
  created_at: Timestamp
}
/** `url` is there for `delivery: 'link'`, and shown only here. */
export interface NewInvitation extends Invitation {
  url?: string
}
/** Body of what a person does with the token of an invitation. */
export interface InvitationToken {
  token: string
}
/** What an invitation is to: `POST /api/v1/invitations/preview`. */
export interface InvitationPreview {
  business: string
  email: string
  role: InvitedRole
  expires_at: Timestamp
}
/** Body of `POST /api/v1/invitations/accept`: the password of a new account, or of the one that the address has. */
export interface InvitationAcceptance extends InvitationToken {
  password: string
  name?: string
}
export interface InvitationAccepted {
  tenant: { id: Id; name: string; role: MemberRole }
  /** Portal access token of a new person; who had an account logs in with it. */
  token?: string
}

/** Body of `PATCH /api/v1/api-keys/:id`. */
export interface ApiKeyChange {
  name?: string
  /** Requests a minute; null: as many as every key may make. */
  per_minute?: number | null
}
/** Body of `POST /api/v1/api-keys/:id/rotate`. */
export interface ApiKeyRotation {
  /** How long the secret before is still good. @default 86400 */
  grace_seconds?: number
}

/** A public token of the business; several may be active while websites change from one to the next. */
export interface AccountToken {
  /** The token itself. */
  id: string
  created_at: Timestamp
}

/** The business as an account. */
export interface Organisation {
  id: Id
  name: string
  industry: string | null
  plan: string
  status: string
  trial_ends_at: Timestamp | null
  created_at: Timestamp
}
/** Body of `PATCH /api/v1/organisation`. */
export interface OrganisationChange {
  name?: string
  industry?: string | null
}
/** Body of `POST /api/v1/organisation/delete`. */
export interface OrganisationDeletion extends PasswordCheck {
  /** The name of the business, typed. */
  name: string
}

/** Body of `POST /api/v1/tenants`: one more business of the signed-in person; either `name` or `website`. */
export interface TenantRequest {
  name?: string
  website?: string
  industry?: string
  phone?: string
  plan?: string
}
export interface NewTenant {
  id: Id
  name: string
  role: MemberRole
  trial_ends_at: Timestamp | null
  account_token: string
}
