/**
 * Subjects of titles, the whole recipe: the scores of titles.ts; a second layer over them, which knows how labels go together
 * and how a title is written; and thresholds. The second layer is a logistic regression a label over all scores, their
 * products and the title's form, fitted on scores that were predicted out of fold by artist; it is meant to be averaged with
 * the first, which it alone does not beat.
 */
import type { LogisticFit } from './logistic.ts'
import type { SenseLexicon } from './senses.ts'
import { fitStandardised, standardisedProbabilities } from './standardised.ts'
import { fitThresholds } from './thresholds.ts'
import type { Thresholds } from './thresholds.ts'
import { fitTitles, titleScores } from './titles.ts'
import type { TitleModel, TitledWork } from './titles.ts'
import { stretches } from './tokens.ts'
import { foldsByGroup } from './topics.ts'

export interface TitleAnswers {
  readonly first: TitleModel
  readonly second: LogisticFit
  readonly thresholds: Thresholds
  /** Scores of the works learned from, each by fits without its artist, [works, labels]. */
  readonly outOfFold: Float64Array
}
export interface TitleAnswersOptions {
  /** Of artists, for the scores that the second layer and the thresholds are fitted on. */
  readonly folds?: number
  readonly onFold?: (done: number) => void
}

const c = 0.01
const maxIterations = 40
/** Of the second layer, the first having the rest. */
const share = 0.5

export function fitTitleAnswers(
  works: readonly TitledWork[],
  labels: readonly string[],
  senses: SenseLexicon,
  { folds = 5, onFold }: TitleAnswersOptions = {},
): TitleAnswers {
  const width = labels.length
  const truth = truthOf(works, labels)
  const artists = works.map((work) => work.artist)
  const scores = outOfFold(artists, { folds, salt: '', width }, (inside, outside) => {
    const model = fitTitles(inside.map((i) => works[i]!), labels, senses) // prettier-ignore
    return titleScores(model, outside.map((i) => works[i]!)) // prettier-ignore
  }, onFold) // prettier-ignore
  const features = works.map((work, i) => secondFeatures(rowOf(scores, i, width), work))
  const fitSecond = (rows: readonly number[]): LogisticFit =>
    fitStandardised(
      rows.map((i) => features[i]!),
      Float64Array.from(rows.flatMap((i) => [...rowOf(truth, i, width)])),
      width,
      { c, maxIterations },
    )
  const judged = outOfFold(artists, { folds, salt: 'second ', width }, (inside, outside) => {
    const second = fitSecond(inside)
    return Float64Array.from(outside.flatMap((i) => [...standardisedProbabilities(second, features[i]!)]))
  })
  const together = scores.map((score, i) => mixed(score, judged[i]!))
  return {
    first: fitTitles(works, labels, senses),
    second: fitSecond([...works.keys()]),
    thresholds: fitThresholds(together, truth, width),
    outOfFold: together,
  }
}

/** Scores within or about 0..1, to be held against the thresholds, [works, labels]. */
export function answerScores(
  { first, second }: TitleAnswers,
  works: readonly Pick<TitledWork, 'title' | 'medium'>[],
): Float64Array {
  const width = first.labels.length
  const scores = titleScores(first, works)
  works.forEach((work, i) => {
    const own = rowOf(scores, i, width)
    const judged = standardisedProbabilities(second, secondFeatures(own, work))
    own.forEach((score, k) => (own[k] = mixed(score, judged[k]!)))
  })
  return scores
}

/** Which work has which label, [works, labels]. */
export const truthOf = (works: readonly TitledWork[], labels: readonly string[]): Uint8Array =>
  Uint8Array.from(works.flatMap(({ subjects }) => labels.map((label) => (subjects.includes(label) ? 1 : 0))))

const mixed = (first: number, second: number): number => (1 - share) * first + share * second

/** The scores, the product of each two and of each with itself, and the form of the title. */
export function secondFeatures(scores: ArrayLike<number>, { title }: Pick<TitledWork, 'title'>): number[] {
  const own = Array.from(scores)
  const words = stretches(title).length
  const flag = (test: RegExp) => (test.test(title) ? 1 : 0)
  return [
    ...own,
    ...own.flatMap((score, k) => own.slice(k).map((other) => score * other)),
    Math.log(1 + words),
    words === 1 ? 1 : 0,
    flag(/\p{N}/u),
    flag(/untitled|no title/iu),
    flag(/[[(]/u),
    flag(/[^\p{L}\p{N} ]/u),
  ]
}

const rowOf = <Rows extends Float64Array | Uint8Array>(rows: Rows, i: number, width: number): Rows =>
  rows.subarray(i * width, (i + 1) * width) as Rows

/** What `predict` answers for the rows outside of each fold, put in order. */
function outOfFold(
  groups: readonly string[],
  { folds, salt, width }: { readonly folds: number; readonly salt: string; readonly width: number },
  predict: (inside: readonly number[], outside: readonly number[]) => Float64Array,
  onFold?: (done: number) => void,
): Float64Array {
  const foldOf = foldsByGroup(groups.map((group) => salt + group), folds) // prettier-ignore
  const out = new Float64Array(groups.length * width)
  for (let fold = 0; fold < folds; fold++) {
    const inside = [...foldOf.keys()].filter((i) => foldOf[i] !== fold)
    const outside = [...foldOf.keys()].filter((i) => foldOf[i] === fold)
    const answers = predict(inside, outside)
    outside.forEach((i, k) => out.set(rowOf(answers, k, width), i * width))
    onFold?.((fold + 1) / folds)
  }
  return out
}
