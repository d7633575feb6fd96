/** Turns a question into weighted terms: typing errors mended, words joined or split as the articles have them. */
import { conceptsOf } from '../language/concepts.ts'
import { joinHashes } from '../language/hash.ts'
import { nearWord } from '../language/near-word.ts'
import { isSmallWord } from '../language/small-words.ts'
import { plainForm, stemmer } from '../language/stem.ts'
import { meaningPlace } from '../language/word-vectors.ts'
import { isIdeographic, isUnspaced, wordsOf } from '../language/words.ts'
import { asksForFigure } from './asked-figure.ts'
import { conceptFeature, wordFeature } from './features.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'
import { frequencyOf } from './postings.ts'

export interface QueryTerm {
  stem: string
  feature: number
  concepts: readonly number[]
  /** How surely the question holds it: less for a mended word. */
  weight: number
  /** How much it counts in the question: less for what only an earlier question said. */
  importance: number
  isSmall: boolean
  /** Whether it is written as names and numbers are. */
  isName: boolean
  /** Place of its word vector, -1 when it has none. */
  meaning: number
  /** Whether an article holds it, or another word for it. */
  isKnown: boolean
}

export interface Query {
  /** Distinct terms. */
  terms: readonly QueryTerm[]
  /** Neighbours in the question. */
  pairs: readonly number[]
  /** Words as the articles would write them. */
  words: readonly string[]
  asksForFigure: boolean
  /** As the visitor wrote it. */
  question: string
}

/** Longer questions are not questions; what is beyond adds nothing but time. */
const mostWords = 120
const mostMended = 12
const longestNaming = 1000
/** So long a word has no neighbour that means something else. */
const surelyOneWord = 8
/** A mended word may not be what was meant. */
const mendedWeight = 0.85
/** Of all words, names and numbers tell most surely what is asked about. */
const nameImportance = 1.3
const contextImportance = 0.6

export function queryOf(index: KnowledgeIndex, question: string): Query {
  const stem = stemmer(index.language)
  const written = wordsOf(question)
    .slice(0, mostWords)
    .map((word) => plainForm(index.language, word))
  const words = fitted(index, written, stem)
  const names = namesIn(question)
  const terms = new Map<string, QueryTerm>()
  const pairs: number[] = []
  let before: number | null = null
  let mended = 0
  for (const word of words) {
    let found = stem(word)
    let weight = 1
    if (!index.stems.has(found) && !isSmallWord(word) && !hasVector(index, found) && mended < mostMended) {
      mended++
      const near = nearWord(index.vocabulary, found)
      if (near && isPlausible(found, near)) {
        found = near
        weight = mendedWeight
      }
    }
    const feature = wordFeature(found)
    if (before !== null) pairs.push(joinHashes(before, feature))
    before = feature
    if (!terms.has(found))
      terms.set(found, termOf(index, { stem: found, word, weight, isName: names.has(word) }))
  }
  return { terms: [...terms.values()], pairs, words, asksForFigure: asksForFigure(question), question }
}

/** Few mistype how a word begins: "vinos" (wines) are no "niños" (children), though but a letter differs. */
function isPlausible(typed: string, known: string): boolean {
  return (
    typed.length >= surelyOneWord || typed[0] === known[0] || typed[1] === known[0] || typed[0] === known[1]
  )
}

/** A query that also carries, at less weight, what an earlier question was about. */
export function withContext(query: Query, earlier: Query): Query {
  const own = new Set(query.terms.map((term) => term.stem))
  const carried = earlier.terms
    .filter((term) => !term.isSmall && !own.has(term.stem))
    .map((term) => ({ ...term, importance: contextImportance * term.importance }))
  return { ...query, terms: [...query.terms, ...carried] }
}

interface FoundWord {
  stem: string
  word: string
  weight: number
  isName: boolean
}

function termOf(index: KnowledgeIndex, { stem, word, weight, isName }: FoundWord): QueryTerm {
  const concepts = conceptsOf(stem).map(conceptFeature)
  const isKnown = index.stems.has(stem) || concepts.some((concept) => frequencyOf(index.body, concept) > 0)
  return {
    stem,
    feature: wordFeature(stem),
    concepts,
    weight,
    importance: isName ? nameImportance : 1,
    isSmall: isSmallWord(word) || isRepeating(word),
    isName,
    meaning: index.language === 'en' ? meaningPlace(stem) : -1,
    isKnown,
  }
}

function hasVector(index: KnowledgeIndex, stem: string): boolean {
  return index.language === 'en' && meaningPlace(stem) !== -1
}

/** The words written with a capital letter, but for the first, and those with digits. */
function namesIn(question: string): ReadonlySet<string> {
  const tokens = question.slice(0, longestNaming).match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(
    tokens.filter((token, at) => (at > 0 && /^\p{Lu}/u.test(token)) || /\p{N}/u.test(token)).flatMap(wordsOf),
  )
}

/** In scripts without spaces, pieces of two characters tell most (three where characters are letters). */
function isRepeating(word: string): boolean {
  return isUnspaced(word) && [...word].length !== (isIdeographic(word) ? 2 : 3)
}

/** Joins neighbours and splits words where only that gives words of the articles. */
function fitted(index: KnowledgeIndex, words: readonly string[], stem: (word: string) => string): string[] {
  const isKnown = (word: string) => index.stems.has(stem(word))
  const result: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    const next = words[at + 1]
    if (next !== undefined && !(isKnown(word) && isKnown(next)) && isKnown(word + next)) {
      result.push(word + next)
      at++
    } else if (isKnown(word)) result.push(word)
    else result.push(...(splitIn(word, isKnown) ?? [word]))
  }
  return result
}

function splitIn(word: string, isKnown: (part: string) => boolean): [string, string] | null {
  if (word.length < 7 || word.length > 30) return null
  for (let cut = 3; cut <= word.length - 3; cut++) {
    const parts: [string, string] = [word.slice(0, cut), word.slice(cut)]
    if (isKnown(parts[0]) && isKnown(parts[1])) return parts
  }
  return null
}
