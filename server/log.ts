/**
 * Structured logs. Never message texts, credentials or personal data: what is logged is named field by field, and what
 * slips in with the message of an error is taken out of the finished line.
 */
import { type DestinationStream, type Logger, pino } from 'pino'
import { isBusy } from './errors.ts'
import { redactLine } from './platform/redaction/redact-line.ts'

export type Log = Logger

/** @param to where lines go @default standard output */
export function openLog(level: string, to: DestinationStream = pino.destination(1)): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: ['password', 'token', 'authorization', 'cookie', 'key', '*.password', '*.token'],
        censor: '[gone]',
      },
      serializers: { err: errorFields },
      hooks: { streamWrite: redactLine },
    },
    to,
  )
}

/** By name, because a database puts the row that it refused into an error, the words of a visitor with it. */
function errorFields(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : typeof error
  const { type, message, stack } = pino.stdSerializers.err(error)
  const { code } = error as { code?: unknown }
  return { type, message, stack, ...(typeof code === 'string' && { code }) }
}

/** Lets work go on without anyone waiting for it; a failure is logged, never lost. */
export function inBackground(log: Log, what: string, work: Promise<unknown>): void {
  work.catch(logFailure(log, what))
}

/** Logs an error, as a warning when it passes by itself. */
export function logFailure(log: Log, what: string): (error: unknown) => void {
  return (error) => log[isBusy(error) ? 'warn' : 'error']({ err: error }, `${what} failed`)
}
