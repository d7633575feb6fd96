/** Scores a text against every class of a classifier. */
import { nearWord, type Vocabulary, vocabularyOf } from '../language/near-word.ts'
import { isFrameWord } from '../language/small-words.ts'
import { hasMeaning } from '../language/word-vectors.ts'
import { type Classifier, slotOf } from './intent-model.ts'
import { meaningWeight, stemRarity } from './stem-rarity.ts'
import { type TextFeatures, textFeatures, wordsForIntent } from './text-features.ts'
import { vectorOf } from './vector.ts'

export interface Scores {
  /** Margin of each class, in the order of the classifier's names. */
  margins: Float32Array
  /** Share of words that no example holds; a mended word counts as half known. */
  unknown: number
}

/** How much a word that no example holds speaks against every intent. */
const unknownWeight = 1.5
/** How much of an unknown word a mended one is. */
const mendedUnknown = 0.5
/** How much more unknown a text is of which no telling word is known. */
const strangeShare = 0.5
const mostMended = 12
/** What is no word at all can be mended even when it is short. */
const leastMended = 4

export function classify(classifier: Classifier, text: string): Scores {
  const mender = menderFor(classifier)
  const features = textFeatures(wordsForIntent(text), classifier.features, mender.mend)
  return {
    margins: marginsOf(classifier, features),
    unknown: unknownShare(classifier, features, mender.mended()),
  }
}

/** What speaks for a class: its margin, less what unknown words speak against all. */
export function scoreOf({ margins, unknown }: Scores, label: number): number {
  return (margins[label] ?? 0) - unknownWeight * unknown
}

/** Takes mistyped words for the examples' words that they are nearest to; words of the language stay as they are. */
function menderFor(classifier: Classifier): { mend(stem: string): string; mended(): number } {
  let tried = 0
  let mended = 0
  return {
    mend: (stem) => {
      if (classifier.stems.has(stem) || hasMeaning(stem) || tried++ >= mostMended) return stem
      const near = nearIn(vocabularyFor(classifier), stem)
      if (near === null) return stem
      mended++
      return near
    },
    mended: () => mended,
  }
}

/** The examples' words, and what words that are none of them were mended to lately. */
interface Mending {
  vocabulary: Vocabulary
  known: Map<string, string | null>
}

const vocabularies = new WeakMap<Classifier, Mending>()
const mostRemembered = 2_000

/** The same words come again, in each clause of a message and from one visitor to the next. */
function nearIn({ vocabulary, known }: Mending, stem: string): string | null {
  const before = known.get(stem)
  if (before !== undefined) return before
  if (known.size >= mostRemembered) known.clear()
  const near = nearWord(vocabulary, stem, leastMended)
  known.set(stem, near)
  return near
}

function vocabularyFor(classifier: Classifier): Mending {
  const vocabulary = vocabularies.get(classifier) ?? {
    vocabulary: vocabularyOf(classifier.stems),
    known: new Map(),
  }
  vocabularies.set(classifier, vocabulary)
  return vocabulary
}

function marginsOf(classifier: Classifier, features: TextFeatures): Float32Array {
  const { keys, slots, rarities, weights, units } = classifier
  const vector = vectorOf(features, {
    slotOf: (feature) => slotOf(keys, slots, feature),
    rarityOf: (slot) => rarities[slot] ?? 0,
    meaningFrom: classifier.meaningFrom,
    meaningWeight: meaningWeight(classifier.examples),
    stemRarityOf: (stem) => stemRarity(classifier, stem),
  })
  const classes = classifier.names.length
  const sums = new Float32Array(classes)
  for (let at = 0; at < vector.slots.length; at++) {
    const base = (vector.slots[at] ?? 0) * classes
    const value = vector.values[at] ?? 0
    for (let label = 0; label < classes; label++) {
      sums[label] = (sums[label] as number) + value * (weights[base + label] as number)
    }
  }
  for (let label = 0; label < classes; label++) {
    sums[label] = (sums[label] ?? 0) * (units[label] ?? 0) + (classifier.biases[label] ?? 0)
  }
  return sums
}

function unknownShare(classifier: Classifier, { words, stems }: TextFeatures, mended: number): number {
  if (stems.length === 0) return 1
  const unknown = stems.filter((stem) => !classifier.stems.has(stem)).length
  const telling = stems.filter((_, at) => !isFrameWord(words[at] ?? ''))
  // What is asked about is strange, however well the frame around it is known.
  const isStrange = telling.length > 0 && telling.every((stem) => !classifier.stems.has(stem))
  return (unknown + mendedUnknown * mended) / stems.length + (isStrange ? strangeShare : 0)
}
