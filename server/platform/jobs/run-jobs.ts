/** When jobs are looked for, how their leases are kept, and how it all ends. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../log.ts'
import type { Metrics } from '../telemetry/open-metrics.ts'
import type { Directory } from '../tenancy/directory.ts'
import type { JobHandler } from './do-job.ts'
import { findJobs, type JobPace } from './find-jobs.ts'
import { holdJobs } from './hold-jobs.ts'

export interface RunParts {
  directory: Directory
  handlers: ReadonlyMap<string, JobHandler>
  log: Log
  metrics: Pick<Metrics, 'jobsDone'>
  pace: JobPace
  /** True when no other process can be at work on this store. */
  alone: boolean
}

export interface JobRunner {
  /** Begins to work. */
  open(): void
  /** Says that a job was added. */
  wake(): void
  /** Takes no more; what does not end soon is given back. */
  close(): Promise<void>
}

/** Changes that come close together are looked at together. */
const gatherMs = 10
const renewMs = 5_000
/** What cannot be settled by then, after the time to finish, lapses with its lease. */
const settleMs = 2_500

export function runJobs(parts: RunParts): JobRunner {
  const { directory, handlers, log, pace, alone } = parts
  const timers: NodeJS.Timeout[] = []
  let isOpen = false
  let waking: NodeJS.Timeout | undefined
  let pass: Promise<void> = Promise.resolve()

  /** One after the other: they count what is in hand. */
  const next = (work: () => Promise<void>) => {
    pass = pass.then(async () => {
      if (isOpen) await work().catch((error: unknown) => log.warn({ err: error }, 'looking for jobs failed'))
    })
    return pass
  }
  const wake = () => {
    if (!isOpen || handlers.size === 0) return
    waking ??= setTimeout(() => {
      waking = undefined
      void next(find.more)
    }, gatherMs)
  }
  const inHand = holdJobs({ ...parts, waits: pace.waits, isOpen: () => isOpen }, wake)
  const find = findJobs({ ...parts, inHand, isOpen: () => isOpen })
  const poll = gathered(() => next(find.anything))
  const renew = gathered(() => inHand.renew().catch(() => {}))
  return {
    open: () => {
      isOpen = true
      if (alone) void next(() => directory.endJobLeases())
      // A lease outlives two renewals that fail.
      timers.push(setInterval(poll, pace.pollMs).unref(), setInterval(renew, renewMs).unref())
      poll()
    },
    wake,
    close: async () => {
      isOpen = false
      clearTimeout(waking)
      const ended = pass.then(inHand.settled)
      const late = setTimeout(inHand.stop, pace.finishMs)
      await Promise.race([ended, sleep(pace.finishMs + settleMs, undefined, { ref: false })])
      clearTimeout(late)
      for (const timer of timers) clearInterval(timer)
    },
  }
}

/** Does nothing while it is still at it. */
function gathered(work: () => Promise<void>): () => void {
  let isAtIt = false
  return () => {
    if (isAtIt) return
    isAtIt = true
    void work().finally(() => {
      isAtIt = false
    })
  }
}
