/** An inverted list: feature to the texts that hold it, with the share each adds to a text's score. */
import { type NumberTable, numbered, numberOf, numberTable } from '../language/number-table.ts'
import type { Bag } from './tally.ts'

export interface Postings {
  /** Feature to its place in `starts`. */
  places: NumberTable
  /** Texts of place `p` stand at `starts[p]` to `starts[p + 1]`. */
  starts: Int32Array
  texts: Int32Array
  shares: Float32Array
  /** How many texts there are. */
  count: number
}

const textsPerStep = 50

/** Gives, for a text of `length` words, the share of a feature that occurs `count` times in it. */
export type Share = (length: number, averageLength: number) => (count: number) => number

/** Makes the list; gives way after every few texts. */
export function* posting(bags: readonly Bag[], share: Share): Generator<undefined, Postings> {
  const { places, placeOf, frequencies } = yield* placing(bags)
  const starts = startsOf(frequencies)
  const filled = starts.slice()
  const texts = new Int32Array(placeOf.length)
  const shares = new Float32Array(placeOf.length)
  const average = bags.reduce((sum, bag) => sum + bag.length, 0) / Math.max(1, bags.length)
  let occurrence = 0
  for (const [text, { counts, length }] of bags.entries()) {
    const shareOf = share(length, average)
    for (let at = 0; at < counts.length; at++) {
      const place = placeOf[occurrence++] as number
      const slot = filled[place] as number
      filled[place] = slot + 1
      texts[slot] = text
      shares[slot] = shareOf(counts[at] as number)
    }
    if (text % textsPerStep === 0) yield
  }
  return { places, starts, texts, shares, count: bags.length }
}

interface Placed {
  places: NumberTable
  /** The place of every feature of every bag, one after the other: looking each up twice would double the time. */
  placeOf: Int32Array
  frequencies: number[]
}

/** Gives each feature its place and counts the texts that hold it. */
function* placing(bags: readonly Bag[]): Generator<undefined, Placed> {
  const places = numberTable()
  const frequencies: number[] = []
  const placeOf = new Int32Array(bags.reduce((sum, bag) => sum + bag.features.length, 0))
  let occurrence = 0
  for (const [text, { features }] of bags.entries()) {
    for (let at = 0; at < features.length; at++) {
      const place = numbered(places, features[at] as number)
      frequencies[place] = (frequencies[place] ?? 0) + 1
      placeOf[occurrence++] = place
    }
    if (text % textsPerStep === 0) yield
  }
  return { places, placeOf, frequencies }
}

function startsOf(frequencies: readonly number[]): Int32Array {
  const starts = new Int32Array(frequencies.length + 1)
  for (const [place, frequency] of frequencies.entries()) starts[place + 1] = (starts[place] ?? 0) + frequency
  return starts
}

/** In how many texts a feature occurs. */
export function frequencyOf(postings: Postings, feature: number): number {
  const place = numberOf(postings.places, feature)
  return place === -1 ? 0 : (postings.starts[place + 1] ?? 0) - (postings.starts[place] ?? 0)
}

/** Adds `weight` times the feature's share to the score of each text that holds it. */
export function addScores(postings: Postings, feature: number, weight: number, scores: Float32Array): void {
  const place = numberOf(postings.places, feature)
  if (place === -1) return
  const { starts, texts, shares } = postings
  const end = starts[place + 1] ?? 0
  for (let at = starts[place] ?? 0; at < end; at++) {
    const text = texts[at] as number
    scores[text] = (scores[text] as number) + weight * (shares[at] as number)
  }
}

export function bytesOf(postings: Postings): number {
  return postings.texts.length * 8 + postings.starts.length * 4 + postings.places.keys.length * 8
}
