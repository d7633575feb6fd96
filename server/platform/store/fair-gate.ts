/**
 * Lets in only so many at a time, turn and turn about between those who wait, so that whoever asks for much keeps others
 * waiting for one piece of work at most, not for all of it.
 */
import { AppError } from '../../errors.ts'

export interface FairGate {
  /**
   * Resolves when it is the caller's turn.
   * @param key who asks
   * @returns to be called when the work is done
   * @throws AppError `busy` after waiting too long
   */
  enter(key: string): Promise<() => void>
  /** How many wait. */
  waiting(): number
}

export interface FairGateOptions {
  /** How many may be inside. */
  most: number
  /** How many of one key may be inside, so that one whose work stands still does not stop all. */
  mostEach: number
  longestWaitMs: number
}

interface Waiting {
  admit(): void
}

export function openFairGate({ most, mostEach, longestWaitMs }: FairGateOptions): FairGate {
  /** Those who wait, by key; the key that has waited longest for its turn is first. */
  const lines = new Map<string, Waiting[]>()
  const inside = new Map<string, number>()
  let total = 0

  const isFree = (key: string) => total < most && (inside.get(key) ?? 0) < mostEach
  const take = (key: string) => {
    total += 1
    inside.set(key, (inside.get(key) ?? 0) + 1)
  }
  const leave = (key: string) => {
    total -= 1
    const left = (inside.get(key) ?? 1) - 1
    if (left > 0) inside.set(key, left)
    else inside.delete(key)
    admitNext()
  }
  const nextKey = () => {
    for (const key of lines.keys()) if (isFree(key)) return key
    return undefined
  }
  const admitNext = () => {
    const key = nextKey()
    if (key === undefined) return
    const line = lines.get(key) ?? []
    const first = line.shift()
    lines.delete(key)
    // Its next one waits behind everybody else's first.
    if (line.length > 0) lines.set(key, line)
    if (!first) return
    take(key)
    first.admit()
  }
  const leaver = (key: string) => () => leave(key)
  const wait = (key: string) =>
    new Promise<() => void>((resolve, reject) => {
      const line = lines.get(key) ?? []
      lines.set(key, line)
      const waiting: Waiting = {
        admit: () => {
          clearTimeout(tooLong)
          resolve(leaver(key))
        },
      }
      const tooLong = setTimeout(() => {
        line.splice(line.indexOf(waiting), 1)
        if (line.length === 0 && lines.get(key) === line) lines.delete(key)
        reject(new AppError('busy', { retryAfter: 1 }))
      }, longestWaitMs)
      line.push(waiting)
    })
  return {
    enter: async (key) => {
      if (lines.has(key) || !isFree(key)) return wait(key)
      take(key)
      return leaver(key)
    },
    waiting: () => [...lines.values()].reduce((sum, line) => sum + line.length, 0),
  }
}
