/** Works out when a business is open: weekly hours, exceptions, split shifts, past midnight, daylight saving. */

import { Temporal } from 'temporal-polyfill'
import type { Business, Hours, Weekday, WeekdayName } from '#wire'

/** One stretch of opening, in the business's own clock; `close` may be `24:00` or, past midnight, before `open`. */
export interface OpenSpan {
  open: string
  close: string
}

export interface OpeningDay {
  /** `YYYY-MM-DD` */
  date: string
  /** Sorted by opening time; empty when closed. */
  spans: OpenSpan[]
  /** True when the date differs from the weekly hours. */
  isException: boolean
  note: string | null
}

export interface OpenPeriod {
  opens: Temporal.ZonedDateTime
  closes: Temporal.ZonedDateTime
}

const weekdayNumbers: Readonly<Record<WeekdayName, Weekday>> = {
  mon: 1,
  tue: 2,
  wed: 3,
  thu: 4,
  fri: 5,
  sat: 6,
  sun: 7,
}
/** How far ahead the next opening is looked for: a closed season, not for ever. */
const daysAhead = 370

/** The hours that begin on one date. */
export function openingsOn(business: Business, date: string): OpeningDay {
  const exceptions = business.exceptions.filter((exception) => exception.date === date)
  if (exceptions.length > 0) {
    const spans = exceptions.flatMap(({ closed, open, close }) =>
      !closed && open && close ? [{ open, close }] : [],
    )
    const note = exceptions.map((exception) => exception.note).find((text) => text) ?? null
    return { date, spans: sorted(spans), isException: true, note }
  }
  const weekday = Temporal.PlainDate.from(date).dayOfWeek
  return { date, spans: weeklySpans(business.hours, weekday), isException: false, note: null }
}

/** The weekly spans of a weekday, 1 = Monday … 7 = Sunday. */
export function weeklySpans(hours: readonly Hours[], weekday: number): OpenSpan[] {
  return sorted(hours.filter(({ days }) => days.some((day) => weekdayOf(day) === weekday)))
}

/** The period that is running at an instant, or null when the business is closed then. */
export function openPeriodAt(business: Business, instant: Date): OpenPeriod | null {
  const at = inZone(business, instant)
  const today = at.toPlainDate()
  const periods = [today.subtract({ days: 1 }), today].flatMap((date) => periodsOf(business, date))
  const running = periods.filter(({ opens, closes }) => isBetween(at, opens, closes))
  return joined(running, business)
}

/** Whether the business is open at an instant. */
export function isOpenAt(business: Business, instant: Date): boolean {
  return openPeriodAt(business, instant) !== null
}

/** The next opening after an instant, or null when none is known within a year. */
export function nextOpening(business: Business, instant: Date): OpenPeriod | null {
  const at = inZone(business, instant)
  for (let ahead = 0; ahead <= daysAhead; ahead++) {
    const date = at.toPlainDate().add({ days: ahead })
    const next = periodsOf(business, date).find(({ opens }) => Temporal.ZonedDateTime.compare(opens, at) > 0)
    if (next) return next
  }
  return null
}

/** The business's local time of an instant; an unknown time zone counts as UTC. */
export function inZone(business: Business, instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zoneOf(business))
}

/** The instant at which the business's clock shows a time on a date. */
export function instantOf(business: Business, date: string, time: string): Date {
  return new Date(zoned(business, Temporal.PlainDate.from(date), time).epochMilliseconds)
}

function periodsOf(business: Business, date: Temporal.PlainDate): OpenPeriod[] {
  return openingsOn(business, date.toString()).spans.map(({ open, close }) => {
    const isPastMidnight = close <= open
    return {
      opens: zoned(business, date, open),
      closes: zoned(business, isPastMidnight ? date.add({ days: 1 }) : date, close),
    }
  })
}

/** A period that ends when the next begins goes on: open round the clock is never closed at midnight. */
function joined(running: readonly OpenPeriod[], business: Business): OpenPeriod | null {
  const first = running[0]
  if (!first) return null
  let closes = running.reduce((latest, period) => later(latest, period.closes), first.closes)
  for (let days = 0; days < 7; days++) {
    const following = [closes.toPlainDate().subtract({ days: 1 }), closes.toPlainDate()]
      .flatMap((date) => periodsOf(business, date))
      .find((period) => isBetween(closes, period.opens, period.closes))
    if (!following) break
    closes = following.closes
  }
  return { opens: first.opens, closes }
}

function isBetween(
  at: Temporal.ZonedDateTime,
  from: Temporal.ZonedDateTime,
  to: Temporal.ZonedDateTime,
): boolean {
  return Temporal.ZonedDateTime.compare(from, at) <= 0 && Temporal.ZonedDateTime.compare(at, to) < 0
}

function later(first: Temporal.ZonedDateTime, second: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return Temporal.ZonedDateTime.compare(first, second) >= 0 ? first : second
}

function zoned(business: Business, date: Temporal.PlainDate, time: string): Temporal.ZonedDateTime {
  const [hour, minute] = time.split(':').map(Number)
  const isMidnight = hour === 24
  const day = isMidnight ? date.add({ days: 1 }) : date
  const clock = { hour: isMidnight ? 0 : (hour ?? 0), minute: minute ?? 0 }
  return day.toZonedDateTime({ timeZone: zoneOf(business), plainTime: Temporal.PlainTime.from(clock) })
}

const knownZones = new Map<string, string>()

function zoneOf({ timezone }: Business): string {
  const known = knownZones.get(timezone)
  if (known) return known
  let zone = 'UTC'
  try {
    zone = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timezone).timeZoneId
  } catch {
    // An owner's typing error must not silence the desk.
  }
  if (knownZones.size < 1000) knownZones.set(timezone, zone)
  return zone
}

function weekdayOf(day: Weekday | WeekdayName): Weekday {
  return typeof day === 'number' ? day : weekdayNumbers[day]
}

function sorted(spans: readonly OpenSpan[]): OpenSpan[] {
  const pad = (time: string) => time.padStart(5, '0')
  return spans
    .map(({ open, close }) => ({ open: pad(open), close: pad(close) }))
    .sort((a, b) => a.open.localeCompare(b.open))
}
