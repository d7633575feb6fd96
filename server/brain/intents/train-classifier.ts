/** Trains a one-vs-rest linear classifier from example texts. */
import { guessLanguage } from '../language/guess-language.ts'
import { collectFeatures, type Features } from './collect-features.ts'
import type { Classifier } from './intent-model.ts'
import type { TrainingIntent } from './intent-types.ts'
import { type Plane, type SparseRows, type SvmOptions, trainPlane } from './linear-svm.ts'
import { packClassifier } from './pack-classifier.ts'
import { type FeatureOptions, type TextFeatures, textFeatures, wordsForIntent } from './text-features.ts'
import { vectorOf } from './vector.ts'

export interface ClassifierOptions {
  /** Most features kept, the strongest first. @default 10000, or more for few intents */
  mostFeatures?: number
  /** Texts that are of none of the intents. */
  background?: readonly string[]
  /** Whether what words mean counts beside the words. @default true where there are word vectors */
  withMeaning?: boolean
}

export interface Example {
  /** Place of its intent, or -1 for none of them. */
  label: number
  features: TextFeatures
}

/** With up to this many phrases an intent, shorter pieces of words and the intents' names help. */
const fewPhrases = 15
const svm: SvmOptions = { cost: 1, positiveWeight: 5, mostRounds: 30 }

export function trainClassifier(
  intents: readonly TrainingIntent[],
  options: ClassifierOptions = {},
): Classifier {
  const featureOptions = featureOptionsFor(intents)
  const examples = examplesOf(intents, featureOptions, options.background ?? [])
  const features = collectFeatures(examples, options.withMeaning ?? featureOptions.language === 'en')
  const planes = trainPlanes(toRows(examples, features), examples, intents.length)
  const names = intents.map((intent) => intent.name)
  const phrasesEach = intents.reduce((sum, intent) => sum + intent.phrases.length, 0) / intents.length
  const middle = leastMargin(phrasesEach)
  return packClassifier({
    names,
    featureOptions,
    features,
    planes,
    middle,
    most: options.mostFeatures ?? mostFeaturesFor(intents.length),
  })
}

/**
 * The score at which a text is as likely in scope as not. Margins of texts that were not learned
 * grow with the number of phrases an intent has, about with its logarithm.
 */
function leastMargin(phrasesEach: number): number {
  return Math.min(-0.6 + 0.12 * Math.log(phrasesEach), 0)
}

/** So many that the weights of all classes stay below two megabytes. */
function mostFeaturesFor(classes: number): number {
  return Math.max(10_000, Math.floor(2_000_000 / classes))
}

function featureOptionsFor(intents: readonly TrainingIntent[]): FeatureOptions {
  const phrases = intents.reduce((sum, intent) => sum + intent.phrases.length, 0)
  const isFew = phrases <= fewPhrases * intents.length
  const sample = intents.flatMap((intent) => intent.phrases.slice(0, 3)).join(' ')
  return { language: guessLanguage(sample) ?? 'en', leastGram: isFew ? 2 : 3, mostGram: 4, isFew }
}

function examplesOf(
  intents: readonly TrainingIntent[],
  options: FeatureOptions,
  background: readonly string[],
): Example[] {
  const example = (text: string, label: number) => ({
    label,
    features: textFeatures(wordsForIntent(text), options),
  })
  const examples = intents.flatMap((intent, label) => {
    const texts = options.isFew ? [...intent.phrases, nameAsText(intent.name)] : intent.phrases
    return texts.map((text) => example(text, label))
  })
  return [...examples, ...background.map((text) => example(text, -1))]
}

/** `OrderStatus` and `order_status` both read "order status". */
function nameAsText(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_\-.]+/g, ' ')
}

function toRows(examples: readonly Example[], features: Features): SparseRows {
  const starts = new Int32Array(examples.length + 1)
  const vectors = examples.map((example) => vectorOf(example.features, features))
  for (const [row, vector] of vectors.entries()) starts[row + 1] = (starts[row] ?? 0) + vector.slots.length
  const columns = new Int32Array(starts[examples.length] ?? 0)
  const values = new Float32Array(columns.length)
  for (const [row, vector] of vectors.entries()) {
    columns.set(vector.slots, starts[row])
    values.set(vector.values, starts[row])
  }
  return { starts, columns, values, width: features.width }
}

function trainPlanes(rows: SparseRows, examples: readonly Example[], classes: number): Plane[] {
  return Array.from({ length: classes }, (_, label) =>
    trainPlane(
      rows,
      Uint8Array.from(examples, (example) => (example.label === label ? 1 : 0)),
      svm,
    ),
  )
}
