/** Finds what a message names: e-mail addresses, phone numbers, amounts, days, times, postcodes and the writer. */

import { Temporal } from 'temporal-polyfill'
import type { Entity } from '#wire'
import { findAmounts } from './find-amounts.ts'
import { findDates } from './find-dates.ts'
import { findForms, isTaken } from './find-forms.ts'
import { findNames } from './find-names.ts'
import { findPostcodes } from './find-postcodes.ts'
import { findTimes } from './find-times.ts'
import { foldAligned } from './fold-aligned.ts'

export interface Moment {
  now: Date
  /** IANA name; an unknown one counts as UTC. */
  timezone: string
}

const email = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/g
const phone = /(?<![\w.])(?:\+ ?)?\(?\d[\d ()./-]{5,22}\d(?!\w)/g
/** Nothing beyond it is looked at: a message has at most 4,000 characters. */
const longest = 4000

/** Everything named in the text, in the order of appearance; dates are those of the business's time zone. */
export function findEntities(text: string, moment: Moment): Entity[] {
  const looked = text.slice(0, longest)
  const folded = foldAligned(looked)
  const at = zonedMoment(moment)
  const found: Entity[] = []
  const both = { text: looked, folded }
  add(found, findForms('email', [{ pattern: email, read: (match) => match[0] }], both))
  add(found, findPostcodes(both))
  add(found, findDates(both, at))
  add(found, findAmounts(both))
  add(found, findTimes(both))
  add(found, findForms('phone', [{ pattern: phone, read: phoneOf }], both))
  add(found, findNames(both))
  return found.sort((first, second) => first.start - second.start)
}

function zonedMoment({ now, timezone }: Moment): Temporal.ZonedDateTime {
  const instant = Temporal.Instant.fromEpochMilliseconds(now.getTime())
  try {
    return instant.toZonedDateTimeISO(timezone)
  } catch {
    return instant.toZonedDateTimeISO('UTC')
  }
}

function add(found: Entity[], more: readonly Entity[]): void {
  for (const entity of more) {
    if (!isTaken(found, entity.start, entity.end)) found.push(entity)
  }
}

function phoneOf(match: RegExpMatchArray): string | null {
  const digits = match[0].replace(/\D/g, '')
  if (digits.length < 7 || digits.length > 15) return null
  return match[0].startsWith('+') ? `+${digits}` : digits
}
