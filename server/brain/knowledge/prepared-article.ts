/** The part of indexing that depends on one article only, so that it is done once for each version. */
import { conceptsOf } from '../language/concepts.ts'
import type { Language } from '../language/guess-language.ts'
import { eachGram, hashText, joinHashes } from '../language/hash.ts'
import { isSmallWord } from '../language/small-words.ts'
import { plainForm, stemmer } from '../language/stem.ts'
import { wordsOf } from '../language/words.ts'
import type { ArticleVersion } from './knowledge-types.ts'

/** Distinct features of a text with how often each occurs. */
export interface Bag {
  features: Int32Array
  counts: Float32Array
  /** Words in the text. */
  length: number
}

export interface PreparedArticle {
  article: ArticleVersion
  language: Language | null
  /** The question and each phrasing: words, and pieces of words. */
  questions: readonly { words: Bag; grams: Bag; stems: string }[]
  /** Question and answer together, with pairs of words. */
  body: Bag
  /** Pieces of the telling words of both: they match across inflections that no stemmer knows. */
  pieces: Bag
  /** The words of question and answer in their order, hashed. */
  sequence: Int32Array
  /** Every stem once, for the vocabulary. */
  stems: readonly string[]
}

export const wordSeed = 1
export const conceptSeed = 2
const leastGram = 3
const mostGram = 5
const pieceLength = 4
const longestSequence = 3000
/** Pieces of "do you have" would make all questions alike. */
const smallWordGrams = 0.6

export function prepareArticle(article: ArticleVersion, language: Language | null): PreparedArticle {
  const stem = stemmer(language)
  const plain = (word: string) => plainForm(language, word)
  const asked = [article.question, ...article.phrasings].filter((text) => text.trim() !== '')
  const questions = asked.map((text) => {
    const words = wordsOf(text).map(plain)
    const stems = words.map(stem)
    return { words: wordBag(stems, hashesOf(stems), false), grams: gramBag(words), stems: stems.join(' ') }
  })
  const words = [...asked.flatMap(wordsOf), ...longWords(article.answer)].map(plain)
  const stems = words.map(stem)
  const hashes = hashesOf(stems)
  const body = wordBag(stems, hashes, true)
  return {
    article,
    language,
    questions,
    body,
    pieces: pieceBag(words),
    sequence: hashes.slice(0, longestSequence),
    stems: [...new Set(stems)],
  }
}

/** Words of a text longer than one message may be. */
function longWords(text: string): string[] {
  const words: string[] = []
  const step = 4000
  for (let from = 0; from < Math.min(text.length, 40_000); from += step) {
    for (const word of wordsOf(text.slice(from, from + step))) words.push(word)
  }
  return words
}

/** The four-letter pieces of all telling words. */
export function pieceBag(words: readonly string[]): Bag {
  const times = new Map<string, number>()
  for (const word of words) {
    if (word.length >= pieceLength) times.set(word, (times.get(word) ?? 0) + 1)
  }
  const counts = new Map<number, number>()
  for (const [word, often] of times) {
    if (isSmallWord(word)) continue
    eachGram(word, pieceLength, pieceLength, (hash) => counts.set(hash, (counts.get(hash) ?? 0) + often))
  }
  return bagOf(counts, words.length)
}

function hashesOf(stems: readonly string[]): Int32Array {
  return Int32Array.from(stems, (stem) => hashText(stem, wordSeed))
}

function wordBag(stems: readonly string[], hashes: Int32Array, withPairs: boolean): Bag {
  const counts = new Map<number, number>()
  for (let at = 0; at < stems.length; at++) {
    const hash = hashes[at] as number
    count(counts, hash)
    for (const concept of conceptsOf(stems[at] as string)) count(counts, hashText(concept, conceptSeed))
    if (withPairs && at > 0) count(counts, joinHashes(hashes[at - 1] as number, hash))
  }
  return bagOf(counts, stems.length)
}

export function gramBag(words: readonly string[]): Bag {
  const counts = new Map<number, number>()
  for (const word of words) {
    const weight = isSmallWord(word) ? smallWordGrams : 1
    eachGram(word, leastGram, mostGram, (hash) =>
      counts.set(hash, Math.min(2, (counts.get(hash) ?? 0) + weight)),
    )
  }
  return bagOf(counts, words.length)
}

function count(counts: Map<number, number>, feature: number): void {
  counts.set(feature, (counts.get(feature) ?? 0) + 1)
}

function bagOf(counts: ReadonlyMap<number, number>, length: number): Bag {
  const features = new Int32Array(counts.size)
  const values = new Float32Array(counts.size)
  let at = 0
  for (const [feature, value] of counts) {
    features[at] = feature
    values[at++] = value
  }
  return { features, counts: values, length }
}
