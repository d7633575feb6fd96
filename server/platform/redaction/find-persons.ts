/** Names of people: after words that announce one, with an initial, or beginning with a known first name. */
import { alsoWords, firstNames } from './first-names.ts'
import type { Stretch } from './personal-data.ts'
import { type TextWord, textWords } from './text-words.ts'

const titles = new Set(
  'mr mrs ms miss mx dr prof professor herr frau señor señora señorita sra monsieur mme madame mlle signor signora dhr mevr'.split(
    ' ',
  ),
)
const particles = new Set(
  'de da do dos di del della van von der den ten ter la le bin ibn al el y e af av zu'.split(' '),
)
const beforePlaces = new Set(
  'san santa são saint st fort mount lake port los las north south east west'.split(' '),
)
const behindThings = new Set(
  (
    'institute university college school hospital river bay lake county museum church park bridge center centre ' +
    'foundation bank airport stadium hotel show group company inc ltd street avenue road square boulevard lane prize'
  ).split(' '),
)
/** What begins sentences and names of other things. */
const noNames = new Set(
  (
    'i a an the this that these those my your our his her its their it he she we you they who what when where why how ' +
    'which and or but if so not no yes ok okay hi hello hey dear thanks thank please sorry good great is are was were ' +
    'am be can could do does did will would shall should may might must have has had let just for from with to at in ' +
    'on of by as about also there here now then today tomorrow yesterday monday tuesday wednesday thursday friday ' +
    'saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed ' +
    'thu fri sat sun street st avenue road lane inc ltd llc gmbh corp company bank group university school hospital ' +
    'hotel airport city state county church english german french spanish italian american british indian chinese ' +
    'north south east west new united catholic orthodox empire republic saint mr mrs ms miss dr prof ich du wir sie er es und oder der die das ein eine ' +
    'nicht ja nein bitte danke hallo guten kann können haben ist sind el la los las un una y o que sí gracias hola por ' +
    'le les des et ou oui non merci bonjour je nous vous'
  ).split(' '),
)
/** A name must follow. */
const announced =
  /(?:\b(?:my|his|her|the|full|first|last|family|maiden|partner's|husband's|wife's)? ?name(?: is|'s|’s|:|\?)|\bname:|\bI am called|\bcalls? me|\bmein name ist|\bich hei(?:ß|ss)e|\bname ist|\bme llamo|\bmi nombre es|\bje m['’]appelle|\bmon nom est|\bmi chiamo|\bmijn naam is|\bik heet|\bmeu nome é|меня зовут|\bsigned|\bregards,?|\bsincerely,?|\bcheers,?|\bgrüße,?|\bdear|\battn:?)\s{1,3}$/iu
/** A name may follow. */
const hinted =
  /\b(?:I am|I['’]m|this is|ich bin|soy|je suis|ask for|speak (?:to|with)|talk (?:to|with)|spoke (?:to|with)|appointment with|behalf of|contact:?|customer:?|client:?|patient:?|guest:?)\s{1,3}$/i
const nameIs = /\bname(?: is|['’]s|:)\s{1,3}$/i
const reach = 32
const mostWords = 4

export function findPersons(text: string): Stretch[] {
  const words = textWords(text)
  const found: Stretch[] = []
  for (let at = 0; at < words.length; at += 1) {
    const last = lastOfName(words, at, text)
    if (last === null) continue
    found.push({ start: words[at]?.start ?? 0, end: endOf(words[last]) })
    at = last
  }
  return found
}

/** The last word of the name that begins here, if one does. */
function lastOfName(words: readonly TextWord[], at: number, text: string): number | null {
  const word = words[at]
  if (!word || word.isNumber) return null
  if (!isNameWord(word)) return inSmallLetters(words, at, text)
  const last = capitalsFrom(words, at)
  if (isOfThing(words, at, last)) return null
  const isSure = isTitle(words[at - 1]) || hasInitial(words, at, last) || isUsual(word, last > at)
  return isSure || isAnnounced(words, at, last, text) ? last : null
}

/** A first name; one that is also a word needs a family name behind it. */
function isUsual(word: TextWord, isLong: boolean): boolean {
  return isKnown(word) && (isLong || !alsoWords.has(word.small))
}

function isAnnounced(words: readonly TextWord[], first: number, last: number, text: string): boolean {
  const start = words[first]?.start ?? 0
  const before = text.slice(Math.max(0, start - reach), start)
  if (announced.test(before)) return true
  return last > first && (hinted.test(before) || isAboveStreet(before, text, words[last]))
}

/** My name is bob miller. */
function inSmallLetters(words: readonly TextWord[], at: number, text: string): number | null {
  const [first, second] = [words[at], words[at + 1]]
  if (!first || !isKnown(first) || second?.gap !== ' ' || noNames.has(second.small)) return null
  if (!nameIs.test(text.slice(Math.max(0, first.start - reach), first.start))) return null
  return /^\s*(?:[.,;!?\n]|$)/.test(text.slice(endOf(second), second.end + 3)) ? at + 1 : null
}

/** San Diego, Robert Koch Institute. */
function isOfThing(words: readonly TextWord[], first: number, last: number): boolean {
  const [before, behind] = [words[first - 1], words[last + 1]]
  if (words[first]?.gap === ' ' && beforePlaces.has(before?.small ?? '')) return true
  return behind?.gap === ' ' && behind.isCapital && behindThings.has(behind.small)
}

/** A line of its own above an address. */
function isAboveStreet(before: string, text: string, last: TextWord | undefined): boolean {
  if (!last || !/(?:^|\n)[ \t]*$/.test(before)) return false
  return /^[ \t]{0,3}\r?\n\s{0,4}\0/.test(text.slice(last.end, last.end + 10))
}

/** Mr, Mrs., and in small letters only with the full stop. */
function isTitle(word: TextWord | undefined): boolean {
  return word !== undefined && titles.has(word.small) && (word.isCapital || word.written.endsWith('.'))
}

function isNameWord({ isCapital, small, written }: TextWord): boolean {
  return isCapital && small.length > 1 && !noNames.has(small) && !/\d/.test(written)
}

function isKnown({ small }: TextWord): boolean {
  return firstNames.has(small.replace(/['’]s$/, ''))
}

/** Capitals, initials and small words such as `van` between them, in one line. */
function capitalsFrom(words: readonly TextWord[], at: number): number {
  let last = at
  for (let next = at + 1; next < at + mostWords; next += 1) {
    const [word, before] = [words[next], words[next - 1]]
    const isEnd = before?.written.endsWith('.') && before.small.length > 1
    if (word?.gap !== ' ' || isEnd) break
    if (isNameWord(word) || (isInitial(word) && isNameWord(words[next + 1] ?? word))) last = next
    else if (!particles.has(word.small)) break
  }
  return last
}

function isInitial({ written }: TextWord): boolean {
  return /^\p{Lu}\.?$/u.test(written)
}

function hasInitial(words: readonly TextWord[], first: number, last: number): boolean {
  return words.slice(first + 1, last).some((word) => isInitial(word) && !/^[ai]$/i.test(word.written))
}

/** Without the full stop of the sentence and the possessive s. */
function endOf(word: TextWord | undefined): number {
  if (!word) return 0
  const rest = /(?:['’]s)?\.?$/.exec(word.written)?.[0] ?? ''
  return word.end - rest.length
}
