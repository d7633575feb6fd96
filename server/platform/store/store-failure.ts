/** Tells failures that pass by themselves from those that are our fault. */
import { AppError } from '../../errors.ts'

/**
 * SQLSTATE classes and codes after which the same statement may succeed soon (PostgreSQL, appendix A): connection
 * exceptions, serialization failure and deadlock, resources that ran out, lock, statement and idle time-outs, a server
 * that shuts down, starts, or is no longer the one to write to.
 */
const passing = /^(?:08\w{3}|25006|25P03|40001|40P01|53\w{3}|55P03|57014|57P0[1-3])$/
const connectionLost = /^(?:ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)/
const connectionEnded =
  /connection (?:terminated|error|timeout)|timeout exceeded when trying to connect|query read timeout|client was closed|after calling end on the pool|the embedded store/i

/** `busy` for what passes by itself, so that clients try again; everything else as it is. */
export function asStoreFailure(cause: unknown): unknown {
  if (cause instanceof AppError) return cause
  const { code = '', message = '' } = cause as { code?: unknown; message?: string }
  const name = String(code)
  const passes = passing.test(name) || connectionLost.test(name) || connectionEnded.test(message)
  return passes ? new AppError('busy', { retryAfter: 1, cause }) : cause
}
