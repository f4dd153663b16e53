/**
 * Is this poem of the Tang or of the Song? From the text alone: titles are punctuated differently in the two collections
 * and would give the answer away, authors more so. Baseline: logistic regression on TF-IDF of characters and pairs.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fitLogistic, logisticScores } from '../../../models/text/logistic.ts'
import { tfIdf } from '../../../models/text/baseline.ts'
import { linesOf, poemBag } from '../../../models/text/period/poem.ts'
import { fitPeriod, songProbability } from '../../../models/text/period/period.ts'
import type { Poem } from '../../../models/text/period/period.ts'
import { bootstrapMean, calibrationError, pairedBootstrap } from '../../../models/statistics.ts'
import type { Benchmark, BenchmarkOptions, BenchmarkReport } from './benchmark.ts'
import { readTable, writable } from './text-table.ts'

const seed = 1
const names = ['tang', 'song'] as const

export const tangSong: Benchmark = {
  name: 'tang-song',
  async run({ dataDir, split, predictionsPath, onProgress }: BenchmarkOptions): Promise<BenchmarkReport> {
    const started = Date.now()
    const train = readPoems(join(dataDir, 'train.tsv'))
    const held = readPoems(join(dataDir, `${split}.tsv`))
    const model = fitPeriod(train, {
      minPairs: 1,
      onFold: (done) => onProgress?.({ stage: 'fit', done: 0.8 * done }),
    })
    onProgress?.({ stage: 'baseline', done: 0.8 })
    const simple = simplePeriod(train)
    const answers = held.map((poem) => {
      const song = songProbability(model, poem.lines)
      const prediction = song > 0.5 ? 1 : 0
      return { poem, prediction, probability: Math.max(song, 1 - song), right: prediction === poem.label, simpleRight: simple(poem) === poem.label }
    }) // prettier-ignore
    if (predictionsPath !== undefined) {
      const lines = answers.map(({ prediction, probability }, row) =>
        [row, names[prediction], writable(probability)].join('\t'),
      )
      writeFileSync(predictionsPath, ['row\tprediction\tprobability', ...lines, ''].join('\n'))
    }
    const options = { seed, samples: 1000 }
    const group = (i: number) => answers[i]!.poem.author || String(i)
    const accuracy = (key: 'right' | 'simpleRight') =>
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
        model: { accuracy: accuracy('right'), ece: { value: ece, low: ece, high: ece } },
        baseline: { accuracy: accuracy('simpleRight') },
        baselineName: 'logistic regression on TF-IDF of characters and pairs',
      },
      seconds: (Date.now() - started) / 1000,
      notes: [
        'input: the text without its title, which the two collections number differently; intervals by author',
        `accuracy less the baseline's, paired bootstrap by author: ${lead.mean.toFixed(4)}, one-sided 95% lower bound ${lead.low.toFixed(4)}`,
        `${model.vocabulary.size} characters and pairs, ${model.ratios.pairs.size} log-ratios of pairs`,
      ],
    }
  },
}

/** Rows of label, author, title, text; a header line is skipped. */
export function readPoems(path: string): Poem[] {
  if (!existsSync(path)) throw new Error(`${path} is not there`)
  return readTable(path, { width: 4, header: false }).flatMap(([label = '', author = '', , text = '']) =>
    label === 'label' ? [] : [{ label: label === 'song' ? 1 : 0, author, lines: linesOf(text) } as const],
  )
}

function simplePeriod(train: readonly Poem[]): (poem: Poem) => number {
  const { rows, of } = tfIdf(
    train.map((poem) => poemBag(poem.lines)),
    2,
  )
  const labels = Float64Array.from(train, (poem) => poem.label)
  const fit = fitLogistic(rows, labels, 1, { c: 10, link: 'sigmoid', maxIterations: 40 })
  return (poem) => (logisticScores(of([poemBag(poem.lines)]), fit)[0]! > 0 ? 1 : 0)
}
