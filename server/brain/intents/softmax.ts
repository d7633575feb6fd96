/** Trains a softmax regression: all classes compete for each row, which tells them apart best when rows are few. */
import { type SparseRows, shuffle } from './linear-svm.ts'

export interface SoftmaxOptions {
  rounds: number
  /** Length of the first step; later ones are shorter by the decay. */
  rate: number
  /** How much weights shrink at each step. */
  decay: number
}

/** The weight of column `c` for class `k` stands at `c * classes + k`; the last class is "none of them". */
export interface Softmax {
  classes: number
  weights: Float32Array
  biases: Float32Array
}

interface Problem extends Softmax {
  rows: SparseRows
  /** Classes of each row; a row without any is of the last one. */
  labels: readonly (readonly number[])[]
  /** What the weights are counted in: shrinking all of them takes one product. */
  scale: number
  /** Classes whose error on the row at hand is worth a step. */
  wrong: Int32Array
}

/** How much slower the biases are learned: they would take over what single words should say. */
const biasRate = 0.1
const smallestScale = 1e-3
const leastError = 0.01

/** Stochastic gradient descent; the same rows give the same weights. */
export function trainSoftmax(
  rows: SparseRows,
  labels: readonly (readonly number[])[],
  named: number,
  { rounds, rate, decay }: SoftmaxOptions,
): Softmax {
  const classes = named + 1
  const problem: Problem = {
    rows,
    labels,
    classes,
    weights: new Float32Array(rows.width * classes),
    biases: new Float32Array(classes),
    scale: 1,
    wrong: new Int32Array(classes),
  }
  const order = Int32Array.from(labels, (_, row) => row)
  const errors = new Float64Array(classes)
  const rests = new Uint8Array(labels.length)
  let seed = 7
  let steps = 0
  for (let round = 0; round < rounds; round++) {
    seed = shuffle(order, seed)
    for (const row of order) {
      const length = rate / (1 + rate * decay * steps++)
      // What was told without an error may rest for a round.
      if (rests[row] === 1) {
        rests[row] = 0
        continue
      }
      measure(problem, row, errors)
      problem.scale *= 1 - length * decay
      if (!step(problem, row, errors, length)) rests[row] = 1
      if (problem.scale < smallestScale) rescale(problem)
    }
  }
  rescale(problem)
  return { weights: problem.weights, biases: problem.biases, classes }
}

/** Sets for each class how much likelier than right the row seems to be of it. */
function measure(problem: Problem, row: number, errors: Float64Array): void {
  const { labels, classes, biases, scale } = problem
  addUp(problem, row, errors)
  let most = Number.NEGATIVE_INFINITY
  for (let k = 0; k < classes; k++) {
    errors[k] = (errors[k] as number) * scale + (biases[k] as number)
    most = Math.max(most, errors[k] as number)
  }
  let sum = 0
  for (let k = 0; k < classes; k++) {
    errors[k] = Math.exp((errors[k] as number) - most)
    sum += errors[k] as number
  }
  for (let k = 0; k < classes; k++) errors[k] = (errors[k] as number) / sum
  const own = labels[row] as readonly number[]
  if (own.length === 0) errors[classes - 1] = (errors[classes - 1] as number) - 1
  for (const label of own) errors[label] = (errors[label] as number) - 1 / own.length
}

/** Sums the row's weights; two columns at a time, since half of the time goes into reading and writing the sums. */
function addUp({ rows, classes, weights }: Problem, row: number, sums: Float64Array): void {
  const { starts, columns, values } = rows
  const end = starts[row + 1] as number
  sums.fill(0)
  for (let at = starts[row] as number; at < end; at += 2) {
    const base = (columns[at] as number) * classes
    const value = values[at] as number
    const isLast = at + 1 === end
    const nextBase = isLast ? base : (columns[at + 1] as number) * classes
    const nextValue = isLast ? 0 : (values[at + 1] as number)
    for (let k = 0; k < classes; k++) {
      const more = value * (weights[base + k] as number) + nextValue * (weights[nextBase + k] as number)
      sums[k] = (sums[k] as number) + more
    }
  }
}

/** False when no error is worth a step. */
function step(problem: Problem, row: number, errors: Float64Array, length: number): boolean {
  const { rows, classes, weights, biases, scale, wrong } = problem
  let count = 0
  for (let k = 0; k < classes; k++) if (Math.abs(errors[k] as number) > leastError) wrong[count++] = k
  if (count === 0) return false
  for (let at = rows.starts[row] as number; at < (rows.starts[row + 1] as number); at++) {
    const base = (rows.columns[at] as number) * classes
    const change = ((rows.values[at] as number) * length) / scale
    for (let w = 0; w < count; w++) {
      const place = base + (wrong[w] as number)
      weights[place] = (weights[place] as number) - change * (errors[wrong[w] as number] as number)
    }
  }
  for (let k = 0; k < classes; k++) {
    biases[k] = (biases[k] as number) - biasRate * length * (errors[k] as number)
  }
  return true
}

function rescale(problem: Problem): void {
  for (let at = 0; at < problem.weights.length; at++) {
    problem.weights[at] = (problem.weights[at] as number) * problem.scale
  }
  problem.scale = 1
}
