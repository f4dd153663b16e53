/**
 * One small space for texts of several languages, learned from parallel texts (cross-lingual latent semantic indexing, Dumais
 * et al. 1997): the directions in which whole sets of translations vary, then, by ridge, the way into them from the grams of
 * one language alone. A text is the sum of its grams' rows, brought to length 1, so it is one Gather in a graph.
 */
import { principalRows } from './embedding.ts'
import { fitRidge } from './ridge.ts'
import { buildVocabulary, fromEntries, times, toRows, unitRows } from './sparse.ts'
import type { Bag, SparseRows } from './sparse.ts'

export interface SharedSpaceOptions {
  readonly dimensions: number
  readonly lambda: number
  readonly seed: number
}
export const sharedSpaceOptions: SharedSpaceOptions = { dimensions: 64, lambda: 0.3, seed: 1 }

/** The same text in several languages; a language that lacks it has an empty bag. */
export interface ParallelText {
  readonly versions: readonly Bag[]
  /** How much it counts beside a sentence. */
  readonly weight: number
}
export interface SharedSpace {
  readonly vocabulary: ReadonlyMap<string, number>
  /** ln[(1 + n) / (1 + df)] of every gram. */
  readonly gains: Float64Array
  /** [grams, dimensions]. */
  readonly projection: Float64Array
  readonly dimensions: number
}

/** Grams in a single text join nothing and are left out. Errors: fewer texts than dimensions. */
export function fitSharedSpace(
  texts: readonly ParallelText[],
  { dimensions, lambda, seed }: SharedSpaceOptions = sharedSpaceOptions,
): SharedSpace {
  if (texts.length < dimensions)
    throw new Error(`${texts.length} parallel texts do not span ${dimensions} dimensions`)
  const singles = texts.flatMap(({ versions, weight }, text) =>
    versions.flatMap((bag) => (bag.size === 0 ? [] : [{ bag, text, weight }])),
  )
  const bags = singles.map(({ bag }) => bag)
  const vocabulary = buildVocabulary(bags, 2)
  const counts = toRows(bags, vocabulary)
  const gains = inverseFrequencies(counts)
  const x = weighted(counts, gains)
  const joint = joined(
    x,
    singles.map(({ text }) => text),
    texts.map(({ weight }) => weight),
  )
  const { scores } = principalRows(joint, { dimensions, rounds: 2, seed })
  const targets = new Float64Array(singles.length * dimensions)
  singles.forEach(({ text, weight }, i) => {
    for (let d = 0; d < dimensions; d++) targets[i * dimensions + d] = scores[text * dimensions + d]! / weight
  })
  const projection = fitRidge(x, targets, dimensions, {
    lambda,
    rowWeights: Float64Array.from(singles, ({ weight }) => weight),
    tolerance: 1e-2,
    maxIterations: 40,
  })
  return { vocabulary, gains, projection, dimensions }
}

/** Vectors of length 1, [texts, dimensions]; a text of unknown grams alone stays 0. */
export function embed({ vocabulary, gains, projection, dimensions }: SharedSpace, bags: readonly Bag[]) {
  const vectors = times(weighted(toRows(bags, vocabulary), gains), projection, dimensions)
  for (let at = 0; at < vectors.length; at += dimensions) {
    const length = Math.hypot(...vectors.subarray(at, at + dimensions))
    if (length > 0) for (let d = at; d < at + dimensions; d++) vectors[d]! /= length
  }
  return vectors
}

/** For each row of `asked` the row of `among` with the greatest product: the nearest, where rows have length 1. */
export function nearest(asked: Float64Array, among: Float64Array, width: number): number[] {
  const [rows, others] = [asked.length / width, among.length / width]
  return Array.from({ length: rows }, (_, i) => {
    let [best, peak] = [0, -Infinity]
    for (let j = 0; j < others; j++) {
      let product = 0
      for (let d = 0; d < width; d++) product += asked[i * width + d]! * among[j * width + d]!
      if (product > peak) [best, peak] = [j, product]
    }
    return best
  })
}

export function inverseFrequencies(counts: SparseRows): Float64Array {
  const rows = new Float64Array(counts.columns)
  for (const id of counts.ids) rows[id]!++
  return rows.map((df) => Math.log((1 + counts.rows) / (1 + df)))
}

export const weighted = (counts: SparseRows, gains: Float64Array): SparseRows =>
  unitRows({ ...counts, values: counts.values.map((tf, k) => (1 + Math.log(tf)) * gains[counts.ids[k]!]!) })

/** The versions of a text added up, by its weight. */
function joined(x: SparseRows, textOf: readonly number[], weights: readonly number[]): SparseRows {
  const sums = weights.map(() => new Map<number, number>())
  textOf.forEach((text, i) => {
    for (let k = x.starts[i]!; k < x.starts[i + 1]!; k++)
      sums[text]!.set(x.ids[k]!, (sums[text]!.get(x.ids[k]!) ?? 0) + weights[text]! * x.values[k]!)
  })
  return fromEntries(
    sums.map((sum) => [...sum]),
    x.columns,
  )
}
