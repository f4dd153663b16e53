/** The second layer: scores that were predicted out of fold by author, and form, joined by one logistic regression. */
import { fitStandardised } from '../standardised.ts'

export interface Join {
  /** One weight for each feature, not standardised. */
  readonly join: Float64Array
  readonly joinIntercept: number
}

const c = 0.3

/** All rows of `features` are equally long. */
export function fitJoin(features: readonly (readonly number[])[], labels: readonly number[]): Join {
  const { weights, intercepts } = fitStandardised(features, Float64Array.from(labels), 1, { c })
  return { join: weights, joinIntercept: intercepts[0]! }
}

/** The probability of label 1. */
export const joinedProbability = ({ join, joinIntercept }: Join, features: readonly number[]): number =>
  1 / (1 + Math.exp(-(dot(join, features) + joinIntercept)))

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
