/** Flat objects from outside: names with texts, numbers, yes or no. Nothing is left out silently: what does not fit is refused. */
import { z } from 'zod'
import type { FlatObject } from '#wire'

const longestName = 64

export interface FlatObjectBounds {
  /** Most entries. */
  entries: number
  /** Most UTF-16 units of one text. */
  text: number
  /** Most characters of all of it as JSON. */
  total: number
}

/** What `flatObject` refuses a value for, or null when it fits: place within it, and a sentence. */
export function flawOf(raw: unknown, bounds: FlatObjectBounds): { path: string[]; message: string } | null {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { path: [], message: 'Must be an object of names and values.' }
  }
  const entries = Object.entries(raw)
  if (entries.length > bounds.entries) {
    return { path: [], message: `Has ${entries.length} entries; there may be ${bounds.entries}.` }
  }
  for (const [name, value] of entries) {
    const message = flawOfName(name) ?? flawOfValue(value, bounds)
    if (message) return { path: [name.slice(0, longestName).toWellFormed()], message }
  }
  const { length } = JSON.stringify(raw)
  return length > bounds.total
    ? { path: [], message: `Has ${length} characters as JSON; there may be ${bounds.total}.` }
    : null
}

export function flatObject(bounds: FlatObjectBounds) {
  return z
    .custom<FlatObject>()
    .superRefine((raw, context) => {
      const flaw = flawOf(raw, bounds)
      if (flaw) context.addIssue({ code: 'custom', ...flaw })
    })
    .meta({
      type: 'object',
      maxProperties: bounds.entries,
      propertyNames: { type: 'string', minLength: 1, maxLength: longestName },
      additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
    })
}

function flawOfName(name: string): string | null {
  if (name.length < 1 || name.length > longestName) return `A name has 1 to ${longestName} characters.`
  if (name === '__proto__' || !isText(name) || /\p{Cc}/u.test(name)) return 'This cannot be a name.'
  return null
}

function flawOfValue(value: unknown, { text }: FlatObjectBounds): string | null {
  if (value === null || typeof value === 'boolean') return null
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'Must be a number that JSON has.'
  if (typeof value !== 'string') return 'Must be a text, a number, true, false or null.'
  if (value.length > text) return `Has ${value.length} characters; a text may have ${text}.`
  return isText(value) ? null : 'Holds characters that are not text.'
}

function isText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}
