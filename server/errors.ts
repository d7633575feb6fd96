/** Every code that crosses a door, with its status and a sentence that is safe to show. */

const catalogue = {
  invalid_input: [422, 'Some fields are not right.'],
  invalid_json: [400, 'The body is not valid JSON.'],
  invalid_query: [400, 'A query parameter is not known or not right.'],
  secret_in_url: [400, 'A secret does not belong into an address. Send it in a header, and renew it.'],
  body_too_large: [413, 'The body is too large.'],
  length_required: [411, 'Say in Content-Length how large the file is.'],
  file_type_refused: [415, 'Files of this type are not taken.'],
  attachments_off: [403, 'No files are taken here.'],
  attachments_full: [409, 'No more files can be kept for this business now.'],
  unauthorized: [401, 'Sign in, or send a valid API key.'],
  wrong_credentials: [401, 'E-mail or password is wrong.'],
  wrong_code: [401, 'The code is not right, or was used before.'],
  link_expired: [401, 'This link is no longer good. Ask for a new one.'],
  invalid_visitor_token: [401, 'The visitor token is not valid.'],
  invalid_identity: [401, 'The proof of who the visitor is is not valid.'],
  identity_required: [403, 'This business chats only with visitors who are logged in on its website.'],
  unknown_account_token: [401, 'The account token is not known.'],
  origin_not_allowed: [403, 'This website is not in the list of allowed origins.'],
  forbidden: [403, 'Your role does not allow this.'],
  missing_scope: [403, 'The API key lacks a scope for this.'],
  view_only: [403, 'You are looking into this business, and may only read.'],
  last_super_admin: [409, 'Somebody must stay super admin.'],
  method_not_allowed: [405, 'The address does not know this method.'],
  sso_failed: [401, 'Signing in through the provider did not work. Try again.'],
  sso_required: [403, 'This business asks its members to sign in through its own provider.'],
  not_found: [404, 'There is no such object.'],
  wrong_password: [403, 'The password is wrong.'],
  wrong_address: [403, 'This invitation is for another e-mail address.'],
  last_owner: [409, 'A business needs an owner. Make somebody else one first.'],
  already_member: [409, 'This person is a member already.'],
  last_account_token: [409, 'A business needs an account token. Add another one first.'],
  limit_reached: [409, 'There are as many of these as there may be. Remove one first.'],
  invitation_gone: [410, 'This invitation was used or withdrawn, or its time is over. Ask for a new one.'],
  email_taken: [409, 'There is an account with this e-mail already. Log in instead.'],
  second_factor_on: [409, 'The second factor is on already. Switch it off first.'],
  cmid_conflict: [409, 'A message with this id and another text or other files was sent before.'],
  conversation_closed: [409, 'The conversation has ended.'],
  conversation_owned: [409, 'Somebody else answers in this conversation now.'],
  outcome_unknown: [
    409,
    'It is not known whether the first request with this Idempotency-Key was done. Look, and use a new key if it was not.',
  ],
  idempotency_in_progress: [409, 'A request with this Idempotency-Key is still running.'],
  changed_elsewhere: [412, 'It was changed elsewhere since you read it.'],
  idempotency_conflict: [422, 'This Idempotency-Key was used with another body.'],
  message_too_long: [422, 'A message has at most 4,000 characters.'],
  rate_limited: [429, 'Too many requests. Wait a little.'],
  suspended: [403, 'This business is suspended: it can be read, not changed.'],
  storage_full: [507, 'There is no room left to store this. It will be sent again when there is.'],
  busy: [503, 'The server is busy. Try again.'],
  internal: [500, 'Something went wrong on our side.'],
} as const

export type ErrorCode = keyof typeof catalogue

export interface FieldError {
  /** JSON pointer into the body, for example `/email`. */
  pointer: string
  code: string
  detail: string
}

export interface ErrorOptions {
  /** Replaces the catalogue's sentence; must be safe to show. */
  detail?: string
  errors?: FieldError[]
  /** Seconds to wait before the next try. */
  retryAfter?: number
  cause?: unknown
}

/** The server cannot start, for a reason that the operator can mend; the message says how. */
export class StartError extends Error {}

/** A failure that a door turns into an answer. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly errors: FieldError[] | undefined
  readonly retryAfter: number | undefined
  constructor(code: ErrorCode, options: ErrorOptions = {}) {
    super(options.detail ?? catalogue[code][1], { cause: options.cause })
    this.code = code
    this.status = catalogue[code][0]
    this.errors = options.errors
    this.retryAfter = options.retryAfter
  }
}

/** Of what passes by itself: the same may succeed soon. */
export function isBusy(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'busy'
}
