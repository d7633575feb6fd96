/** Errors as RFC 9457 problem details. */

import type { ErrorRequestHandler, Response } from 'express'
import type { z } from 'zod'
import type { Problem } from '#wire'
import { AppError, type ErrorCode } from '../../errors.ts'
import type { Log } from '../../log.ts'

/** The refusal for input that does not fit its schema, naming each field by its JSON pointer. */
export function invalid(error: z.ZodError, code: 'invalid_query' | 'invalid_input'): AppError {
  const errors = error.issues.map((issue) => ({
    pointer: issue.path.map((part) => `/${escapePointer(String(part))}`).join(''),
    code: issue.code,
    detail: issue.message,
  }))
  return new AppError(code, {
    errors,
    detail: `${errors[0]?.pointer.slice(1) || 'The input'}: ${errors[0]?.detail}`,
  })
}

function sendProblem(res: Response, error: AppError): void {
  const problem: Problem = {
    type: `urn:deskbell:problem:${error.code}`,
    title: error.code.replaceAll('_', ' '),
    status: error.status,
    detail: error.message,
    code: error.code,
    request_id: String(res.locals.requestId),
    ...(error.errors && { errors: error.errors }),
  }
  if (error.retryAfter) res.set('Retry-After', String(error.retryAfter))
  if (error.status === 401) res.set('WWW-Authenticate', 'Bearer')
  res.status(error.status).type('application/problem+json').send(JSON.stringify(problem))
}

/** The last handler: every failure of a request ends here. */
export function problemHandler(log: Log): ErrorRequestHandler {
  return (error, _req, res, _next) => {
    const known = error instanceof AppError ? error : new AppError(codeOf(error), { cause: error })
    // Without a cause it was decided, and is counted: a log that grows with the crowd would make it worse.
    if (known.status >= 500 && known.cause !== undefined)
      log.error({ err: error, request_id: res.locals.requestId }, 'request failed')
    if (res.headersSent) res.destroy()
    else sendProblem(res, known)
  }
}

/** Errors of the body parser and of the router carry a type and a status. */
function codeOf(error: unknown): ErrorCode {
  const { type, status, code } = (error ?? {}) as { type?: string; status?: number; code?: string }
  if (type === 'entity.too.large') return 'body_too_large'
  if (type?.startsWith('entity.') || type?.startsWith('encoding.') || type?.startsWith('charset.'))
    return 'invalid_json'
  // The path has a broken escape, or the database was given a text it cannot hold.
  if (status === 400 || code === '22021' || code === '22P05') return 'invalid_query'
  return 'internal'
}

function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1')
}
