/** Solves and inverts symmetric positive definite matrices in place (Golub & Van Loan 2013, 4.2), rows contiguous. */

const blockRows = 32
const tileColumns = 256

/**
 * Replaces the lower triangle of `matrix` [n x n] by its Cholesky factor, in blocks that stay in the cache.
 * @throws RangeError where it is not positive definite.
 */
export function factorise(matrix: Float64Array, n: number): void {
  for (let from = 0; from < n; from += blockRows) {
    const to = Math.min(from + blockRows, n)
    // Columns from..to of all rows below, less what the columns before them account for.
    for (let tile = 0; tile < from; tile += tileColumns) {
      const end = Math.min(tile + tileColumns, from)
      for (let i = from; i < n; i++)
        subtractDots(matrix, n, { row: i, from, to: Math.min(to, i + 1), tile, end })
    }
    for (let i = from; i < n; i++) {
      for (let j = from; j < Math.min(to, i); j++) {
        const rest = matrix[i * n + j]! - dot(matrix, i * n + from, j * n + from, j - from)
        matrix[i * n + j] = rest / matrix[j * n + j]!
      }
      if (i < to) {
        const pivot = matrix[i * n + i]! - dot(matrix, i * n + from, i * n + from, i - from)
        if (!(pivot > 0)) throw new RangeError(`not positive definite at row ${i}`)
        matrix[i * n + i] = Math.sqrt(pivot)
      }
    }
  }
}

/** matrix[row][j] -= row . j over the columns tile..end, for j in from..to; four rows j at a time. */
function subtractDots(
  matrix: Float64Array,
  n: number,
  { row, from, to, tile, end }: { row: number; from: number; to: number; tile: number; end: number },
): void {
  const a = row * n
  let j = from
  for (; j + 3 < to; j += 4) {
    const [b0, b1, b2, b3] = [j * n, (j + 1) * n, (j + 2) * n, (j + 3) * n]
    let [s0, s1, s2, s3] = [0, 0, 0, 0]
    for (let k = tile; k < end; k++) {
      const x = matrix[a + k]!
      s0 += x * matrix[b0 + k]!
      s1 += x * matrix[b1 + k]!
      s2 += x * matrix[b2 + k]!
      s3 += x * matrix[b3 + k]!
    }
    matrix[a + j]! -= s0
    matrix[a + j + 1]! -= s1
    matrix[a + j + 2]! -= s2
    matrix[a + j + 3]! -= s3
  }
  for (; j < to; j++) matrix[a + j]! -= dot(matrix, a + tile, j * n + tile, end - tile)
}

function dot(matrix: Float64Array, a: number, b: number, length: number): number {
  let sum = 0
  for (let k = 0; k < length; k++) sum += matrix[a + k]! * matrix[b + k]!
  return sum
}

/**
 * The inverse, in full and in place, of the matrix whose factor `factorise` left: first the factor is inverted, then
 * multiplied by its transpose, four rows at a time so that memory is read a quarter as often.
 */
export function invertFactored(matrix: Float64Array, n: number): void {
  for (let from = 0; from < n; from += together) invertRows(matrix, n, from)
  for (let from = 0; from < n; from += together) addProducts(matrix, n, from)
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) matrix[j * n + i] = matrix[i * n + j]!
}

const together = 4
type FourRows = readonly [Float64Array, Float64Array, Float64Array, Float64Array]
const fourRows = (n: number): FourRows => [
  new Float64Array(n),
  new Float64Array(n),
  new Float64Array(n),
  new Float64Array(n),
]

/** Rows from..from+3 of the inverted factor, each a combination of the rows above it, which are inverted already. */
function invertRows(factor: Float64Array, n: number, from: number): void {
  const sums = fourRows(n)
  const [s0, s1, s2, s3] = sums
  const to = Math.min(from + together, n)
  const at = (row: number): number => Math.min(row, n - 1) * n
  const [i0, i1, i2, i3] = [at(from), at(from + 1), at(from + 2), at(from + 3)]
  for (let j = 0; j < from; j++) {
    const [f0, f1, f2, f3] = [factor[i0 + j]!, factor[i1 + j]!, factor[i2 + j]!, factor[i3 + j]!]
    for (let k = 0; k <= j; k++) {
      const x = factor[j * n + k]!
      s0[k]! += f0 * x
      s1[k]! += f1 * x
      s2[k]! += f2 * x
      s3[k]! += f3 * x
    }
  }
  for (let i = from; i < to; i++) {
    const sum = sums[i - from]!
    for (let j = from; j < i; j++) {
      const f = factor[i * n + j]!
      for (let k = 0; k <= j; k++) sum[k]! += f * factor[j * n + k]!
    }
    const pivot = 1 / factor[i * n + i]!
    for (let k = 0; k < i; k++) factor[i * n + k] = -pivot * sum[k]!
    factor[i * n + i] = pivot
  }
}

/** Adds the outer products of rows from..from+3 of the inverted factor to the triangle above and at them. */
function addProducts(matrix: Float64Array, n: number, from: number): void {
  const rows = fourRows(n)
  const to = Math.min(from + together, n)
  for (let i = from; i < to; i++) {
    for (let k = 0; k <= i; k++) rows[i - from]![k] = matrix[i * n + k]!
    matrix.fill(0, i * n, i * n + i + 1)
  }
  const [r0, r1, r2, r3] = rows
  for (let i = 0; i < to; i++) {
    const [x0, x1, x2, x3] = [r0[i]!, r1[i]!, r2[i]!, r3[i]!]
    for (let j = 0; j <= i; j++) matrix[i * n + j]! += x0 * r0[j]! + x1 * r1[j]! + x2 * r2[j]! + x3 * r3[j]!
  }
}

/** Overwrites `right` [n x columns] with the solution for the factor that `factorise` left. */
export function solveFactored(factor: Float64Array, n: number, right: Float64Array, columns: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) subtractRow(right, i, j, factor[i * n + j]!, columns)
    scaleRow(right, i, 1 / factor[i * n + i]!, columns)
  }
  for (let i = n - 1; i >= 0; i--) {
    scaleRow(right, i, 1 / factor[i * n + i]!, columns)
    for (let j = 0; j < i; j++) subtractRow(right, j, i, factor[i * n + j]!, columns)
  }
}

function subtractRow(right: Float64Array, to: number, from: number, factor: number, columns: number): void {
  const [a, b] = [to * columns, from * columns]
  for (let c = 0; c < columns; c++) right[a + c]! -= factor * right[b + c]!
}
function scaleRow(right: Float64Array, row: number, factor: number, columns: number): void {
  for (let c = 0; c < columns; c++) right[row * columns + c]! *= factor
}
