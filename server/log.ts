/** Structured logs. Never message texts, credentials or personal data: what is logged is named field by field. */
import { type Logger, pino } from 'pino'

export type Log = Logger

export function openLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['password', 'token', 'authorization', 'cookie', 'key', '*.password', '*.token'],
      censor: '[gone]',
    },
  })
}

/** Lets work go on without anyone waiting for it; a failure is logged, never lost. */
export function inBackground(log: Log, what: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => log.error({ err: error }, `${what} failed`))
}
