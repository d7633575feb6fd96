/** The days of the coming eighteen months on which a United States business keeps other hours. */
import type { HoursException } from '#wire'

const MONTHS_AHEAD = 18

/** The business whose holidays are wanted. */
export interface HolidayRules {
  /** IANA name; decides which day is today. */
  timezone: string
  /** Hours of Christmas Eve. */
  halfDay: { open: string; close: string }
  /** ISO weekdays on which the business opens at all; a half day never opens another one. */
  openDays: readonly number[]
}

/** Holidays from today on, earliest first. */
export function holidayExceptions(now: Date, rules: HolidayRules): HoursException[] {
  const today = dateIn(rules.timezone, now)
  const last = addMonths(today, MONTHS_AHEAD)
  const firstYear = Number(today.slice(0, 4))
  return [0, 1, 2]
    .flatMap((offset) => holidaysOf(firstYear + offset, rules))
    .filter((holiday) => holiday.date >= today && holiday.date <= last)
}

function holidaysOf(year: number, rules: HolidayRules): HoursException[] {
  return [
    { date: isoDate(year, 1, 1), closed: true, note: "New Year's Day" },
    { date: lastMonday(year, 5), closed: true, note: 'Memorial Day' },
    { date: isoDate(year, 7, 4), closed: true, note: 'Independence Day' },
    { date: nthWeekday(year, 9, 1, 1), closed: true, note: 'Labor Day' },
    { date: nthWeekday(year, 11, 4, 4), closed: true, note: 'Thanksgiving' },
    christmasEve(year, rules),
    { date: isoDate(year, 12, 25), closed: true, note: 'Christmas Day' },
  ]
}

function christmasEve(year: number, { halfDay, openDays }: HolidayRules): HoursException {
  const date = isoDate(year, 12, 24)
  if (!openDays.includes(isoWeekday(date))) return { date, closed: true, note: 'Christmas Eve' }
  return { date, ...halfDay, note: 'Christmas Eve (half day)' }
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): string {
  const first = isoWeekday(isoDate(year, month, 1))
  return isoDate(year, month, 1 + ((weekday - first + 7) % 7) + (nth - 1) * 7)
}

function lastMonday(year: number, month: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const date = isoDate(year, month, last)
  return isoDate(year, month, last - (isoWeekday(date) - 1))
}

/** 1 = Monday … 7 = Sunday. */
function isoWeekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7
}

function isoDate(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}

function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return isoDate(year, month + months, Math.min(day, lastOfMonth))
}

/** Calendar day at `moment` in `timezone`, as `YYYY-MM-DD`. */
function dateIn(timezone: string, moment: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(moment)
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}
