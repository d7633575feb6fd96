/** Trains a one-vs-rest linear classifier from example texts. */
import { collectFeatures, type Features } from './collect-features.ts'
import type { Classifier } from './intent-model.ts'
import type { TrainingIntent } from './intent-types.ts'
import { languageOfIntents } from './language-of-intents.ts'
import { type Plane, type SparseRows, type SvmOptions, trainPlanes } from './linear-svm.ts'
import { packClassifier } from './pack-classifier.ts'
import { type Softmax, trainSoftmax } from './softmax.ts'
import { type FeatureOptions, type TextFeatures, textFeatures, wordsForIntent } from './text-features.ts'
import { vectorOf } from './vector.ts'

export interface ClassifierOptions {
  /** Most features kept, the strongest first. @default 10000, or more for few intents */
  mostFeatures?: number
  /** Texts that are of none of the intents. */
  background?: readonly string[]
  /** Whether what words mean counts beside the words. @default true where there are word vectors */
  withMeaning?: boolean
  /** How much more rare words count than frequent ones. @default 0.5 */
  rarityPower?: number
}

export interface Example {
  /** Places of its intents; none for what is of none of them. */
  labels: number[]
  features: TextFeatures
}

/** With up to this many phrases an intent, shorter pieces of words and the intents' names help. */
const fewPhrases = 15
/** From this many phrases an intent on, they say nearly all there is to say. */
const plentyEach = 16
/** Up to this share of phrases of several intents, owners may not even have noticed. */
const accidental = 0.05
/** Where each intent that is likely enough is told, one too many is told more easily. */
const moreForSeveral = 0.06
const svm: SvmOptions = { cost: 1, positiveWeight: 3, mostRounds: 30 }
/** More rounds would only learn the few phrases by heart. */
const svmOfFew: SvmOptions = { cost: 0.5, positiveWeight: 10, mostRounds: 5 }
const softmax = { rounds: 6, rate: 8, decay: 3e-5 }

export function trainClassifier(
  intents: readonly TrainingIntent[],
  options: ClassifierOptions = {},
): Classifier {
  const featureOptions = featureOptionsFor(intents)
  const examples = examplesOf(intents, featureOptions, options.background ?? [])
  const features = collectFeatures(examples, {
    withMeaning: options.withMeaning ?? featureOptions.language === 'en',
    rarityPower: options.rarityPower ?? 0.5,
  })
  const shared = examples.filter(({ labels }) => labels.length > 1).length
  const named = examples.filter(({ labels }) => labels.length > 0).length
  const several = shared > accidental * named
  const isCompeting = featureOptions.isFew && !several
  const planes = planesOf(toRows(examples, features), examples, intents.length, isCompeting)
  const names = intents.map((intent) => intent.name)
  const phrases = intents.reduce((sum, intent) => sum + intent.phrases.length, 0)
  const middle = leastMargin(phrases, intents.length) + (several ? moreForSeveral : 0)
  return packClassifier({
    names,
    featureOptions,
    features,
    planes,
    middle,
    several,
    most: options.mostFeatures ?? mostFeaturesFor(intents.length),
  })
}

/**
 * The score at which a text is as likely in scope as not. The fewer phrases, the fewer words of what visitors write
 * were learned, and the lower they score, about with the logarithm; intents with many phrases take more for theirs.
 */
function leastMargin(phrases: number, intents: number): number {
  const plenty = Math.max(0, Math.log(phrases / (plentyEach * intents)))
  return Math.min(Math.max(-0.6, -1.29 + 0.15 * (Math.log(phrases) + plenty)), -0.12)
}

/** So many that the weights of all classes stay below a megabyte and a half. */
function mostFeaturesFor(classes: number): number {
  return Math.max(10_000, Math.floor(1_500_000 / classes))
}

function featureOptionsFor(intents: readonly TrainingIntent[]): FeatureOptions {
  const phrases = intents.reduce((sum, intent) => sum + intent.phrases.length, 0)
  const isFew = phrases <= fewPhrases * intents.length
  return { language: languageOfIntents(intents), leastGram: isFew ? 2 : 3, mostGram: 4, isFew }
}

/** A phrase of several intents is one example, and is of each of them. */
function examplesOf(
  intents: readonly TrainingIntent[],
  options: FeatureOptions,
  background: readonly string[],
): Example[] {
  const examples = new Map<string, Example>()
  const exampleFor = (text: string): Example => {
    const words = wordsForIntent(text)
    const key = words.join(' ')
    const known = examples.get(key)
    if (known) return known
    const example = { labels: [], features: textFeatures(words, options) }
    examples.set(key, example)
    return example
  }
  for (const [label, intent] of intents.entries()) {
    const texts = options.isFew ? [...intent.phrases, nameAsText(intent.name)] : intent.phrases
    for (const text of texts) {
      const { labels } = exampleFor(text)
      if (!labels.includes(label)) labels.push(label)
    }
  }
  for (const text of background) exampleFor(text)
  return [...examples.values()]
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

/** With few phrases, the mean of two learners tells intents apart better than either; with many, one is as good. */
function planesOf(
  rows: SparseRows,
  examples: readonly Example[],
  classes: number,
  isCompeting: boolean,
): Plane[] {
  const labels = examples.map((example) => example.labels)
  if (!isCompeting) return trainPlanes(rows, labels, classes, svm)
  const competing = trainSoftmax(rows, labels, classes, softmax)
  return trainPlanes(rows, labels, classes, svmOfFew).map((plane, label) =>
    meanOf(plane, planeOf(competing, label)),
  )
}

/** Logarithms of odds are several times as large as margins. */
const oddsUnit = 0.3

function planeOf({ weights, biases, classes }: Softmax, label: number): Plane {
  const column = (_: number, at: number) =>
    oddsUnit * ((weights[at * classes + label] ?? 0) - (weights[(at + 1) * classes - 1] ?? 0))
  return {
    weights: new Float32Array(weights.length / classes).map(column),
    bias: oddsUnit * ((biases[label] ?? 0) - (biases[classes - 1] ?? 0)),
  }
}

function meanOf(first: Plane, second: Plane): Plane {
  return {
    weights: first.weights.map((weight, at) => (weight + (second.weights[at] ?? 0)) / 2),
    bias: (first.bias + second.bias) / 2,
  }
}
