/** Numbers the features of all examples and weighs each by how rare it is. */

import { meaningSize } from '../language/word-vectors.ts'
import { meaningWeight, rarityOf, stemRarity } from './stem-rarity.ts'
import type { TextFeatures } from './text-features.ts'
import type { Lookup } from './vector.ts'

export interface Features extends Lookup {
  /** Features are numbered from 1 to this. */
  count: number
  /** How many there were. */
  examples: number
  /** Columns: 0, the features, and the numbers of meaning when there are any. */
  width: number
  hashes: readonly number[]
  stems: ReadonlyMap<string, number>
}

export function collectFeatures(
  examples: readonly { features: TextFeatures }[],
  { withMeaning, rarityPower }: { withMeaning: boolean; rarityPower: number },
): Features {
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
  const rarities = frequencies.map((frequency) => rarityOf(frequency, examples.length) ** rarityPower)
  return {
    count: numbers.size,
    examples: examples.length,
    width: numbers.size + 1 + (withMeaning ? meaningSize : 0),
    meaningWeight: meaningWeight(examples.length),
    meaningFrom: withMeaning ? numbers.size + 1 : 0,
    stemRarityOf: (stem) => stemRarity({ examples: examples.length, stems }, stem),
    hashes: [...numbers.keys()],
    stems,
    slotOf: (feature) => numbers.get(feature) ?? 0,
    rarityOf: (slot) => rarities[slot] ?? 0,
  }
}
