/** Phone numbers, international and national, and not prices, dates, times or the numbers of orders. */
import { type DigitRun, type DigitWindow, numberRuns, takeWindows } from './number-runs.ts'
import type { Stretch } from './personal-data.ts'

const extension = /\s?(?:x|ext\.?|extension|durchwahl|#)\s?\d{1,6}(?!\w)/iy
/** What stands before tells what it is. */
const isReference =
  /(?:#|№|\b(?:order|invoice|ticket|ref(?:erence)?|booking|reservation|confirmation|tracking|serial|model|part|sku|item|flight|article|product|case|claim|policy|account|customer|client|member(?:ship)?|licen[cs]e|passport|zip|postcode|postal|vin|isbn|ean|imei|id|bestellung|bestellnummer|rechnung|rechnungsnummer|kundennummer|pedido|factura|commande|facture)[ -]?(?:(?:number|num|code|nr|no|id|is|was|are|plate|#)\b[.: #]{0,2}){0,3}[.:# ]{0,3})$/i
const isAsked =
  /\b(?:my (?:new )?number|meine nummer|mi número|mon numéro|phone|telephone|tel|mobile|cell|fax|call(?:ed|ing)?|text(?:ed|ing)?|sms|whats ?app|viber|signal|reach(?:ed)?|contact|dial|ring|callback|desk|landline|telefon(?:nummer)?|handy(?:nummer)?|mobil(?:nummer)?|anrufen|rufnummer|tel[eé]fono|m[oó]vil|celular|ll[aá]m\w{0,8}|t[eé]l[eé]phone|portable|appel\w{0,6}|joindre|telefone|cellulare|телефон\w{0,3}|тел|電話|电话)(?![\p{L}\p{N}])/iu
const currencyBefore = /(?:[$€£¥₹₽]|\b(?:usd|eur|gbp|chf|rs|inr|jpy))\s?$/i
const unitAfter =
  /^\s?(?:[$€£¥₹₽%°]|(?:usd|eur|gbp|chf|dollars?|euros?|pounds?|bucks|pesos?|rupees?|yen|francs?|cents?|km|kg|g|lbs?|m|cm|mm|miles?|ft|feet|inch(?:es)?|sq|hours?|hrs?|minutes?|mins?|seconds?|days?|weeks?|months?|years?|people|persons|guests|am|pm|percent|million|thousand|billion|units?|pieces?|items?|points?|times)(?![\p{L}\p{N}]))/iu
// Chinese and Japanese put no blank between a word and a number.
const goesOnBefore = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d_]$|[\p{L}\d_][-_]$|\d[.,:/]$/u
const goesOnAfter = /^(?:[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d_%@]|[-_][\p{L}\d_]|[.,:]\d)/u
const contextReach = 40
const longDate = /^(?:(?:1[6-9]|20|21)\d\d [0-3]?\d [0-3]?\d|[0-3]?\d [0-3]?\d (?:1[6-9]|20|21)\d\d)$/
const shortDate = /^[0-3]?\d [0-3]?\d \d\d$/

const size = { least: 7, most: 15, mostGroups: 10 }

export function findPhones(text: string): Stretch[] {
  const contextOf = contexts(text)
  const isIt = (window: DigitWindow) => isPhone(window, text, contextOf)
  return takeWindows(numberRuns(text), size, isIt).map((window) => {
    extension.lastIndex = window.end
    const end = extension.test(text) ? extension.lastIndex : window.end
    return { start: startOf(window, text), end }
  })
}

interface Context {
  /** The words before say that it is a phone number, or that it is something else. */
  isAsked: boolean
  isOther: boolean
}

/** What stands before a place; several windows begin at the same one. */
function contexts(text: string): (start: number) => Context {
  const isBare = /^\s{0,20}\d{9,11}\s{0,20}$/.test(text)
  let last = -1
  let context: Context = { isAsked: false, isOther: false }
  return (start) => {
    if (start === last) return context
    const before = text.slice(Math.max(0, start - contextReach), start)
    last = start
    context = {
      // Nothing but a number answers a question for one.
      isAsked: isAsked.test(before) || isBare,
      isOther: isReference.test(before) || currencyBefore.test(before),
    }
    return context
  }
}

/** With the plus sign and the bracket before the first digit, unless the bracket is around the whole number. */
function startOf({ start, groups }: DigitWindow, text: string): number {
  const signs = groups[1]?.gap.startsWith(')') ? /\(\+$|\+?\($|\+$/ : /\+$/
  return start - (signs.exec(text.slice(Math.max(0, start - 2), start))?.[0].length ?? 0)
}

function isPhone(window: DigitWindow, text: string, contextOf: (start: number) => Context): boolean {
  const { digits, end } = window
  const start = startOf(window, text)
  const signs = text.slice(start, window.start)
  if (signs.includes('+')) return digits.length >= 8 && standsAlone(window, start, text)
  const { isAsked, isOther } = contextOf(start)
  if (isOther || (!isAsked && !hasPhoneShape(window, signs))) return false
  if (isNumber(window) || hasDate(window)) return false
  return standsAlone(window, start, text) && !unitAfter.test(text.slice(end, end + 14))
}

/** Not a part of a longer word or number. */
function standsAlone({ isFirst, isLast, end }: DigitWindow, start: number, text: string): boolean {
  if (isFirst && goesOnBefore.test(text.slice(Math.max(0, start - 2), start))) return false
  extension.lastIndex = end
  return !isLast || extension.test(text) || !goesOnAfter.test(text.slice(end, end + 2))
}

/** 2026-11-21, 21.11.26, 11/21/2026, anywhere in it. */
function hasDate({ groups }: DigitWindow): boolean {
  return groups.some((first, at) => {
    const [second, third] = [groups[at + 1], groups[at + 2]]
    if (!second || !third || second.gap !== third.gap || !/^[./-]$/.test(second.gap)) return false
    const written = `${first.digits} ${second.digits} ${third.digits}`
    return groups.length > 3 ? longDate.test(written) : longDate.test(written) || shortDate.test(written)
  })
}

/** Thousands in groups, years, hours, American zip codes. */
function isNumber({ groups, digits }: DigitWindow): boolean {
  const [first = '', ...rest] = groups.map((group) => group.digits)
  const gap = groups[1]?.gap ?? ''
  if (rest.length === 0) return false
  const isInThousands = first.length <= 3 && first !== '0' && rest.every(({ length }) => length === 3)
  if (isInThousands && (gap === '.' || first.length === 1 || digits.endsWith('00'))) return digits.length < 10
  if (rest.length > 1) return [first, ...rest].every(isYear)
  const [second = ''] = rest
  if (first.length === 5 && second.length === 4) return true
  return isSpan(Number(first), Number(second)) || (isHour(first) && isHour(second))
}

function isYear(part: string): boolean {
  return /^(?:1[6-9]|20|21)\d\d$/.test(part)
}

/** From one year to another. */
function isSpan(first: number, second: number): boolean {
  return first > 99 && second < 2_200 && second >= first && second - first < 150
}

function isHour(part: string): boolean {
  return /^(?:[01]\d|2[0-4])[0-5][05]$/.test(part)
}

/** What looks like a phone number to somebody who does not know what it is about. */
function hasPhoneShape({ groups, digits }: DigitWindow, signs: string): boolean {
  const parts = groups.map((group) => group.digits)
  const shape = parts.map(({ length }) => length).join(' ')
  if (digits.startsWith('00') || digits.startsWith('011')) return digits.length >= 10
  if (signs.includes('(')) return (parts[0]?.length ?? 0) <= 5 && (groups[1]?.gap ?? '').startsWith(')')
  if (parts.length === 1)
    return /^(?:0\d{9,10}|[2-9]\d{9}|1[3-9]\d{9}|8\d{10})$/.test(digits) && !digits.endsWith('0000')
  if (digits.startsWith('0')) return digits.length >= 9 && digits.length <= 12
  if (/^(?:1 )?3 3 4$/.test(shape)) return true
  return isGrouped(groups, shape)
}

/** Two to five groups of usual lengths, none round. */
function isGrouped(groups: DigitRun, shape: string): boolean {
  const gaps = groups.slice(1).map(({ gap }) => gap)
  if (groups.length > 5 || !gaps.every((gap) => /^[ .-]$/.test(gap))) return false
  if (/^(?:5 5|4 3 3)$/.test(shape)) return true
  if (gaps[0] === ' ' && /^2 2 2 2(?: 2)?$/.test(shape)) return false
  const [first = 0, ...rest] = groups.map(({ digits: { length } }) => length)
  if (first > 4 || rest.some((length) => length < 2 || length > 7)) return false
  return !groups.some(({ digits }) => digits.length > 2 && digits.endsWith('00'))
}
