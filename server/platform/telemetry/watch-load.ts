/**
 * Knows when there is more to do than the process can do: its loop is late again and again while a crowd is there. Who is
 * new is then sent away for a moment, so that those who are in keep being answered.
 */
import type { Metrics } from './open-metrics.ts'

export interface LoadWatch {
  isOverloaded(): boolean
  /** Somebody is there. @returns to be called when it is over */
  begin(what: 'socket' | 'request'): () => void
  close(): void
}

const everyMs = 100
const lateMs = 200
/** A short hiccup makes one or two of these late, whatever its length. */
const looks = 8
const lateLooks = { begins: 5, ends: 1 }
/** Below, a late loop has another reason, and sending people away would not help. */
const crowd = { socket: 200, request: 50 }

export function watchLoad(metrics: Pick<Metrics, 'loopLag' | 'overloaded'>): LoadWatch {
  const judge = lagJudge()
  const present = { socket: 0, request: 0 }
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    judge.look(Math.max(0, now - last - everyMs))
    last = now
    metrics.loopLag.set(judge.average() / 1000)
    metrics.overloaded.set(isOverloaded() ? 1 : 0)
  }, everyMs)
  timer.unref()
  const isOverloaded = () =>
    judge.isLate() && (present.socket > crowd.socket || present.request > crowd.request)
  return {
    isOverloaded,
    begin: (what) => {
      present[what] += 1
      let isOver = false
      return () => {
        if (!isOver) present[what] -= 1
        isOver = true
      }
    },
    close: () => clearInterval(timer),
  }
}

/** Judges by the latest looks at the loop. */
export function lagJudge() {
  const lags: number[] = []
  let isLate = false
  return {
    look: (lagMs: number) => {
      lags.push(lagMs)
      if (lags.length > looks) lags.shift()
      const late = lags.filter((lag) => lag > lateMs).length
      isLate = isLate ? late > lateLooks.ends : late >= lateLooks.begins
    },
    isLate: () => isLate,
    /** Milliseconds. */
    average: () => lags.reduce((sum, lag) => sum + lag, 0) / Math.max(1, lags.length),
  }
}
