/** Reflex prediction as the SIGTYP 2022 shared task set it: counts for each data set, a scorer for each proportion, from the training files alone. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { OnProgress } from '../../../models/bundle.ts'
import { fitLanguageModel, type LanguageModel } from '../../../models/language/model.ts'
import { fitScorer } from '../../../models/language/scorer/fit-scorer.ts'
import { exportScorerNetworks } from '../../../models/language/scorer/scorer-graph.ts'
import { pairwiseMethod, scorerMethod } from '../../../models/language/train.ts'
import type { Runtime, Session } from '../../../models/session.ts'
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
import { answerReflexes } from './language/reflex-answers.ts'
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
    const { dataDir, split, predictionsPath, onProgress, proportions, datasets, runtime } = options
    const tasks = findReflexTasks(dataDir).filter(
      ({ proportion, dataset }) =>
        (proportions?.includes(proportion) ?? true) && (datasets?.includes(dataset) ?? true),
    )
    const results: TaskResult[] = []
    let bytes = 0
    const groups = [...Map.groupBy(tasks, ({ proportion }) => proportion)]
    for (const [index, [proportion, own]] of groups.entries()) {
      const tell: OnProgress = ({ stage, done, note }) =>
        onProgress?.({
          stage: `${proportion}: ${stage}`,
          done: (index + done) / groups.length,
          ...(note === undefined ? {} : { note }),
        })
      const group = await runProportion(own, { runtime, predictionsPath, tell })
      bytes = Math.max(bytes, group.bytes)
      results.push(...group.results)
    }
    const scored = results.filter(({ model }) => model !== undefined)
    return {
      name: 'st2022',
      split,
      rows: results.reduce((sum, { rows }) => sum + rows, 0),
      metrics: {
        model: summarise(scored, ({ model }) => model!),
        baseline: summarise(scored, ({ baseline }) => baseline!),
        baselineName: pairwiseMethod,
      },
      seconds: (Date.now() - started) / 1000,
      notes: [
        `method: ${scorerMethod}, one network file for each proportion, the largest ${bytes} bytes; ${tasks.length} data sets and proportions, mean over data sets of the mean over languages`,
        `95% intervals: ${draws} bootstrap draws of cognate sets within each data set`,
        ...scored.map(({ task, model, baseline }) => {
          const [own, plain] = [model!.scoresOf(), baseline!.scoresOf()]
          return `${task.proportion} ${task.dataset}: NED ${own.ned.toFixed(4)}, baseline ${plain.ned.toFixed(4)}`
        }),
      ],
    }
  },
}

interface ProportionOptions {
  readonly runtime: Runtime
  readonly predictionsPath: string | undefined
  readonly tell: OnProgress
}

/** One scorer for all data sets of a proportion, trained on their training files alone. */
async function runProportion(
  tasks: readonly ReflexTask[],
  { runtime, predictionsPath, tell }: ProportionOptions,
): Promise<{ results: TaskResult[]; bytes: number }> {
  const models = tasks.map(({ training }) => fitLanguageModel(corpusOfTable(readReflexTable(training))))
  const networks = await fitScorer(models, {
    seed,
    runtime,
    onProgress: (progress) => tell({ ...progress, done: 0.6 * progress.done }),
  })
  const onnx = networks === undefined ? undefined : exportScorerNetworks(networks)
  const session = onnx === undefined ? undefined : await runtime.load(onnx)
  const results: TaskResult[] = []
  try {
    for (const [i, task] of tasks.entries()) {
      tell({ stage: 'predict', done: 0.6 + (0.4 * i) / tasks.length, note: task.dataset })
      await setImmediate()
      results.push(await runTask(task, { model: models[i]!, session, predictionsPath }))
    }
  } finally {
    await session?.dispose()
  }
  return { results, bytes: onnx?.length ?? 0 }
}

interface TaskOptions {
  readonly model: LanguageModel
  readonly session: Session | undefined
  readonly predictionsPath: string | undefined
}

async function runTask(
  task: ReflexTask,
  { model, session, predictionsPath }: TaskOptions,
): Promise<TaskResult> {
  const test = readReflexTable(task.test)
  const questions = questionsOfTable(test)
  const found = await answerReflexes(model, questions, session)
  const answers = questions.map((question, i) => ({ ...question, segments: found[i]!.segments }))
  const simple = questions.map((question, i) => ({ ...question, segments: found[i]!.pairwise }))
  if (predictionsPath !== undefined) {
    const folder = join(predictionsPath, task.dataset)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `result-${task.proportion}.tsv`), formatReflexResults(test.languages, answers))
  }
  if (task.solutions === undefined) {
    return { task, rows: answers.length, model: undefined, baseline: undefined }
  }
  const gold = goldWords(task.solutions)
  const scorer = (words: readonly { id: string; target: string; segments: readonly string[] }[]) =>
    new ReflexScorer(
      words.flatMap(({ id, target, segments }) => {
        const word = gold.get(`${id}\t${target}`)
        if (word === undefined) return []
        return [{ cognateSet: id.replace(/-\d+$/, ''), language: target, gold: word, predicted: segments }]
      }),
    )
  return { task, rows: answers.length, model: scorer(answers), baseline: scorer(simple) }
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
