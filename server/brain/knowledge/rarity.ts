/** How much a feature tells about what a text is about. */

/**
 * A collection of one or two texts says nothing about how rare words are: the few it holds would look common, and each
 * word it lacks decisive. It is judged as if it had so many.
 */
const leastCount = 12

/** How rare a feature is: near 0 for one that every text holds. */
export function rarity(frequency: number, count: number): number {
  return Math.log(1 + (Math.max(count, leastCount) - frequency + 0.5) / (frequency + 0.5))
}
