/** What a process has in hand, also when it takes a job again that it still has in hand from before. */
import { expect, test } from 'vitest'
import { openLog } from '../../log.ts'
import { openMetrics } from '../telemetry/open-metrics.ts'
import type { HeldJob, TakenJob } from '../tenancy/job-directory.ts'
import { holdJobs } from './hold-jobs.ts'

const taken = (fence: number): TakenJob => {
  return { id: 'same', lane: 'lane', kind: 'slow', payload: {}, tries: fence, crashes: 0, fence }
}

test('a job that lost its lease and was taken again here is kept, and its earlier try is stopped', async () => {
  const renewed: HeldJob[][] = []
  const ends: (() => void)[] = []
  const stopped: number[] = []
  const settled: string[] = []
  const inHand = holdJobs(
    {
      directory: {
        finishJob: async ({ fence }) => void settled.push(`done ${fence}`),
        giveBackJobs: async ([job]) => void settled.push(`given back ${job?.fence}`),
        failJob: async ({ fence }) => void settled.push(`failed ${fence}`),
        renewJobs: async (held) => {
          renewed.push(held.map(({ id, fence }) => ({ id, fence })))
          return new Set(held.map(({ id }) => id))
        },
      },
      handlers: new Map([
        [
          'slow',
          {
            seconds: 60,
            work: (_payload, { attempt, signal }) => {
              const { promise, resolve, reject } = Promise.withResolvers<void>()
              ends.push(resolve)
              signal.addEventListener('abort', () => {
                stopped.push(attempt)
                reject(signal.reason)
              })
              return promise
            },
          },
        ],
      ]),
      log: openLog('silent'),
      metrics: openMetrics(),
      waits: [],
      isOpen: () => true,
    },
    () => {},
  )
  const first = inHand.hold(taken(1))()
  const second = inHand.hold(taken(2))()
  await first
  expect([stopped, settled, inHand.count()]).toEqual([[1], ['given back 1'], 1])
  await inHand.renew()
  expect(renewed).toEqual([[{ id: 'same', fence: 2 }]])
  ends[1]?.()
  await second
  expect([settled, inHand.count()]).toEqual([['given back 1', 'done 2'], 0])
})
