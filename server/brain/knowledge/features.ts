/** The features that words of articles and questions are. */
import { hashText } from '../language/hash.ts'

const wordSeed = 1
const conceptSeed = 2

/** The feature of a stem. */
export function wordFeature(stem: string): number {
  return hashText(stem, wordSeed)
}

/** The feature of a concept, which differs from that of a word of the same name. */
export function conceptFeature(concept: string): number {
  return hashText(concept, conceptSeed)
}
