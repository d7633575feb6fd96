/** The forms in which one language names days, made when a message in it is read first. */
import type { Temporal } from 'temporal-polyfill'
import type { Language } from '../../language/guess-language.ts'
import { type DayWords, dayWords } from './day-words.ts'
import { foldAligned } from './fold-aligned.ts'

/** What a form found; the first three are numbers as written. */
export interface NamedDay {
  day?: string
  month?: number
  year?: string
  holiday?: (year: number) => Temporal.PlainDate
  /** Days from today. */
  ahead?: number
  weekday?: { of: number; which: 'coming' | 'next' | 'next week' }
  isWeekend?: boolean
}

export interface DayForm {
  pattern: RegExp
  name(match: RegExpMatchArray): NamedDay
}

const unspaced: readonly Language[] = ['zh', 'ja', 'th']
const remembered = new Map<Language, readonly DayForm[]>()

/** From the most telling form to the least; none for the languages that are read without being told apart. */
export function dayForms(language: Language | null): readonly DayForm[] {
  const words = language && dayWords[language]
  if (!language || !words) return []
  const known = remembered.get(language)
  if (known) return known
  const made = makeForms(language, words)
  remembered.set(language, made)
  return made
}

function makeForms(language: Language, words: DayWords): DayForm[] {
  const pattern = patternsOf(language)
  const months = monthNames(language)
  const relative = namesTo(
    Object.entries(words.relative).map(([days, names]) => [names, Number(days)] as const),
  )
  const holidays = namesTo(Object.entries(words.holidays))
  return [
    {
      pattern: pattern(
        `(?<d>\\d{1,2})[.ºª°]?\\s{0,2}(?:de |di |من )?(?<name>${anyOf(months)})(?:,? (?:de |del )?(?<y>\\d{4}))?`,
      ),
      name: ({ groups: { d, name, y } = {} }) => dated(d, months.get(name ?? ''), y),
    },
    ...(words.numbered ?? []).map((source) => ({
      pattern: pattern(foldAligned(source)),
      name: ({ groups: { d, m, y } = {} }: RegExpMatchArray) => dated(d, m ? Number(m) : undefined, y),
    })),
    { pattern: pattern(anyOf(holidays)), name: (match) => ({ holiday: holidays.get(match[0]) }) as NamedDay },
    { pattern: pattern(anyOf(relative)), name: (match) => ({ ahead: relative.get(match[0]) ?? 0 }) },
    { pattern: pattern(anyOf(namesTo([[words.weekend, true]]))), name: () => ({ isWeekend: true }) },
    weekdayForm(language, words, pattern),
  ]
}

function dated(day: string | undefined, month: number | undefined, year: string | undefined): NamedDay {
  return { ...(day && { day }), ...(month && { month }), ...(year && { year }) }
}

function weekdayForm(language: Language, words: DayWords, pattern: (source: string) => RegExp): DayForm {
  const names = weekdayNames(language, words.weekdays)
  const before = optional('next', words.next) + optional('week', words.nextWeek)
  const behind = optional('weekBehind', words.nextWeekBehind) + optional('nextBehind', words.nextBehind)
  return {
    pattern: pattern(`${before}(?<name>${anyOf(names)})${endingsOf[language] ?? ''}${behind}`),
    name: ({ groups: { name, next, nextBehind, week, weekBehind } = {} }) => {
      const which = (week ?? weekBehind) ? 'next week' : (next ?? nextBehind) ? 'next' : 'coming'
      return { weekday: { of: names.get(name ?? '') ?? 1, which } }
    },
  }
}

/** What may be joined to the name of a weekday. */
const endingsOf: Readonly<Partial<Record<Language, string>>> = {
  tr: "(?:'?(?:y?[ae]|n?d[ae]|leri|ları|lari))?(?: gunu| gunleri)?",
  ja: '日?',
}

function optional(name: string, list: string | undefined): string {
  if (!list) return ''
  const isBehind = name.endsWith('Behind')
  const words = `(?<${name}>${anyOf(namesTo([[list, true]]))})`
  return isBehind ? `(?: ?${words})?` : `(?:${words} ?)?`
}

function monthNames(language: Language): Map<string, number> {
  const names = new Map<string, number>()
  const alone = new Intl.DateTimeFormat(localeOf(language), { month: 'long', timeZone: 'UTC' })
  const dated = new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  for (let month = 1; month <= 12; month++) {
    const date = new Date(Date.UTC(2024, month - 1, 15))
    const inDate = dated.formatToParts(date).find(({ type }) => type === 'month')?.value ?? ''
    for (const name of [alone.format(date), inDate]) if (/\p{L}/u.test(name)) addForms(names, name, month)
  }
  return names
}

function weekdayNames(language: Language, more: DayWords['weekdays']): Map<string, number> {
  const names = new Map<string, number>()
  const format = new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' })
  for (let weekday = 1; weekday <= 7; weekday++) {
    // 2024-01-01 was a Monday.
    const own = language === 'ja' ? '' : format.format(new Date(Date.UTC(2024, 0, weekday)))
    for (const name of [own, ...(more?.[weekday - 1] ?? '').split('|')])
      if (name) addForms(names, name, weekday)
  }
  return names
}

function localeOf(language: Language): string {
  return language === 'ar' ? 'ar-u-nu-latn' : language
}

function namesTo<T>(lists: readonly (readonly [names: string, value: T])[]): Map<string, T> {
  const all = new Map<string, T>()
  for (const [names, value] of lists) for (const name of names.split('|')) addForms(all, name, value)
  return all
}

/** As a folded text has it, and as typed where the keyboard lacks a letter. */
function addForms<T>(names: Map<string, T>, name: string, value: T): void {
  const folded = foldAligned(name)
  names.set(folded, value)
  names.set(folded.replaceAll('ł', 'l').replaceAll('đ', 'd').replaceAll('ı', 'i'), value)
}

function anyOf(names: ReadonlyMap<string, unknown>): string {
  return [...names.keys()]
    .sort((first, second) => second.length - first.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')
}

/** Names stand apart from letters, where words stand apart; Arabic joins "and", "in" and "for" to them. */
function patternsOf(language: Language): (source: string) => RegExp {
  const apart = '[\\p{L}\\p{M}\\p{N}]'
  const before = language === 'ar' ? `(?<!${apart})|(?<=(?<!${apart})[بلو])` : `(?<!${apart})`
  const [first, last] = unspaced.includes(language)
    ? ['(?<!\\d)', '(?!\\d)']
    : [`(?:${before})`, `(?!${apart})`]
  return (source) => new RegExp(`${first}(?:${source})${last}`, 'gu')
}
