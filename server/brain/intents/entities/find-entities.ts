/** Finds what a message names: e-mail addresses, phone numbers, amounts, days and times. */

import { Temporal } from 'temporal-polyfill'
import type { Entity } from '#wire'
import { findDates } from './find-dates.ts'
import { findForms, isTaken } from './find-forms.ts'
import { findTimes } from './find-times.ts'
import { foldAligned } from './fold-aligned.ts'

export interface Moment {
  now: Date
  /** IANA name; an unknown one counts as UTC. */
  timezone: string
}

const email = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/g
const phone = /(?<![\w.])(?:\+ ?)?\(?\d[\d ()./-]{5,22}\d(?!\w)/g
const currencies: Readonly<Record<string, string>> = {
  ...{ $: 'USD', usd: 'USD', dollar: 'USD', dollars: 'USD', bucks: 'USD', dolares: 'USD' },
  ...{ '€': 'EUR', eur: 'EUR', euro: 'EUR', euros: 'EUR' },
  ...{ '£': 'GBP', gbp: 'GBP', pound: 'GBP', pounds: 'GBP', chf: 'CHF', franken: 'CHF' },
}
const number = '\\d{1,9}(?:[.,]\\d{3}){0,3}(?:[.,]\\d{1,2})?'
const amount = new RegExp(
  `([$€£]|\\b(?:usd|eur|gbp|chf) ?) ?(${number})|(?<![\\d.,])(${number}) ?([$€£]|(?:usd|dollars?|bucks|dolares|euros?|eur|pounds?|gbp|chf|franken)\\b)`,
  'g',
)
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
  add(found, findDates(both, at))
  add(found, findForms('amount', [{ pattern: amount, read: amountOf }], both))
  add(found, findTimes(both))
  add(found, findForms('phone', [{ pattern: phone, read: phoneOf }], both))
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

function amountOf(match: RegExpMatchArray): string | null {
  const currency = currencies[(match[1] ?? match[4] ?? '').trim()]
  const digits = match[2] ?? match[3] ?? ''
  const decimals = /[.,](\d{1,2})$/.exec(digits)
  const whole = (decimals ? digits.slice(0, decimals.index) : digits).replace(/[.,]/g, '')
  return currency ? `${whole}.${(decimals?.[1] ?? '').padEnd(2, '0')} ${currency}` : null
}

function phoneOf(match: RegExpMatchArray): string | null {
  const digits = match[0].replace(/\D/g, '')
  if (digits.length < 7 || digits.length > 15) return null
  return match[0].startsWith('+') ? `+${digits}` : digits
}
