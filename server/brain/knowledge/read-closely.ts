/** Reads an article word by word for what a question seeks: what stands together, what is said in other words. */
import { likenessOfPlaces } from '../language/word-vectors.ts'
import { bestWindow, type Sought } from './best-window.ts'
import { wordFeature } from './features.ts'
import type { PreparedArticle, Sentence } from './prepared-article.ts'
import type { QueryTerm } from './query-terms.ts'

/** All but `sentences` are shares of the question, 0 to 1. */
export interface Reading {
  /** The most that stands within a few words. */
  window: number
  /** The most that one sentence holds. */
  sentence: number
  /** What the article only has words for that mean or look nearly the same. */
  near: number
  /** What of the names and numbers of the question the article holds; null when there are none. */
  names: number | null
  /** How much of the question each sentence of the answer holds. */
  sentences: Float32Array
}

/** Hash of a word to the term it stands for and how surely. */
type Meant = ReadonlyMap<number, { term: number; strength: number }>

/** Words less alike in meaning than this have nothing to do with each other. */
const leastLikeness = 0.4
/** So much of two words must be the same from the start, and so many letters. */
const leastCommonStart = 0.6
const leastCommonLetters = 4
/** A longer sentence holds more by chance. */
const perLengthening = 0

export function readClosely(article: PreparedArticle, sought: Sought): Reading {
  const { sequence, sentences } = article
  const held = heldIn(sequence, sought)
  const meant = meantWords(article, sought, held)
  const shares = Float32Array.from(sentences, (sentence) => shareOf(sequence, sentence, sought, meant))
  const heading = { from: 0, to: sentences[0]?.from ?? sequence.length }
  return {
    window: bestWindow(sequence, sought),
    sentence: shares.reduce((most, each) => Math.max(most, each), shareOf(sequence, heading, sought, meant)),
    near: sumOf(meant.values(), ({ term, strength }) => strength * (sought.shares[term] as number)),
    names: namesHeld(sought, held),
    sentences: shares,
  }
}

/** 1 for each term that the sequence holds. */
function heldIn(sequence: Int32Array, { termOf, shares }: Sought): Uint8Array {
  const held = new Uint8Array(shares.length)
  for (let at = 0; at < sequence.length; at++) {
    const term = termOf.get(sequence[at] as number)
    if (term !== undefined) held[term] = 1
  }
  return held
}

function namesHeld({ terms, shares }: Sought, held: Uint8Array): number | null {
  const names = [...terms.keys()].filter((at) => terms[at]?.isName)
  const all = sumOf(names, (at) => shares[at] as number)
  return all === 0 ? null : sumOf(names, (at) => (held[at] === 1 ? (shares[at] as number) : 0)) / all
}

/** For each telling term that the article lacks, the word of the article that comes nearest. */
function meantWords(article: PreparedArticle, { terms }: Sought, held: Uint8Array): Meant {
  const meant = new Map<number, { term: number; strength: number }>()
  for (const [at, term] of terms.entries()) {
    if (held[at] === 1 || term.isSmall) continue
    const { stem, strength } = nearestIn(article, term)
    if (strength > 0) meant.set(wordFeature(stem), { term: at, strength })
  }
  return meant
}

function nearestIn(
  { stems, meanings }: PreparedArticle,
  term: QueryTerm,
): { stem: string; strength: number } {
  let best = { stem: '', strength: 0 }
  if (term.meaning === -1 && term.stem.length < leastCommonLetters) return best
  for (let at = 0; at < stems.length; at++) {
    const stem = stems[at] as string
    const strength = Math.max(inForm(term.stem, stem), inMeaning(term.meaning, meanings[at] ?? -1))
    if (strength > best.strength) best = { stem, strength }
  }
  return best
}

function inMeaning(first: number, second: number): number {
  if (first === -1 || second === -1) return 0
  return Math.max(0, (likenessOfPlaces(first, second) - leastLikeness) / (1 - leastLikeness))
}

function inForm(first: string, second: string): number {
  const most = Math.min(first.length, second.length)
  if (first.charCodeAt(0) !== second.charCodeAt(0)) return 0
  let same = 0
  while (same < most && first.charCodeAt(same) === second.charCodeAt(same)) same++
  const share = same / Math.max(first.length, second.length)
  return same >= leastCommonLetters && share >= leastCommonStart ? share : 0
}

function shareOf(
  sequence: Int32Array,
  { from, to }: Pick<Sentence, 'from' | 'to'>,
  { termOf, shares }: Sought,
  meant: Meant,
): number {
  const strengths = new Float32Array(shares.length)
  for (let at = from; at < to; at++) {
    const word = sequence[at] as number
    const term = termOf.get(word)
    if (term !== undefined) {
      strengths[term] = 1
      continue
    }
    const other = meant.get(word)
    if (other) strengths[other.term] = Math.max(strengths[other.term] as number, other.strength)
  }
  const share = shares.reduce((sum, each, term) => sum + each * (strengths[term] as number), 0)
  return share / (1 + perLengthening * Math.log(1 + to - from))
}

function sumOf<T>(list: Iterable<T>, numberOf: (each: T) => number): number {
  let sum = 0
  for (const each of list) sum += numberOf(each)
  return sum
}
