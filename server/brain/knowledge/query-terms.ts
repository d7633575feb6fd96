/** Turns a question into weighted terms: typing errors mended, words joined or split as the articles have them. */
import { conceptsOf } from '../language/concepts.ts'
import { hashText, joinHashes } from '../language/hash.ts'
import { nearWord } from '../language/near-word.ts'
import { isSmallWord } from '../language/small-words.ts'
import { plainForm, stemmer } from '../language/stem.ts'
import { hasMeaning } from '../language/word-vectors.ts'
import { isUnspaced, wordsOf } from '../language/words.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'
import { frequencyOf } from './postings.ts'
import { conceptSeed, wordSeed } from './prepared-article.ts'

export interface QueryTerm {
  stem: string
  feature: number
  concepts: readonly number[]
  /** How surely the question holds it: less for a mended word. */
  weight: number
  /** How much it counts in the question: less for what only an earlier question said. */
  importance: number
  isSmall: boolean
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
}

/** Longer questions are not questions; what is beyond adds nothing but time. */
const mostWords = 120
const mostMended = 12
/** A mended word may not be what was meant. */
const mendedWeight = 0.85
const contextImportance = 0.6

export function queryOf(index: KnowledgeIndex, question: string): Query {
  const stem = stemmer(index.language)
  const written = wordsOf(question)
    .slice(0, mostWords)
    .map((word) => plainForm(index.language, word))
  const words = fitted(index, written, stem)
  const terms = new Map<string, QueryTerm>()
  const pairs: number[] = []
  let before: number | null = null
  let mended = 0
  for (const word of words) {
    let found = stem(word)
    let weight = 1
    if (!index.stems.has(found) && !isSmallWord(word) && !hasMeaning(found) && mended < mostMended) {
      mended++
      const near = nearWord(index.vocabulary, found)
      if (near) {
        found = near
        weight = mendedWeight
      }
    }
    const feature = hashText(found, wordSeed)
    if (before !== null) pairs.push(joinHashes(before, feature))
    before = feature
    if (!terms.has(found)) terms.set(found, termOf(index, { stem: found, word, feature, weight }))
  }
  return { terms: [...terms.values()], pairs, words }
}

/** A query that also carries, at less weight, what an earlier question was about. */
export function withContext(query: Query, earlier: Query): Query {
  const own = new Set(query.terms.map((term) => term.stem))
  const carried = earlier.terms
    .filter((term) => !term.isSmall && !own.has(term.stem))
    .map((term) => ({ ...term, importance: contextImportance }))
  return { ...query, terms: [...query.terms, ...carried] }
}

function termOf(
  index: KnowledgeIndex,
  { stem, word, feature, weight }: { stem: string; word: string; feature: number; weight: number },
): QueryTerm {
  const concepts = conceptsOf(stem).map((concept) => hashText(concept, conceptSeed))
  const isKnown = index.stems.has(stem) || concepts.some((concept) => frequencyOf(index.body, concept) > 0)
  return {
    stem,
    feature,
    concepts,
    weight,
    importance: 1,
    isSmall: isSmallWord(word) || isRepeating(word),
    isKnown,
  }
}

/** In scripts without spaces, longer pieces say again what the single characters have said. */
function isRepeating(word: string): boolean {
  return isUnspaced(word) && [...word].length > 1
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
