/**
 * Subjects of works of art from the title alone (or, asked for, the title and the medium), several for each work, artists disjoint. Two figures: micro-F1 with one
 * threshold for all labels, macro-F1 with one for each; both fitted out of fold by artist on the train part.
 * Baseline: plain TF-IDF of words, one logistic regression a label, threshold one half.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tfIdf } from '../../../models/text/baseline.ts'
import { fitLogistic, logisticScores } from '../../../models/text/logistic.ts'
import { answerScores, fitTitleAnswers, truthOf } from '../../../models/text/title-answers.ts'
import type { TitledWork } from '../../../models/text/titles.ts'
import { stretches } from '../../../models/text/tokens.ts'
import { bootstrapStatistic } from '../../../models/statistics.ts'
import { loadSenses } from '../corpora/senses.ts'
import type { Benchmark, BenchmarkOptions, BenchmarkReport } from './benchmark.ts'
import { readTable, writable } from './text-table.ts'

const seed = 1
const inputs = ['title', 'title-and-medium'] as const

export interface Marked {
  readonly truth: Uint8Array
  readonly guess: Uint8Array
  readonly labels: number
  /** Rows of each artist, drawn together. */
  readonly groups: readonly (readonly number[])[]
}

export const tateSubjects: Benchmark = {
  name: 'tate-subjects',
  inputs,
  async run({
    dataDir,
    split,
    predictionsPath,
    input = inputs[0],
    onProgress,
  }: BenchmarkOptions): Promise<BenchmarkReport> {
    const started = Date.now()
    const withMedium = input === 'title-and-medium'
    const train = readWorks(join(dataDir, 'train.tsv'), { withMedium })
    const held = readWorks(join(dataDir, `${split}.tsv`), { withMedium })
    const labels = commonLabels(train)
    const senses = loadSenses()
    const model = fitTitleAnswers(train, labels, senses, {
      onFold: (done) => onProgress?.({ stage: 'fit', done: 0.7 * done }),
    })
    const { thresholds } = model
    const scores = answerScores(model, held)
    onProgress?.({ stage: 'baseline', done: 0.85 })
    const simple = plainLogistic(train, labels, held)

    const truth = truthOf(held, labels)
    const groups = [...Map.groupBy(held.keys(), (i) => held[i]!.artist).values()]
    const marked = (guess: Uint8Array): Marked => ({ truth, guess, labels: labels.length, groups })
    const forMicro = marked(Uint8Array.from(scores, (score) => (score > thresholds.micro ? 1 : 0)))
    const forMacro = marked(
      Uint8Array.from(scores, (score, i) => (score > thresholds.macro[i % labels.length]! ? 1 : 0)),
    )
    const forBoth = marked(
      Uint8Array.from(scores, (score, i) => (score > thresholds.both[i % labels.length]! ? 1 : 0)),
    )
    const plain = marked(Uint8Array.from(simple, (score) => (score > 0 ? 1 : 0)))
    if (predictionsPath !== undefined) writePredictions(predictionsPath, scores, forBoth.guess, labels)
    return {
      name: 'tate-subjects',
      split,
      rows: held.length,
      metrics: {
        model: { micro_f1: interval(forMicro, microF1), macro_f1: interval(forMacro, macroF1), micro_f1_predictions: interval(forBoth, microF1), macro_f1_predictions: interval(forBoth, macroF1) },
        baseline: { micro_f1: interval(plain, microF1), macro_f1: interval(plain, macroF1) },
        baselineName: 'TF-IDF of words, one logistic regression a label',
      },
      seconds: (Date.now() - started) / 1000,
      notes: [
        `input: ${input}; ${labels.length} labels, ${model.first.vocabulary.size} grams; intervals by artist`,
        'micro_f1 by one threshold for all labels, macro_f1 by one for each; the predictions file serves both figures with one set of thresholds (micro_f1_predictions, macro_f1_predictions)',
      ],
    } // prettier-ignore
  },
}

const list = (cell: string): string[] => cell.split('|').filter((subject) => subject !== '')

/** accession, artist, year, movements, top subjects, leaf subjects, medium, title. */
export function readWorks(path: string, { withMedium } = { withMedium: false }): TitledWork[] {
  return readTable(path, { width: 8, header: false }).map((cells) => ({
    artist: cells[1]!,
    subjects: list(cells[4]!),
    finer: list(cells[5]!),
    title: cells[7]!,
    ...(withMedium ? { medium: cells[6]! } : {}),
  }))
}

/** Labels with at least ten works: fewer can't be learned, nor measured. */
export function commonLabels(works: readonly TitledWork[]): string[] {
  const counts = new Map<string, number>()
  for (const work of works)
    for (const subject of work.subjects) counts.set(subject, (counts.get(subject) ?? 0) + 1)
  return [...counts].filter(([, n]) => n >= 10).map(([label]) => label).sort() // prettier-ignore
}

function plainLogistic(
  train: readonly TitledWork[],
  labels: readonly string[],
  held: readonly TitledWork[],
): Float64Array {
  const words = (title: string) => new Map(stretches(title).map((word) => [word, 1]))
  const { rows, of } = tfIdf(
    train.map((work) => words(work.title)),
    2,
  )
  const targets = Float64Array.from(truthOf(train, labels))
  const fit = fitLogistic(rows, targets, labels.length, { c: 1, link: 'sigmoid', maxIterations: 30 })
  return logisticScores(of(held.map((work) => words(work.title))), fit)
}

function interval(marked: Marked, statistic: (marked: Marked, rows: readonly number[]) => number) {
  return bootstrapStatistic(marked.groups.length, (drawn) => statistic(marked, drawn.flatMap((g) => marked.groups[g]!)), { seed, samples: 200 }) // prettier-ignore
}

export function microF1({ truth, guess, labels }: Marked, rows: readonly number[]): number {
  let [hits, sum] = [0, 0]
  for (const row of rows)
    for (let i = row * labels; i < (row + 1) * labels; i++) {
      hits += truth[i]! & guess[i]!
      sum += truth[i]! + guess[i]!
    }
  return sum === 0 ? 0 : (2 * hits) / sum
}

/** Labels that occur neither in truth nor in guess are left out. */
export function macroF1({ truth, guess, labels }: Marked, rows: readonly number[]): number {
  const scores = Array.from({ length: labels }, (_, label) => {
    let [hits, sum] = [0, 0]
    for (const row of rows) {
      hits += truth[row * labels + label]! & guess[row * labels + label]!
      sum += truth[row * labels + label]! + guess[row * labels + label]!
    }
    return sum === 0 ? undefined : (2 * hits) / sum
  }).filter((score) => score !== undefined)
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length)
}

function writePredictions(
  path: string,
  scores: Float64Array,
  guess: Uint8Array,
  labels: readonly string[],
): void {
  const lines = Array.from({ length: scores.length / labels.length }, (_, row) => {
    const chosen = labels.flatMap((label, k) => (guess[row * labels.length + k] ? [{ label, score: scores[row * labels.length + k]! }] : []))
    const probabilities = chosen.map(({ score }) => writable(Math.min(1, Math.max(0, score))))
    return [row, chosen.map(({ label }) => label).join('|'), probabilities.join('|')].join('\t')
  }) // prettier-ignore
  writeFileSync(path, ['row\tprediction\tprobability', ...lines, ''].join('\n'))
}
