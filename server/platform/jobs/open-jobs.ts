/** Durable work in the background: at least once, tried again when it fails, put aside when it keeps failing. */
import { inBackground, type Log } from '../../log.ts'
import { newId } from '../store/new-id.ts'
import type { Metrics } from '../telemetry/open-metrics.ts'
import type { DeadJob } from '../tenancy/dead-job-directory.ts'
import type { Directory } from '../tenancy/directory.ts'
import type { JobPayload } from '../tenancy/job-directory.ts'
import type { JobHandler } from './do-job.ts'
import type { JobPace } from './find-jobs.ts'
import { runJobs } from './run-jobs.ts'

export type { JobPayload } from '../tenancy/job-directory.ts'

/** A try of a job that is being done. */
export interface JobInHand {
  id: string
  /** 1 for the first try. */
  attempt: number
  /** Aborted when the job's time is over or the process drains: what is not finished soon after is tried again. */
  signal: AbortSignal
}

export interface JobOptions {
  /** Whose work it is; tenants take turns. @default the installation's own */
  tenantId?: string
  /** @default 0 */
  afterSeconds?: number
  /** Of all jobs of a kind and tenant that wait under one key only the first is kept. */
  key?: string
}

export interface Jobs {
  /**
   * Says who does the jobs of a kind. Once per kind, before the server opens.
   * @param limit a try that takes longer has failed @default 60 s
   */
  handle<P extends JobPayload>(
    kind: string,
    work: (payload: P, job: JobInHand) => Promise<void>,
    limit?: { seconds: number },
  ): void
  /** Resolves when the job is stored. */
  add(kind: string, payload: JobPayload, options?: JobOptions): Promise<void>
}

export interface JobRoom extends Jobs {
  /** Begins to do jobs. */
  open(): void
  /** Says that jobs were added by somebody else. */
  wake(): void
  /** Jobs that failed for the last time, the latest first. @param after id of the last one seen */
  listDead(limit: number, after?: string): Promise<DeadJob[]>
  /** Gives a dead job all its tries again. @returns whether there is such a one */
  retryDead(id: string): Promise<boolean>
  /** Gives a dead job up. @returns whether there is such a one */
  discardDead(id: string): Promise<boolean>
  /** Ends what is in hand, or gives it back. */
  close(): Promise<void>
}

export interface JobParts {
  directory: Directory
  log: Log
  metrics: Pick<Metrics, 'jobsDone' | 'watchJobs'>
  /** True when no other process can be at work on this store. */
  alone: boolean
  /** For tests that do not wait. */
  pace?: Partial<JobPace>
}

const usualPace: JobPace = {
  atOnce: 8,
  each: 3,
  // A mail server that is away for an hour costs no mail.
  waits: [10, 60, 600, 3600],
  lostWait: 5,
  pollMs: 2_000,
  finishMs: 5_000,
}
const usualSeconds = 60
const longestPayload = 4_000
/** Nobody retries what is older. */
const deadKeptDays = 30
/** No roll-out of a version takes so long: whoever did such jobs is gone. */
const unknownDays = 7
const tidyMs = 3_600_000

export function openJobs({ directory, log, metrics, alone, pace }: JobParts): JobRoom {
  const handlers = new Map<string, JobHandler>()
  const runner = runJobs({ directory, handlers, log, metrics, alone, pace: { ...usualPace, ...pace } })
  metrics.watchJobs(directory.jobFigures)
  let tidying: NodeJS.Timeout | undefined
  const tidy = () =>
    inBackground(
      log,
      'tidying up jobs',
      directory.forgetDeadJobs(deadKeptDays).then(async () => {
        const kinds = await directory.putAsideJobs([...handlers.keys()], unknownDays)
        if (kinds.length > 0) log.error({ kinds }, 'jobs that nobody does are dead now')
      }),
    )
  return {
    handle: (kind, work, { seconds } = { seconds: usualSeconds }) => {
      if (!isKind(kind)) throw new Error(`${kind} is no name for a kind of job`)
      if (handlers.has(kind)) throw new Error(`somebody does ${kind} already`)
      // Whoever adds a kind knows what it carries.
      handlers.set(kind, { seconds, work: work as JobHandler['work'] })
    },
    add: async (kind, payload, { tenantId = null, afterSeconds = 0, key = null }: Loose = {}) => {
      checkPayload(kind, payload)
      await directory.addJob({ id: newId(), tenantId, kind, payload, key, afterSeconds })
      if (afterSeconds === 0) runner.wake()
    },
    open: () => {
      runner.open()
      tidy()
      tidying = setInterval(tidy, tidyMs).unref()
    },
    wake: runner.wake,
    listDead: directory.listDeadJobs,
    retryDead: async (id) => {
      const isBack = await directory.retryDeadJob(id)
      runner.wake()
      return isBack
    },
    discardDead: directory.discardDeadJob,
    close: async () => {
      clearInterval(tidying)
      await runner.close()
    },
  }
}

type Loose = { tenantId?: string | null; afterSeconds?: number; key?: string | null }

function isKind(kind: string): boolean {
  return /^[a-z][a-z0-9_]{0,60}$/.test(kind)
}

/** Jobs are read by operators, and lie about in backups. */
function checkPayload(kind: string, payload: JobPayload): void {
  if (!isKind(kind)) throw new Error(`${kind} is no name for a kind of job`)
  const isPlain = Object.values(payload).every((value) =>
    ['string', 'number', 'boolean'].includes(typeof value),
  )
  if (!isPlain || JSON.stringify(payload).length > longestPayload) throw new Error('a job carries ids only')
}
