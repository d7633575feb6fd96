/** A list that comes page by page: the first at once, the others when asked for. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Page } from '#wire'
import { type ApiError, toApiError } from '../api/api-error.ts'

export interface Pages<T> {
  /** Null until the first page is here. */
  rows: readonly T[] | null
  problem: ApiError | null
  hasMore: boolean
  /** The next page is on its way. */
  busy: boolean
  more(): void
  reload(): void
}

type FetchPage<T> = (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>

/** Begins anew whenever one of `inputs` changes; what was there stays until the answer comes. */
export function usePages<T>(fetchPage: FetchPage<T>, inputs: readonly unknown[]): Pages<T> {
  const [page, setPage] = useState<Page<T> | null>(null)
  const [problem, setProblem] = useState<ApiError | null>(null)
  const [busy, setBusy] = useState(false)
  const [round, setRound] = useState(0)
  const stop = useRef(new AbortController())
  const load = (cursor: string | undefined) => {
    const { signal } = stop.current
    setBusy(true)
    setProblem(null)
    const isNow = () => !signal.aborted
    fetchPage(cursor, signal)
      .then(
        (next) => isNow() && setPage((before) => (cursor && before ? joined(before, next) : next)),
        (thrown: unknown) => isNow() && setProblem(toApiError(thrown)),
      )
      .finally(() => isNow() && setBusy(false))
  }
  useEffect(() => {
    stop.current = new AbortController()
    load(undefined)
    return () => stop.current.abort()
  }, [...inputs, round])
  return {
    rows: page?.data ?? null,
    problem,
    hasMore: page?.has_more ?? false,
    busy,
    more: () => page?.next_cursor && load(page.next_cursor),
    reload: () => setRound((before) => before + 1),
  }
}

function joined<T>(before: Page<T>, next: Page<T>): Page<T> {
  return { ...next, data: [...before.data, ...next.data] }
}
