/**
 * Ridge regression with several targets by conjugate gradient in the dual, where there is one unknown for each row:
 * (X X^T + lambda D) a = Y - X W0, W = W0 + X^T a, with D = diag(1 / row weight). Each target has its own step sizes,
 * all share the passes over the rows. `prior` (W0) is what the weights shrink to instead of 0.
 */
import { times, transposedTimes } from './sparse.ts'
import type { SparseRows } from './sparse.ts'

export interface RidgeOptions {
  readonly lambda: number
  /** How much each row counts; 1 where absent. */
  readonly rowWeights?: Float64Array
  /** [columns, width]. */
  readonly prior?: Float64Array
  /** Relative residual at which a target counts as solved. */
  readonly tolerance?: number
  readonly maxIterations?: number
}

/** Y is [rows, width], row-major; the weights are [columns, width]. */
export function fitRidge(x: SparseRows, y: Float64Array, width: number, options: RidgeOptions): Float64Array {
  const { lambda, rowWeights, prior, tolerance = 1e-4, maxIterations = 100 } = options
  const size = x.rows * width
  const residual = y.slice()
  if (prior) times(x, prior, width).forEach((value, i) => (residual[i]! -= value))
  const dual = new Float64Array(size)
  const direction = residual.slice()
  let square = columnDots(residual, residual, width)
  const target = square.map((s) => s * tolerance ** 2)
  for (let step = 0; step < maxIterations && square.some((s, c) => s > target[c]!); step++) {
    const image = times(x, transposedTimes(x, direction, width), width)
    for (let i = 0; i < size; i++) {
      const weight = rowWeights ? rowWeights[Math.floor(i / width)]! : 1
      image[i]! += (lambda / weight) * direction[i]!
    }
    const curvature = columnDots(direction, image, width)
    const length = square.map((s, c) => (s > target[c]! && curvature[c]! > 0 ? s / curvature[c]! : 0))
    for (let i = 0; i < size; i++) {
      const c = i % width
      dual[i]! += length[c]! * direction[i]!
      residual[i]! -= length[c]! * image[i]!
    }
    const next = columnDots(residual, residual, width)
    for (let i = 0; i < size; i++) {
      const c = i % width
      if (length[c]! > 0) direction[i] = residual[i]! + (next[c]! / square[c]!) * direction[i]!
    }
    square = next
  }
  const weights = transposedTimes(x, dual, width)
  if (prior) for (let i = 0; i < weights.length; i++) weights[i]! += prior[i]!
  return weights
}

function columnDots(a: Float64Array, b: Float64Array, width: number): number[] {
  const dots = new Array<number>(width).fill(0)
  for (let i = 0; i < a.length; i++) dots[i % width]! += a[i]! * b[i]!
  return dots
}
