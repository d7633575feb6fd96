/** Payment cards: 12 to 19 digits of a known scheme whose check digit is right. */
import { type DigitWindow, numberRuns, takeWindows } from './number-runs.ts'
import type { Stretch } from './personal-data.ts'

/** First digits of the schemes that are in use. */
const scheme = /^(?:1800|2131|2[2-7]|[3-6])/
const cue = /\b(?:card|visa|master ?card|amex|credit|debit|karte|kreditkarte|tarjeta|carte|carta)\b/i
const cueReach = 40
const size = { least: 12, most: 19, mostGroups: 19 }

export function findCards(text: string): Stretch[] {
  return takeWindows(numberRuns(text), size, (window) => isCard(window, text))
}

function isCard(window: DigitWindow, text: string): boolean {
  const { digits, start } = window
  if (!scheme.test(digits) || !hasPlainGaps(window) || !standsAlone(window, text)) return false
  if (hasCheckDigit(digits)) return true
  // A slip of the finger does not make a card harmless.
  return digits.length === 16 && cue.test(text.slice(Math.max(0, start - cueReach), start))
}

/** Not a part of a longer word, name or number. */
function standsAlone({ isFirst, isLast, start, end }: DigitWindow, text: string): boolean {
  const before = text.slice(Math.max(0, start - 2), start)
  if (isFirst && /[a-z0-9_+]$|[a-z0-9][.,-]$/i.test(before)) return false
  return !isLast || !/^(?:\w|-\w)/.test(text.slice(end, end + 2))
}

/** Groups of three and more, the last of any length; or pair by pair, or digit by digit. */
function hasPlainGaps({ groups }: DigitWindow): boolean {
  if (!groups.slice(1).every(({ gap }) => /^[ .-]$/.test(gap))) return false
  const lengths = groups.map(({ digits }) => digits.length)
  return lengths.slice(0, -1).every((length) => length >= 3) || new Set(lengths).size === 1
}

/** The sum of Luhn. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0
  for (let place = 1; place <= digits.length; place += 1) {
    const digit = Number(digits[digits.length - place])
    const weighed = place % 2 === 0 ? digit * 2 : digit
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return sum % 10 === 0
}
