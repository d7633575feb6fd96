/** Tells what went wrong from the errors of the client, which have no common type that could be told without loading it. */
import { ModelFailure } from './model-failure.ts'

/** Never throws; whatever is not understood is `unexpected`. */
export function asModelFailure(error: unknown): ModelFailure {
  if (error instanceof ModelFailure) return error
  if (!(error instanceof Error)) return new ModelFailure('unexpected', { cause: error })
  const code = codeOf(error)
  if ('status' in error && typeof error.status === 'number') {
    const retryAfterMs = 'headers' in error ? retryAfterOf(error.headers) : null
    return new ModelFailure('http', { status: error.status, retryAfterMs, code, cause: error })
  }
  const transport = codeOf(rootOf(error))
  if (isConnectionError(error)) return new ModelFailure('unreachable', { code: transport, cause: error })
  // A body that breaks off rejects with undici's `terminated`.
  if (error.message === 'terminated') return new ModelFailure('cut_off', { code: transport, cause: error })
  return new ModelFailure('unexpected', { cause: error })
}

function isConnectionError(error: Error): boolean {
  return error.constructor.name.startsWith('APIConnection')
}

function rootOf(error: Error): unknown {
  let root: unknown = error
  while (root instanceof Error && root.cause !== undefined) root = root.cause
  return root
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null
  return 'code' in error && typeof error.code === 'string' ? error.code : null
}

function retryAfterOf(headers: unknown): number | null {
  if (!(headers instanceof Headers)) return null
  const ms = Number.parseFloat(headers.get('retry-after-ms') ?? '')
  if (Number.isFinite(ms)) return Math.max(0, ms)
  const value = headers.get('retry-after')
  if (value === null) return null
  const seconds = Number(value)
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now()
  return Number.isFinite(wait) ? Math.max(0, wait) : null
}
