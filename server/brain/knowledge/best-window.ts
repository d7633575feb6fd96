/** Finds how much of a question stands close together in an article: an answer is said in a sentence or two. */
import { isUnspaced } from '../language/words.ts'
import type { QueryTerm } from './query-terms.ts'

/** Words that are looked at together. */
const width = 12
/** … where they are pieces of text without spaces, of which three begin with each character. */
const unspacedWidth = 36
/** Further on in an article, words are no longer looked at together. */
const longestSequence = 3000

/** The sought words, each with its share of the whole question. */
export interface Sought {
  terms: readonly QueryTerm[]
  shares: Float32Array
  /** Hash of a word to the place of its term. */
  termOf: ReadonlyMap<number, number>
  /** Words that are looked at together. */
  width: number
}

export function soughtIn(terms: readonly QueryTerm[], rarityOf: (term: QueryTerm) => number): Sought {
  const rarities = terms.map((term) => rarityOf(term) * term.weight * term.importance)
  const all = rarities.reduce((sum, each) => sum + each, 0) || 1
  return {
    terms,
    width: terms.some(({ stem }) => isUnspaced(stem)) ? unspacedWidth : width,
    termOf: new Map(terms.map(({ feature }, at) => [feature, at])),
    shares: Float32Array.from(rarities, (each) => each / all),
  }
}

/** The greatest share of the question that any stretch of the sequence holds, 0 to 1. */
export function bestWindow(
  sequence: Int32Array,
  { termOf, shares, width }: Pick<Sought, 'termOf' | 'shares' | 'width'>,
): number {
  const length = Math.min(sequence.length, longestSequence)
  const window = { times: new Int32Array(shares.length), held: 0 }
  let best = 0
  for (let at = 0; at < length; at++) {
    const left = at < width ? undefined : termOf.get(sequence[at - width] as number)
    if (left !== undefined) change(window, left, -1, shares)
    const term = termOf.get(sequence[at] as number)
    if (term === undefined) continue
    change(window, term, 1, shares)
    if (window.held > best) best = window.held
  }
  return Math.min(1, best)
}

interface Window {
  /** How often each term stands in it. */
  times: Int32Array
  held: number
}

function change(window: Window, term: number, by: 1 | -1, shares: Float32Array): void {
  const before = window.times[term] as number
  window.times[term] = before + by
  if (before === 0) window.held += shares[term] as number
  else if (before + by === 0) window.held -= shares[term] as number
}
