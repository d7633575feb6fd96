/** Loads something for a page and tells how it went. */
import { useEffect, useState } from 'preact/hooks'
import { type ApiError, toApiError } from '../api/api-error.ts'

export interface Loaded<T> {
  /** Null until it is here. */
  data: T | null
  problem: ApiError | null
  reload(): void
  /** Replaces what is here, for an optimistic change. */
  setData(change: (data: T) => T): void
}

/** Loads again whenever one of `inputs` changes; a late answer to an old question is dropped. */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>, inputs: readonly unknown[]): Loaded<T> {
  const [round, setRound] = useState(0)
  const [data, setData] = useState<T | null>(null)
  const [problem, setProblem] = useState<ApiError | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    setProblem(null)
    load(stop.signal).then(
      (answer) => {
        if (!stop.signal.aborted) setData(() => answer)
      },
      (thrown: unknown) => {
        if (!stop.signal.aborted) setProblem(toApiError(thrown))
      },
    )
    return () => stop.abort()
  }, [...inputs, round])
  return {
    data,
    problem,
    reload: () => setRound((before) => before + 1),
    setData: (change) => setData((before) => (before === null ? before : change(before))),
  }
}
