/**
 * Likely loans: planted among the words of each family, and found again by how badly the correspondences explain them.
 * Weights and threshold come from the other cognate sets; all families of a folder share them.
 */
import { hash } from '../../../models/language/corpus.ts'
import { createLoanWitness, loanFeatureNames } from '../../../models/language/loans/evidence.ts'
import { loanProbability } from '../../../models/language/loans/rule.ts'
import { fitLanguageModel } from '../../../models/language/model.ts'
import { bootstrapStatistic, type Interval } from '../../../models/statistics.ts'
import type { Benchmark, BenchmarkOptions, BenchmarkReport } from './benchmark.ts'
import { readFamilies, type Family } from './family/folds.ts'
import { bestThreshold, fitLoanRule, type Suspect } from './loans/detect.ts'
import { plantLoans, type PlantedRow } from './loans/plant.ts'

const seed = 1
const foldCount = 5
const distanceFeature = 1

interface Judged extends Suspect {
  readonly family: string
  readonly set: string
  readonly origin: PlantedRow['planted']
  /** Marked as borrowed by the source, and not planted by us. */
  readonly marked: boolean
}
interface Verdict extends Judged {
  readonly flagged: boolean
  /** By its distance from the expected form alone. */
  readonly simply: boolean
}

export const loans: Benchmark = {
  name: 'loans',
  run({ dataDir, split, onProgress }: BenchmarkOptions): Promise<BenchmarkReport> {
    const started = Date.now()
    const families = readFamilies(dataDir, split)
    const judged = families.flatMap((family, i) => {
      onProgress?.({ stage: 'plant and witness', done: (0.9 * i) / families.length, note: family.name })
      return witness(family)
    })
    onProgress?.({ stage: 'judge', done: 0.9 })
    const verdicts = judge(judged)
    return Promise.resolve({
      name: 'loans',
      split,
      rows: verdicts.length,
      metrics: {
        model: measure(verdicts, ({ flagged }) => flagged),
        baseline: measure(verdicts, ({ simply }) => simply),
        baselineName: 'distance from the expected form alone, its threshold chosen the same way',
      },
      seconds: (Date.now() - started) / 1000,
      notes: [...byOrigin(verdicts), ...byFamily(verdicts), ...ruleNotes(judged)],
    })
  },
}

function witness({ name, languages, rows }: Family): Judged[] {
  const marked = new Set(rows.filter(({ loan }) => loan).map((row) => `${row.cognateSet} ${row.language}`))
  const planted = plantLoans(rows)
  const evidenceOf = createLoanWitness(fitLanguageModel({ languages, rows: planted }))
  const sets = Map.groupBy(planted, ({ cognateSet }) => cognateSet)
  return planted.flatMap((row) => {
    const evidence = evidenceOf(row, sets.get(row.cognateSet)!)
    if (evidence === undefined) return []
    const { features } = evidence
    const loan = row.planted !== undefined
    return [
      {
        family: name,
        set: `${name} ${row.cognateSet}`,
        origin: row.planted,
        marked: !loan && marked.has(`${row.cognateSet} ${row.language}`),
        features,
        loan,
      },
    ]
  })
}

function judge(judged: readonly Judged[]): Verdict[] {
  const foldOf = (set: string): number => Math.floor(hash(`loan fold ${set}`) * foldCount)
  return Array.from({ length: foldCount }, (_, fold) => {
    const others = judged.filter(({ set }) => foldOf(set) !== fold)
    const asked = judged.filter(({ set }) => foldOf(set) === fold)
    if (asked.length === 0 || others.length === 0) return []
    const rule = fitLoanRule(others)
    const far = bestThreshold(
      others.map(({ features, loan }) => ({ score: features[distanceFeature]!, loan })),
    )
    return asked.map((form) => ({
      ...form,
      flagged: loanProbability(rule, form.features) >= rule.threshold,
      simply: form.features[distanceFeature]! >= far,
    }))
  }).flat()
}

function measure(verdicts: readonly Verdict[], of: (verdict: Verdict) => boolean): Record<string, Interval> {
  const groups = [...Map.groupBy(verdicts, ({ set }) => set).values()].map((group) => ({
    hits: group.filter((v) => v.loan && of(v)).length,
    flagged: group.filter(of).length,
    loans: group.filter(({ loan }) => loan).length,
  }))
  const statistic = (formula: (sums: (typeof groups)[number]) => number): Interval =>
    bootstrapStatistic(
      groups.length,
      (drawn) => {
        const sums = { hits: 0, flagged: 0, loans: 0 }
        for (const g of drawn) {
          sums.hits += groups[g]!.hits
          sums.flagged += groups[g]!.flagged
          sums.loans += groups[g]!.loans
        }
        return formula(sums)
      },
      { seed },
    )
  return {
    f1: statistic(({ hits, flagged, loans: all }) => (2 * hits) / Math.max(flagged + all, 1)),
    precision: statistic(({ hits, flagged }) => hits / Math.max(flagged, 1)),
    recall: statistic(({ hits, loans: all }) => hits / Math.max(all, 1)),
  }
}

const shareOf = (verdicts: readonly Verdict[]): string =>
  `${verdicts.filter(({ flagged }) => flagged).length} of ${verdicts.length}`

function byOrigin(verdicts: readonly Verdict[]): string[] {
  const of = (origin: PlantedRow['planted']) => verdicts.filter((verdict) => verdict.origin === origin)
  return [
    `flagged: ${shareOf(of('cousin'))} taken from a cousin, ${shareOf(of('stranger'))} from another word`,
    `flagged without being planted: ${shareOf(verdicts.filter(({ loan, marked }) => !loan && marked))} that the source marks as borrowed, ${shareOf(verdicts.filter(({ loan, marked }) => !loan && !marked))} others`,
  ]
}

const byFamily = (verdicts: readonly Verdict[]): string[] =>
  [...Map.groupBy(verdicts, ({ family }) => family)].map(([name, own]) => {
    const hits = own.filter(({ loan, flagged }) => loan && flagged).length
    const all = own.filter(({ loan }) => loan).length
    const flagged = own.filter((verdict) => verdict.flagged).length
    return `${name}: F1 ${((2 * hits) / Math.max(flagged + all, 1)).toFixed(3)}, ${all} planted among ${own.length}`
  })

/** The rule from all of the folder's sets, which is what the museum uses. */
function ruleNotes(judged: readonly Judged[]): string[] {
  const { weights, intercept, threshold } = fitLoanRule(judged)
  return [
    `rule of all sets: intercept ${intercept.toFixed(3)}, threshold ${threshold.toFixed(3)}, ${loanFeatureNames.map((name, f) => `${name} ${weights[f]!.toFixed(3)}`).join(', ')}`,
  ]
}
