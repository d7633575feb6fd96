/** Weighs the features of a text by how rare they are and brings them to unit length. */
import type { TextFeatures } from './text-features.ts'

export interface Vector {
  slots: number[]
  values: number[]
}

/** Says where a feature stands (0 = unknown) and how rare each place is. */
export interface Lookup {
  slotOf(feature: number): number
  rarityOf(slot: number): number
}

/** How much the pieces of words weigh beside the words. */
const gramWeight = 1.25

export function vectorOf(features: TextFeatures, lookup: Lookup): Vector {
  const vector: Vector = { slots: [], values: [] }
  addBlock(vector, features.ofWords, lookup, 1)
  addBlock(vector, features.ofGrams, lookup, gramWeight)
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

function scale(values: number[], from: number, length: number): void {
  let sum = 0
  for (let at = from; at < values.length; at++) sum += (values[at] ?? 0) ** 2
  if (sum === 0) return
  const factor = length / Math.sqrt(sum)
  for (let at = from; at < values.length; at++) values[at] = (values[at] ?? 0) * factor
}
