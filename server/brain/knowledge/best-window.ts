/** Finds how much of a question stands close together in an article: an answer is said in a sentence or two. */
import type { QueryTerm } from './query-terms.ts'

/** Words that are looked at together. */
const width = 16

/** The sought words, each with its share of the whole question. */
export interface Sought {
  /** Hash of a stem or concept to the term it stands for. */
  termOf: ReadonlyMap<number, number>
  shares: Float32Array
}

export function soughtIn(terms: readonly QueryTerm[], rarityOf: (term: QueryTerm) => number): Sought {
  const rarities = terms.map((term) => rarityOf(term) * term.weight * term.importance)
  const all = rarities.reduce((sum, each) => sum + each, 0) || 1
  return {
    termOf: new Map(terms.map(({ feature }, at) => [feature, at])),
    shares: Float32Array.from(rarities, (each) => each / all),
  }
}

/** The greatest share of the question that any stretch of the sequence holds, 0 to 1. */
export function bestWindow(sequence: Int32Array, { termOf, shares }: Sought): number {
  const lastSeen = new Int32Array(shares.length).fill(-width)
  let best = 0
  for (let at = 0; at < sequence.length; at++) {
    const term = termOf.get(sequence[at] as number)
    if (term === undefined) continue
    lastSeen[term] = at
    best = Math.max(best, sumSince(lastSeen, shares, at - width))
  }
  return best
}

function sumSince(lastSeen: Int32Array, shares: Float32Array, from: number): number {
  let sum = 0
  for (let term = 0; term < shares.length; term++) {
    if ((lastSeen[term] as number) > from) sum += shares[term] as number
  }
  return sum
}
