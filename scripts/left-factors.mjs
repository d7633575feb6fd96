/** The strongest left factors of a sparse matrix (a truncated singular value decomposition) by subspace iteration. */

const spare = 16
const rounds = 9

/**
 * For each row its coordinates along the `size` strongest directions, each weighed by its strength.
 * The start is fixed, so that the same matrix gives the same factors.
 */
export function leftFactors(matrix, size) {
  const width = size + spare
  const turned = transposed(matrix)
  let block = startBlock(matrix.rows, width)
  let strengths = orthonormalize(block, matrix.rows, width)
  for (let round = 0; round < rounds; round++) {
    block = times(matrix, times(turned, block, width), width)
    strengths = orthonormalize(block, matrix.rows, width)
  }
  // After the product with the matrix and its transpose, a length is the square of a singular value.
  const scales = strengths.map((strength) => Math.sqrt(strength))
  return Array.from({ length: matrix.rows }, (_, row) =>
    Array.from({ length: size }, (_, at) => block[row * width + at] * scales[at]),
  )
}

function startBlock(rows, width) {
  let state = 12345
  return Float64Array.from({ length: rows * width }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32 - 0.5
  })
}

function transposed({ rowOf, columnOf, values, rows, columns }) {
  return { rowOf: columnOf, columnOf: rowOf, values, rows: columns, columns: rows }
}

function times({ rowOf, columnOf, values, rows }, block, width) {
  const product = new Float64Array(rows * width)
  for (let entry = 0; entry < values.length; entry++) {
    const [to, from] = [rowOf[entry] * width, columnOf[entry] * width]
    for (let at = 0; at < width; at++) product[to + at] += values[entry] * block[from + at]
  }
  return product
}

/** Gram-Schmidt, in place; returns the lengths that the columns had. */
function orthonormalize(block, rows, width) {
  const lengths = new Float64Array(width)
  for (let column = 0; column < width; column++) {
    for (let other = 0; other < column; other++) {
      const shared = dot(block, { rows, width, first: column, second: other })
      for (let row = 0; row < rows; row++) block[row * width + column] -= shared * block[row * width + other]
    }
    lengths[column] = Math.sqrt(dot(block, { rows, width, first: column, second: column }))
    for (let row = 0; row < rows; row++) block[row * width + column] /= lengths[column]
  }
  return lengths
}

function dot(block, { rows, width, first, second }) {
  let sum = 0
  for (let row = 0; row < rows; row++) sum += block[row * width + first] * block[row * width + second]
  return sum
}
