/**
 * NB-SVM (Wang & Manning 2012): grams that are there or not, scaled by their log-count ratio between the two labels, and a
 * logistic regression over them. Scores point to label 1.
 */
import { fitLogistic } from '../logistic.ts'
import { buildVocabulary, toRows, unitRows } from '../sparse.ts'
import type { Bag, SparseRows } from '../sparse.ts'

export interface RatioLinear {
  readonly vocabulary: ReadonlyMap<string, number>
  readonly gains: Float64Array
  readonly weights: Float64Array
  readonly intercept: number
}
export interface RatioLinearOptions {
  /** Grams in fewer rows are left out. */
  readonly minRows: number
}

const c = 4

/** `labels[i]` (0 or 1) belongs to `bags[i]`. */
export function fitRatioLinear(
  bags: readonly Bag[],
  labels: readonly number[],
  { minRows }: RatioLinearOptions,
): RatioLinear {
  const vocabulary = buildVocabulary(bags, minRows)
  const x = toRows(bags, vocabulary)
  const gains = ratioGains(x, labels)
  const rows = unitRows({ ...x, values: x.values.map((_, k) => gains[x.ids[k]!]!) })
  const fit = fitLogistic(rows, Float64Array.from(labels), 1, { c, link: 'sigmoid', maxIterations: 30 })
  return { vocabulary, gains, weights: fit.weights, intercept: fit.intercepts[0]! }
}

/** |ln (p_f / q_f)| sqrt(idf): p and q are the shares of rows of each label, counts raised by 1. */
function ratioGains(x: SparseRows, labels: readonly number[]): Float64Array {
  const counts = new Float64Array(x.columns * 2)
  for (let i = 0; i < x.rows; i++)
    for (let k = x.starts[i]!; k < x.starts[i + 1]!; k++) counts[x.ids[k]! * 2 + labels[i]!]! += 1
  const totals = [0, 0]
  counts.forEach((n, i) => (totals[i % 2]! += n + 1))
  return Float64Array.from({ length: x.columns }, (_, f) => {
    const [a, b] = [counts[f * 2]!, counts[f * 2 + 1]!]
    const ratio = Math.log((a + 1) / totals[0]!) - Math.log((b + 1) / totals[1]!)
    return Math.abs(ratio) * Math.sqrt(Math.log((1 + x.rows) / (1 + a + b)))
  })
}

export function ratioScore({ vocabulary, gains, weights, intercept }: RatioLinear, bag: Bag): number {
  let sum = 0
  let square = 0
  for (const gram of bag.keys()) {
    const id = vocabulary.get(gram)
    if (id === undefined) continue
    sum += gains[id]! * weights[id]!
    square += gains[id]! ** 2
  }
  return (square > 0 ? sum / Math.sqrt(square) : 0) + intercept
}
