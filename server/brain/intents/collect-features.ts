/** Numbers the features of all examples and weighs each by how rare it is. */
import type { TextFeatures } from './text-features.ts'
import type { Lookup } from './vector.ts'

export interface Features extends Lookup {
  /** Features are numbered from 1 to this. */
  count: number
  hashes: readonly number[]
  stems: ReadonlyMap<string, number>
}

export function collectFeatures(examples: readonly { features: TextFeatures }[]): Features {
  const numbers = new Map<number, number>()
  const frequencies: number[] = [0]
  const stems = new Map<string, number>()
  const note = (feature: number) => {
    const known = numbers.get(feature)
    if (known === undefined) {
      numbers.set(feature, frequencies.length)
      frequencies.push(1)
    } else frequencies[known] = (frequencies[known] ?? 0) + 1
  }
  for (const { features } of examples) {
    for (const feature of features.ofWords.keys()) note(feature)
    for (const feature of features.ofGrams.keys()) note(feature)
    for (const stem of features.stems) stems.set(stem, (stems.get(stem) ?? 0) + 1)
  }
  const rarities = frequencies.map((frequency) => Math.log((1 + examples.length) / (1 + frequency)) + 1)
  return {
    count: numbers.size,
    hashes: [...numbers.keys()],
    stems,
    slotOf: (feature) => numbers.get(feature) ?? 0,
    rarityOf: (slot) => rarities[slot] ?? 0,
  }
}
