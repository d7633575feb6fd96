/** Takes personal data out of a text for good: `Call me at [phone]`. */
import { findPersonalData } from './find-personal-data.ts'
import type { PersonalKind } from './personal-data.ts'

/** @param kinds that are taken out; all without it */
export function redact(text: string, kinds?: ReadonlySet<PersonalKind>): string {
  return replaced(text, (kind) => `[${kind}]`, kinds)
}

const contacts: ReadonlySet<PersonalKind> = new Set(['email', 'phone', 'card', 'iban'])

/** For what looks at words: how to reach or charge somebody is no part of what is asked. */
export function withoutContacts(text: string): string {
  return replaced(text, () => ' ', contacts)
}

function replaced(
  text: string,
  by: (kind: PersonalKind) => string,
  kinds: ReadonlySet<PersonalKind> | undefined,
): string {
  let out = ''
  let from = 0
  for (const { kind, start, end } of findPersonalData(text, kinds)) {
    out += text.slice(from, start) + by(kind)
    from = end
  }
  return out + text.slice(from)
}
