/** Answers questions about opening hours: of the week, of a day, at a time, now. */
import type { Business } from '#wire'
import {
  instantOf,
  inZone,
  isOpenAt,
  nextOpening,
  type OpeningDay,
  openingsOn,
  openPeriodAt,
  weeklySpans,
} from '../../../platform/profile/opening-hours.ts'
import { foldText } from '../../language/words.ts'
import type { FactAnswer } from '../knowledge-types.ts'
import { type ClockStyle, dateText, spansText, timeText, weekText } from './clock-words.ts'
import type { FactWords } from './fact-words/fact-words-type.ts'
import { factWords } from './fact-words.ts'
import type { FactQuestion } from './read-question.ts'

export interface HoursContext {
  business: Business
  now: Date
  style: ClockStyle
  confidence: number
}

const nowWords =
  /(?<!\p{L})(?:now|right now|currently|at the moment|still|jetzt|gerade|aktuell|ahora|todavia|maintenant|actuellement|encore)(?!\p{L})/u
const againWords = /(?<!\p{L})(?:again|next|wieder|de nuevo|rouvr\w*|prochaine)(?!\p{L})/u
const holidayWords = /(?<!\p{L})(?:holidays?|feiertag(?:e|en|s)?|festivos?|feriados?|feries?)(?!\p{L})/u
/** "Are you open?" without a day means now; "when are you open?" means the week. */
const plainOpen =
  /^\W*(?:(?:hi|hello|hey)\W+)?(?:are (?:you|u)(?: guys)? (?:open|closed)|(?:is|are) (?:the |your )?\w+ open|habt ihr (?:auf|offen|geoffnet)|haben sie (?:auf|offen|geoffnet)|sind sie (?:offen|geoffnet)|estan abiertos|esta abierto|etes-vous ouverts?|vous etes ouverts?)\W*$/u
const exceptionsTold = 6

export function answerHours(question: FactQuestion, context: HoursContext): FactAnswer | null {
  const { business } = context
  if (business.hours.length === 0 && business.exceptions.length === 0) return null
  const says = wordsSaid(question)
  const dates = question.dates.flatMap(({ value }) => value.split('/'))
  const time = question.times[0]?.value
  const today = inZone(business, context.now).toPlainDate().toString()
  if (says.now && time === undefined && !dates.some((date) => date !== today)) return openNow(context)
  if (time !== undefined) return openAtTime(context, dates[0] ?? today, time)
  if (dates.length > 0) return hoursOnDays(context, dates)
  if (says.holiday) return holidayHours(context)
  if (says.isOpen || says.again) return openNow(context)
  return weekHours(context)
}

interface Said {
  now: boolean
  holiday: boolean
  again: boolean
  /** It asks whether the business is open, and says nothing of when. */
  isOpen: boolean
}

function wordsSaid({ text, words, lexicon: { clock } }: FactQuestion): Said {
  const folded = foldText(text)
  const asksWhen = clock?.when.isIn(words) ?? false
  return {
    now: nowWords.test(folded) || (clock?.now.isIn(words) ?? false),
    holiday: holidayWords.test(folded) || (clock?.holiday.isIn(words) ?? false),
    again: againWords.test(folded) || (!asksWhen && (clock?.again.isIn(words) ?? false)),
    isOpen: plainOpen.test(folded) || (!asksWhen && (clock?.open.isIn(words) ?? false)),
  }
}

function openNow(context: HoursContext): FactAnswer {
  const { business, now, style } = context
  const words = wordsFor(context)
  const period = openPeriodAt(business, now)
  if (!period) return answer(context, 'open_now', `${words.closedNow}${nextText(context, now)}`)
  const hoursLeft = period.closes.since(inZone(business, now)).total('hours')
  if (hoursLeft >= 24) return answer(context, 'open_now', words.openAlways)
  return answer(
    context,
    'open_now',
    words.openNow(timeText(period.closes.toPlainTime().toString().slice(0, 5), style)),
  )
}

function openAtTime(context: HoursContext, date: string, time: string): FactAnswer {
  const { business, style } = context
  const words = wordsFor(context)
  const day = openingsOn(business, date)
  const isOpen = isOpenAt(business, instantOf(business, date, time))
  const name = dayText(context, date)
  const sentence = isOpen
    ? words.openAt(name, timeText(time, style))
    : words.closedAt(name, timeText(time, style))
  const rest = day.spans.length > 0 ? words.hoursThatDay(spansText(day.spans, style)) : ''
  return answer(context, factOf(day), [sentence, rest, noteText(day)].filter(Boolean).join(gap(style)))
}

function hoursOnDays(context: HoursContext, dates: readonly string[]): FactAnswer {
  const days = dates.slice(0, 7).map((date) => openingsOn(context.business, date))
  const texts = days.map((day) => dayAnswer(context, day))
  const last = days.at(-1)
  const isAllClosed = days.every((day) => day.spans.length === 0)
  const next = isAllClosed && last ? nextText(context, instantOf(context.business, last.date, '12:00')) : ''
  const exception = days.find((day) => day.isException)
  return answer(context, exception ? 'holiday' : 'hours', texts.join('\n') + next)
}

function dayAnswer(context: HoursContext, day: OpeningDay): string {
  const words = wordsFor(context)
  const name = dayText(context, day.date)
  const text =
    day.spans.length > 0 ? words.openOn(name, spansText(day.spans, context.style)) : words.closedOn(name)
  return [text, noteText(day)].filter(Boolean).join(gap(context.style))
}

function holidayHours(context: HoursContext): FactAnswer {
  const list = exceptionList(context)
  if (list === '') return weekHours(context)
  return answer(context, 'holiday', `${wordsFor(context).exceptions}\n${list}`)
}

function weekHours(context: HoursContext): FactAnswer {
  const words = wordsFor(context)
  const week = words.week(weekText((weekday) => weeklySpans(context.business.hours, weekday), context.style))
  const exceptions = exceptionList(context)
  return answer(context, 'hours', exceptions === '' ? week : `${week}\n${words.exceptions}\n${exceptions}`)
}

/** The coming dates with other hours. */
function exceptionList({ business, now, style }: HoursContext): string {
  const today = inZone(business, now).toPlainDate().toString()
  const dates = [...new Set(business.exceptions.map(({ date }) => date))]
    .filter((date) => date >= today)
    .sort()
  return dates
    .slice(0, exceptionsTold)
    .map((date) => openingsOn(business, date))
    .map(
      (day) =>
        `${dateText(day.date, style)}: ${spansText(day.spans, style)}${day.note ? ` (${day.note})` : ''}`,
    )
    .join('\n')
}

function nextText(context: HoursContext, after: Date): string {
  const next = nextOpening(context.business, after)
  if (!next) return ''
  const date = next.opens.toPlainDate().toString()
  const time = timeText(next.opens.toPlainTime().toString().slice(0, 5), context.style)
  return gap(context.style) + wordsFor(context).opensNext(dayText(context, date), time)
}

function dayText({ business, now, style }: HoursContext, date: string): string {
  const today = inZone(business, now).toPlainDate()
  const words = factWords[style.language]
  const written = dateText(date, style)
  if (date === today.toString()) return named(words.today, written, style)
  if (date === today.add({ days: 1 }).toString()) return named(words.tomorrow, written, style)
  return words.onDay(written)
}

function named(name: string, written: string, style: ClockStyle): string {
  return isWrittenWide(style) ? `${name}（${written}）` : `${name} (${written})`
}

/** What stands between two sentences. */
function gap(style: ClockStyle): string {
  return isWrittenWide(style) ? '' : ' '
}

/** Chinese and Japanese have wide brackets and no spaces. */
function isWrittenWide({ language }: ClockStyle): boolean {
  return language === 'zh' || language === 'ja'
}

function noteText({ note }: OpeningDay): string {
  return note ? `(${note})` : ''
}

function factOf(day: OpeningDay): 'holiday' | 'hours' {
  return day.isException ? 'holiday' : 'hours'
}

function wordsFor({ style }: HoursContext): FactWords {
  return factWords[style.language]
}

function answer(context: HoursContext, fact: FactAnswer['fact'], text: string): FactAnswer {
  const { business, style, confidence } = context
  const plain: ClockStyle = { ...style, isTwelveHour: false }
  const exceptions = exceptionList({ ...context, style: plain })
  const week = weekText((weekday) => weeklySpans(business.hours, weekday), plain)
  return {
    fact,
    text,
    title: factWords[style.language].openingHours,
    quote: exceptions === '' ? week : `${week}\n${exceptions}`,
    confidence,
  }
}
