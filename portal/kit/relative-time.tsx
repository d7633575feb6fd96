/** A moment, told from now: "3 minutes ago"; the exact time is in the title. */
import { signal } from '@preact/signals'

const now = signal(Date.now())
const refreshMs = 30_000
let isTicking = false

export function RelativeTime({ at }: { at: string }) {
  tick()
  const moment = new Date(at)
  return (
    <time dateTime={at} title={moment.toLocaleString()}>
      {tellFromNow(moment.getTime(), now.value)}
    </time>
  )
}

/** One clock for all of them, from the first one shown. */
function tick(): void {
  if (isTicking) return
  isTicking = true
  setInterval(() => {
    now.value = Date.now()
  }, refreshMs)
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** Words for the distance between a moment and now, both in milliseconds. */
export function tellFromNow(momentMs: number, nowMs: number, locale?: string): string {
  const seconds = Math.round((momentMs - nowMs) / 1000)
  const step = steps.find(([, size]) => Math.abs(seconds) >= size)
  if (!step) return 'just now'
  const [unit, size] = step
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.trunc(seconds / size), unit)
}
