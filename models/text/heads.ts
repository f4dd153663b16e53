/**
 * The museum's own heads, subject and sentiment: a topic head over its sentences and the key words of everyday concepts, its
 * weak grams pruned, and for subjects a third opinion from the prior. How far the prior is heard and how sure to be are
 * settled on out-of-fold predictions.
 */
import { argmaxRow, calibrate, fitCalibration, logLoss, softmaxRows } from './calibration.ts'
import type { Calibration } from './calibration.ts'
import { bayesBaseline } from './baseline.ts'
import { fingerprint, rowNumbers } from './fingerprint.ts'
import { fitTopicsWithConcepts } from './concepts.ts'
import type { TextCorpus, TextRow } from './corpus.ts'
import type { Prior } from './prior.ts'
import { pruneTopics } from './prune.ts'
import type { Bag } from './sparse.ts'
import { accuracyOf, foldsByGroup, topicLogits, topicRecipe, topicsOutOfFold } from './topics.ts'
import type { TopicModel, TopicRecipe, TopicRows } from './topics.ts'
import { countGrams, museumGrams } from './tokens.ts'

/** A few sentences and many single terms: naive Bayes smoothed more than where texts are plentiful. */
export const museumRecipe: TopicRecipe = { ...topicRecipe, alpha: 2, ridgeTemperature: 0.2, minRows: 1 }

/** Of each head, of some 70,000; more say no more (docs/text-model.md). */
const mostGrams = 12_000

/** As many more as what visitors judged has grams, so that what they teach does not crowd the rest out. */
const boundOf = (rows: readonly TextRow[], bags: readonly Bag[]): number =>
  mostGrams + new Set(bags.flatMap((bag, i) => (rows[i]!.origin === 'judged' ? [...bag.keys()] : []))).size

export interface HeadKnowledge {
  readonly prior?: Prior['subject']
  readonly concepts?: TextCorpus['concepts']
}

export interface Head {
  readonly topics: TopicModel
  /** How much of the probability is the prior's, 0..1. */
  readonly priorShare: number
  readonly calibration: Calibration
  /** `baseline`: the ridge is left out. */
  readonly kind: 'model' | 'baseline'
}
export interface HeldOutRow {
  readonly row: TextRow
  readonly label: number
  readonly predicted: number
  readonly probability: number
  readonly simple: number
}
export interface FittedHead {
  readonly head: Head
  readonly heldOut: readonly HeldOutRow[]
}

const folds = 5
/** The fold of rows that every model learns from and none is asked about. */
const taught = -1
const priorShares = [0, 0.1, 0.2, 0.3, 0.4, 0.5]

export function fitHead(
  rows: readonly TextRow[],
  labels: readonly string[],
  { prior, concepts = [] }: HeadKnowledge = {},
): FittedHead {
  const { data, foldOf, asked } = askedRows(rows, labels)
  const most = boundOf(rows, data.bags)
  const fit = (part: TopicRows) =>
    pruneTopics(fitTopicsWithConcepts(part, { known: concepts, fresh: [] }, museumRecipe), most)
  const width = labels.length
  const ofAsked = (values: Float64Array) => chosenRows(values, asked, width)
  const askedFolds = asked.map((i) => foldOf[i]!)
  const truth = asked.map((i) => data.labels[i]!)

  const own = ofAsked(outOfFold(data, foldOf, fit))
  const known = prior && ofAsked(priorProbabilities(prior, data.bags))
  const choices = (known ? priorShares : [0]).map((share) => {
    const logits = own.map((value, i) =>
      Math.log((1 - share) * Math.exp(value) + share * (known?.[i] ?? 0) + 1e-9),
    )
    return { share, ...calibrated(logits, truth, askedFolds, width) }
  })
  const model = choices.reduce((best, choice) => (choice.loss < best.loss - 1e-6 ? choice : best))
  const simple = ofAsked(simpleOutOfFold(rows, data, foldOf))
  const wins = accuracyOf(simple, truth, width) >= accuracyOf(model.probabilities, truth, width)
  const used = wins
    ? {
        share: 0,
        ...calibrated(
          ofAsked(outOfFold(data, foldOf, (part) => bayesAlone(fit(part)))),
          truth,
          askedFolds,
          width,
        ),
      }
    : model
  return {
    head: {
      topics: fit(data),
      priorShare: used.share,
      calibration: used.calibration,
      kind: wins ? 'baseline' : 'model',
    },
    heldOut: asked.map((row, i) => {
      const predicted = argmaxRow(used.probabilities, i, width)
      const probability = used.probabilities[i * width + predicted]!
      return {
        row: rows[row]!,
        label: truth[i]!,
        predicted,
        probability,
        simple: argmaxRow(simple, i, width),
      }
    }),
  }
}

/** What a head learns from, the fold of every row, and the rows that it is asked about: all but terms. */
export function askedRows(rows: readonly TextRow[], labels: readonly string[]) {
  const data: TopicRows = {
    bags: rows.map((row) => countGrams(row.text, museumGrams)),
    labels: rows.map((row) => labels.indexOf(row.label)),
    classes: labels.length,
    weights: Float64Array.from(rows, (row) => row.weight),
  }
  const foldOf = foldsByGroup(
    rows.map((row) => row.group),
    folds,
  ).map((fold, i) => (rows[i]!.origin === 'term' ? taught : fold))
  const asked = rows.flatMap((row, i) => (row.origin === 'term' ? [] : [i]))
  return { data, foldOf, asked }
}

/** Calibration on all rows for use, and for the figures each fold calibrated on the others. */
export function calibrated(
  logits: Float64Array,
  truth: readonly number[],
  foldOf: readonly number[],
  width: number,
) {
  const probabilities = new Float64Array(logits.length)
  for (const fold of new Set(foldOf)) {
    const inside = truth.flatMap((_, i) => (foldOf[i] === fold ? [] : [i]))
    const outside = truth.flatMap((_, i) => (foldOf[i] === fold ? [i] : []))
    const fit = fitCalibration(
      chosenRows(logits, inside, width),
      inside.map((i) => truth[i]!),
      width,
    )
    const held = calibrate(chosenRows(logits, outside, width), width, fit)
    outside.forEach((i, k) => probabilities.set(held.subarray(k * width, (k + 1) * width), i * width))
  }
  const calibration = fitCalibration(logits, truth, width)
  return { calibration, probabilities, loss: logLoss(probabilities, truth, width) }
}

export const chosenRows = (values: Float64Array, rows: readonly number[], width: number): Float64Array =>
  Float64Array.from(
    { length: rows.length * width },
    (_, i) => values[rows[Math.floor(i / width)]! * width + (i % width)]!,
  )

/** The prior's probabilities, [texts, classes], as the graph computes them. */
export function priorProbabilities(prior: Prior['subject'], bags: readonly Bag[]): Float64Array {
  const rows = rowNumbers(prior.fingerprints)
  const { classes, table } = prior
  const scores = new Float64Array(bags.length * classes)
  bags.forEach((bag, i) => {
    let square = 0
    for (const [gram, tf] of bag) {
      const row = rows.get(fingerprint(gram))
      if (row === undefined) continue
      const at = (row - 1) * (1 + classes)
      const x = (1 + Math.log(tf)) * table[at]!
      square += x * x
      for (let c = 0; c < classes; c++) scores[i * classes + c]! += x * table[at + 1 + c]!
    }
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0
    for (let c = 0; c < classes; c++) scores[i * classes + c]! *= scale
  })
  return softmaxRows(scores, classes, topicRecipe.ridgeTemperature)
}

const outOfFold = (
  data: TopicRows,
  foldOf: readonly number[],
  fit: (part: TopicRows) => TopicModel,
): Float64Array =>
  topicsOutOfFold(data, foldOf, (part) => {
    const model = fit(part)
    return (bags) => topicLogits(model, bags)
  }).logits

/** Complement naive Bayes by itself, where the simple baseline is not beaten. */
const bayesAlone = (model: TopicModel): TopicModel => ({ ...model, ridge: model.ridge.fill(0) })

/** The baseline: multinomial naive Bayes, one for each language, on the same folds. */
export function simpleOutOfFold(
  rows: readonly TextRow[],
  data: TopicRows,
  foldOf: readonly number[],
): Float64Array {
  const out = new Float64Array(rows.length * data.classes)
  for (const language of new Set(rows.map((row) => row.language)))
    for (let fold = 0; fold < folds; fold++) {
      const ofLanguage = rows.flatMap((row, i) => (row.language === language ? [i] : []))
      const inside = ofLanguage.filter((i) => foldOf[i] !== fold)
      const outside = ofLanguage.filter((i) => foldOf[i] === fold)
      const predict = bayesBaseline(
        inside.map((i) => data.bags[i]!),
        inside.map((i) => data.labels[i]!),
        data.classes,
      )
      const scores = predict(outside.map((i) => data.bags[i]!))
      outside.forEach((i, k) =>
        out.set(scores.subarray(k * data.classes, (k + 1) * data.classes), i * data.classes),
      )
    }
  return out
}
