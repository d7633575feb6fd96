/** Finds times of day that a message names, such as "7 pm", "19:30", "19 Uhr" or "noon". */
import type { Entity } from '#wire'
import { type FoldedText, type Form, findForms } from './find-forms.ts'

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
  return findForms('time', forms, text)
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

/** "At 5" means the afternoon: nobody asks a shop about five in the morning. */
function bareHour(hours: string | undefined): string | null {
  const hour = Number(hours)
  return clock(String(hour >= 1 && hour <= 6 ? hour + 12 : hour), undefined, undefined)
}
