/** Personal data out of texts and back again: `[email_1]` stands for one address as long as the redaction is kept. */
import { findPersonalData } from './find-personal-data.ts'
import { type PersonalKind, personalKinds } from './personal-data.ts'
import { type Restorer, streamRestorer } from './stream-restorer.ts'

export interface Redaction {
  /** Puts placeholders in the place of personal data: the same one for the same value, in all texts. */
  redact(text: string): string
  /** Puts the values back; placeholders that nothing stands behind stay. */
  restore(text: string): string
  /** The same for a text that arrives in pieces. */
  restorer(): Restorer
  /** How many values were taken out. */
  readonly size: number
}

const placeholder = new RegExp(String.raw`\[(?:${personalKinds.join('|')})_\d{1,4}\]`, 'gi')

/**
 * Nothing is kept outside of it, so that what it took out is gone with it.
 * @param open a text that goes the same way as it is: what stands in it is no secret and is left alone everywhere
 */
export function openRedaction(open = ''): Redaction {
  const placeholders = new Map<string, string>()
  const values = new Map<string, string>()
  const counts = new Map<PersonalKind, number>()
  let openKeys: ReadonlySet<string> | undefined
  const name = (kind: PersonalKind, value: string, text: string): string => {
    const key = keyOf(kind, value)
    openKeys ??= keysIn(open)
    if (openKeys.has(key) || standsIn(open, value)) return value
    const known = placeholders.get(key)
    if (known) return known
    const [made, count] = unused(kind, counts.get(kind) ?? 0, [open, text])
    counts.set(kind, count)
    placeholders.set(key, made)
    values.set(made, value)
    return made
  }
  const restore = (text: string) =>
    text.replace(placeholder, (found) => values.get(found.toLowerCase()) ?? found)
  return {
    redact: (text) => replaced(text, (kind, value) => name(kind, value, text)),
    restore,
    restorer: () => streamRestorer(restore),
    get size() {
      return values.size
    },
  }
}

function replaced(text: string, by: (kind: PersonalKind, value: string) => string): string {
  let out = ''
  let from = 0
  for (const { kind, start, end } of findPersonalData(text)) {
    out += text.slice(from, start) + by(kind, text.slice(start, end))
    from = end
  }
  return out + text.slice(from)
}

/** Spelling does not make another value. */
function keyOf(kind: PersonalKind, value: string): string {
  const signs = value.toLowerCase()
  const isNumber = kind === 'phone' || kind === 'card' || kind === 'ssn' || kind === 'iban'
  return isNumber ? `${kind} ${signs.replace(/[^\p{L}\p{N}]/gu, '')}` : `${kind} ${signs}`
}

function keysIn(text: string): ReadonlySet<string> {
  return new Set(findPersonalData(text).map(({ kind, start, end }) => keyOf(kind, text.slice(start, end))))
}

/** As whole words: an address or a name may be a part of a longer one there. */
function standsIn(text: string, value: string): boolean {
  const [all, part] = [text.toLowerCase(), value.toLowerCase()]
  for (let at = all.indexOf(part); at >= 0; at = all.indexOf(part, at + 1)) {
    const around = all.slice(Math.max(0, at - 1), at) + all.slice(at + part.length, at + part.length + 1)
    if (!/[\p{L}\p{N}@]/u.test(around)) return true
  }
  return false
}

/** A placeholder that somebody happened to write must not come back as somebody's data. */
function unused(kind: PersonalKind, count: number, texts: readonly string[]): [string, number] {
  for (let next = count + 1; ; next += 1) {
    const made = `[${kind}_${next}]`
    if (!texts.some((text) => text.includes(made))) return [made, next]
  }
}
