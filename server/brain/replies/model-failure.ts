/** Why a model's answer cannot be used, in words that are safe to store and to show to the owner. */

type FailureReason =
  | 'circuit_open'
  | 'over_budget'
  | 'unreachable'
  | 'http'
  | 'not_a_stream'
  | 'no_first_token'
  | 'stalled'
  | 'too_slow'
  | 'cut_off'
  | 'invalid_chunk'
  | 'invalid_utf8'
  | 'error_in_stream'
  | 'refused'
  | 'empty'
  | 'unexpected'

interface Details {
  /** Status of the answer, with reason `http`. */
  status?: number
  /** Milliseconds that the server asked to wait. */
  retryAfterMs?: number | null
  /** A short code, for example `model_not_found` or `ECONNREFUSED`. */
  code?: string | null
  cause?: unknown
}

/** What visitors, owners' instructions or an unlucky question can provoke; it says nothing about the server. */
const provokable: readonly FailureReason[] = ['refused', 'empty', 'circuit_open']
const provokableStatus = [400, 413, 415, 422]

export class ModelFailure extends Error {
  readonly reason: FailureReason
  readonly status: number | null
  readonly retryAfterMs: number | null
  readonly code: string | null

  constructor(reason: FailureReason, details: Details = {}) {
    const code = safeCode(details.code)
    super([reason, details.status, code].filter(Boolean).join(' '), { cause: details.cause })
    this.reason = reason
    this.status = details.status ?? null
    this.retryAfterMs = details.retryAfterMs ?? null
    this.code = code
  }

  /** Whether it is a sign that the model's server is ill. */
  get countsAgainstServer(): boolean {
    if (this.reason === 'http') return !provokableStatus.includes(this.status ?? 0)
    return !provokable.includes(this.reason)
  }

  /** Whether no server took anything for it. */
  get costsNothing(): boolean {
    return ['circuit_open', 'over_budget', 'unreachable', 'http', 'not_a_stream'].includes(this.reason)
  }

  /** Whether the very same request may succeed a moment later. */
  get mayPass(): boolean {
    if (this.reason === 'unreachable') return true
    if (this.reason !== 'http' || this.status === null || this.code === 'insufficient_quota') return false
    return this.status === 408 || this.status === 429 || this.status >= 500
  }
}

/** Servers put all sorts of things into `code`, parts of keys among them. */
function safeCode(code: string | null | undefined): string | null {
  return code && /^[A-Za-z][\w.]{1,40}$/.test(code) && !code.startsWith('sk') ? code : null
}
