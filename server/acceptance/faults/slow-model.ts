/** The fake model of a run: answers slowly, no two answers alike, so that every attempt can be told from the others. */
import { type FakeModel, openFakeModel } from '../fake-model.ts'
import type { Random } from './seeded-random.ts'

export interface SlowModel {
  url: string
  /** What it begins to say from now on takes so many times as long. */
  pace(factor: number): void
  /** Settles when nobody waits for it; false when that took too long. */
  idle(longestMs: number): Promise<boolean>
  /** What was wrong with the requests. */
  violations(): readonly string[]
  close(): Promise<void>
}

/** More than a run of hundreds of kills asks for. */
const answers = 40_000
const words = 'We change tyres on weekdays and a set of them takes about an hour at our garage'.split(' ')

export async function openSlowModel(random: Random): Promise<SlowModel> {
  const model = await openFakeModel()
  let pace = 1
  const script = Array.from({ length: answers }, (_, number) => answer(number, random, () => pace))
  model.answerWith(...(script as [ReturnType<typeof answer>, ...ReturnType<typeof answer>[]]))
  return {
    url: model.url,
    pace: (factor) => {
      pace = factor
    },
    idle: (longestMs) => idle(model, longestMs),
    violations: () => model.violations,
    close: () => model.close(),
  }
}

function answer(number: number, random: Random, pace: () => number) {
  const length = random.between(4, words.length)
  // The number comes first, so that the first pieces tell whose they are.
  const text = `No. ${String(number).padStart(5, '0')}: ${words.slice(0, length).join(' ')}.`
  const usualMs = random.between(5, 40)
  return {
    kind: 'ok' as const,
    text,
    chunkSize: 6,
    get delayMs() {
      return usualMs * pace()
    },
  }
}

async function idle({ requests }: FakeModel, longestMs: number): Promise<boolean> {
  let late: NodeJS.Timeout | undefined
  const tooLong = new Promise<false>((resolve) => {
    late = setTimeout(() => resolve(false), longestMs)
  })
  const all = Promise.all(requests.map(({ ended }) => ended)).then(() => true)
  const inTime = await Promise.race([all, tooLong])
  clearTimeout(late)
  return inTime
}
