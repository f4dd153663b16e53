/**
 * Tang or Song: a linear model over characters and pairs scaled by their log-count ratio (NB-SVM, Wang & Manning 2012),
 * two Witten-Bell language models, and the form of the poem; a second logistic layer joins them, fitted on scores that
 * were predicted out of fold by author. The first label (0) is Tang, the second (1) Song; all scores point to Song.
 */
import { foldsByGroup } from '../topics.ts'
import { fitJoin, joinedProbability } from './join.ts'
import type { Join } from './join.ts'
import { formOf, formSize, poemBag } from './poem.ts'
import { fitRatioLinear, ratioScore } from './ratio-linear.ts'
import type { RatioLinear } from './ratio-linear.ts'
import { countPairs, lineRatio, logRatios } from './witten-bell.ts'
import type { LogRatios } from './witten-bell.ts'

export interface Poem {
  readonly lines: readonly (readonly string[])[]
  readonly label: 0 | 1
  readonly author: string
}
export interface PeriodOptions {
  /** A pair of characters counts where it occurs at least this often in the corpus. */
  readonly minPairs: number
  readonly folds?: number
  readonly onFold?: (done: number) => void
}
/** Characters, pairs and the form token with their gain and weight; the two language models' log-ratios. */
export interface PeriodEvidence extends RatioLinear {
  readonly ratios: LogRatios
}
/** The second layer is over joinedSize features. */
export interface PeriodModel extends PeriodEvidence, Join {
  readonly outOfFold: readonly { readonly probability: number; readonly correct: boolean }[]
}

/** linear, sum, sum/n, sum/sqrt n, highest and lowest line (per character); form; linear and sum/sqrt n by form. */
export const joinedSize = 6 + 3 * formSize

export function fitPeriod(poems: readonly Poem[], options: PeriodOptions): PeriodModel {
  const features = outOfFoldFeatures(poems, options, {
    fit: (part) => fitEvidence(part, options),
    featuresOf: (evidence, poem) => periodFeatures(evidence, poem.lines),
  })
  const join = fitJoin(
    features,
    poems.map((poem) => poem.label),
  )
  return { ...fitEvidence(poems, options), ...join, outOfFold: judged(join, features, poems) }
}

/** Each poem's features from evidence that was fitted without its author's poems. */
export function outOfFoldFeatures<Evidence, Features, P extends Poem>(
  poems: readonly P[],
  { folds = 4, onFold }: PeriodOptions,
  {
    fit,
    featuresOf,
  }: { fit: (part: readonly P[]) => Evidence; featuresOf: (evidence: Evidence, poem: P) => Features },
): Features[] {
  const foldOf = foldsByGroup(
    poems.map((poem) => poem.author),
    folds,
  )
  const features = new Array<Features>(poems.length)
  for (let fold = 0; fold < folds; fold++) {
    const evidence = fit(poems.filter((_, i) => foldOf[i] !== fold))
    poems.forEach((poem, i) => {
      if (foldOf[i] === fold) features[i] = featuresOf(evidence, poem)
    })
    onFold?.((fold + 1) / (folds + 1))
  }
  return features
}

/** How the joined answers fare, each with the probability of the label chosen. */
export const judged = (
  join: Join,
  features: readonly (readonly number[])[],
  poems: readonly Poem[],
): PeriodModel['outOfFold'] =>
  poems.map((poem, i) => {
    const song = joinedProbability(join, features[i]!)
    return { probability: Math.max(song, 1 - song), correct: (song > 0.5 ? 1 : 0) === poem.label }
  })

/** The probability that a poem is of the Song. */
export function songProbability(model: PeriodModel, lines: Poem['lines']): number {
  return joinedProbability(model, periodFeatures(model, lines))
}

export function fitEvidence(poems: readonly Poem[], { minPairs }: PeriodOptions): PeriodEvidence {
  const linear = fitRatioLinear(
    poems.map((poem) => poemBag(poem.lines)),
    poems.map((poem) => poem.label),
    { minRows: Math.max(2, minPairs) },
  )
  const part = (label: 0 | 1) =>
    countPairs(poems.filter((poem) => poem.label === label).map((poem) => poem.lines))
  return { ...linear, ratios: logRatios(part(1), part(0), minPairs) }
}

/** The linear score of the characters and pairs. */
export const linearScore = (evidence: PeriodEvidence, lines: Poem['lines']): number =>
  ratioScore(evidence, poemBag(lines))

export function periodFeatures(evidence: PeriodEvidence, lines: Poem['lines']): number[] {
  const ratios = lines.map((line) => lineRatio(line, evidence.ratios))
  return joinFeatures(linearScore(evidence, lines), ratios, lines)
}

export function joinFeatures(linear: number, ratios: readonly number[], lines: Poem['lines']): number[] {
  const n = Math.max(1, lines.flat().length)
  const sum = ratios.reduce((total, ratio) => total + ratio, 0)
  const form = formOf(lines)
  const size = n / Math.max(1, lines.length)
  const scores = [
    linear,
    sum,
    sum / n,
    sum / Math.sqrt(n),
    Math.max(...ratios) / size,
    Math.min(...ratios) / size,
  ]
  return [...scores, ...form, ...form.map((f) => f * linear), ...form.map((f) => (f * sum) / Math.sqrt(n))]
}
