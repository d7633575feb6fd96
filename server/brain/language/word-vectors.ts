/** Vectors of English words whose directions tell how alike in meaning they are; made by scripts/make-word-vectors.mjs. */
import { readFileSync } from 'node:fs'

/** Numbers in a vector. */
export const meaningSize = 64

interface WordVectors {
  /** Stem to its place. */
  places: ReadonlyMap<string, number>
  /** The vector of place `p` stands at `p * meaningSize`. */
  numbers: Int8Array
  /** What brings each vector to unit length. */
  factors: Float32Array
}

let loaded: WordVectors | null = null

/**
 * The meaning of weighted stems together, as a vector of unit length; null when none of them is known.
 * The first call reads the vectors, all others share them.
 */
export function meaningOf(stems: Iterable<string>, weightOf: (stem: string) => number): Float32Array | null {
  loaded ??= load()
  const sum = new Float32Array(meaningSize)
  for (const stem of stems) {
    const place = loaded.places.get(stem)
    if (place === undefined) continue
    const weight = weightOf(stem)
    if (weight > 0) add(sum, loaded, place, weight)
  }
  const length = lengthOf(sum)
  return length === 0 ? null : sum.map((each) => each / length)
}

/** Whether a stem has a vector, that is, is a word of English. */
export function hasMeaning(stem: string): boolean {
  return meaningPlace(stem) !== -1
}

/** Where the vector of a stem stands, or -1 when it has none. */
export function meaningPlace(stem: string): number {
  loaded ??= load()
  return loaded.places.get(stem) ?? -1
}

/** How alike the stems of two places are in meaning. */
export function likenessOfPlaces(first: number, second: number): number {
  loaded ??= load()
  const { numbers, factors } = loaded
  const [one, other] = [first * meaningSize, second * meaningSize]
  let sum = 0
  for (let at = 0; at < meaningSize; at++) {
    sum = (sum + Math.imul(numbers[one + at] as number, numbers[other + at] as number)) | 0
  }
  return sum * (factors[first] as number) * (factors[second] as number)
}

/** How alike two meanings are: 1 the same, about 0 unrelated. */
export function likeness(first: Float32Array, second: Float32Array, from = 0): number {
  let sum = 0
  for (let at = 0; at < meaningSize; at++) sum += (first[at] as number) * (second[from + at] as number)
  return sum
}

function add(sum: Float32Array, { numbers, factors }: WordVectors, place: number, weight: number): void {
  const factor = weight * (factors[place] ?? 0)
  const from = place * meaningSize
  for (let at = 0; at < meaningSize; at++) {
    sum[at] = (sum[at] as number) + factor * (numbers[from + at] as number)
  }
}

function load(): WordVectors {
  const words = readFileSync(new URL('./word-vectors/words.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const file = readFileSync(new URL('./word-vectors/vectors.i8', import.meta.url))
  const numbers = new Int8Array(file.buffer, file.byteOffset, file.byteLength)
  const factors = Float32Array.from(words, (_, place) => {
    return 1 / (lengthOf(numbers.subarray(place * meaningSize, (place + 1) * meaningSize)) || 1)
  })
  return { places: new Map(words.map((word, place) => [word, place])), numbers, factors }
}

function lengthOf(numbers: Float32Array | Int8Array): number {
  let squares = 0
  for (const each of numbers) squares += each * each
  return Math.sqrt(squares)
}
