/** Packs trained planes into few bytes: the strongest features only, weights in one byte each. */
import type { Features } from './collect-features.ts'
import type { Classifier } from './intent-model.ts'
import type { Plane } from './linear-svm.ts'
import type { FeatureOptions } from './text-features.ts'

/** Steepness of confidence over score: one unit of margin takes it from 0.5 to 0.95. */
const slope = 3

interface Trained {
  names: readonly string[]
  featureOptions: FeatureOptions
  features: Features
  planes: readonly Plane[]
  middle: number
  several: boolean
  /** Most features to keep. */
  most: number
}

export function packClassifier(trained: Trained): Classifier {
  const { features, planes, names } = trained
  const kept = strongest(planes, features.count, trained.most)
  const columns = [...kept, ...meaningColumns(features)]
  const units = Float32Array.from(planes, (plane) => largest(plane.weights) / 127 || 1)
  const weights = new Int8Array((columns.length + 1) * names.length)
  const rarities = new Float32Array(columns.length + 1)
  for (const [at, column] of columns.entries()) {
    rarities[at + 1] = features.rarityOf(column)
    for (const [label, plane] of planes.entries()) {
      weights[(at + 1) * names.length + label] = Math.round(
        (plane.weights[column] ?? 0) / (units[label] ?? 1),
      )
    }
  }
  return {
    names,
    features: trained.featureOptions,
    ...tableOf(kept.map((column) => features.hashes[column - 1] ?? 0)),
    examples: features.examples,
    meaningFrom: features.meaningFrom === 0 ? 0 : kept.length + 1,
    rarities,
    weights,
    units,
    biases: Float32Array.from(planes, (plane) => plane.bias),
    stems: features.stems,
    slope,
    middle: trained.middle,
    several: trained.several,
  }
}

function meaningColumns({ meaningFrom, width }: Features): number[] {
  return meaningFrom === 0 ? [] : Array.from({ length: width - meaningFrom }, (_, at) => meaningFrom + at)
}

/** The columns whose weights are largest over all planes, in rising order. */
function strongest(planes: readonly Plane[], count: number, most: number): number[] {
  const columns = Array.from({ length: count }, (_, at) => at + 1)
  if (count <= most) return columns
  const strengths = new Float32Array(count + 1)
  for (const plane of planes) {
    for (let column = 1; column <= count; column++) {
      const strength = Math.abs(plane.weights[column] ?? 0)
      if (strength > (strengths[column] ?? 0)) strengths[column] = strength
    }
  }
  columns.sort((first, second) => (strengths[second] ?? 0) - (strengths[first] ?? 0))
  return columns.slice(0, most).sort((first, second) => first - second)
}

function largest(weights: Float32Array): number {
  let most = 0
  for (const weight of weights) most = Math.max(most, Math.abs(weight))
  return most
}

function tableOf(hashes: readonly number[]): { keys: Int32Array; slots: Uint32Array } {
  let size = 16
  while (size < hashes.length * 2) size *= 2
  const keys = new Int32Array(size)
  const slots = new Uint32Array(size)
  for (const [index, hash] of hashes.entries()) {
    let at = hash & (size - 1)
    while ((slots[at] ?? 0) !== 0) at = (at + 1) & (size - 1)
    keys[at] = hash
    slots[at] = index + 1
  }
  return { keys, slots }
}
