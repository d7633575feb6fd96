/** How long to wait after too many tries, counted down. */
import { useEffect, useState } from 'preact/hooks'
import type { ApiError } from '../api/api-error.ts'

/** When the server does not say. */
const usualSeconds = 60

/** Seconds that are left; 0 when one may try. */
export function useWait(problem: ApiError | null): number {
  const seconds = problem?.status === 429 ? (problem.retryAfterSeconds ?? usualSeconds) : 0
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    setLeft(seconds)
    if (seconds === 0) return
    const end = Date.now() + seconds * 1000
    const timer = setInterval(() => {
      const still = Math.max(0, Math.ceil((end - Date.now()) / 1000))
      setLeft(still)
      if (still === 0) clearInterval(timer)
    }, 1000)
    return () => clearInterval(timer)
  }, [problem])
  return left
}

/** As a clock shows it: `0:09`, `1:30:00`. */
export function tellLeft(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const [first = 0, ...rest] = parts[0] ? parts : parts.slice(1)
  return [first, ...rest.map((part) => String(part).padStart(2, '0'))].join(':')
}
