/** Why a model gave no vectors, in words that are safe to log. */

type FailureReason =
  | 'resting'
  | 'refused'
  | 'unreachable'
  | 'http'
  | 'too_slow'
  | 'wrong_answer'
  | 'unexpected'

interface Details {
  /** Status of the answer, with reason `http`. */
  status?: number
  cause?: unknown
}

/** What the texts can provoke; it says nothing about the server. */
const refusals = [400, 413, 422]
/** Some servers answer 500 to a text that is longer than their model reads. */
const tooLong = /too (?:large|long)|context (?:length|size)|maximum context/i

export class EmbeddingFailure extends Error {
  readonly reason: FailureReason
  readonly status: number | null

  constructor(reason: FailureReason, details: Details = {}) {
    super([reason, details.status].filter(Boolean).join(' '), { cause: details.cause })
    this.reason = reason
    this.status = details.status ?? null
  }

  /** Whether the server may be well and only will not have these texts, or these fields. */
  get isRefusal(): boolean {
    return refusals.includes(this.status ?? 0) || (this.reason === 'http' && tooLong.test(this.saying))
  }

  /** What the server said. It may quote the texts, so it is read but never kept. */
  get saying(): string {
    return this.cause instanceof Error ? this.cause.message.slice(0, 2_000) : ''
  }
}

/** Tells the client's errors apart, which have no common type that could be told without loading it. */
export function asEmbeddingFailure(error: unknown): EmbeddingFailure {
  if (error instanceof EmbeddingFailure) return error
  if (!(error instanceof Error)) return new EmbeddingFailure('unexpected', { cause: error })
  if ('status' in error && typeof error.status === 'number')
    return new EmbeddingFailure('http', { status: error.status, cause: error })
  const kind = error.constructor.name
  const isLate = kind === 'APIConnectionTimeoutError' || kind === 'APIUserAbortError'
  if (isLate || error.name === 'TimeoutError') return new EmbeddingFailure('too_slow', { cause: error })
  // A body that breaks off rejects with undici's `terminated`.
  if (kind === 'APIConnectionError' || error.message === 'terminated')
    return new EmbeddingFailure('unreachable', { cause: error })
  return new EmbeddingFailure('unexpected', { cause: error })
}
