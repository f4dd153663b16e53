/** Weighs the evidence for a loan by logistic regression, and chooses from where on a form is called a possible loan. */
import type { LoanRule } from '../../../../models/language/loans/rule.ts'
import { loanProbability } from '../../../../models/language/loans/rule.ts'
import { fitLogistic } from '../../../../models/text/logistic.ts'
import { fromEntries } from '../../../../models/text/sparse.ts'

export interface Suspect {
  readonly features: readonly number[]
  readonly loan: boolean
}

/** @throws RangeError where there is nobody to learn from. */
export function fitLoanRule(suspects: readonly Suspect[]): LoanRule {
  const width = suspects[0]?.features.length ?? 0
  if (width === 0) throw new RangeError('no form has evidence')
  const columns = Array.from({ length: width }, (_, f) => suspects.map(({ features }) => features[f]!))
  const means = columns.map((values) => values.reduce((a, b) => a + b, 0) / values.length)
  const deviations = columns.map(
    (values, f) => Math.sqrt(values.reduce((sum, x) => sum + (x - means[f]!) ** 2, 0) / values.length) + 1e-9,
  )
  const rows = fromEntries(
    suspects.map(({ features }) => features.map((x, f) => [f, (x - means[f]!) / deviations[f]!] as const)),
    width,
  )
  const labels = Float64Array.from(suspects, ({ loan }) => (loan ? 1 : 0))
  const { weights, intercepts } = fitLogistic(rows, labels, 1, { c: 1, link: 'sigmoid' })
  // The scale folded into the weights.
  const rule = {
    weights: means.map((_, f) => weights[f]! / deviations[f]!),
    intercept: means.reduce((sum, mean, f) => sum - (weights[f]! * mean) / deviations[f]!, intercepts[0]!),
  }
  const scored = suspects.map(({ features, loan }) => ({ score: loanProbability(rule, features), loan }))
  return { ...rule, threshold: bestThreshold(scored) }
}

/** The score from which on F1 is highest, midway to the next lower one; 1 where nothing is a loan. */
export function bestThreshold(scored: readonly { readonly score: number; readonly loan: boolean }[]): number {
  const order = scored.toSorted((a, b) => b.score - a.score)
  const loans = order.filter(({ loan }) => loan).length
  let best = { f1: 0, threshold: 1 }
  let hits = 0
  order.forEach(({ score, loan }, i) => {
    if (loan) hits += 1
    const next = order[i + 1]?.score ?? 0
    const f1 = (2 * hits) / (i + 1 + loans)
    if (next < score && f1 > best.f1) best = { f1, threshold: (score + next) / 2 }
  })
  return best.threshold
}
