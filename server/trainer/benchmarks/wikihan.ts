/** Proto-forms: Middle Chinese syllables from their reflexes in eight Sinitic languages. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { editDistance } from '../../../models/language/distance.ts'
import { fitLanguageModel, withConstants } from '../../../models/language/model.ts'
import { closestConstants } from '../../../models/language/pairwise.ts'
import { bestWord } from '../../../models/language/predict.ts'
import { fitReconstructor, protoMethod } from '../../../models/language/proto/reconstruct.ts'
import { languageBaseline } from '../../../models/language/train.ts'
import { bootstrapMean, wilsonInterval, type Interval } from '../../../models/statistics.ts'
import type { Benchmark, BenchmarkOptions, BenchmarkReport } from './benchmark.ts'
import { corpusOfTable, readReflexTable } from './language/reflex-files.ts'

const seed = 1

interface Answer {
  readonly id: string
  readonly gold: readonly string[]
  readonly model: readonly string[]
  readonly baseline: readonly string[]
}

export const wikihan: Benchmark = {
  name: 'wikihan',
  async run(options: BenchmarkOptions): Promise<BenchmarkReport> {
    const { dataDir, split, predictionsPath, onProgress, runtime } = options
    const started = Date.now()
    onProgress?.({ stage: 'align and count', done: 0 })
    const train = readReflexTable(join(dataDir, 'train.tsv'))
    const asked = readReflexTable(existingFile(dataDir, split))
    const proto = train.languages[0]!
    const simple = withConstants(fitLanguageModel(corpusOfTable(train)), closestConstants)
    const words = train.rows.map(({ cells: [own = [], ...daughters] }) => ({ proto: own, daughters }))
    const reconstructor = await fitReconstructor(runtime, words, {
      onStage: (note, done) => onProgress?.({ stage: 'fit', done: 0.05 + 0.9 * done, note }),
    })
    onProgress?.({ stage: 'predict', done: 0.95 })
    const found = await reconstructor.reconstruct(asked.rows.map(({ cells }) => cells.slice(1)))
    await reconstructor.dispose()
    const answers: Answer[] = asked.rows.map(({ id, cells }, row) => {
      const forms = cells.flatMap((segments, i) =>
        i === 0 || segments.length === 0 ? [] : [{ language: asked.languages[i]!, segments }],
      )
      return {
        id,
        gold: cells[0]!,
        model: found[row]!.segments,
        baseline: bestWord(simple, { target: proto, forms }),
      }
    })
    if (predictionsPath !== undefined) {
      const lines = answers.map((answer) => `${answer.id}\t${answer.model.join(' ')}`)
      writeFileSync(predictionsPath, ['KEY\tprediction', ...lines, ''].join('\n'))
    }
    const scored = answers.filter(({ gold }) => gold.length > 0 && gold[0] !== '?')
    return {
      name: 'wikihan',
      split,
      rows: answers.length,
      metrics: {
        model: measure(scored, ({ model: word }) => word),
        baseline: measure(scored, ({ baseline }) => baseline),
        baselineName: languageBaseline,
      },
      seconds: (Date.now() - started) / 1000,
      notes: [
        `method: ${protoMethod}; target ${proto}`,
        `size: ${(reconstructor.bytes / 1e6).toFixed(2)} MB`,
        'token_edit_distance: mean Levenshtein distance in segments',
      ],
    }
  },
}

function existingFile(dataDir: string, split: string): string {
  const path = join(dataDir, `${split}.tsv`)
  if (!existsSync(path)) throw new Error(`wikihan has no ${split} part here: ${path} is missing`)
  return path
}

function measure(
  answers: readonly Answer[],
  wordOf: (answer: Answer) => readonly string[],
): Record<string, Interval> {
  if (answers.length === 0) return {}
  const distances = answers.map((answer) => ({
    group: answer.id,
    value: editDistance(wordOf(answer), answer.gold),
  }))
  return {
    accuracy: wilsonInterval(distances.filter(({ value }) => value === 0).length, distances.length),
    token_edit_distance: bootstrapMean(distances, { seed }),
  }
}
