/**
 * Is this poem of the Tang or of the Song? From title and text, or from the text alone; never from the author. Of a title only
 * the poet's words are read: the two collections number series and mark made-up titles differently, and that would give the
 * answer away. Baseline: logistic regression on TF-IDF of the same input's characters and pairs.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fitLogistic, logisticScores } from '../../../models/text/logistic.ts'
import { tfIdf } from '../../../models/text/baseline.ts'
import { linesOf, poemBag } from '../../../models/text/period/poem.ts'
import { titleBag } from '../../../models/text/period/title.ts'
import { fitTitled, titledProbabilities } from '../../../models/text/period/titled.ts'
import type { TitledInput, TitledPoem } from '../../../models/text/period/titled.ts'
import { bootstrapMean, calibrationError, pairedBootstrap } from '../../../models/statistics.ts'
import type { Benchmark, BenchmarkOptions, BenchmarkReport } from './benchmark.ts'
import { readTable, writable } from './text-table.ts'

const seed = 1
const names = ['tang', 'song'] as const
const inputs = ['title-and-text', 'text'] as const

export const tangSong: Benchmark = {
  name: 'tang-song',
  inputs,
  async run({
    dataDir,
    split,
    predictionsPath,
    input = inputs[0],
    onProgress,
  }: BenchmarkOptions): Promise<BenchmarkReport> {
    const started = Date.now()
    const train = readPoems(join(dataDir, 'train.tsv'))
    const held = readPoems(join(dataDir, `${split}.tsv`))
    const kind: TitledInput = input === 'text' ? 'text' : 'titled'
    const model = fitTitled(train, {
      minPairs: 1,
      onFold: (done) => onProgress?.({ stage: 'fit', done: 0.8 * done }),
    })
    onProgress?.({ stage: 'baseline', done: 0.8 })
    const simple = simplePeriod(train, kind)
    const answers = held.map((poem) => {
      const both = titledProbabilities(model, poem)
      const song = both[kind]
      const prediction = song > 0.5 ? 1 : 0
      const textRight = (both.text > 0.5 ? 1 : 0) === poem.label
      return { poem, prediction, probability: Math.max(song, 1 - song), right: prediction === poem.label, textRight, simpleRight: simple(poem) === poem.label }
    }) // prettier-ignore
    if (predictionsPath !== undefined) {
      const lines = answers.map(({ prediction, probability }, row) =>
        [row, names[prediction], writable(probability)].join('\t'),
      )
      writeFileSync(predictionsPath, ['row\tprediction\tprobability', ...lines, ''].join('\n'))
    }
    const options = { seed, samples: 1000 }
    const group = (i: number) => answers[i]!.poem.author || String(i)
    const accuracy = (key: 'right' | 'textRight' | 'simpleRight') =>
      bootstrapMean(
        answers.map((answer, i) => ({ group: group(i), value: answer[key] ? 1 : 0 })),
        options,
      )
    const lead = pairedBootstrap(
      answers.map((answer, i) => ({
        group: group(i),
        a: answer.right ? 1 : 0,
        b: answer.simpleRight ? 1 : 0,
      })),
      options,
    )
    const ece = calibrationError(
      answers.map(({ probability, right }) => ({ confidence: probability, correct: right })),
    )
    return {
      name: 'tang-song',
      split,
      rows: answers.length,
      metrics: {
        model: {
          accuracy: accuracy('right'),
          accuracy_text_alone: accuracy('textRight'),
          ece: { value: ece, low: ece, high: ece },
        },
        baseline: { accuracy: accuracy('simpleRight') },
        baselineName: `logistic regression on TF-IDF of characters and pairs, input ${input}`,
      },
      seconds: (Date.now() - started) / 1000,
      notes: [
        `input: ${input}, a title without numbers and notes of editors; intervals by author`,
        `out of fold by author, ${model.second.titled.outOfFold.length} poems: title and text ${share(model.second.titled.outOfFold)}, text alone ${share(model.second.text.outOfFold)}`,
        `accuracy less the baseline's, paired bootstrap by author: ${lead.mean.toFixed(4)}, one-sided 95% lower bound ${lead.low.toFixed(4)}`,
        `${model.text.vocabulary.size} grams of the text, ${model.title.vocabulary.size} of the title, ${model.both.vocabulary.size} of both, ${model.text.ratios.pairs.size} log-ratios of pairs`,
      ],
    }
  },
}

const share = (answers: readonly { readonly correct: boolean }[]): string =>
  (answers.filter((answer) => answer.correct).length / answers.length).toFixed(4)

/** Rows of label, author, title, text; a header line is skipped. */
export function readPoems(path: string): TitledPoem[] {
  if (!existsSync(path)) throw new Error(`${path} is not there`)
  return readTable(path, { width: 4, header: false }).flatMap(
    ([label = '', author = '', title = '', text = '']) =>
      label === 'label'
        ? []
        : [{ label: label === 'song' ? 1 : 0, author, title, lines: linesOf(text) } as const],
  )
}

function simplePeriod(train: readonly TitledPoem[], kind: TitledInput): (poem: TitledPoem) => number {
  const bagOf = (poem: TitledPoem) =>
    new Map([...poemBag(poem.lines), ...(kind === 'text' ? [] : titleBag(poem.title))])
  const { rows, of } = tfIdf(train.map(bagOf), 2)
  const labels = Float64Array.from(train, (poem) => poem.label)
  const fit = fitLogistic(rows, labels, 1, { c: 10, link: 'sigmoid', maxIterations: 40 })
  return (poem) => (logisticScores(of([bagOf(poem)]), fit)[0]! > 0 ? 1 : 0)
}
