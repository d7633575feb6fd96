/** Trains a linear support vector machine by dual coordinate descent (squared hinge loss). */

/** Sparse rows: row `i` holds `columns[starts[i]..starts[i+1])` with their `values`. */
export interface SparseRows {
  starts: Int32Array
  columns: Int32Array
  values: Float32Array
  width: number
}

export interface SvmOptions {
  /** What an error on a row outside the class costs. */
  cost: number
  /** How much more an error on a row of the class costs: one class stands against all others. */
  positiveWeight: number
  mostRounds: number
}

export interface Plane {
  weights: Float32Array
  bias: number
}

interface Problem extends Plane {
  rows: SparseRows
  isOfClass: Uint8Array
  alphas: Float32Array
  /** Squared length of each row and its bias column. */
  norms: Float32Array
  /** 1 / (2 cost) of rows outside and of rows of the class. */
  diagonal: readonly [number, number]
  /** Rows at zero with a gradient above it rest until the next pass over all rows. */
  ceiling: number
}

const goodEnough = 0.1

/** The plane that parts the rows of the class from all others, for each of the classes. */
export function trainPlanes(
  rows: SparseRows,
  labels: readonly (readonly number[])[],
  classes: number,
  options: SvmOptions,
): Plane[] {
  const norms = rowNorms(rows)
  const planeOf = (label: number) => {
    const isOfClass = Uint8Array.from(labels, (own) => (own.includes(label) ? 1 : 0))
    return trainPlane(rows, norms, isOfClass, options)
  }
  return Array.from({ length: classes }, (_, label) => planeOf(label))
}

function trainPlane(
  rows: SparseRows,
  norms: Float32Array,
  isOfClass: Uint8Array,
  options: SvmOptions,
): Plane {
  const count = rows.starts.length - 1
  const problem: Problem = {
    rows,
    isOfClass,
    alphas: new Float32Array(count),
    norms,
    weights: new Float32Array(rows.width),
    bias: 0,
    diagonal: [1 / (2 * options.cost), 1 / (2 * options.cost * options.positiveWeight)],
    ceiling: Number.POSITIVE_INFINITY,
  }
  const all = Int32Array.from({ length: count }, (_, row) => row)
  let active = all
  let seed = 7
  for (let round = 0; round < options.mostRounds; round++) {
    seed = shuffle(active, seed)
    const { greatest, kept } = pass(problem, active)
    if (greatest > goodEnough) {
      active = active.subarray(0, kept)
      problem.ceiling = greatest
    } else if (active.length === count) break
    else {
      active = all
      problem.ceiling = Number.POSITIVE_INFINITY
    }
  }
  return { weights: problem.weights, bias: problem.bias }
}

function pass(problem: Problem, active: Int32Array): { greatest: number; kept: number } {
  let greatest = 0
  let kept = 0
  for (let at = 0; at < active.length; at++) {
    const row = active[at] ?? 0
    const gradient = visit(problem, row)
    if (gradient > problem.ceiling) continue
    // Resting rows gather at the end, so that the whole list stays a permutation.
    active[at] = active[kept] ?? 0
    active[kept++] = row
    if (gradient > 0 && problem.alphas[row] === 0) continue
    greatest = Math.max(greatest, Math.abs(gradient))
  }
  return { greatest, kept }
}

/** One step on one row; returns its gradient, and infinity when the row may rest. */
function visit(problem: Problem, row: number): number {
  const { starts, columns, values } = problem.rows
  const { weights, alphas } = problem
  const isPositive = problem.isOfClass[row] ?? 0
  const sign = isPositive === 1 ? 1 : -1
  const from = starts[row] ?? 0
  const to = starts[row + 1] ?? 0
  let margin = problem.bias
  for (let at = from; at < to; at++)
    margin += (weights[columns[at] as number] as number) * (values[at] as number)
  const alpha = alphas[row] ?? 0
  const diagonal = problem.diagonal[isPositive === 1 ? 1 : 0]
  const gradient = sign * margin - 1 + diagonal * alpha
  if (alpha === 0 && gradient >= 0) return gradient
  const next = Math.max(0, alpha - gradient / ((problem.norms[row] ?? 1) + diagonal))
  const change = (next - alpha) * sign
  if (Math.abs(change) < 1e-9) return gradient
  alphas[row] = next
  problem.bias += change
  for (let at = from; at < to; at++) {
    const column = columns[at] as number
    weights[column] = (weights[column] as number) + change * (values[at] as number)
  }
  return gradient
}

function rowNorms(rows: SparseRows): Float32Array {
  const norms = new Float32Array(rows.starts.length - 1)
  for (let row = 0; row < norms.length; row++) {
    let sum = 1
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at++)
      sum += (rows.values[at] ?? 0) ** 2
    norms[row] = sum
  }
  return norms
}

/** Fisher-Yates with a fixed generator: the same examples give the same model everywhere. */
export function shuffle(list: Int32Array, seed: number): number {
  let state = seed
  for (let at = list.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const other = state % (at + 1)
    const held = list[at] ?? 0
    list[at] = list[other] ?? 0
    list[other] = held
  }
  return state
}
