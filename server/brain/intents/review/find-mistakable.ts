/** Phrases that read more like another intent than like the rest of their own. */
import type { ReviewPhrase } from './phrases-to-review.ts'

export interface Mistakable {
  intent: string
  other: string
  phrases: ReviewPhrase[]
}

/** By so much another intent must be nearer than the phrase's own. */
const leastLead = 0.12
/** So near the other intent must be at all. */
const leastNearness = 0.2
/** With fewer phrases besides, nothing can be said of what an intent is like. */
const leastOthers = 4

/** Words and pairs of words, each with its weight; of length 1 in all. */
type Vector = ReadonlyMap<string, number>

/** The sum of the vectors of each intent. */
interface Centres {
  /** Feature to its weight in each intent that has it. */
  weights: ReadonlyMap<string, Map<number, number>>
  /** Squared length of each sum. */
  squares: Float64Array
  counts: Int32Array
}

/**
 * Compares each phrase with the middle of every intent, of its own without the phrase itself. The plainest case comes
 * first and then no longer counts for its intent: one stray phrase would make good ones elsewhere look astray.
 */
export function findMistakable(phrases: readonly ReviewPhrase[]): Mistakable[] {
  const names = [...new Set(phrases.map(({ intent }) => intent))]
  const places = new Map(names.map((name, place) => [name, place]))
  const own = (phrase: ReviewPhrase) => places.get(phrase.intent) ?? 0
  const vectors = vectorsOf(phrases)
  const centres = centresOf(vectors, phrases.map(own), names.length)
  const suspects = phrases
    .map((phrase, at) => ({ phrase, vector: vectors[at] ?? new Map<string, number>() }))
    .map((one) => ({ ...one, lead: nearerThanOwn(one.vector, own(one.phrase), centres)?.lead ?? 0 }))
    .filter(({ lead }) => lead > 0)
    .sort((one, two) => two.lead - one.lead)
  const found = new Map<string, Mistakable>()
  for (const { phrase, vector } of suspects) {
    const other = names[nearerThanOwn(vector, own(phrase), centres)?.place ?? -1]
    if (other === undefined) continue
    takeOut(centres, vector, own(phrase))
    const key = `${phrase.intent} ${other}`
    const known = found.get(key) ?? { intent: phrase.intent, other, phrases: [] }
    known.phrases.push(phrase)
    found.set(key, known)
  }
  return [...found.values()]
}

/** The intent that a phrase is clearly nearer to, and by how much; null when there is none. */
function nearerThanOwn(
  vector: Vector,
  own: number,
  centres: Centres,
): { place: number; lead: number } | null {
  const { squares, counts } = centres
  if (vector.size === 0 || (counts[own] ?? 0) <= leastOthers) return null
  const dots = dotsWith(vector, centres)
  const dot = dots[own] ?? 0
  const ownNearness = (dot - 1) / Math.sqrt(Math.max((squares[own] ?? 0) - 2 * dot + 1, 1e-9))
  let best = -1
  let nearness = Math.max(leastNearness, ownNearness + leastLead)
  for (const [place, sum] of dots.entries()) {
    const near = sum / Math.sqrt(squares[place] || 1)
    if (near < nearness || place === own || (counts[place] ?? 0) < leastOthers) continue
    best = place
    nearness = near
  }
  return best < 0 ? null : { place: best, lead: nearness - ownNearness }
}

function takeOut({ weights, squares, counts }: Centres, vector: Vector, own: number): void {
  for (const [feature, weight] of vector) {
    const sums = weights.get(feature)
    const before = sums?.get(own) ?? 0
    sums?.set(own, before - weight)
    squares[own] = (squares[own] ?? 0) - before * before + (before - weight) * (before - weight)
  }
  counts[own] = (counts[own] ?? 0) - 1
}

function dotsWith(vector: Vector, { weights, squares }: Centres): Float64Array {
  const dots = new Float64Array(squares.length)
  for (const [feature, weight] of vector) {
    for (const [place, sum] of weights.get(feature) ?? []) dots[place] = (dots[place] ?? 0) + weight * sum
  }
  return dots
}

function vectorsOf(phrases: readonly ReviewPhrase[]): Vector[] {
  const all = phrases.map(({ stems }) => featuresOf(stems))
  const counts = new Map<string, number>()
  for (const features of all)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  return all.map((features) => {
    const weights = [...features].map((feature) => Math.log(1 + phrases.length / (counts.get(feature) ?? 1)))
    const length = Math.hypot(...weights) || 1
    return new Map([...features].map((feature, at) => [feature, (weights[at] ?? 0) / length]))
  })
}

function featuresOf(stems: readonly string[]): Set<string> {
  return new Set([...stems, ...stems.slice(1).map((stem, at) => `${stems[at]} ${stem}`)])
}

function centresOf(vectors: readonly Vector[], owns: readonly number[], size: number): Centres {
  const weights = new Map<string, Map<number, number>>()
  const counts = new Int32Array(size)
  for (const [at, vector] of vectors.entries()) {
    const own = owns[at] ?? 0
    counts[own] = (counts[own] ?? 0) + 1
    for (const [feature, weight] of vector) {
      const sums = weights.get(feature) ?? new Map<number, number>()
      weights.set(feature, sums.set(own, (sums.get(own) ?? 0) + weight))
    }
  }
  const squares = new Float64Array(size)
  for (const sums of weights.values()) {
    for (const [place, sum] of sums) squares[place] = (squares[place] ?? 0) + sum * sum
  }
  return { weights, squares, counts }
}
