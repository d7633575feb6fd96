/** Turns a text into hashed features: stems, pairs of stems and pieces of words. */

import type { Language } from '../language/guess-language.ts'
import { eachGram, hashText, joinHashes } from '../language/hash.ts'
import { stemmer } from '../language/stem.ts'
import { wordsOf } from '../language/words.ts'

export interface FeatureOptions {
  language: Language | null
  leastGram: number
  mostGram: number
  /** True when there are so few phrases that the names of intents serve as phrases too. */
  isFew: boolean
}

export interface TextFeatures {
  words: readonly string[]
  stems: readonly string[]
  /** Feature to how often it occurs, by block. */
  ofWords: ReadonlyMap<number, number>
  ofGrams: ReadonlyMap<number, number>
}

/** What follows the first words of a long message says little about what is wanted. */
const mostWords = 300
const wordSeed = 1

export function textFeatures(
  words: readonly string[],
  options: FeatureOptions,
  mend: (stem: string) => string = (stem) => stem,
): TextFeatures {
  const kept = words.slice(0, mostWords)
  const stem = stemmer(options.language)
  const stems = kept.map((word) => mend(stem(word)))
  const ofWords = new Map<number, number>()
  const ofGrams = new Map<number, number>()
  let before = hashText('^', wordSeed)
  for (const each of stems) {
    const hash = hashText(each, wordSeed)
    count(ofWords, hash)
    count(ofWords, joinHashes(before, hash))
    before = hash
  }
  count(ofWords, joinHashes(before, hashText('$', wordSeed)))
  for (const word of kept) {
    eachGram(word, options.leastGram, options.mostGram, (hash) => count(ofGrams, hash))
  }
  return { words: kept, stems, ofWords, ofGrams }
}

export function wordsForIntent(text: string): string[] {
  return wordsOf(text.slice(0, 2000))
}

function count(counts: Map<number, number>, feature: number): void {
  counts.set(feature, (counts.get(feature) ?? 0) + 1)
}
