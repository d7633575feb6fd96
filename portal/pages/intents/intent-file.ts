/** Intents as a file: JSON with everything, or CSV with one phrase a line. */
import type { BotConfig } from '#wire'
import { parseCsv, toCsv } from './parse-csv.ts'
import { keyOf } from './parse-phrases.ts'
import { toName } from './to-name.ts'

export type Intents = BotConfig['intents']

export interface ReadIntents {
  intents: Intents
  phrases: number
  /** What could not be read, in words. */
  problem: string | null
}

/** @param text of a file or of what was pasted */
export function readIntentFile(text: string): ReadIntents {
  const trimmed = text.replace(/^\ufeff/, '').trim()
  if (!trimmed) return nothing(null)
  try {
    const intents = /^[[{]/.test(trimmed) ? fromJson(JSON.parse(trimmed)) : fromCsv(trimmed)
    const phrases = Object.values(intents).reduce((sum, intent) => sum + intent.phrases.length, 0)
    return Object.keys(intents).length > 0 ? { intents, phrases, problem: null } : nothing(noneFound)
  } catch (thrown) {
    return nothing(thrown instanceof Unreadable ? thrown.message : 'This is no readable JSON.')
  }
}

export function toJsonFile(intents: Intents): string {
  return `${JSON.stringify({ intents }, null, 2)}\n`
}

/** Replies and actions have no place in it. */
export function toCsvFile(intents: Intents): string {
  const rows = Object.entries(intents).flatMap(([name, { phrases }]) =>
    phrases.map((phrase) => [name, phrase]),
  )
  return toCsv([['intent', 'phrase'], ...rows])
}

/** Adds what was read to what is there: phrases come to phrases, a reply or action of the file counts. */
export function addIntents(before: Intents, read: Intents): Intents {
  const all = { ...before }
  for (const [name, settings] of Object.entries(read)) {
    const known = Object.hasOwn(all, name) ? all[name] : undefined
    all[name] = { ...known, ...settings, phrases: unique([...(known?.phrases ?? []), ...settings.phrases]) }
  }
  return all
}

const noneFound = 'No intents found. A CSV has an intent and a phrase in each line.'

class Unreadable extends Error {}

function nothing(problem: string | null): ReadIntents {
  return { intents: {}, phrases: 0, problem }
}

/** A list of intents, or an object of them by name, alone or below `intents`. */
function fromJson(value: unknown): Intents {
  const inner = isRecord(value) && 'intents' in value ? value.intents : value
  const entries = Array.isArray(inner)
    ? inner.map((one): [unknown, unknown] => [isRecord(one) ? one.name : undefined, one])
    : Object.entries(isRecord(inner) ? inner : {})
  return Object.fromEntries(entries.map(([name, settings]) => [nameOf(name), settingsOf(name, settings)]))
}

function settingsOf(name: unknown, value: unknown): Intents[string] {
  if (!isRecord(value) || !Array.isArray(value.phrases)) {
    throw new Unreadable(`“${String(name)}” has no list of phrases.`)
  }
  const { reply, replies, action } = value
  return {
    phrases: unique(value.phrases.map(String)),
    ...(typeof reply === 'string' && reply.trim() && { reply }),
    ...(isTexts(replies) && { replies }),
    ...((action === 'handoff' || action === 'reply') && { action }),
  }
}

function fromCsv(text: string): Intents {
  const rows = parseCsv(text).filter((row) => row.some((cell) => cell.trim()))
  const [first] = rows
  const isHead = first?.[0]?.trim().toLowerCase() === 'intent'
  const intents: Intents = {}
  for (const [at, [name = '', phrase = '']] of rows.slice(isHead ? 1 : 0).entries()) {
    if (!name.trim()) throw new Unreadable(`Line ${at + (isHead ? 2 : 1)} names no intent.`)
    const key = nameOf(name)
    const before = intents[key]?.phrases ?? []
    intents[key] = { phrases: before }
    if (phrase.trim()) before.push(phrase.trim())
  }
  for (const settings of Object.values(intents)) settings.phrases = unique(settings.phrases)
  return intents
}

function nameOf(name: unknown): string {
  const made = toName(typeof name === 'string' ? name : '')
  if (!made) throw new Unreadable(`“${String(name)}” cannot be the name of an intent.`)
  return made
}

function unique(phrases: readonly string[]): string[] {
  const byKey = new Map<string, string>()
  for (const phrase of phrases.map((each) => each.trim()).filter(Boolean)) {
    if (!byKey.has(keyOf(phrase))) byKey.set(keyOf(phrase), phrase)
  }
  return [...byKey.values()]
}

function isTexts(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
