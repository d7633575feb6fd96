/** The jobs that this process has in hand: begun, kept by their leases, stopped together. */

import type { Directory } from '../tenancy/directory.ts'
import type { TakenJob } from '../tenancy/job-directory.ts'
import { type DoJobParts, doJob, type JobHandler } from './do-job.ts'
import { Stopped } from './try-job.ts'

export interface JobsInHand {
  count(): number
  /** Keeps the lease of a job that is not begun yet. @returns begins it, and resolves when it is settled */
  hold(job: TakenJob): () => Promise<void>
  /** Resolves when those that are in hand now are settled. */
  settled(): Promise<void>
  /** Renews all leases, and stops what another process has taken over. */
  renew(): Promise<void>
  /** Gives back what does not end at once. */
  stop(): void
}

export interface HoldParts extends DoJobParts {
  directory: DoJobParts['directory'] & Pick<Directory, 'renewJobs'>
}

interface InHand {
  job: TakenJob
  abort: AbortController
  done: Promise<void>
}

/** @param ended hears that there is room for another one */
export function holdJobs(parts: HoldParts, ended: () => void): JobsInHand {
  const inHand = new Map<string, InHand>()
  const begin = async (held: InHand) => {
    const { job, abort } = held
    // What was taken while the process began to drain goes back.
    const handlers = parts.isOpen() ? parts.handlers : new Map<string, JobHandler>()
    held.done = doJob({ ...parts, handlers }, job, abort).finally(() => {
      if (inHand.get(job.id) === held) inHand.delete(job.id)
      ended()
    })
    await held.done
  }
  return {
    count: () => inHand.size,
    hold: (job) => {
      // Its lease ran out while the database was away, and it came back to this same process.
      inHand.get(job.id)?.abort.abort(takenOver())
      const held = { job, abort: new AbortController(), done: Promise.resolve() }
      inHand.set(job.id, held)
      return () => begin(held)
    },
    settled: async () => void (await Promise.all([...inHand.values()].map(({ done }) => done))),
    renew: async () => {
      const held = [...inHand.values()]
      if (held.length === 0) return
      const ours = await parts.directory.renewJobs(held.map(({ job }) => job))
      for (const { abort, job } of held) {
        if (!ours.has(job.id)) abort.abort(takenOver())
      }
    },
    stop: () => {
      for (const { abort } of inHand.values()) abort.abort(new Stopped('the process drains', false))
    },
  }
}

function takenOver(): Stopped {
  return new Stopped('another process has taken it over', false)
}
