/** Logistic regressions over few dense features of unlike scales, as second layers have them. */
import { fitLogistic } from './logistic.ts'
import type { LogisticFit } from './logistic.ts'
import { fromEntries } from './sparse.ts'

/**
 * Fitted on standardised features, the scale then folded into the weights: `times` the raw features are right. All rows of
 * `features` are equally long; `targets` is [rows, width], 0 or 1, a sigmoid for each column. `c` as in logistic.ts.
 */
export function fitStandardised(
  features: readonly (readonly number[])[],
  targets: Float64Array,
  width: number,
  options: { readonly c: number; readonly maxIterations?: number },
): LogisticFit {
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
  const fit = fitLogistic(x, targets, width, { ...options, link: 'sigmoid' })
  const weights = fit.weights.map((weight, i) => weight * scale[Math.floor(i / width)]!)
  const intercepts = fit.intercepts.slice()
  weights.forEach((weight, i) => (intercepts[i % width]! -= weight * mean[Math.floor(i / width)]!))
  return { weights, intercepts }
}

/** The probabilities of all columns, [width]. */
export function standardisedProbabilities(
  { weights, intercepts }: LogisticFit,
  features: readonly number[],
): Float64Array {
  const width = intercepts.length
  const logits = intercepts.slice()
  features.forEach((value, k) => {
    for (let c = 0; c < width; c++) logits[c]! += value * weights[k * width + c]!
  })
  return logits.map((z) => 1 / (1 + Math.exp(-z)))
}
