/** The week as one edits it: each day with its own intervals, and how that becomes opening hours again. */
import type { Hours, Weekday, WeekdayName } from '#wire'

export interface Interval {
  /** `HH:MM`, or empty while it is being typed. */
  open: string
  close: string
}
/** Monday is 0. */
export type Week = readonly (readonly Interval[])[]

const names: readonly WeekdayName[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** Opening hours by day. `24:00` becomes `00:00`, because a time field knows no 24. */
export function toWeek(hours: readonly Hours[]): Week {
  const week: Interval[][] = names.map(() => [])
  for (const { days, open, close } of hours) {
    for (const day of days) {
      week[dayIndex(day)]?.push({ open, close: close === '24:00' ? '00:00' : close })
    }
  }
  return week.map((intervals) => intervals.toSorted((one, other) => one.open.localeCompare(other.open)))
}

/** Days with the same interval become one entry; midnight as an end is `24:00`. */
export function toHours(week: Week): Hours[] {
  const byTimes = new Map<string, Hours & { days: Weekday[] }>()
  week.forEach((intervals, index) => {
    for (const { open, close } of intervals) {
      const key = `${open}-${close}`
      const entry = byTimes.get(key) ?? { days: [], open, close: close === '00:00' ? '24:00' : close }
      entry.days.push((index + 1) as Weekday)
      byTimes.set(key, entry)
    }
  })
  return [...byTimes.values()]
}

/** Why a day will not do, in one sentence; undefined when it will. */
export function dayProblem(intervals: readonly Interval[]): string | undefined {
  if (intervals.some(({ open, close }) => !open || !close)) return 'Fill in both times, or remove the line.'
  if (intervals.some(({ open, close }) => open === close && close !== '00:00')) {
    return 'Opening and closing time are the same.'
  }
  const spans = intervals.map(toSpan).toSorted((one, other) => one.from - other.from)
  const overlaps = spans.some((span, index) => span.from < (spans[index - 1]?.to ?? 0))
  return overlaps ? 'Two of these times overlap.' : undefined
}

/** Whether the interval ends on the next day. */
export function endsNextDay({ open, close }: Interval): boolean {
  return Boolean(open && close) && close !== '00:00' && close < open
}

/** The same week with one day changed. */
export function withDay(week: Week, index: number, intervals: readonly Interval[]): Week {
  return week.map((before, day) => (day === index ? intervals : before))
}

/** A sensible next interval: after a break, or a usual day. */
export function nextInterval(intervals: readonly Interval[]): Interval {
  const last = intervals.at(-1)
  if (!last?.close) return { open: '09:00', close: '17:00' }
  const start = minutes(last.close) + 60
  const end = Math.min(start + 180, 24 * 60 - 1)
  return start < end ? { open: clock(start), close: clock(end) } : { open: '', close: '' }
}

const dayMinutes = 24 * 60

function toSpan(interval: Interval): { from: number; to: number } {
  const from = minutes(interval.open)
  const close = interval.close === '00:00' ? dayMinutes : minutes(interval.close)
  return { from, to: endsNextDay(interval) ? close + dayMinutes : close }
}

function dayIndex(day: Weekday | WeekdayName): number {
  return typeof day === 'number' ? day - 1 : names.indexOf(day)
}

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(':').map(Number)
  return hours * 60 + rest
}

function clock(total: number): string {
  const pad = (part: number) => String(part).padStart(2, '0')
  return `${pad(Math.floor(total / 60))}:${pad(total % 60)}`
}
