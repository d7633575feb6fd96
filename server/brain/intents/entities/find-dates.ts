/** Finds days that a message names, such as "tomorrow", "24 December", "12/24" or "on the 26th". */

import { Temporal } from 'temporal-polyfill'
import type { Entity } from '#wire'
import { guessLanguage, type Language } from '../../language/guess-language.ts'
import { holidays, months, relativeDays, weekdays, weekends } from './date-words.ts'
import { type DayForm, dayForms, type NamedDay } from './day-forms.ts'
import { type FoldedText, type Form, findForms } from './find-forms.ts'

type Read = (match: RegExpMatchArray, clock: Clock) => string | null
interface Clock {
  today: Temporal.PlainDate
  /** True where 12/24 is the 24th of December. */
  isMonthFirst: boolean
}

const alternatives = (words: readonly string[]) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')
const month = alternatives(Object.keys(months))
const pattern = (source: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'gu')

type DateForm = readonly [RegExp, Read]

/** Forms in numbers only. From the most telling form to the least: a stretch belongs to the first that reads it. */
const numberForms: readonly DateForm[] = [
  [pattern('(\\d{4})-(\\d{1,2})-(\\d{1,2})'), (m, _clock) => iso(Number(m[1]), Number(m[2]), Number(m[3]))],
  [
    pattern('(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4}|\\d{2})?'),
    (m, c) => dayOf(c, Number(m[1]), Number(m[2]), m[3]),
  ],
  // Around the clock is no day in July.
  [pattern('(?!24/7(?!/))(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}|\\d{2}))?'), slashed],
]

/** Forms with the words of English, German, Spanish and French. */
const wordForms: readonly DateForm[] = [
  [
    pattern(
      `(\\d{1,2})(?:st|nd|rd|th|er|\\.)?\\s{0,2}(?:of |de |den )?(${month})\\.?(?:,? (?:de |del )?(\\d{4}))?`,
    ),
    (m, clock) => dayOf(clock, Number(m[1]), months[m[2] ?? ''] ?? 0, m[3]),
  ],
  [
    pattern(`(${month})\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?`),
    (m, clock) => dayOf(clock, Number(m[2]), months[m[1] ?? ''] ?? 0, m[3]),
  ],
  [pattern(`(?:the )?day (after|before) (${alternatives(Object.keys(holidays))})`), besideHoliday],
  [pattern(alternatives(Object.keys(holidays))), holiday],
  [
    pattern(alternatives(Object.keys(relativeDays))),
    (m, clock) => relativeDays[m[0]]?.(clock.today).toString() ?? null,
  ],
  [
    pattern(
      `(?:(next|this|coming|nachsten|kommenden|proximo|prochain) )?(${alternatives(Object.keys(weekdays))})`,
    ),
    weekday,
  ],
  [pattern(alternatives(weekends)), (_m, clock) => weekend(clock)],
]

const dayOfMonthForm: DateForm = [
  pattern('(?:the|on|on the) (\\d{1,2})(?:st|nd|rd|th)|am (\\d{1,2})\\.|(?:el|le) (?:dia )?(\\d{1,2})'),
  dayOfMonth,
]

/** Greetings and parts of the day that look like "tomorrow": "guten Morgen", "por la mañana". */
const notADay = /(?:guten|goede|por la|de la|am|jeden|elke) $/

/** Days that the text names, as dates of the business's calendar. */
export function findDates(text: FoldedText, at: Temporal.ZonedDateTime): Entity[] {
  const clock: Clock = {
    today: at.toPlainDate(),
    isMonthFirst: /^(?:America|US|Pacific\/Honolulu)/.test(at.timeZoneId),
  }
  const language = guessLanguage(text.text)
  const own = dayForms(language).map((form) => ownForm(form, clock))
  const others = formsBeside(language, own.length > 0).map(([pattern, read]) => ({
    pattern,
    read: (match: RegExpMatchArray) => (isPartOfDay(match) ? null : read(match, clock)),
  }))
  return findForms('date', [...own, ...others], text)
}

/** In Vietnamese "thứ" and in Italian "le 18" look like words of the four languages and are none. */
function formsBeside(language: Language | null, hasOwn: boolean): readonly DateForm[] {
  if (!hasOwn) return [...numberForms, ...wordForms, dayOfMonthForm]
  return language === 'vi' ? numberForms : [...numberForms, ...wordForms]
}

function ownForm(form: DayForm, clock: Clock): Form {
  return {
    pattern: form.pattern,
    read: (match) => (isPartOfDay(match) ? null : dateOf(form.name(match), clock)),
  }
}

function dateOf(named: NamedDay, clock: Clock): string | null {
  const { day, month: monthNumber, year, holiday: dateIn, ahead, weekday: wanted } = named
  if (day !== undefined && monthNumber !== undefined) return dayOf(clock, Number(day), monthNumber, year)
  if (day !== undefined) return nextDayOfMonth(clock, Number(day))
  if (dateIn) return comingHoliday(clock, dateIn)
  if (ahead !== undefined) return clock.today.add({ days: ahead }).toString()
  if (named.isWeekend) return weekend(clock)
  if (!wanted) return null
  if (wanted.which !== 'next week') return comingWeekday(clock, wanted.of, wanted.which === 'next')
  return clock.today.add({ days: 7 - clock.today.dayOfWeek + wanted.of }).toString()
}

function isPartOfDay(match: RegExpMatchArray): boolean {
  if (!/^(?:morgen|manana)$/.test(match[0])) return false
  const start = match.index ?? 0
  return notADay.test((match.input ?? '').slice(Math.max(0, start - 8), start))
}

function iso(year: number, monthNumber: number, day: number): string | null {
  if (monthNumber < 1 || monthNumber > 12 || day < 1 || year < 1900 || year > 2200) return null
  const date = Temporal.PlainDate.from({ year, month: monthNumber, day: 1 })
  return day > date.daysInMonth ? null : date.with({ day }).toString()
}

/** Without a year it is the next day of that date. */
function dayOf(clock: Clock, day: number, monthNumber: number, year: string | undefined): string | null {
  if (year) return iso(year.length === 2 ? 2000 + Number(year) : Number(year), monthNumber, day)
  for (let ahead = 0; ahead <= 4; ahead++) {
    const date = iso(clock.today.year + ahead, monthNumber, day)
    if (date && Temporal.PlainDate.compare(date, clock.today) >= 0) return date
  }
  return null
}

function slashed(match: RegExpMatchArray, clock: Clock): string | null {
  const first = Number(match[1])
  const second = Number(match[2])
  const monthFirst = second > 12 || (clock.isMonthFirst && first <= 12)
  return monthFirst ? dayOf(clock, second, first, match[3]) : dayOf(clock, first, second, match[3])
}

function holiday(match: RegExpMatchArray, clock: Clock): string | null {
  const dateIn = holidays[match[0]]
  return dateIn ? comingHoliday(clock, dateIn) : null
}

function besideHoliday(match: RegExpMatchArray, clock: Clock): string | null {
  const dateIn = holidays[match[2] ?? '']
  if (!dateIn) return null
  const days = match[1] === 'after' ? 1 : -1
  return comingHoliday(clock, (year) => dateIn(year).add({ days }))
}

function comingHoliday(clock: Clock, dateIn: (year: number) => Temporal.PlainDate): string {
  const date = dateIn(clock.today.year)
  const isPast = Temporal.PlainDate.compare(date, clock.today) < 0
  return (isPast ? dateIn(clock.today.year + 1) : date).toString()
}

/** The coming weekday, today included; with "next" today does not count. */
function weekday(match: RegExpMatchArray, clock: Clock): string | null {
  const wanted = weekdays[match[2] ?? '']
  if (!wanted) return null
  return comingWeekday(clock, wanted, match[1] !== undefined && match[1] !== 'this')
}

function comingWeekday(clock: Clock, wanted: number, isNext: boolean): string {
  const days = (wanted - clock.today.dayOfWeek + 7) % 7
  return clock.today.add({ days: days === 0 && isNext ? 7 : days }).toString()
}

function weekend(clock: Clock): string {
  const saturday = clock.today.add({ days: clock.today.dayOfWeek === 7 ? -1 : 6 - clock.today.dayOfWeek })
  return `${saturday.toString()}/${saturday.add({ days: 1 }).toString()}`
}

function dayOfMonth(match: RegExpMatchArray, clock: Clock): string | null {
  return nextDayOfMonth(clock, Number(match[1] ?? match[2] ?? match[3]))
}

function nextDayOfMonth(clock: Clock, day: number): string | null {
  for (let ahead = 0; ahead <= 12; ahead++) {
    const first = clock.today.with({ day: 1 }).add({ months: ahead })
    const date = iso(first.year, first.month, day)
    if (date && Temporal.PlainDate.compare(date, clock.today) >= 0) return date
  }
  return null
}
