/** Finds what a set without phrases of its own can learn from: the set beside it that has the same intents. */
import { basename, dirname, join } from 'node:path'
import { intentFilesIn } from './intent-files.ts'
import { namesIn, readLines } from './read-lines.ts'
import { type Example, isExample, none } from './rows.ts'

export interface BorrowedTraining {
  /** Set and file, for people. */
  from: string
  rows: readonly Example[]
}

/** A stranger that shares a few names teaches nothing. */
const leastShared = 0.8

/** The training file beside the folder that knows most of the intents of these tests, or null. */
export function borrowTraining(folder: string, tests: readonly Example[]): BorrowedTraining | null {
  const wanted = new Set(tests.map(({ intent }) => plainName(intent)).filter((name) => name !== none))
  const beside = namesIn(dirname(folder)).filter((set) => set !== basename(folder))
  const offers = beside.flatMap((set) => {
    const path = join(dirname(folder), set)
    return intentFilesIn(namesIn(path)).trainings.map(({ file }) => {
      const rows = readLines<Example>(join(path, file), isExample)
      const known = new Set(rows.map(({ intent }) => plainName(intent)))
      return {
        from: `${set}/${file}`,
        rows,
        shared: [...wanted].filter((name) => known.has(name)).length / wanted.size,
      }
    })
  })
  const [best] = offers.toSorted(
    (first, second) => second.shared - first.shared || second.rows.length - first.rows.length,
  )
  return best && best.shared >= leastShared ? best : null
}

/** The rows with the names that were learned, where they differ in case and joints only. */
export function namedAsLearned(rows: readonly Example[], learned: readonly Example[]): Example[] {
  const names = new Map(learned.map(({ intent }) => [plainName(intent), intent]))
  return rows.map((row) => ({ ...row, intent: names.get(plainName(row.intent)) ?? row.intent }))
}

function plainName(intent: string): string {
  return intent === none ? none : intent.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_')
}
