/** From evidence to the probability that a form is borrowed, and from where on it is called a possible loan. */

export interface LoanRule {
  /** In the order of `loanFeatureNames`. */
  readonly weights: readonly number[]
  readonly intercept: number
  /** From this probability on. */
  readonly threshold: number
}

/** Where a tenth of the words is borrowed, as among those that the weights were found on. */
export function loanProbability(
  { weights, intercept }: Pick<LoanRule, 'weights' | 'intercept'>,
  features: readonly number[],
): number {
  const logit = weights.reduce((sum, weight, f) => sum + weight * features[f]!, intercept)
  return 1 / (1 + Math.exp(-logit))
}

/**
 * Found on the museum's own words with planted loans: the last note of
 * `mouseion evaluate --benchmark loans --data content/languages`.
 */
export const museumLoanRule: LoanRule = {
  weights: [0.853, 5.276, 0.262, 0.679, 1.42, -1.515, 0.565, -0.009, 0.231],
  intercept: -7.421,
  threshold: 0.357,
}
