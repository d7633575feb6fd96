/** The last thing that happens to a line of the log: personal data and secrets go, long texts are cut. */
import { findPersonalData } from './find-personal-data.ts'
import type { PersonalKind } from './personal-data.ts'
import { redact } from './redact.ts'

/** Addresses of websites stay: which server failed is what a log is read for. */
const kinds: ReadonlySet<PersonalKind> = new Set(['secret', 'email', 'ip', 'iban', 'card', 'ssn', 'phone'])
/** In UTF-16 units: of one text, and of all texts of a line. */
const longestText = 8_000
const longestLine = 64_000
const deepest = 12
/** Nobody waits for a line that is longer. */
const longestRead = 1_000_000
const leftOut = '{"level":50,"msg":"a line of the log could not be read and was left out"}\n'
/** Data that begins before the cut and ends behind it is still seen as what it is. */
const overlap = 200
const cut = '[cut]'

/** @param line one JSON object; whatever it is, a line comes back */
export function redactLine(line: string): string {
  if (line.length > longestRead) return leftOut
  try {
    return `${JSON.stringify(redacted(JSON.parse(line), { room: longestLine }, 0))}\n`
  } catch {
    return leftOut
  }
}

interface Budget {
  room: number
}

function redacted(value: unknown, budget: Budget, depth: number): unknown {
  if (typeof value === 'string') return redactedText(value, budget)
  if (typeof value === 'number') return redactedNumber(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth === deepest) return cut
  if (Array.isArray(value)) return value.map((each) => redacted(each, budget, depth + 1))
  const entries = Object.entries(value).map(([key, each]) => [
    redactedText(key, budget),
    redacted(each, budget, depth + 1),
  ])
  return Object.fromEntries(entries)
}

function redactedText(text: string, budget: Budget): string {
  const most = Math.min(longestText, budget.room)
  budget.room -= Math.min(most, text.length)
  if (most === 0 && text !== '') return cut
  if (text.length <= most) return redact(text, kinds)
  return `${redact(text.slice(0, cutBefore(text, most)).toWellFormed(), kinds)}…`
}

/** Never in the middle of what is to go: half of a number would not be known for one. */
function cutBefore(text: string, most: number): number {
  const data = findPersonalData(text.slice(0, most + overlap), kinds)
  return data.find(({ start, end }) => start < most && end > most)?.start ?? most
}

/** A card or a phone number that somebody kept as a number. */
function redactedNumber(value: number): number | string {
  if (!Number.isSafeInteger(value) || Math.abs(value) < 1e9) return value
  // With a word before it: a text that is nothing but a number is judged more strictly.
  const written = `is ${value}`
  const text = redact(written, kinds)
  return text === written ? value : text.slice('is '.length)
}
