/** Writes dates, times, durations and opening hours in the language of the answer. */
import { Temporal } from 'temporal-polyfill'
import type { OpenSpan } from '../../../platform/profile/opening-hours.ts'
import type { Language } from '../../language/guess-language.ts'
import { factWords } from './fact-words.ts'

/** How a reader writes times. */
export interface ClockStyle {
  language: Language
  isTwelveHour: boolean
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Twelve hours for English in America, Australia and the Philippines, twenty-four elsewhere. */
export function clockStyle(language: Language, locale: string | null, timezone: string): ClockStyle {
  const isTwelveHour =
    language === 'en' &&
    !/^en-(?:GB|IE)/i.test(locale ?? '') &&
    /^(?:America|Australia|US|Asia\/Manila)/.test(timezone)
  return { language, isTwelveHour }
}

export function timeText(time: string, { isTwelveHour }: ClockStyle): string {
  if (!isTwelveHour) return time
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const half = hour % 24 < 12 ? 'AM' : 'PM'
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')} ${half}`
}

export function spansText(spans: readonly OpenSpan[], style: ClockStyle): string {
  const words = factWords[style.language]
  if (spans.length === 0) return words.closed
  const isAllDay = spans.some(
    ({ open, close }) => open === '00:00' && (close === '24:00' || close === '00:00'),
  )
  if (isAllDay) return words.roundTheClock
  const texts = spans.map(({ open, close }) => `${timeText(open, style)}–${timeText(close, style)}`)
  return texts.length === 1 ? (texts[0] ?? '') : new Intl.ListFormat(style.language).format(texts)
}

/** "Sunday, November 22" in the language. */
export function dateText(date: string, { language, isTwelveHour }: ClockStyle): string {
  const locale = language === 'en' && !isTwelveHour ? 'en-GB' : localeOf(language)
  return format(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(noonOf(date))
}

/** The whole week with equal days together: "Monday to Friday: 08:00–18:00". */
export function weekText(spansOf: (weekday: number) => readonly OpenSpan[], style: ClockStyle): string {
  const groups: { first: number; last: number; text: string }[] = []
  for (let weekday = 1; weekday <= 7; weekday++) {
    const text = spansText(spansOf(weekday), style)
    const group = groups.at(-1)
    if (group?.text === text) group.last = weekday
    else groups.push({ first: weekday, last: weekday, text })
  }
  return groups
    .map(({ first, last, text }) => {
      const days =
        first === last
          ? weekdayText(first, style)
          : `${weekdayText(first, style)}${factWords[style.language].to}${weekdayText(last, style)}`
      return `${capitalised(days, style)}: ${text}`
    })
    .join('\n')
}

/** "45 minutes", or "45 min" where there is little room. */
export function durationText(minutes: number, language: Language, unitDisplay: 'long' | 'short'): string {
  const options = { style: 'unit', unit: 'minute', unitDisplay } as const
  return new Intl.NumberFormat(localeOf(language), options).format(minutes)
}

function weekdayText(weekday: number, { language }: ClockStyle): string {
  // 2024-01-01 was a Monday.
  return format(localeOf(language), { weekday: 'long' }).format(noonOf(`2024-01-0${weekday}`))
}

function capitalised(text: string, { language }: ClockStyle): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1)
}

/** Times are written in the digits that everybody reads; dates then are, too. */
function localeOf(language: Language): string {
  return language === 'ar' ? 'ar-u-nu-latn' : language
}

function noonOf(date: string): Date {
  return new Date(
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }).epochMilliseconds,
  )
}

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${Object.keys(options).length}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  formats.set(key, made)
  return made
}
