/** Weighs the features of a text by how rare they are and brings them to unit length. */
import { hasMeaning, meaningOf, meaningSize } from '../language/word-vectors.ts'
import type { TextFeatures } from './text-features.ts'

export interface Vector {
  slots: number[]
  values: number[]
}

/** Says where a feature stands (0 = unknown) and how rare each place is. */
export interface Lookup {
  slotOf(feature: number): number
  rarityOf(slot: number): number
  /** The first of the places for what the words mean together; 0 when there are none. */
  meaningFrom: number
  /** How rare a stem is among the examples; null when none holds it. */
  stemRarityOf(stem: string): number | null
  /** How much what the words mean weighs beside the words. */
  meaningWeight: number
}

/** How much the pieces of words weigh beside the words. */
const gramWeight = 1.25
/** A word that no example holds may be the very word that tells. */
const strangerRarity = 5

export function vectorOf(features: TextFeatures, lookup: Lookup): Vector {
  const vector: Vector = { slots: [], values: [] }
  addBlock(vector, features.ofWords, lookup, 1)
  addBlock(vector, features.ofGrams, lookup, gramWeight)
  addMeaning(vector, features.stems, lookup)
  scale(vector.values, 0, 1)
  return vector
}

function addBlock(vector: Vector, counts: ReadonlyMap<number, number>, lookup: Lookup, weight: number): void {
  const from = vector.values.length
  for (const [feature, count] of counts) {
    const slot = lookup.slotOf(feature)
    if (slot === 0) continue
    vector.slots.push(slot)
    vector.values.push((1 + Math.log(count)) * lookup.rarityOf(slot))
  }
  scale(vector.values, from, weight)
}

/** Mistyped words take meaning away from a text: the more words are unknown, the less their meaning counts. */
function addMeaning(vector: Vector, stems: readonly string[], lookup: Lookup): void {
  if (lookup.meaningFrom === 0 || stems.length === 0) return
  const isUnknown = (stem: string) => lookup.stemRarityOf(stem) === null && !hasMeaning(stem)
  const unknown = stems.filter(isUnknown).length
  const meaning = meaningOf(new Set(stems), (stem) => lookup.stemRarityOf(stem) ?? strangerRarity)
  if (!meaning) return
  const weight = lookup.meaningWeight * (1 - unknown / stems.length) ** 2
  for (let at = 0; at < meaningSize; at++) {
    vector.slots.push(lookup.meaningFrom + at)
    vector.values.push(weight * (meaning[at] as number))
  }
}

function scale(values: number[], from: number, length: number): void {
  let sum = 0
  for (let at = from; at < values.length; at++) sum += (values[at] ?? 0) ** 2
  if (sum === 0) return
  const factor = length / Math.sqrt(sum)
  for (let at = from; at < values.length; at++) values[at] = (values[at] ?? 0) * factor
}
