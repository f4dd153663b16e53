/** The reflex task's measures over data sets and proportions, with intervals. */
import { seededRandom } from '../../../../core/seeded-random.ts'
import { quantile, type Interval } from '../../../../models/statistics.ts'
import type { ReflexScorer, ReflexScores } from './reflex-scoring.ts'

export interface ScoredTask {
  readonly proportion: string
  readonly scorer: ReflexScorer
}

const seed = 1
/** Bootstrap draws of cognate sets within each data set. */
export const draws = 200

/** `ned`, `bcubed` and `bleu` over all proportions, and `ned@0.10` ... for each. */
export function summariseReflexes(results: readonly ScoredTask[]): Record<string, Interval> {
  if (results.length === 0) return {}
  const measured = results.map(({ proportion, scorer }) => {
    const random = seededRandom(seed)
    const drawn = Array.from({ length: draws }, () => {
      const counts = new Uint16Array(scorer.sets)
      for (let i = 0; i < scorer.sets; i++) counts[Math.floor(random() * scorer.sets)]! += 1
      return scorer.scoresOf(counts)
    })
    return { proportion, value: scorer.scoresOf(), drawn }
  })
  const interval = (part: typeof measured, key: keyof ReflexScores): Interval => {
    const mean = (of: (one: (typeof measured)[number]) => number): number =>
      part.reduce((sum, one) => sum + of(one), 0) / part.length
    const value = mean((one) => one.value[key])
    const means = Float64Array.from({ length: draws }, (_, d) => mean(({ drawn }) => drawn[d]![key])).sort()
    // A set drawn twice agrees with itself, which flatters B-Cubed: the draws' spread counts, not their centre.
    const bias = means.reduce((sum, one) => sum + one, 0) / draws - value
    return { value, low: quantile(means, 0.025) - bias, high: quantile(means, 0.975) - bias }
  }
  const keys = ['ned', 'bcubed', 'bleu'] as const
  const proportions = [...new Set(measured.map(({ proportion }) => proportion))]
  return Object.fromEntries([
    ...keys.map((key) => [key, interval(measured, key)] as const),
    ...proportions.flatMap((proportion) =>
      keys.map(
        (key) =>
          [
            `${key}@${proportion}`,
            interval(
              measured.filter((one) => one.proportion === proportion),
              key,
            ),
          ] as const,
      ),
    ),
  ])
}
