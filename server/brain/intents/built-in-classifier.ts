/** The classifier of the built-in intents: trained once, at first use, and shared by all bots. */
import { builtInIntents } from './built-in/built-in-intents.ts'
import { offTopic } from './built-in/off-topic.ts'
import type { Classifier } from './intent-model.ts'
import { trainClassifier } from './train-classifier.ts'

let trained: Classifier | null = null

export function builtInClassifier(): Classifier {
  trained ??= trainClassifier(builtInIntents, { background: offTopic })
  return trained
}
