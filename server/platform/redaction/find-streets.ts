/** Postal addresses: the street with its number, boxes, flats, and the place behind it with its code. */
import type { Stretch } from './personal-data.ts'
import * as types from './street-words.ts'
import { type TextWord, textWords } from './text-words.ts'

/** From one word to another, both in it. */
interface Range {
  first: number
  last: number
}

const box =
  /(?<![\p{L}\p{N}])(?:p\.? ?o\.? ?box|post ?box|postfach|apartado|casilla|psc \d{1,5},? ?box|unit \d{1,5},? ?box) ?\d{1,6}(?:,?\s{1,3}[afd]po,? a[aep](?: \d{5})?)?(?!\p{N})/giu
const cue =
  /\b(?:address(?: is)?|adresse(?: ist)?|dirección(?: es)?|live (?:at|on|in)|lives (?:at|on|in)|located at|deliver(?:ed|y)? to|ship(?:ped)? to|sen[dt] (?:it |them |this )?to|return (?:it )?to|pick (?:me )?up (?:at|from)|drops? (?:me|you|us) off at|meet (?:me|us) at|wohne (?:in|an)(?: der)?|vivo en|habite(?: au)?)[\s:]{1,4}$/i
const cueReach = 30
const mostBetween = 4
const mostBehind = 7

export function findStreets(text: string): Stretch[] {
  if (!/\d/.test(text)) return []
  const words = textWords(text)
  const found: Stretch[] = Array.from(text.matchAll(box), ({ 0: { length }, index: start }) => ({
    start,
    end: start + length,
  }))
  for (let at = 0; at < words.length; at += 1) {
    const range = rangeAt(words, at) ?? rangeAfterCue(words, at, text)
    if (!range) continue
    const whole = withPlace(words, range)
    found.push({ start: words[whole.first]?.start ?? 0, end: withoutStop(words[whole.last]) })
    at = Math.max(at, whole.last)
  }
  return apart(found)
}

function rangeAt(words: readonly TextWord[], at: number): Range | null {
  if (words[at]?.isNumber) return null
  return behindNumber(words, at) ?? beforeNumber(words, at) ?? aroundName(words, at) ?? beforeFlat(words, at)
}

/** 12 Main Street. */
function behindNumber(words: readonly TextWord[], at: number): Range | null {
  if (!types.behind.has(words[at]?.small ?? '')) return null
  let first = at
  while (first > at - 1 - mostBetween && isJoined(words[first]) && !words[first]?.isNumber) first -= 1
  return words[first]?.isNumber && first < at - 1 ? checked(words, { first, last: at }) : null
}

/** Small letters are trusted only with kinds that are nothing else, and a short name of no small words. */
function checked(words: readonly TextWord[], { first, last }: Range): Range | null {
  const between = words.slice(first + 1, last)
  const isSure = types.sure.has(words[last]?.small ?? '')
  if (between.some(({ small }) => small === 'and' || small === 'or')) return null
  const isName = between.every(({ isCapital, written }) => isCapital || /^\d+(?:st|nd|rd|th)$/i.test(written))
  const isPlain = isSure && between.length <= 2 && !between.some(({ small }) => types.small.has(small))
  return isName || isPlain ? { first, last } : null
}

/** Lindenstraße 5, Kossuth utca 5. */
function beforeNumber(words: readonly TextWord[], at: number): Range | null {
  const [word, number] = [words[at], words[at + 1]]
  if (!word || !number?.isNumber || number.gap.trim() !== '') return null
  const isWhole = types.endings.test(word.small) && (word.isCapital || types.sureEndings.test(word.small))
  if (isWhole) return { first: at, last: at + 1 }
  if (!types.between.has(word.small)) return null
  let first = at
  while (first > at - 3 && words[first - 1]?.isCapital && isJoined(words[first])) first -= 1
  return first < at ? { first, last: at + 1 } : null
}

/** 5 rue de la Paix, Calle Mayor 5. */
function aroundName(words: readonly TextWord[], at: number): Range | null {
  if (!types.before.has(words[at]?.small ?? '')) return null
  let next = at + 1
  while (next <= at + 6 && isNamePart(words[next])) next += 1
  let last = next - 1
  while (last > at && !words[last]?.isCapital) last -= 1
  if (last === at) return null
  const behind = words[next]
  if (behind?.isNumber && /^[ ,]{1,2}$/.test(behind.gap)) return { first: at, last: next }
  return words[at - 1]?.isNumber && isJoined(words[at]) ? { first: at - 1, last } : null
}

function isNamePart(word: TextWord | undefined): boolean {
  return word !== undefined && word.gap === ' ' && (word.isCapital || types.particles.has(word.small))
}

/** The line before a flat: 20 Elm 4, Apt. 12. */
function beforeFlat(words: readonly TextWord[], at: number): Range | null {
  const [flat, number] = [words[at], words[at + 1]]
  if (!flat || !types.flats.has(flat.small) || !number?.isNumber || !/^[ #]{0,2}$/.test(number.gap))
    return null
  let first = at
  while (first > at - 6 && isPartBefore(words, first)) first -= 1
  while (first < at && !words[first]?.isNumber && !words.slice(first, at).some(({ isNumber }) => isNumber))
    first += 1
  return first < at ? { first, last: at + 1 } : null
}

function isPartBefore(words: readonly TextWord[], at: number): boolean {
  const [word, before] = [words[at], words[at - 1]]
  return (
    word !== undefined &&
    before !== undefined &&
    /^[,\s]{1,3}$/.test(word.gap) &&
    (before.isNumber || before.isCapital || types.particles.has(before.small))
  )
}

/** What is said to be an address: a number and a name, or a name and a number. A town with its code is none. */
function rangeAfterCue(words: readonly TextWord[], at: number, text: string): Range | null {
  const word = words[at]
  if (!word || !isNameOrNumber(word)) return null
  let last = at
  while (last < at + 4 && isJoined(words[last + 1]) && isNameOrNumber(words[last + 1])) last += 1
  const range = words.slice(at, last + 1)
  const numbers = range.filter(({ isNumber }) => isNumber)
  if (numbers.length === 0 || numbers.length === range.length) return null
  if (numbers.length === 1 && isPostalCode(numbers[0])) return null
  return cue.test(text.slice(Math.max(0, word.start - cueReach), word.start)) ? { first: at, last } : null
}

function isNameOrNumber(word: TextWord | undefined): boolean {
  return word !== undefined && (word.isCapital || word.isNumber)
}

/** With the number of the building before, and with flat, town and code behind. */
function withPlace(words: readonly TextWord[], { first, last }: Range): Range {
  const start = words[first - 1]?.isNumber && isJoined(words[first]) ? first - 1 : first
  let end = last
  for (let next = last + 1; next <= last + mostBehind && isPartBehind(words[next]); next += 1) {
    const isCode = isPostalCode(words[next])
    if (isCode || isFlatNumber(words, next)) end = next
    if (isCode) break
  }
  return { first: start, last: end }
}

function isPostalCode(word: TextWord | undefined): boolean {
  return word?.isNumber === true && /^\d{4,6}/.test(word.small)
}

function isFlatNumber(words: readonly TextWord[], at: number): boolean {
  return words[at]?.isNumber === true && types.flats.has(words[at - 1]?.small ?? '')
}

function isPartBehind(word: TextWord | undefined): boolean {
  if (!word || !/^[,\s#]{0,4}$/.test(word.gap)) return false
  return word.isCapital || word.isNumber || types.flats.has(word.small)
}

/** In the same line as the word before. */
function isJoined(word: TextWord | undefined): boolean {
  return word?.gap === ' '
}

/** The full stop stays with what it shortens. */
function withoutStop(word: TextWord | undefined): number {
  if (!word?.written.endsWith('.')) return word?.end ?? 0
  return types.shortened.has(word.small) ? word.end : word.end - 1
}

/** In order, none inside another. */
function apart(found: readonly Stretch[]): Stretch[] {
  let end = 0
  return found
    .toSorted((first, second) => first.start - second.start)
    .filter((stretch) => {
      if (stretch.start < end || stretch.end <= stretch.start) return false
      end = stretch.end
      return true
    })
}
