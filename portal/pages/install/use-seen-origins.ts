/** The websites that asked for the widget, looked up again and again while one looks at the page. */
import { useEffect, useState } from 'preact/hooks'
import type { SeenOrigin } from '#wire'
import { type ApiError, toApiError } from '../../api/api-error.ts'
import { client } from '../../api/session.ts'

export interface Seen {
  /** Latest first; null until known. */
  origins: readonly SeenOrigin[] | null
  problem: ApiError | null
}

const pollMs = 3000

export function useSeenOrigins(): Seen {
  const [seen, setSeen] = useState<Seen>({ origins: null, problem: null })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = new AbortController()
    const look = async () => {
      clearTimeout(timer)
      if (document.visibilityState === 'visible') {
        const next = await fetchSeen(stop.signal)
        if (stop.signal.aborted) return
        setSeen((before) => (next.problem ? { ...before, problem: next.problem } : next))
      }
      timer = setTimeout(() => void look(), pollMs)
    }
    void look()
    document.addEventListener('visibilitychange', look)
    return () => {
      stop.abort()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return seen
}

async function fetchSeen(signal: AbortSignal): Promise<Seen> {
  try {
    const { data } = await client.call('listSeenOrigins', {}, { signal })
    const origins = data.toSorted((one, other) => other.last_seen_at.localeCompare(one.last_seen_at))
    return { origins, problem: null }
  } catch (thrown) {
    return { origins: null, problem: toApiError(thrown) }
  }
}
