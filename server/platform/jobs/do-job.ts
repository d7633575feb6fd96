/** Does one job that was taken, and tells the database what became of it. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../log.ts'
import { redact } from '../redaction/redact.ts'
import type { Metrics } from '../telemetry/open-metrics.ts'
import type { Directory } from '../tenancy/directory.ts'
import type { JobPayload, TakenJob } from '../tenancy/job-directory.ts'
import { type Outcome, tryJob } from './try-job.ts'

export interface JobHandler {
  work(payload: JobPayload, job: { id: string; attempt: number; signal: AbortSignal }): Promise<void>
  /** A try that takes longer has failed. */
  seconds: number
}

export interface DoJobParts {
  directory: Pick<Directory, 'finishJob' | 'failJob' | 'giveBackJobs'>
  handlers: ReadonlyMap<string, JobHandler>
  log: Log
  metrics: Pick<Metrics, 'jobsDone'>
  /** Seconds to wait after the first try, the second one, and so on; there is one try more than waits. */
  waits: readonly number[]
  /** False from the moment on when the process drains. */
  isOpen(): boolean
}

/** A database that is away for longer has given the job to somebody else by then. */
const settleTries = 20
const longestError = 500

/** Never rejects. */
export async function doJob(parts: DoJobParts, job: TakenJob, abort: AbortController): Promise<void> {
  const { id, kind, payload, tries } = job
  const handler = parts.handlers.get(kind)
  const outcome: Outcome = handler
    ? await tryJob((signal) => handler.work(payload, { id, attempt: tries, signal }), {
        abort,
        limit: handler.seconds * 1000,
      })
    : { kind: 'returned' }
  for (let left = settleTries; left > 0; left -= 1) {
    try {
      return await settle(parts, job, outcome)
    } catch (error) {
      parts.log.warn({ err: error, job: id, kind }, 'a job could not be settled yet')
      if (!parts.isOpen()) return
      await sleep(1_000)
    }
  }
}

async function settle(parts: DoJobParts, job: TakenJob, outcome: Outcome): Promise<void> {
  const { directory, log, metrics, waits } = parts
  const { id, kind, tries } = job
  if (outcome.kind === 'done') await directory.finishJob(job)
  else if (outcome.kind === 'returned') await directory.giveBackJobs([job])
  else {
    const wait = waits[tries - 1]
    // Those that failed together do not come back together.
    const waitSeconds = wait === undefined ? null : wait * (0.75 + Math.random() / 2)
    await directory.failJob(job, errorText(outcome.error), waitSeconds)
    const fields = { err: outcome.error, job: id, kind, attempt: tries }
    if (waitSeconds === null) log.error(fields, 'a job failed for the last time')
    else log.warn(fields, 'a job failed and will be tried again')
    if (waitSeconds === null) metrics.jobsDone.inc({ kind, outcome: 'dead' })
  }
  metrics.jobsDone.inc({ kind, outcome: outcome.kind })
}

/** Whoever reads it later needs the reason; an address or a key may stand in it. */
function errorText(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return redact(
    text
      .slice(0, longestError * 4)
      .toWellFormed()
      .replaceAll('\0', ''),
  ).slice(0, longestError)
}
