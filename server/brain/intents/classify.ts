/** Scores a text against every class of a classifier. */
import { type Classifier, slotOf } from './intent-model.ts'
import { type TextFeatures, textFeatures, wordsForIntent } from './text-features.ts'
import { vectorOf } from './vector.ts'

export interface Scores {
  /** Margin of each class, in the order of the classifier's names. */
  margins: Float32Array
  /** Share of words that no example holds. */
  unknown: number
}

export function classify(classifier: Classifier, text: string): Scores {
  const features = textFeatures(wordsForIntent(text), classifier.features)
  return { margins: marginsOf(classifier, features), unknown: unknownShare(classifier, features) }
}

function marginsOf(classifier: Classifier, features: TextFeatures): Float32Array {
  const { keys, slots, rarities, weights, units } = classifier
  const vector = vectorOf(features, {
    slotOf: (feature) => slotOf(keys, slots, feature),
    rarityOf: (slot) => rarities[slot] ?? 0,
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

function unknownShare(classifier: Classifier, features: TextFeatures): number {
  if (features.stems.length === 0) return 1
  const unknown = features.stems.filter((stem) => !classifier.stems.has(stem)).length
  return unknown / features.stems.length
}
