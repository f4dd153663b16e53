/** How often the listed word forms are right, and how well their probabilities say so. */
import { seededRandom } from '../../../../core/seeded-random.ts'
import { calibrationError, quantile, type Interval } from '../../../../models/statistics.ts'
import type { ReflexAlternative } from './reflex-answers.ts'

export interface JudgedWord {
  /** What is drawn as a whole when intervals are made. */
  readonly cognateSet: string
  readonly gold: readonly string[]
  /** Likeliest first; none where nothing is known of the word, which then counts as wrong with no confidence. */
  readonly alternatives: readonly ReflexAlternative[]
}

const draws = 100
const seed = 2

interface Judgement {
  readonly confidence: number
  readonly correct: boolean
}

/**
 * `accuracy` of the first form and `top5` of any listed; `ece` of the first form's probability, and `ece5` of every listed
 * form's. 95% intervals by bootstrap over cognate sets.
 */
export function judgeAlternatives(words: readonly JudgedWord[]): Record<string, Interval> {
  const bySet = [...Map.groupBy(words, ({ cognateSet }) => cognateSet).values()].map((own) =>
    own.map(({ gold, alternatives }) => {
      const key = gold.join(' ')
      return alternatives.map(({ segments, confidence }): Judgement => ({
        confidence,
        correct: segments.join(' ') === key,
      }))
    }),
  )
  const random = seededRandom(seed)
  const drawn = Array.from({ length: draws }, () =>
    measure(Array.from(bySet, () => bySet[Math.floor(random() * bySet.length)]!).flat()),
  )
  return Object.fromEntries(
    Object.entries(measure(bySet.flat())).map(([name, value]) => {
      const all = Float64Array.from(drawn, (one) => one[name as keyof typeof one]).sort()
      // Fewer different words look less well calibrated: the draws' spread counts, not their centre.
      const bias = all.reduce((sum, one) => sum + one, 0) / draws - value
      return [name, { value, low: quantile(all, 0.025) - bias, high: quantile(all, 0.975) - bias }]
    }),
  )
}

function measure(words: readonly (readonly Judgement[])[]) {
  const first = words.map(([own]) => own ?? { confidence: 0, correct: false })
  const share = (right: readonly boolean[]): number => right.filter(Boolean).length / right.length
  return {
    accuracy: share(first.map(({ correct }) => correct)),
    top5: share(words.map((listed) => listed.some(({ correct }) => correct))),
    ece: calibrationError(first),
    ece5: calibrationError(words.flat()),
  }
}
