/**
 * Proto-forms of any family: an ancestor's withheld words from those of all her descendants, beside the most frequent
 * correspondence of the closest descendant. (Middle Chinese syllables have a recipe of their own: `wikihan`.)
 */
import { writeFileSync } from 'node:fs'
import { normalisedDistance } from '../../../models/language/distance.ts'
import { fitAncestor } from '../../../models/language/forward/ancestor.ts'
import { descendantsOf } from '../../../models/language/forward/descent.ts'
import { fitLanguageModel, withConstants } from '../../../models/language/model.ts'
import { closestConstants } from '../../../models/language/pairwise.ts'
import { bestWord } from '../../../models/language/predict.ts'
import { languageBaseline } from '../../../models/language/train.ts'
import { bootstrapMean, pairedBootstrap, type Interval } from '../../../models/statistics.ts'
import type { Benchmark, BenchmarkOptions, BenchmarkReport } from './benchmark.ts'
import { readFamilies, type Family, type FamilyFold } from './family/folds.ts'

const seed = 1
/** Words of an ancestor in the training part, under which she is not asked about. */
const leastWords = 20

interface Reconstructed {
  readonly set: string
  readonly ancestor: string
  readonly gold: readonly string[]
  readonly model: readonly string[]
  readonly pairwise: readonly string[]
  readonly closest: readonly string[]
}

export const ancestors: Benchmark = {
  name: 'ancestors',
  run({ dataDir, split, predictionsPath, onProgress }: BenchmarkOptions): Promise<BenchmarkReport> {
    const started = Date.now()
    const families = readFamilies(dataDir, split)
    const total = families.reduce((sum, { folds }) => sum + folds.length, 0)
    let done = 0
    const answers = families.flatMap((family) =>
      family.folds.flatMap((fold) => {
        onProgress?.({ stage: 'learn and reconstruct', done: done++ / total, note: family.name })
        return askFold(family, fold)
      }),
    )
    if (answers.length === 0)
      throw new Error(`${dataDir}: no ancestor here has ${leastWords} words and descendants`)
    if (predictionsPath !== undefined) {
      const lines = answers.map(({ set, ancestor, model }) => `${set}\t${ancestor}\t${model.join(' ')}`)
      writeFileSync(predictionsPath, ['set\tancestor\tprediction', ...lines, ''].join('\n'))
    }
    return Promise.resolve({
      name: 'ancestors',
      split,
      rows: answers.length,
      metrics: {
        model: measure(answers, ({ model }) => model),
        baseline: measure(answers, ({ closest }) => closest),
        baselineName: languageBaseline,
      },
      seconds: (Date.now() - started) / 1000,
      notes: [againstPairwise(answers), ...byAncestor(answers)],
    })
  },
}

function askFold({ languages }: Family, { train, asked }: FamilyFold): Reconstructed[] {
  const mothers = languages.filter(({ slug }) => languages.some(({ parent }) => parent === slug))
  const known = mothers.filter(
    ({ slug }) => train.rows.filter(({ language }) => language === slug).length >= leastWords,
  )
  return known.flatMap(({ slug: ancestor }) => {
    const below = new Set(descendantsOf(languages, ancestor).map(({ slug }) => slug))
    const rows = train.rows.filter(({ language }) => language === ancestor || below.has(language))
    const model = fitLanguageModel({ languages, rows })
    const reconstruction = fitAncestor(model, ancestor)
    const closest = withConstants(model, closestConstants)
    const sets = Map.groupBy(asked, ({ cognateSet }) => cognateSet)
    return [...sets].flatMap(([set, forms]): Reconstructed[] => {
      const gold = forms.find(({ language }) => language === ancestor)?.segments
      const daughters = forms.filter(({ language }) => below.has(language))
      if (gold === undefined || gold[0] === '?' || daughters.length === 0) return []
      const request = { target: ancestor, forms: daughters }
      return [
        {
          set,
          ancestor,
          gold,
          model: reconstruction.reconstruct(daughters),
          pairwise: bestWord(model, request),
          closest: bestWord(closest, request),
        },
      ]
    })
  })
}

const distances = (answers: readonly Reconstructed[], of: (answer: Reconstructed) => readonly string[]) =>
  answers.map((answer) => ({ group: answer.set, value: normalisedDistance(of(answer), answer.gold) }))

const measure = (
  answers: readonly Reconstructed[],
  of: (answer: Reconstructed) => readonly string[],
): Record<string, Interval> => ({
  normalised_edit_distance: bootstrapMean(distances(answers, of), { seed }),
  accuracy: bootstrapMean(
    distances(answers, of).map(({ group, value }) => ({ group, value: value === 0 ? 1 : 0 })),
    { seed },
  ),
})

function againstPairwise(answers: readonly Reconstructed[]): string {
  const own = distances(answers, ({ model }) => model)
  const pairwise = distances(answers, (answer) => answer.pairwise)
  const pairs = own.map(({ group, value }, i) => ({ group, a: pairwise[i]!.value, b: value }))
  const { mean, low } = pairedBootstrap(pairs, { seed })
  const all = pairwise.reduce((sum, { value }) => sum + value, 0) / pairwise.length
  return `the pairwise model alone: distance ${all.toFixed(4)}, more by ${mean.toFixed(4)} (95% at least ${low.toFixed(4)})`
}

const byAncestor = (answers: readonly Reconstructed[]): string[] =>
  [...Map.groupBy(answers, ({ ancestor }) => ancestor)].map(([name, own]) => {
    const mean = (of: (answer: Reconstructed) => readonly string[]): string =>
      (distances(own, of).reduce((sum, { value }) => sum + value, 0) / own.length).toFixed(3)
    return `${name}: ${own.length} words, distance ${mean(({ model }) => model)}, pairwise ${mean(({ pairwise }) => pairwise)}, closest ${mean(({ closest }) => closest)}`
  })
