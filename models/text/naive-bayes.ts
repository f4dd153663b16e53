/**
 * Complement naive Bayes (Rennie et al. 2003): a gram speaks for a class by being rare in all the others. Weight of gram f
 * for class c: -ln[(alpha + N of f outside c) / (alpha V + N of all outside c)]; the mean over classes is taken off, which
 * leaves the comparison alone. Steadier than plain naive Bayes where classes differ in size.
 */
import type { SparseRows } from './sparse.ts'

export interface NaiveBayesOptions {
  readonly alpha: number
  readonly rowWeights?: Float64Array
}

/** `targets` is [rows, classes]; the weights are [columns, classes], to be summed over a text's counts. */
export function fitComplementNaiveBayes(
  x: SparseRows,
  targets: Float64Array,
  classes: number,
  { alpha, rowWeights }: NaiveBayesOptions,
): Float64Array {
  const counts = classCounts(x, targets, classes, rowWeights)
  const totals = new Float64Array(classes)
  counts.forEach((n, i) => (totals[i % classes]! += n))
  const all = totals.reduce((sum, n) => sum + n, 0)
  const weights = new Float64Array(counts.length)
  for (let f = 0; f < x.columns; f++) {
    let here = 0
    for (let c = 0; c < classes; c++) here += counts[f * classes + c]!
    let mean = 0
    for (let c = 0; c < classes; c++) {
      const outside = alpha + here - counts[f * classes + c]!
      const weight = -Math.log(outside / (alpha * x.columns + all - totals[c]!))
      weights[f * classes + c] = weight
      mean += weight / classes
    }
    for (let c = 0; c < classes; c++) weights[f * classes + c]! -= mean
  }
  return weights
}

/** Multinomial naive Bayes: ln[(alpha + N of f in c) / (alpha V + N of all in c)], the named simple baseline. */
export function fitNaiveBayes(
  x: SparseRows,
  targets: Float64Array,
  classes: number,
  { alpha, rowWeights }: NaiveBayesOptions,
): Float64Array {
  const counts = classCounts(x, targets, classes, rowWeights)
  const totals = new Float64Array(classes)
  counts.forEach((n, i) => (totals[i % classes]! += n))
  return counts.map((n, i) => Math.log((alpha + n) / (alpha * x.columns + totals[i % classes]!)))
}

/** Weighted counts by class, [columns, classes]. */
export function classCounts(
  x: SparseRows,
  targets: Float64Array,
  classes: number,
  rowWeights?: Float64Array,
): Float64Array {
  const counts = new Float64Array(x.columns * classes)
  for (let i = 0; i < x.rows; i++)
    for (let c = 0; c < classes; c++) {
      const share = (rowWeights ? rowWeights[i]! : 1) * targets[i * classes + c]!
      if (share === 0) continue
      for (let k = x.starts[i]!; k < x.starts[i + 1]!; k++)
        counts[x.ids[k]! * classes + c]! += share * x.values[k]!
    }
  return counts
}
