/**
 * A topic head: weighted grams, a joint ridge and a complement naive Bayes over them, their probabilities averaged.
 * Closed-form, fitted in seconds, and explained by the very weights that decide. All languages share one table.
 */
import { argmaxRow, fitTemperature, softmaxRows } from './calibration.ts'
import { fitComplementNaiveBayes } from './naive-bayes.ts'
import { fitRidge } from './ridge.ts'
import { buildVocabulary, times, toRows } from './sparse.ts'
import type { Bag, SparseRows } from './sparse.ts'
import { classShares, oneHot } from './targets.ts'
import { gramGains, weigh } from './weighting.ts'

/** Found by cross-validation on topics in eight languages; both temperatures only set how the two are mixed. */
export interface TopicRecipe {
  readonly lambda: number
  readonly ridgeTemperature: number
  readonly alpha: number
  readonly bayesTemperature: number
  /** A gram counts where at least so many rows have it. */
  readonly minRows: number
}
export const topicRecipe: TopicRecipe = {
  lambda: 0.3,
  ridgeTemperature: 0.12,
  alpha: 0.05,
  bayesTemperature: 0.8,
  minRows: 2,
}

export interface TopicRows {
  readonly bags: readonly Bag[]
  /** Class numbers, 0..classes-1. */
  readonly labels: readonly number[]
  readonly classes: number
  readonly weights?: Float64Array
  /** [texts, classes], where labels are not certain; else the labels count. */
  readonly targets?: Float64Array
}
export interface TopicModel {
  readonly recipe: TopicRecipe
  readonly classes: number
  readonly vocabulary: ReadonlyMap<string, number>
  readonly gains: Float64Array
  /** [grams, classes] each. */
  readonly ridge: Float64Array
  readonly bayes: Float64Array
  /** Shares of the classes; the ridge scores deviations from them. */
  readonly shares: readonly number[]
}

export function fitTopics(rows: TopicRows, recipe: TopicRecipe = topicRecipe): TopicModel {
  const { bags, labels, classes, weights, targets = oneHot(labels, classes) } = rows
  const vocabulary = buildVocabulary(bags, recipe.minRows)
  const counts = toRows(bags, vocabulary)
  const gains = gramGains(counts, targets, classes, weights)
  const x = weigh(counts, gains)
  const shares = classShares(targets, classes, weights)
  const ridge = fitRidge(
    x,
    targets.map((p, i) => p - shares[i % classes]!),
    classes,
    { lambda: recipe.lambda, tolerance: 1e-3, ...(weights && { rowWeights: weights }) },
  )
  const bayes = fitComplementNaiveBayes(x, targets, classes, {
    alpha: recipe.alpha,
    ...(weights && { rowWeights: weights }),
  })
  silenceSingles(counts, bayes, classes)
  return { recipe, classes, vocabulary, gains, ridge, bayes, shares }
}

/** What ridge and naive Bayes say, each [texts, classes]. */
export function topicScores(model: TopicModel, bags: readonly Bag[]) {
  const x = weigh(toRows(bags, model.vocabulary), model.gains)
  return { ridge: times(x, model.ridge, model.classes), bayes: times(x, model.bayes, model.classes) }
}

/** Log-probabilities before calibration, [texts, classes]. */
export function topicLogits(model: TopicModel, bags: readonly Bag[]): Float64Array {
  const { ridge, bayes } = topicScores(model, bags)
  return mix(ridge, bayes, model)
}

/** ln of the mean of the two softmaxes. */
function mix(ridge: Float64Array, bayes: Float64Array, { classes, recipe }: TopicModel): Float64Array {
  const a = softmaxRows(ridge, classes, recipe.ridgeTemperature)
  const b = softmaxRows(bayes, classes, recipe.bayesTemperature)
  return a.map((p, i) => Math.log((p + b[i]!) / 2 + 1e-9))
}

export interface OutOfFold {
  /** [texts, classes], each row by a model that has not seen its group. */
  readonly logits: Float64Array
  readonly temperature: number
}

/** Cross-validated logits; a fold below 0 is only learned from, and its rows stay 0. Rows of one group (a sentence in all its languages, a passage) never part. */
export function topicsOutOfFold(
  rows: TopicRows,
  folds: readonly number[],
  fit: (rows: TopicRows) => (bags: readonly Bag[]) => Float64Array = (part) => {
    const model = fitTopics(part)
    return (bags) => topicLogits(model, bags)
  },
): OutOfFold {
  const { bags, labels, classes, weights } = rows
  const logits = new Float64Array(labels.length * classes)
  for (const fold of new Set(folds)) {
    if (fold < 0) continue
    const inside = labels.flatMap((_, i) => (folds[i] === fold ? [] : [i]))
    const outside = labels.flatMap((_, i) => (folds[i] === fold ? [i] : []))
    const predict = fit({
      bags: inside.map((i) => bags[i]!),
      labels: inside.map((i) => labels[i]!),
      classes,
      ...(weights && { weights: Float64Array.from(inside, (i) => weights[i]!) }),
    })
    const held = predict(outside.map((i) => bags[i]!))
    outside.forEach((i, k) => logits.set(held.subarray(k * classes, (k + 1) * classes), i * classes))
  }
  return { logits, temperature: fitTemperature(logits, labels, classes) }
}

/** Folds 0..count-1, the same for all rows of a group, from a hash of the group's name. */
export function foldsByGroup(groups: readonly string[], count: number): number[] {
  return groups.map((group) => {
    let hash = 2166136261
    for (let i = 0; i < group.length; i++) hash = Math.imul(hash ^ group.charCodeAt(i), 16777619)
    hash = Math.imul(hash ^ (hash >>> 15), 2246822519)
    return ((hash ^ (hash >>> 13)) >>> 0) % count
  })
}

export const accuracyOf = (logits: ArrayLike<number>, labels: readonly number[], classes: number): number =>
  labels.filter((label, i) => argmaxRow(logits, i, classes) === label).length / Math.max(1, labels.length)

/** A gram seen in a single text says nothing that naive Bayes could trust. */
function silenceSingles(counts: SparseRows, bayes: Float64Array, classes: number): void {
  const df = new Int32Array(counts.columns)
  for (const id of counts.ids) df[id]!++
  df.forEach((n, f) => {
    if (n < 2) bayes.fill(0, f * classes, (f + 1) * classes)
  })
}
