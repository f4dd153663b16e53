/**
 * Latent semantic indexing (Deerwester et al. 1990): the directions in which rows vary most, by randomised subspace
 * iteration (Halko, Martinsson & Tropp 2011). Rows of a text and grams meet in one small space.
 */
import { seededRandom } from '../../core/seeded-random.ts'
import { times, transposedTimes } from './sparse.ts'
import type { SparseRows } from './sparse.ts'

export interface PrincipalOptions {
  readonly dimensions: number
  /** Rounds of subspace iteration; two are enough where singular values fall fast. */
  readonly rounds: number
  readonly seed: number
}

/** `basis` is [columns, dimensions] with orthonormal columns, `scores` = x basis is [rows, dimensions]. */
export function principalRows(
  x: SparseRows,
  { dimensions, rounds, seed }: PrincipalOptions,
): { basis: Float64Array; scores: Float64Array } {
  const random = seededRandom(seed)
  const start = Float64Array.from({ length: x.rows * dimensions }, () => random() - 0.5)
  let basis = orthonormal(transposedTimes(x, start, dimensions), dimensions)
  for (let round = 0; round < rounds; round++)
    basis = orthonormal(transposedTimes(x, times(x, basis, dimensions), dimensions), dimensions)
  return { basis, scores: times(x, basis, dimensions) }
}

/** Gram-Schmidt over the columns of a row-major matrix, in place; a column without anything new becomes 0. */
function orthonormal(a: Float64Array, width: number): Float64Array {
  const rows = a.length / width
  for (let c = 0; c < width; c++) {
    for (let pass = 0; pass < 2; pass++) {
      const overlap = new Float64Array(c)
      for (let i = 0; i < rows; i++)
        for (let e = 0; e < c; e++) overlap[e]! += a[i * width + c]! * a[i * width + e]!
      for (let i = 0; i < rows; i++)
        for (let e = 0; e < c; e++) a[i * width + c]! -= overlap[e]! * a[i * width + e]!
    }
    let square = 0
    for (let i = 0; i < rows; i++) square += a[i * width + c]! ** 2
    const scale = square > 1e-20 ? 1 / Math.sqrt(square) : 0
    for (let i = 0; i < rows; i++) a[i * width + c]! *= scale
  }
  return a
}

/** cos(u, v) = u.v / (|u| |v|), and 0 where either is 0: an empty text resembles nothing. */
export function cosine(u: ArrayLike<number>, v: ArrayLike<number>): number {
  let [product, lengthU, lengthV] = [0, 0, 0]
  for (let i = 0; i < u.length; i++) {
    product += u[i]! * v[i]!
    lengthU += u[i]! ** 2
    lengthV += v[i]! ** 2
  }
  return lengthU > 0 && lengthV > 0 ? product / Math.sqrt(lengthU * lengthV) : 0
}
