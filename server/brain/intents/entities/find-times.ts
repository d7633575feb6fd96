/** Finds times of day that a message names, such as "7 pm", "19:30", "19 Uhr" or "noon". */
import type { Entity } from '#wire'
import { guessLanguage } from '../../language/guess-language.ts'
import { type FoldedText, type Form, findForms } from './find-forms.ts'
import { type TimeForm, timeForms } from './time-forms.ts'

const before = '(?<![\\p{L}\\p{N}:./,$€£-])'
const behind = '(?![\\p{L}\\p{N}]|[:/]\\d|[.,]\\d)'
const pattern = (source: string) => new RegExp(`${before}(?:${source})${behind}`, 'gu')

const forms: readonly Form[] = [
  {
    pattern: pattern('(\\d{1,2})(?:[:.](\\d{2}))?\\s?(am|pm|a\\.m|p\\.m)\\b\\.?'),
    read: (m) => clock(m[1], m[2], m[3]?.[0]),
  },
  { pattern: pattern('(\\d{1,2}):(\\d{2})'), read: (m) => clock(m[1], m[2], undefined) },
  { pattern: pattern('(\\d{1,2})\\s?(?:h|uhr)\\s?(\\d{2})?'), read: (m) => clock(m[1], m[2], undefined) },
  { pattern: pattern('noon|midday|mittags?|mediodia|midi'), read: () => '12:00' },
  { pattern: pattern('midnight|mitternacht|medianoche|minuit'), read: () => '00:00' },
  {
    pattern: pattern("(?:at|by|until|till|past|before|um|ab|bis|a las?|vers) (\\d{1,2})(?: o'?clock)?"),
    read: (m) => bareHour(m[1]),
  },
  { pattern: pattern("(\\d{1,2}) o'?clock"), read: (m) => bareHour(m[1]) },
]

/** Times of day that the text names. */
export function findTimes(text: FoldedText): Entity[] {
  const own = timeForms(guessLanguage(text.text)).map(ownForm)
  return findForms('time', [...own, ...forms], text)
}

function ownForm({ pattern, is }: TimeForm): Form {
  return { pattern, read: (match) => is ?? timeIn(match.groups ?? {}) }
}

const numerals = '一二三四五六七八九'

function timeIn({ h, m, half, before, am, pm, evening }: Record<string, string>): string | null {
  if (evening) return clock(String(Number(evening) + 18), undefined, undefined)
  const hour = before ? hourOf(before) - 1 : hourOf(h ?? '')
  const minutes = half || before ? '30' : m
  if (!am && !pm) return clock(String(inTheDay(hour)), minutes, undefined)
  return clock(String(hour), minutes, hour > 12 ? undefined : am ? 'a' : 'p')
}

/** An hour in digits or in Chinese numerals up to 十二. */
function hourOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const plain = text.replace(/[两兩]/g, '二')
  const [tens, ones] = plain.includes('十') ? plain.split('十') : [undefined, plain]
  const ten = tens === undefined ? 0 : 10 * (tens === '' ? 1 : numerals.indexOf(tens) + 1)
  return ten + (ones ? numerals.indexOf(ones) + 1 : 0)
}

function clock(
  hours: string | undefined,
  minutes: string | undefined,
  half: string | undefined,
): string | null {
  let hour = Number(hours)
  const minute = Number(minutes ?? 0)
  if (half === 'p' && hour < 12) hour += 12
  if (half === 'a' && hour === 12) hour = 0
  if (hour > 24 || minute > 59 || (half && Number(hours) > 12)) return null
  return `${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

function bareHour(hours: string | undefined): string | null {
  return clock(String(inTheDay(Number(hours))), undefined, undefined)
}

/** "At 5" means the afternoon: nobody asks a shop about five in the morning. */
function inTheDay(hour: number): number {
  return hour >= 1 && hour <= 6 ? hour + 12 : hour
}
