/**
 * Tang or Song: a linear model over characters and pairs scaled by their log-count ratio (NB-SVM, Wang & Manning 2012),
 * two Witten-Bell language models, and the form of the poem; a second logistic layer joins them, fitted on scores that
 * were predicted out of fold by author. The first label (0) is Tang, the second (1) Song; all scores point to Song.
 */
import { fitLogistic } from '../logistic.ts'
import { buildVocabulary, fromEntries, toRows, unitRows } from '../sparse.ts'
import type { SparseRows } from '../sparse.ts'
import { foldsByGroup } from '../topics.ts'
import { formOf, formSize, poemBag } from './poem.ts'
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
export interface PeriodEvidence {
  /** Characters, pairs and the form token with their gain and weight. */
  readonly vocabulary: ReadonlyMap<string, number>
  readonly gains: Float64Array
  readonly weights: Float64Array
  readonly intercept: number
  readonly ratios: LogRatios
}
export interface PeriodModel extends PeriodEvidence {
  /** Over joinedSize features, not standardised. */
  readonly join: Float64Array
  readonly joinIntercept: number
  readonly outOfFold: readonly { readonly probability: number; readonly correct: boolean }[]
}

/** linear, sum, sum/n, sum/sqrt n, highest and lowest line (per character); form; linear and sum/sqrt n by form. */
export const joinedSize = 6 + 3 * formSize

export function fitPeriod(poems: readonly Poem[], options: PeriodOptions): PeriodModel {
  const { folds = 4 } = options
  const foldOf = foldsByGroup(
    poems.map((poem) => poem.author),
    folds,
  )
  const features = new Array<number[]>(poems.length)
  for (let fold = 0; fold < folds; fold++) {
    const evidence = fitEvidence(
      poems.filter((_, i) => foldOf[i] !== fold),
      options,
    )
    poems.forEach((poem, i) => {
      if (foldOf[i] === fold) features[i] = joined(evidence, poem.lines)
    })
    options.onFold?.((fold + 1) / (folds + 1))
  }
  const { join, joinIntercept } = fitJoin(features, poems)
  const outOfFold = poems.map((poem, i) => {
    const song = sigmoid(dot(join, features[i]!) + joinIntercept)
    return { probability: Math.max(song, 1 - song), correct: (song > 0.5 ? 1 : 0) === poem.label }
  })
  return { ...fitEvidence(poems, options), join, joinIntercept, outOfFold }
}

/** The probability that a poem is of the Song. */
export function songProbability(model: PeriodModel, lines: Poem['lines']): number {
  return sigmoid(dot(model.join, joined(model, lines)) + model.joinIntercept)
}

function fitEvidence(poems: readonly Poem[], { minPairs }: PeriodOptions): PeriodEvidence {
  const bags = poems.map((poem) => poemBag(poem.lines))
  const vocabulary = buildVocabulary(bags, Math.max(2, minPairs))
  const x = toRows(bags, vocabulary)
  const gains = ratioGains(
    x,
    poems.map((poem) => poem.label),
  )
  const rows = unitRows({ ...x, values: x.values.map((_, k) => gains[x.ids[k]!]!) })
  const labels = Float64Array.from(poems, (poem) => poem.label)
  const fit = fitLogistic(rows, labels, 1, { c: 4, link: 'sigmoid', maxIterations: 30 })
  const part = (label: 0 | 1) =>
    countPairs(poems.filter((poem) => poem.label === label).map((poem) => poem.lines))
  return {
    vocabulary,
    gains,
    weights: fit.weights,
    intercept: fit.intercepts[0]!,
    ratios: logRatios(part(1), part(0), minPairs),
  }
}

/** |ln (p_f / q_f)| sqrt(idf): p and q are the shares of poems of each label, counts raised by 1. */
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

/** The linear score of the characters and pairs. */
export function linearScore(
  { vocabulary, gains, weights, intercept }: PeriodEvidence,
  lines: Poem['lines'],
): number {
  let sum = 0
  let square = 0
  for (const gram of poemBag(lines).keys()) {
    const id = vocabulary.get(gram)
    if (id === undefined) continue
    sum += gains[id]! * weights[id]!
    square += gains[id]! ** 2
  }
  return (square > 0 ? sum / Math.sqrt(square) : 0) + intercept
}

function joined(evidence: PeriodEvidence, lines: Poem['lines']): number[] {
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

/** Logistic regression (C = .3) on standardised features, the scale then folded into the weights. */
function fitJoin(features: readonly number[][], poems: readonly Poem[]) {
  const mean = new Float64Array(joinedSize)
  const deviation = new Float64Array(joinedSize)
  for (const row of features) row.forEach((value, k) => (mean[k]! += value / features.length))
  for (const row of features)
    row.forEach((value, k) => (deviation[k]! += (value - mean[k]!) ** 2 / features.length))
  const scale = deviation.map((variance) => (variance > 1e-12 ? 1 / Math.sqrt(variance) : 0))
  const x = fromEntries(
    features.map((row) => row.map((value, k) => [k, (value - mean[k]!) * scale[k]!] as const)),
    joinedSize,
  )
  const fit = fitLogistic(
    x,
    Float64Array.from(poems, (poem) => poem.label),
    1,
    { c: 0.3, link: 'sigmoid' },
  )
  const join = fit.weights.map((weight, k) => weight * scale[k]!)
  return { join, joinIntercept: fit.intercepts[0]! - dot(join, mean) }
}

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z))

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
