/** Finds the jobs that are due and begins them, a few at a time, tenants in turn. */
import type { Directory } from '../tenancy/directory.ts'
import type { JobHandler } from './do-job.ts'
import type { JobsInHand } from './hold-jobs.ts'

export interface JobPace {
  /** Jobs that a process does at once. */
  atOnce: number
  /** Jobs of one tenant that are done at once, in all processes. */
  each: number
  /** Seconds to wait after the first try, the second one, and so on; there is one try more than waits. */
  waits: readonly number[]
  /** Seconds to wait, up to twice as long, for a job whose process is gone. */
  lostWait: number
  pollMs: number
  /** What is in hand at a stop gets so long to end by itself. */
  finishMs: number
}

export interface FindParts {
  directory: Pick<Directory, 'lookForJobs' | 'takeJobs' | 'takeSuspect' | 'reapJobs'>
  handlers: ReadonlyMap<string, JobHandler>
  pace: JobPace
  inHand: JobsInHand
  /** False from the moment on when the process drains. */
  isOpen(): boolean
}

export interface JobFinder {
  /** Looks for all that there may be to do, also for what a process that is gone has left. */
  anything(): Promise<void>
  /** Begins what there is room for. */
  more(): Promise<void>
}

/** Before every lane. */
const firstLane = '00000000-0000-0000-0000-000000000000'

export function findJobs({ directory, handlers, pace, inHand, isOpen }: FindParts): JobFinder {
  let after = firstLane
  const kinds = () => [...handlers.keys()]
  /** @returns whether the lanes behind the last one had enough for all the room */
  const take = async (room: number): Promise<boolean> => {
    const jobs = await directory.takeJobs({ kinds: kinds(), room, each: pace.each, after })
    for (const { lane } of jobs) if (lane > after) after = lane
    for (const job of jobs) void inHand.hold(job)()
    return jobs.length === room
  }
  const more = async () => {
    for (;;) {
      const room = pace.atOnce - inHand.count()
      if (room <= 0 || !isOpen()) return
      const began = after
      if (await take(room)) return
      // From the first lane again, once.
      after = firstLane
      if (began === firstLane) return
    }
  }
  /** A job that may have ended a process must not take others with it once more. */
  const doSuspect = async () => {
    const job = await directory.takeSuspect(kinds())
    if (!job) return
    const others = inHand.settled()
    const begin = inHand.hold(job)
    await others
    await begin()
  }
  const anything = async () => {
    if (handlers.size === 0) return
    const plenty = await directory.lookForJobs(kinds())
    if (plenty.lost) await directory.reapJobs(pace.waits.length + 1, pace.lostWait)
    if (plenty.suspects) await doSuspect()
    if (plenty.due) await more()
  }
  return { anything, more }
}
