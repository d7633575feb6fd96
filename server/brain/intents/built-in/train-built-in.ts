/** Trains the classifier of the built-in intents, for scripts/make-built-in-classifier.mjs to store. */
import type { Classifier } from '../intent-model.ts'
import { trainClassifier } from '../train-classifier.ts'
import { builtInIntents } from './built-in-intents.ts'
import { offTopic } from './off-topic.ts'

/** Its phrases are in four languages, so that the English word vectors have no say. */
export function trainBuiltIn(): Classifier {
  return trainClassifier(builtInIntents, { background: offTopic, withMeaning: false, mostFeatures: 10_000 })
}
