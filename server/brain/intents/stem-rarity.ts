/** How much the words of a text count in what it means, by the examples of a classifier. */

export interface StemCounts {
  /** How many examples there were. */
  examples: number
  /** In how many places of the examples each stem stands. */
  stems: ReadonlyMap<string, number>
}

/** How rare a stem is; null when no example holds it. */
export function stemRarity({ examples, stems }: StemCounts, stem: string): number | null {
  const frequency = stems.get(stem)
  return frequency === undefined ? null : rarityOf(frequency, examples)
}

/** Inverse document frequency, smoothed. */
export function rarityOf(frequency: number, examples: number): number {
  return Math.log((1 + examples) / (1 + frequency)) + 1
}

/** How much meaning weighs beside words: with few examples there is little to tell directions of meaning apart by. */
export function meaningWeight(examples: number): number {
  return Math.min(1, 0.125 * Math.log(examples))
}
