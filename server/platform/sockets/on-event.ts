/** Hears an event: validates its payload, acknowledges its result, and never lets a frame end the process. */

import type { z } from 'zod'
import type { Ack, MemberRole, Refusal } from '#wire'
import { AppError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Metrics } from '../telemetry/open-metrics.ts'
import type { Socket } from './open-sockets.ts'
import { readSlower } from './read-slower.ts'
import { hasRoom } from './send-to-socket.ts'

/** An event that clients may send, as the registry and `/protocol.json` know it. */
export interface EventSpec<S extends z.ZodType = z.ZodType> {
  name: string
  schema: S
  summary: string
  /** Least role of a member; absent on the visitors' namespace. */
  role?: MemberRole
}

export interface EventParts {
  log: Log
  metrics: Metrics
}

/** @param handler its result is the acknowledgement; an AppError becomes a refusal */
export function onEvent<S extends z.ZodType>(
  socket: Socket,
  spec: EventSpec<S>,
  parts: EventParts,
  handler: (payload: z.output<S>) => Promise<object>,
): void {
  socket.on(spec.name, (...frame: unknown[]) => {
    const last = frame.at(-1)
    const acknowledge = (ack: Ack) => {
      // Whoever asks for much and reads nothing of it goes.
      if (typeof last === 'function' && hasRoom(socket)) last(ack)
    }
    void answer(spec, frame[0], handler).then(
      (ack) => {
        if (!ack.ok) parts.metrics.refusedEvents.inc({ code: ack.code })
        if (!ack.ok && ack.code === 'rate_limited') readSlower(socket)
        acknowledge(ack)
      },
      (error: unknown) => {
        parts.log.error({ err: error, event: spec.name }, 'socket event failed')
        acknowledge(refusal(new AppError('internal')))
      },
    )
  })
}

async function answer<S extends z.ZodType>(
  spec: EventSpec<S>,
  payload: unknown,
  handler: (payload: z.output<S>) => Promise<object>,
): Promise<Ack> {
  const parsed = spec.schema.safeParse(payload)
  if (!parsed.success) return malformed(parsed.error)
  try {
    return { ok: true, ...(await handler(parsed.data)) }
  } catch (error) {
    if (error instanceof AppError && error.code !== 'internal') return refusal(error)
    throw error
  }
}

function malformed(error: z.ZodError): Refusal {
  const [issue] = error.issues
  const tooLong = issue?.code === 'too_big' && issue.path[0] === 'text'
  const where = issue?.path.map(String).join('.') || 'payload'
  return {
    ok: false,
    code: tooLong ? 'message_too_long' : 'invalid_payload',
    detail: `${where}: ${issue?.message ?? 'not right'}`,
    retryable: false,
  }
}

/** How a refusal reads on a socket. */
function refusal(error: AppError): Refusal {
  return {
    ok: false,
    code: error.code,
    detail: error.message,
    retryable: error.status === 429 || error.status >= 500,
    ...(error.errors && { errors: error.errors }),
    ...(error.retryAfter && { retry_after_ms: error.retryAfter * 1000 }),
  }
}
