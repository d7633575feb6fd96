/** What finds intents, seen from outside: the product's own code, or another program beside it. */
import type { TrainingIntent } from '../../brain/intents/intent-types.ts'

/** Learns the intents and says what each text wants; null when it cannot. */
export type IntentEngine = (intents: readonly TrainingIntent[], texts: readonly string[]) => Outcome | null

export interface Outcome {
  /** In the order of the texts. */
  answers: readonly Answer[]
  trainingMs: number
  /** How long each text took. */
  detectionMs: readonly number[]
  storedBytes: number
}

export interface Answer {
  /** The learned intents that it names, likeliest first. */
  ranked: readonly { name: string; score: number }[]
  /** What it acts on by its own threshold; null when it says that nothing fits. */
  taken: string | null
  /** All that it finds by its own threshold. */
  found: readonly string[]
}

/** So many texts are told once before any is timed, as on a server that has been up for a while. */
export const warmUpTexts = 200
