/** Bodies of the calls with which people sign in, stay in and keep others out. */
import type { LoginResponse } from './rest.ts'
import type { Id, Timestamp } from './words.ts'

/** The first step is done, and the account asks for a second one: `POST /api/v1/auth/mfa`. */
export interface MfaRequired {
  mfa_required: true
  /** Good for five minutes. */
  mfa_token: string
  /** Where the person wanted to go, a path of this site. */
  next?: string
}
/** Answer of a log-in by password or link. */
export type LoginAnswer = (LoginResponse & { next?: string }) | MfaRequired

export interface MfaRequest {
  mfa_token: string
  /** Six digits of the authenticator app, or a recovery code. */
  code: string
}

/** Body of `POST /api/v1/auth/password`; wrong fields are named in the problem's `errors`. */
export interface PasswordChangeRequest {
  current_password: string
  new_password: string
}

/** Body of `POST /api/v1/auth/password-reset`, answered alike for known and unknown addresses. */
export interface PasswordResetRequest {
  email: string
}
/** Body of `POST /api/v1/auth/password-reset/confirm`. The token stands behind `#token=` in the mail's link. */
export interface PasswordResetConfirmation {
  token: string
  password: string
}

/** Body of `POST /api/v1/auth/magic-link`, answered alike for known and unknown addresses. */
export interface MagicLinkRequest {
  email: string
  /** A path of this site; comes back in the answer of the log-in. */
  next?: string
}
/** Body of `POST /api/v1/auth/magic-link/confirm`, answered with a {@link LoginAnswer}. */
export interface MagicLinkConfirmation {
  token: string
}

/** Body of `POST /api/v1/auth/verify-email`. Send the access token along where there is one. */
export interface VerifyEmailRequest {
  token: string
  /** Shows, without a session, that the password set at sign-up is the person's own. */
  password?: string
}
export interface VerifyEmailResponse {
  email: string
  /** False: nobody had shown that the password was their own; it is gone, and a new one is chosen by mail. */
  password_kept: boolean
}

/** A place where the person is signed in: `GET /api/v1/auth/sessions`. */
export interface PersonSession {
  id: Id
  /** For example `Chrome on Windows`. */
  device: string
  /** Shortened address. */
  address: string | null
  created_at: Timestamp
  /** To about a quarter of an hour. */
  last_used_at: Timestamp
  /** The session that asks. */
  current: boolean
}

/** Two-step sign-in: `GET /api/v1/auth/totp`. */
export interface TotpState {
  enabled: boolean
  confirmed_at: Timestamp | null
  recovery_codes_left: number
}
/** Body of `POST /api/v1/auth/totp`; the password is needed where there is one. */
export interface TotpEnrolmentRequest {
  password?: string
}
/** A secret that counts once its first code was given. */
export interface TotpEnrolment {
  /** For typing in: base 32. */
  secret: string
  /** For a QR code: `otpauth://totp/…`. */
  uri: string
}
/** Body of `POST /api/v1/auth/totp/confirm`. */
export interface TotpConfirmation {
  code: string
}
/** Body of `POST /api/v1/auth/totp/disable` and `/recovery-codes`: one of the two. */
export interface TotpProof {
  password?: string
  code?: string
}
/** Shown only here. */
export interface RecoveryCodes {
  recovery_codes: string[]
}
