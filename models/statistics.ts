/** Uncertainty of measured quality: seeded bootstrap over groups, Wilson intervals, calibration error. */
import { seededRandom } from '../core/seeded-random.ts'

export interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** A mean difference with one-sided 95% bounds: `low` is exceeded with 95% confidence, and so is `high` undercut. */
export interface PairedDifference {
  readonly mean: number
  readonly low: number
  readonly high: number
  /** How many groups were resampled. */
  readonly groups: number
}

/** One measurement; `group` is what is drawn as a whole: a visitor, an author, a cognate set. */
export interface Measured {
  readonly group: string
  readonly value: number
}
export interface MeasuredPair {
  readonly group: string
  readonly a: number
  readonly b: number
}

export interface BootstrapOptions {
  readonly seed: number
  /** Default 2,000. */
  readonly samples?: number
}

const defaultSamples = 2000

/** Mean of a - b with one-sided 95% bounds, whole groups drawn with replacement (Efron & Tibshirani 1993, ch. 8 and 16). */
export function pairedBootstrap(pairs: readonly MeasuredPair[], options: BootstrapOptions): PairedDifference {
  const { value, draws, groups } = resample(
    pairs.map(({ group, a, b }) => ({ group, value: a - b })),
    options,
  )
  return { mean: value, low: quantile(draws, 0.05), high: quantile(draws, 0.95), groups }
}

/** Mean with a two-sided 95% percentile interval, whole groups drawn with replacement. */
export function bootstrapMean(values: readonly Measured[], options: BootstrapOptions): Interval {
  const { value, draws } = resample(values, options)
  return { value, low: quantile(draws, 0.025), high: quantile(draws, 0.975) }
}

/**
 * The same for a statistic that is no mean (F1, BLEU): it is computed anew on each drawn list of groups, given as
 * indices into `groups` groups.
 */
export function bootstrapStatistic(
  groups: number,
  statistic: (drawn: readonly number[]) => number,
  { seed, samples = defaultSamples }: BootstrapOptions,
): Interval {
  const random = seededRandom(seed)
  const all = Array.from({ length: groups }, (_, i) => i)
  const draws = Float64Array.from({ length: samples }, () =>
    statistic(all.map(() => Math.floor(random() * groups))),
  ).sort()
  return { value: statistic(all), low: quantile(draws, 0.025), high: quantile(draws, 0.975) }
}

/** Wilson's score interval of a proportion, 95% (Wilson 1927). No trials: 0 to 1. */
export function wilsonInterval(successes: number, trials: number): Interval {
  if (trials === 0) return { value: 0, low: 0, high: 1 }
  const z = 1.959963984540054
  const p = successes / trials
  const centre = (p + (z * z) / (2 * trials)) / (1 + (z * z) / trials)
  const half =
    (z / (1 + (z * z) / trials)) * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials))
  return { value: p, low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

/** Expected calibration error over equally wide bins of confidence, 0..1 (Naeini et al. 2015). */
export function calibrationError(
  answers: readonly { readonly confidence: number; readonly correct: boolean }[],
  bins = 10,
): number {
  if (answers.length === 0) return 0
  const gaps = new Float64Array(bins)
  for (const { confidence, correct } of answers) {
    gaps[Math.min(Math.floor(confidence * bins), bins - 1)]! += confidence - (correct ? 1 : 0)
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / answers.length
}

/** Linear interpolation between order statistics; `sorted` ascending. NaN for an empty list. */
export function quantile(sorted: ArrayLike<number>, q: number): number {
  if (sorted.length === 0) return NaN
  const at = q * (sorted.length - 1)
  const below = Math.floor(at)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!)
}

function resample(
  values: readonly Measured[],
  { seed, samples = defaultSamples }: BootstrapOptions,
): { value: number; draws: Float64Array; groups: number } {
  const index = new Map<string, number>()
  const sums: number[] = []
  const sizes: number[] = []
  for (const { group, value } of values) {
    const at = index.get(group) ?? index.size
    index.set(group, at)
    sums[at] = (sums[at] ?? 0) + value
    sizes[at] = (sizes[at] ?? 0) + 1
  }
  const random = seededRandom(seed)
  const groups = index.size
  const draws = new Float64Array(samples)
  for (let sample = 0; sample < samples; sample++) {
    let sum = 0
    let size = 0
    for (let draw = 0; draw < groups; draw++) {
      const at = Math.floor(random() * groups)
      sum += sums[at]!
      size += sizes[at]!
    }
    draws[sample] = sum / size
  }
  const total = sums.reduce((sum, one) => sum + one, 0)
  return { value: values.length === 0 ? NaN : total / values.length, draws: draws.sort(), groups }
}

/** Population stability index: sum (p - q) ln(p / q). Under .1 stable, .1 to .25 watch, above .25 shifted. */
export function stabilityIndex(before: readonly number[], now: readonly number[]): number {
  const share = (counts: readonly number[]) => {
    const total = counts.reduce((a, b) => a + b, 0)
    // Half a count in each cell, so that an empty one stays finite.
    return counts.map(
      (count) => (count + (total > 1 ? 0.5 : 0)) / (total + (total > 1 ? 0.5 * counts.length : 0)),
    )
  }
  const [p, q] = [share(before), share(now)]
  return p.reduce((sum, value, i) => sum + (value - q[i]!) * Math.log(value / q[i]!), 0)
}
