/** A call that failed, in words that can be shown. */
import type { Problem } from '#wire'

export class ApiError extends Error {
  override readonly name = 'ApiError'
  /** HTTP status; 0 when no answer came. */
  readonly status: number
  readonly code: string
  readonly requestId: string | null
  readonly retryAfterSeconds: number | null
  /** Sentences for single fields, by JSON pointer: `/email`. */
  readonly fields: ReadonlyMap<string, string>

  constructor(status: number, problem: Partial<Problem>, retryAfterSeconds: number | null = null) {
    super(problem.detail ?? problem.title ?? 'The server gave no reason.')
    this.status = status
    this.code = problem.code ?? 'unknown'
    this.requestId = problem.request_id ?? null
    this.retryAfterSeconds = retryAfterSeconds
    this.fields = new Map((problem.errors ?? []).map((error) => [error.pointer, error.detail]))
  }
}

/** Turns whatever was thrown into an error that can be shown. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown
  return new ApiError(0, {
    code: 'unexpected',
    detail: 'Something went wrong on this page. Reload it and try again.',
  })
}

/** Reads the error out of an answer that is not ok. */
export async function readApiError(response: Response): Promise<ApiError> {
  const problem = await readProblem(response)
  const requestId = problem.request_id ?? response.headers.get('X-Request-Id')
  return new ApiError(
    response.status,
    { ...problem, ...(requestId ? { request_id: requestId } : {}) },
    retryAfter(response.headers.get('Retry-After')),
  )
}

/** What happened, why and what to do next, in a sentence or two. */
export function explain(error: ApiError, now = new Date()): string {
  if (error.status === 429) return `Too many tries. ${tryAgain(error.retryAfterSeconds, now)}`
  if (error.status >= 500) return `${error.message} Nothing was changed; try again in a moment.`
  return error.message
}

function tryAgain(seconds: number | null, now: Date): string {
  if (seconds === null) return 'Try again in a minute.'
  const unit = seconds === 1 ? 'second' : 'seconds'
  if (seconds < 90) return `Try again in ${seconds} ${unit}.`
  const at = new Date(now.getTime() + seconds * 1000)
  return `Try again at ${at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}.`
}

async function readProblem(response: Response): Promise<Partial<Problem>> {
  const isJson = response.headers.get('Content-Type')?.includes('json')
  if (!isJson) return { detail: `The server answered with status ${response.status}.` }
  try {
    return (await response.json()) as Partial<Problem>
  } catch {
    return { detail: `The server answered with status ${response.status} and no readable reason.` }
  }
}

function retryAfter(header: string | null): number | null {
  if (!header) return null
  const seconds = Number(header)
  return Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : null
}
