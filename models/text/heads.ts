/**
 * The museum's own heads, subject and sentiment: a topic head over its sentences, and for subjects a third opinion from the
 * prior. How far the prior is heard and how sure to be are settled on out-of-fold predictions.
 */
import { argmaxRow, fitTemperature, logLoss, softmaxRows } from './calibration.ts'
import { bayesBaseline } from './baseline.ts'
import { fingerprint, rowNumbers } from './fingerprint.ts'
import type { TextRow } from './corpus.ts'
import type { Prior } from './prior.ts'
import type { Bag } from './sparse.ts'
import { accuracyOf, fitTopics, foldsByGroup, topicLogits, topicRecipe, topicsOutOfFold } from './topics.ts'
import type { TopicModel, TopicRows } from './topics.ts'
import { countGrams, topicGrams } from './tokens.ts'

/** Also neighbouring words and three characters in a row: `not good`, `没意思`. */
export const museumGrams = { ...topicGrams, phrases: true } as const

export interface Head {
  readonly topics: TopicModel
  /** How much of the probability is the prior's, 0..1. */
  readonly priorShare: number
  /** Share of the own opinion that is naive Bayes'; 1 where only the simple method is used. */
  readonly bayesShare: number
  readonly temperature: number
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
const priorShares = [0, 0.1, 0.2, 0.3, 0.4, 0.5]

export function fitHead(
  rows: readonly TextRow[],
  labels: readonly string[],
  prior?: Prior['subject'],
): FittedHead {
  const data: TopicRows = {
    bags: rows.map((row) => countGrams(row.text, museumGrams)),
    labels: rows.map((row) => labels.indexOf(row.label)),
    classes: labels.length,
    weights: Float64Array.from(rows, (row) => row.weight),
  }
  const foldOf = foldsByGroup(
    rows.map((row) => row.group),
    folds,
  )
  const width = labels.length
  const own = topicsOutOfFold(data, foldOf).logits
  const priorScores = prior && priorLogits(prior, data.bags)
  const blend = (share: number) =>
    own.map((value, i) => Math.log((1 - share) * Math.exp(value) + share * (priorScores?.[i] ?? 0) + 1e-9))
  const choices = (priorScores ? priorShares : [0]).map((share) => {
    const logits = blend(share)
    const temperature = fitTemperature(logits, data.labels, width)
    const probabilities = softmaxRows(logits, width, temperature)
    return { share, temperature, probabilities, loss: logLoss(probabilities, data.labels, width) }
  })
  const model = choices.reduce((best, choice) => (choice.loss < best.loss - 1e-6 ? choice : best))
  const simple = simpleOutOfFold(rows, data, foldOf)
  const wins = accuracyOf(simple, data.labels, width) >= accuracyOf(model.probabilities, data.labels, width)
  const topics = fitTopics(data)
  const bayesAlone = wins ? onlyBayes(data, foldOf) : undefined
  const probabilities = bayesAlone?.probabilities ?? model.probabilities
  return {
    head: {
      topics,
      priorShare: wins ? 0 : model.share,
      bayesShare: wins ? 1 : 0.5,
      temperature: bayesAlone?.temperature ?? model.temperature,
      kind: wins ? 'baseline' : 'model',
    },
    heldOut: rows.map((row, i) => {
      const predicted = argmaxRow(probabilities, i, width)
      return {
        row,
        label: data.labels[i]!,
        predicted,
        probability: probabilities[i * width + predicted]!,
        simple: argmaxRow(simple, i, width),
      }
    }),
  }
}

/** The prior's probabilities, [texts, classes], as the graph computes them. */
export function priorLogits(prior: Prior['subject'], bags: readonly Bag[]): Float64Array {
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

/** Complement naive Bayes by itself, where the simple baseline is not beaten. */
function onlyBayes(data: TopicRows, foldOf: readonly number[]) {
  const { logits, temperature } = topicsOutOfFold(data, foldOf, (part) => {
    const model = fitTopics(part)
    const alone = { ...model, ridge: model.ridge.fill(0) }
    return (bags) => topicLogits(alone, bags)
  })
  return { temperature, probabilities: softmaxRows(logits, data.classes, temperature) }
}

/** The baseline: multinomial naive Bayes, one for each language, on the same folds. */
function simpleOutOfFold(rows: readonly TextRow[], data: TopicRows, foldOf: readonly number[]): Float64Array {
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
