/** Reflex prediction as the SIGTYP 2022 shared task set it: a model for each data set and proportion, from its training file alone. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { fitLanguageModel, withConstants } from '../../../models/language/model.ts'
import { closestConstants } from '../../../models/language/pairwise.ts'
import { bestWord } from '../../../models/language/predict.ts'
import { languageBaseline, languageMethod } from '../../../models/language/train.ts'
import { quantile, seededRandom, type Interval } from '../../../models/statistics.ts'
import type { Benchmark, BenchmarkOptions, BenchmarkReport } from './benchmark.ts'
import {
  corpusOfTable,
  findReflexTasks,
  formatReflexResults,
  questionsOfTable,
  readReflexTable,
  type ReflexTask,
} from './language/reflex-files.ts'
import { ReflexScorer, type ReflexScores } from './language/reflex-scoring.ts'

export interface ReflexBenchmarkOptions extends BenchmarkOptions {
  /** Proportions to run, as in the file names (`0.10`); all present where absent. */
  readonly proportions?: readonly string[]
  /** Folders to run; all where absent. */
  readonly datasets?: readonly string[]
}

interface TaskResult {
  readonly task: ReflexTask
  readonly rows: number
  readonly model: ReflexScorer | undefined
  readonly baseline: ReflexScorer | undefined
}

const seed = 1
const draws = 200

export const st2022: Benchmark & { run(options: ReflexBenchmarkOptions): Promise<BenchmarkReport> } = {
  name: 'st2022',
  async run(options: ReflexBenchmarkOptions): Promise<BenchmarkReport> {
    const started = Date.now()
    const { dataDir, split, predictionsPath, onProgress, proportions, datasets } = options
    const tasks = findReflexTasks(dataDir).filter(
      ({ proportion, dataset }) =>
        (proportions?.includes(proportion) ?? true) && (datasets?.includes(dataset) ?? true),
    )
    const results: TaskResult[] = []
    for (const [index, task] of tasks.entries()) {
      onProgress?.({
        stage: 'predict',
        done: index / tasks.length,
        note: `${task.dataset} ${task.proportion}`,
      })
      await setImmediate()
      results.push(runTask(task, predictionsPath))
    }
    const scored = results.filter(({ model }) => model !== undefined)
    return {
      name: 'st2022',
      split,
      rows: results.reduce((sum, { rows }) => sum + rows, 0),
      metrics: {
        model: summarise(scored, ({ model }) => model!),
        baseline: summarise(scored, ({ baseline }) => baseline!),
        baselineName: languageBaseline,
      },
      seconds: (Date.now() - started) / 1000,
      notes: [
        `method: ${languageMethod}; ${tasks.length} data sets and proportions, mean over data sets of the mean over languages`,
        `95% intervals: ${draws} bootstrap draws of cognate sets within each data set`,
        ...scored.map(({ task, model, baseline }) => {
          const [own, plain] = [model!.scoresOf(), baseline!.scoresOf()]
          return `${task.proportion} ${task.dataset}: NED ${own.ned.toFixed(4)}, baseline ${plain.ned.toFixed(4)}`
        }),
      ],
    }
  },
}

function runTask(task: ReflexTask, predictionsPath: string | undefined): TaskResult {
  const training = readReflexTable(task.training)
  const test = readReflexTable(task.test)
  const questions = questionsOfTable(test)
  const model = fitLanguageModel(corpusOfTable(training))
  const answers = questions.map((question) => ({ ...question, segments: bestWord(model, question) }))
  if (predictionsPath !== undefined) {
    const folder = join(predictionsPath, task.dataset)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `result-${task.proportion}.tsv`), formatReflexResults(test.languages, answers))
  }
  if (task.solutions === undefined) {
    return { task, rows: answers.length, model: undefined, baseline: undefined }
  }
  const gold = goldWords(task.solutions)
  const simple = withConstants(model, closestConstants)
  const scorer = (words: readonly { id: string; target: string; segments: readonly string[] }[]) =>
    new ReflexScorer(
      words.flatMap(({ id, target, segments }) => {
        const word = gold.get(`${id}\t${target}`)
        if (word === undefined) return []
        return [{ cognateSet: id.replace(/-\d+$/, ''), language: target, gold: word, predicted: segments }]
      }),
    )
  return {
    task,
    rows: answers.length,
    model: scorer(answers),
    baseline: scorer(questions.map((question) => ({ ...question, segments: bestWord(simple, question) }))),
  }
}

function goldWords(path: string): Map<string, readonly string[]> {
  const { languages, rows } = readReflexTable(path)
  return new Map(
    rows.flatMap(({ id, cells }) =>
      cells.flatMap((word, i) => (word.length === 0 ? [] : [[`${id}\t${languages[i]!}`, word] as const])),
    ),
  )
}

/** `ned`, `bcubed` and `bleu` over all proportions, and `ned@0.10` ... for each. */
function summarise(
  results: readonly TaskResult[],
  scorerOf: (result: TaskResult) => ReflexScorer,
): Record<string, Interval> {
  if (results.length === 0) return {}
  const measured = results.map((result) => {
    const scorer = scorerOf(result)
    const random = seededRandom(seed)
    const drawn = Array.from({ length: draws }, () => {
      const counts = new Uint16Array(scorer.sets)
      for (let i = 0; i < scorer.sets; i++) counts[Math.floor(random() * scorer.sets)]! += 1
      return scorer.scoresOf(counts)
    })
    return { proportion: result.task.proportion, value: scorer.scoresOf(), drawn }
  })
  const interval = (part: typeof measured, key: keyof ReflexScores): Interval => {
    const mean = (of: (one: (typeof measured)[number]) => number): number =>
      part.reduce((sum, one) => sum + of(one), 0) / part.length
    const value = mean((one) => one.value[key])
    const means = Float64Array.from({ length: draws }, (_, d) => mean(({ drawn }) => drawn[d]![key])).sort()
    // A set drawn twice agrees with itself, which flatters B-Cubed: the draws' spread counts, not their centre.
    const bias = means.reduce((sum, one) => sum + one, 0) / draws - value
    return { value, low: quantile(means, 0.025) - bias, high: quantile(means, 0.975) - bias }
  }
  const keys = ['ned', 'bcubed', 'bleu'] as const
  const proportions = [...new Set(measured.map(({ proportion }) => proportion))]
  return Object.fromEntries([
    ...keys.map((key) => [key, interval(measured, key)] as const),
    ...proportions.flatMap((proportion) =>
      keys.map(
        (key) =>
          [
            `${key}@${proportion}`,
            interval(
              measured.filter((one) => one.proportion === proportion),
              key,
            ),
          ] as const,
      ),
    ),
  ])
}
