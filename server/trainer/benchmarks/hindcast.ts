/**
 * Forward in time, checked on the past: attested daughters of words that were withheld are predicted from the ancestor's
 * form alone, beside copying the ancestor and beside the pairwise model that knows no direction.
 */
import { writeFileSync } from 'node:fs'
import { normalisedDistance } from '../../../models/language/distance.ts'
import { createDescent } from '../../../models/language/forward/descend.ts'
import { readForm } from '../../../models/language/forward/read-form.ts'
import { fitLanguageModel } from '../../../models/language/model.ts'
import { bestWord } from '../../../models/language/predict.ts'
import {
  bootstrapMean,
  bootstrapStatistic,
  calibrationError,
  pairedBootstrap,
  type Interval,
} from '../../../models/statistics.ts'
import type { Benchmark, BenchmarkOptions, BenchmarkReport } from './benchmark.ts'
import { readFamilies, type Family, type FamilyFold } from './family/folds.ts'

const seed = 1
const top = 5

interface Hindcast {
  /** The cognate set: drawn as a whole. */
  readonly group: string
  readonly ancestor: string
  readonly daughter: string
  readonly gold: readonly string[]
  readonly predicted: readonly (readonly string[])[]
  readonly confidence: number
  readonly copied: readonly string[]
  readonly pairwise: readonly string[]
}

export const hindcast: Benchmark = {
  name: 'hindcast',
  run({ dataDir, split, predictionsPath, onProgress }: BenchmarkOptions): Promise<BenchmarkReport> {
    const started = Date.now()
    const families = readFamilies(dataDir, split).filter(({ languages }) =>
      languages.some(({ parent }) => parent !== undefined),
    )
    if (families.length === 0)
      throw new Error(
        `${dataDir}: no language here is the mother of another, so nothing runs forward in time`,
      )
    const total = families.reduce((sum, { folds }) => sum + folds.length, 0)
    let done = 0
    const answers = families.flatMap((family) =>
      family.folds.flatMap((fold) => {
        onProgress?.({ stage: 'learn and predict', done: done++ / total, note: family.name })
        return askFold(family, fold)
      }),
    )
    if (predictionsPath !== undefined) writeFileSync(predictionsPath, tableOf(answers))
    return Promise.resolve({
      name: 'hindcast',
      split,
      rows: answers.length,
      metrics: {
        model: {
          ...measure(answers, ({ predicted: [best = []] }) => best),
          top5: bootstrapMean(scores(answers, isAmong), { seed }),
          calibration_error: calibrationOf(answers),
        },
        baseline: measure(answers, ({ copied }) => copied),
        baselineName: "the ancestor's form itself",
      },
      seconds: (Date.now() - started) / 1000,
      notes: [...againstPairwise(answers), ...byDaughter(answers)],
    })
  },
}

function askFold({ languages }: Family, { train, asked }: FamilyFold): Hindcast[] {
  const model = fitLanguageModel(train)
  const descent = createDescent(model, languages)
  const mothers = new Set(languages.map(({ parent }) => parent))
  const attested = asked.filter(({ segments }) => segments[0] !== '?')
  const sets = Map.groupBy(attested, ({ cognateSet }) => cognateSet)
  return attested
    .filter(({ language }) => mothers.has(language))
    .flatMap((ancestor): Hindcast[] => {
      const { symbols } = readForm(model.symbols, ancestor.segments)
      const daughters = new Map(sets.get(ancestor.cognateSet)!.map((row) => [row.language, row.segments]))
      return descent.run(ancestor.language, symbols, { top }).flatMap(({ language, forms }): Hindcast[] => {
        const gold = daughters.get(language)
        if (gold === undefined) return []
        return [
          {
            group: ancestor.cognateSet,
            ancestor: ancestor.language,
            daughter: language,
            gold,
            predicted: forms.map((form) => form.symbols.map((id) => model.symbols.tokens[id]!)),
            confidence: forms[0]?.confidence ?? 0,
            copied: ancestor.segments,
            pairwise: bestWord(model, { target: language, forms: [ancestor] }),
          },
        ]
      })
    })
}

const same = (a: readonly string[], b: readonly string[]): boolean => a.join(' ') === b.join(' ')
const isAmong = ({ predicted, gold }: Hindcast): number =>
  predicted.some((form) => same(form, gold)) ? 1 : 0
const isRight = ({ predicted: [best = []], gold }: Hindcast): boolean => same(best, gold)
const scores = (answers: readonly Hindcast[], of: (answer: Hindcast) => number) =>
  answers.map((answer) => ({ group: answer.group, value: of(answer) }))

const measure = (
  answers: readonly Hindcast[],
  formOf: (answer: Hindcast) => readonly string[],
): Record<string, Interval> => ({
  normalised_edit_distance: bootstrapMean(
    scores(answers, (answer) => normalisedDistance(formOf(answer), answer.gold)),
    { seed },
  ),
  accuracy: bootstrapMean(
    scores(answers, (answer) => (same(formOf(answer), answer.gold) ? 1 : 0)),
    { seed },
  ),
})

function calibrationOf(answers: readonly Hindcast[]): Interval {
  const groups = [...Map.groupBy(answers, ({ group }) => group).values()].map((group) =>
    group.map((answer) => ({ confidence: answer.confidence, correct: isRight(answer) })),
  )
  return bootstrapStatistic(groups.length, (drawn) => calibrationError(drawn.flatMap((g) => groups[g]!)), {
    seed,
    samples: 400,
  })
}

function againstPairwise(answers: readonly Hindcast[]): string[] {
  const pairs = answers.map(({ group, gold, pairwise, predicted: [best = []] }) => ({
    group,
    a: normalisedDistance(pairwise, gold),
    b: normalisedDistance(best, gold),
  }))
  const { mean, low } = pairedBootstrap(pairs, { seed })
  const own = pairs.reduce((sum, { a }) => sum + a, 0) / pairs.length
  return [
    `the pairwise model from the ancestor alone: distance ${own.toFixed(4)}, more by ${mean.toFixed(4)} (95% at least ${low.toFixed(4)})`,
  ]
}

const byDaughter = (answers: readonly Hindcast[]): string[] =>
  [...Map.groupBy(answers, ({ ancestor, daughter }) => `${ancestor} > ${daughter}`)].map(([name, own]) => {
    const mean = (formOf: (answer: Hindcast) => readonly string[]): string =>
      (own.reduce((sum, a) => sum + normalisedDistance(formOf(a), a.gold), 0) / own.length).toFixed(3)
    return `${name}: ${own.length} words, distance ${mean(({ predicted: [best = []] }) => best)}, copied ${mean(({ copied }) => copied)}`
  })

const tableOf = (answers: readonly Hindcast[]): string =>
  [
    'set\tancestor\tdaughter\tprediction\tconfidence',
    ...answers.map(({ group, ancestor, daughter, predicted: [best = []], confidence }) =>
      [group, ancestor, daughter, best.join(' '), confidence.toFixed(6)].join('\t'),
    ),
    '',
  ].join('\n')
