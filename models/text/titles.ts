/**
 * Subjects of a work from its title, several at once: words, pairs of words and grams of `<word>`, each present or not,
 * weighted by idf, and the kinds of things that the words name (WordNet); ridge on 0/1 targets. The name of a finer subject
 * (`sailing boat`) is learned from as if it were a title, so that words of names which no title has are known too.
 */
import { fitRidge } from './ridge.ts'
import { buildVocabulary, stackRows, times, toRows, unitRows } from './sparse.ts'
import type { SparseRows } from './sparse.ts'
import { kindsOf } from './senses.ts'
import type { SenseLexicon } from './senses.ts'
import { subjectNames } from './subject-names.ts'
import { countGrams, idf, stretches, topicGrams } from './tokens.ts'

export const titleGrams = { ...topicGrams, shortest: 3, longest: 5, phrases: true } as const
const lambda = 2
/** How much the name of a finer subject counts beside a work. */
const nameWeight = 2

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
  readonly means: readonly number[]
  readonly idf: Float64Array
  readonly senses: SenseLexicon
}

export function fitTitles(
  works: readonly TitledWork[],
  labels: readonly string[],
  senses: SenseLexicon,
): TitleModel {
  const means = labels.map((label) => works.filter((w) => w.subjects.includes(label)).length / works.length)
  const names = subjectNames(works, labels, { means, most: nameWeight })
  const bags = works.map((work) => bagOf(work, senses))
  const nameBags = names.map(({ name }) => bagOf({ title: name }, senses))
  const vocabulary = buildVocabulary([...bags, ...nameBags], 2)
  const counts = toRows(bags, vocabulary)
  const weights = inverseFrequencies(counts)
  const x = present(counts, weights)
  const xNames = present(toRows(nameBags, vocabulary), weights)
  const wanted = [
    ...works.map((work) => labels.map((label) => (work.subjects.includes(label) ? 1 : 0))),
    ...names.map(({ shares }) => shares),
  ]
  const targets = Float64Array.from(wanted.flatMap((row) => row.map((share, k) => share - means[k]!)))
  const rowWeights = Float64Array.from([...works.map(() => 1), ...names.map(({ weight }) => weight)])
  return {
    labels,
    vocabulary,
    senses,
    idf: weights,
    means,
    weights: fitRidge(stackRows(x, xNames), targets, labels.length, {
      lambda,
      rowWeights,
      tolerance: 2e-3,
      maxIterations: 40,
    }),
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
  const width = model.labels.length
  return times(x, model.weights, width).map((score, i) => score + model.means[i % width]!)
}

function inverseFrequencies(x: SparseRows): Float64Array {
  const df = new Int32Array(x.columns)
  for (const id of x.ids) df[id]!++
  return Float64Array.from(df, (n) => idf(x.rows, n))
}

const present = (x: SparseRows, weights: Float64Array): SparseRows =>
  unitRows({ ...x, values: Float32Array.from(x.ids, (id) => weights[id]!) })
