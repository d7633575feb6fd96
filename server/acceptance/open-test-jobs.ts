/** Jobs that are done at once, in the process of the test. */
import type { JobPayload, Jobs } from '../platform/jobs/open-jobs.ts'

export interface TestJobs extends Jobs {
  /** Resolves when all that was added is done. @throws what a job threw */
  settled(): Promise<void>
  /** What was added, oldest first. */
  added: { kind: string; payload: JobPayload }[]
}

type Work = (payload: JobPayload, job: { id: string; attempt: number; signal: AbortSignal }) => Promise<void>

export function openTestJobs(): TestJobs {
  const handlers = new Map<string, Work>()
  const added: TestJobs['added'] = []
  let running: Promise<void>[] = []
  return {
    added,
    handle: (kind, work) => void handlers.set(kind, work as Work),
    add: async (kind, payload) => {
      added.push({ kind, payload })
      const job = { id: crypto.randomUUID(), attempt: 1, signal: new AbortController().signal }
      const done = handlers.get(kind)?.(payload, job)
      if (!done) throw new Error(`nobody does ${kind}`)
      // Seen by whoever waits for it.
      done.catch(() => {})
      running.push(done)
    },
    settled: async () => {
      while (running.length > 0) {
        const now = running
        running = []
        await Promise.all(now)
      }
    },
  }
}
