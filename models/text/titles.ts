/**
 * Subjects of a work from its title, several at once: words, pairs of words and grams of `<word>`, each present or not,
 * weighted by idf, and the kinds of things that the words name (WordNet); ridge on 0/1 targets. What tends to go together (a harbour and boats) is learned from finer subjects: a
 * low-dimensional space of them (latent semantic indexing) is predicted from the title and appended to it.
 */
import { fitRidge } from './ridge.ts'
import { buildVocabulary, fromEntries, times, toRows, unitRows } from './sparse.ts'
import type { SparseRows } from './sparse.ts'
import { principalRows } from './embedding.ts'
import { kindsOf } from './senses.ts'
import type { SenseLexicon } from './senses.ts'
import { countGrams, idf, stretches, topicGrams } from './tokens.ts'

export const titleGrams = { ...topicGrams, shortest: 3, longest: 5, phrases: true } as const
const lambda = 2
const dimensions = 96
/** How much the predicted finer subjects weigh beside the title's own grams. */
const finerWeight = 1

export interface TitledWork {
  readonly title: string
  /** What it is made of, in the museum's words (`Oil paint on canvas`), where that may be read too. */
  readonly medium?: string
  readonly subjects: readonly string[]
  readonly finer: readonly string[]
  /** Folds never part an artist's works. */
  readonly artist: string
}
export interface TitleModel {
  readonly labels: readonly string[]
  readonly vocabulary: ReadonlyMap<string, number>
  readonly weights: Float64Array
  readonly toFiner: Float64Array
  readonly means: readonly number[]
  readonly idf: Float64Array
  readonly senses: SenseLexicon
}

export function fitTitles(
  works: readonly TitledWork[],
  labels: readonly string[],
  foldOf: readonly number[],
  senses: SenseLexicon,
): TitleModel {
  const bags = works.map((work) => bagOf(work, senses))
  const vocabulary = buildVocabulary(bags, 2)
  const counts = toRows(bags, vocabulary)
  const weights = inverseFrequencies(counts)
  const x = present(counts, weights)
  const finer = finerSpace(works)
  const predicted = predictedOutOfFold(x, finer, foldOf)
  const joint = append(x, predicted)
  const means = labels.map((label) => works.filter((w) => w.subjects.includes(label)).length / works.length)
  const targets = Float64Array.from({ length: works.length * labels.length }, (_, i) => {
    const label = i % labels.length
    return (works[Math.floor(i / labels.length)]!.subjects.includes(labels[label]!) ? 1 : 0) - means[label]!
  })
  return {
    labels,
    vocabulary,
    senses,
    idf: weights,
    means,
    weights: fitRidge(joint, targets, labels.length, { lambda, tolerance: 2e-3, maxIterations: 40 }),
    toFiner: fitRidge(x, finer, dimensions, { lambda, tolerance: 2e-2, maxIterations: 12 }),
  }
}

/** Grams, kinds as `^number`, and of the medium its words, pairs of words and the whole, each marked `@`. */
function bagOf(
  { title, medium }: Pick<TitledWork, 'title' | 'medium'>,
  senses: SenseLexicon,
): Map<string, number> {
  const bag = countGrams(title, titleGrams)
  for (const kind of kindsOf(stretches(title), senses)) bag.set(`^${kind}`, 1)
  const words = stretches(medium ?? '')
  words.forEach((word, i) => {
    bag.set(`@${word}`, 1)
    if (i > 0) bag.set(`@${words[i - 1]!}_${word}`, 1)
  })
  if (words.length > 0) bag.set(`@=${words.join(' ')}`, 1)
  return bag
}

/** Scores around 0..1, [works, labels]. */
export function titleScores(
  model: TitleModel,
  works: readonly Pick<TitledWork, 'title' | 'medium'>[],
): Float64Array {
  const bags = works.map((work) => bagOf(work, model.senses))
  const x = present(toRows(bags, model.vocabulary), model.idf)
  const joint = append(x, times(x, model.toFiner, dimensions))
  const width = model.labels.length
  return times(joint, model.weights, width).map((score, i) => score + model.means[i % width]!)
}

function inverseFrequencies(x: SparseRows): Float64Array {
  const df = new Int32Array(x.columns)
  for (const id of x.ids) df[id]!++
  return Float64Array.from(df, (n) => idf(x.rows, n))
}

const present = (x: SparseRows, weights: Float64Array): SparseRows =>
  unitRows({ ...x, values: Float32Array.from(x.ids, (id) => weights[id]!) })

/** Works by their finer subjects, in few dimensions: [works, dimensions]. */
function finerSpace(works: readonly TitledWork[]): Float64Array {
  const bags = works.map((work) => new Map(work.finer.map((subject) => [subject, 1])))
  const vocabulary = buildVocabulary(bags, 5)
  const counts = toRows(bags, vocabulary)
  const space = principalRows(present(counts, inverseFrequencies(counts)), { dimensions, rounds: 2, seed: 1 })
  return space.scores
}

function predictedOutOfFold(x: SparseRows, finer: Float64Array, foldOf: readonly number[]): Float64Array {
  const out = new Float64Array(finer.length)
  for (const fold of new Set(foldOf)) {
    const inside = foldOf.flatMap((f, i) => (f === fold ? [] : [i]))
    const outside = foldOf.flatMap((f, i) => (f === fold ? [i] : []))
    const targets = Float64Array.from(
      { length: inside.length * dimensions },
      (_, k) => finer[inside[Math.floor(k / dimensions)]! * dimensions + (k % dimensions)]!,
    )
    const map = fitRidge(pick(x, inside), targets, dimensions, { lambda, tolerance: 2e-2, maxIterations: 12 })
    const held = times(pick(x, outside), map, dimensions)
    outside.forEach((i, k) => out.set(held.subarray(k * dimensions, (k + 1) * dimensions), i * dimensions))
  }
  return out
}

const pick = (x: SparseRows, rows: readonly number[]): SparseRows =>
  fromEntries(
    rows.map((row) => {
      const entries: [number, number][] = []
      for (let k = x.starts[row]!; k < x.starts[row + 1]!; k++) entries.push([x.ids[k]!, x.values[k]!])
      return entries
    }),
    x.columns,
  )

function append(x: SparseRows, dense: Float64Array): SparseRows {
  return fromEntries(
    Array.from({ length: x.rows }, (_, i) => {
      const entries: [number, number][] = []
      for (let k = x.starts[i]!; k < x.starts[i + 1]!; k++) entries.push([x.ids[k]!, x.values[k]!])
      for (let d = 0; d < dimensions; d++)
        entries.push([x.columns + d, finerWeight * dense[i * dimensions + d]!])
      return entries
    }),
    x.columns + dimensions,
  )
}
