/** Opening hours as people read them: days that share the same times in one line. */
import type { Hours, WeekdayName } from '#wire'

export interface HoursRow {
  /** `Monday – Friday` */
  days: string
  /** `7:30 AM – 6:00 PM`, one for each stretch; empty when closed. */
  times: string[]
}

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const shortNames: WeekdayName[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** The whole week, Monday first. */
export function weeklyHours(hours: readonly Hours[]): HoursRow[] {
  const runs: { first: string; last: string; times: string[] }[] = []
  for (const [index, day] of dayNames.entries()) {
    const times = timesOf(hours, index)
    const run = runs.at(-1)
    if (run && run.times.join() === times.join()) run.last = day
    else runs.push({ first: day, last: day, times })
  }
  return runs.map(({ first, last, times }) => ({
    days: first === last ? first : `${first} – ${last}`,
    times,
  }))
}

/** `07:30` as `7:30 AM`. */
export function clockTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const half = hour % 24 < 12 ? 'AM' : 'PM'
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${half}`
}

/** `7:30 AM – 6:00 PM` */
export function timeSpan(open: string, close: string): string {
  return `${clockTime(open)} – ${clockTime(close)}`
}

function timesOf(hours: readonly Hours[], index: number): string[] {
  return hours
    .filter(({ days }) => days.some((day) => day === index + 1 || day === shortNames[index]))
    .sort((one, other) => one.open.localeCompare(other.open))
    .map(({ open, close }) => timeSpan(open, close))
}
