/** The second layer: scores that were predicted out of fold by author, and form, joined by one logistic regression. */
import { fitLogistic } from '../logistic.ts'
import { fromEntries } from '../sparse.ts'

export interface Join {
  /** One weight for each feature, not standardised. */
  readonly join: Float64Array
  readonly joinIntercept: number
}

const c = 0.3

/** On standardised features, the scale then folded into the weights. All rows of `features` are equally long. */
export function fitJoin(features: readonly (readonly number[])[], labels: readonly number[]): Join {
  const size = features[0]!.length
  const mean = new Float64Array(size)
  const deviation = new Float64Array(size)
  for (const row of features) row.forEach((value, k) => (mean[k]! += value / features.length))
  for (const row of features)
    row.forEach((value, k) => (deviation[k]! += (value - mean[k]!) ** 2 / features.length))
  const scale = deviation.map((variance) => (variance > 1e-12 ? 1 / Math.sqrt(variance) : 0))
  const x = fromEntries(
    features.map((row) => row.map((value, k) => [k, (value - mean[k]!) * scale[k]!] as const)),
    size,
  )
  const fit = fitLogistic(x, Float64Array.from(labels), 1, { c, link: 'sigmoid' })
  const join = fit.weights.map((weight, k) => weight * scale[k]!)
  return { join, joinIntercept: fit.intercepts[0]! - dot(join, mean) }
}

/** The probability of label 1. */
export const joinedProbability = ({ join, joinIntercept }: Join, features: readonly number[]): number =>
  1 / (1 + Math.exp(-(dot(join, features) + joinIntercept)))

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
