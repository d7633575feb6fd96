/** What training makes and detection uses: plain typed arrays, so that a worker can hand it over. */
import type { FeatureOptions } from './text-features.ts'

/** One trained one-vs-rest classifier. */
export interface Classifier {
  names: readonly string[]
  features: FeatureOptions
  /** Open-addressing table: feature hash to its slot; slot 0 marks a free place. */
  keys: Int32Array
  slots: Uint32Array
  /** Inverse document frequency of each slot. */
  rarities: Float32Array
  /** Weights of slot `s` for class `c` at `s * names.length + c`, in units of `units[c]`. */
  weights: Int8Array
  units: Float32Array
  biases: Float32Array
  /** How many examples there were. */
  examples: number
  /** The first slot of what the words mean together; 0 when meaning does not count. */
  meaningFrom: number
  /** Stems that the examples hold. */
  stems: ReadonlyMap<string, number>
  /** Whether some phrases are of several intents, so that a message may be, too. */
  several: boolean
  /** Confidence is the logistic of `slope * (score - middle)`. */
  slope: number
  middle: number
}

export interface IntentModel {
  /** Null when the owner has no intents. */
  own: Classifier | null
}

/** The slot of a feature, or 0 when no example holds it. */
export function slotOf(keys: Int32Array, slots: Uint32Array, feature: number): number {
  const mask = keys.length - 1
  let at = feature & mask
  while ((slots[at] ?? 0) !== 0) {
    if (keys[at] === feature) return slots[at] ?? 0
    at = (at + 1) & mask
  }
  return 0
}
