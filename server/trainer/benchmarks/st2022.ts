/** Reflex prediction as the SIGTYP 2022 shared task set it: counts for each data set, a scorer for each proportion, from the training files alone. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { OnProgress } from '../../../models/bundle.ts'
import { pairwiseMethod, scorerMethod } from '../../../models/language/train.ts'
import type { Interval } from '../../../models/statistics.ts'
import type { Benchmark, BenchmarkOptions, BenchmarkReport } from './benchmark.ts'
import type { ReflexAnswer } from './language/reflex-answers.ts'
import { judgeAlternatives, type JudgedWord } from './language/reflex-calibration.ts'
import {
  findReflexTasks,
  formatReflexResults,
  questionsOfTable,
  readReflexTable,
  type ReflexTask,
} from './language/reflex-files.ts'
import type { ReflexOrder, ScorerFile } from './language/reflex-jobs.ts'
import { ReflexScorer } from './language/reflex-scoring.ts'
import { draws, summariseReflexes } from './language/reflex-summary.ts'
import { openThreads, type Threads } from './language/threads.ts'

export interface ReflexBenchmarkOptions extends Omit<BenchmarkOptions, 'runtime'> {
  /** Proportions to run, as in the file names (`0.10`); all present where absent. */
  readonly proportions?: readonly string[]
  /** Folders to run; all where absent. */
  readonly datasets?: readonly string[]
  /** Threads that share the work, each with a runtime of its own; the answers are the same for any number. */
  readonly threads?: number
}

interface TaskResult {
  readonly task: ReflexTask
  readonly rows: number
  readonly model: ReflexScorer | undefined
  readonly baseline: ReflexScorer | undefined
  /** The words whose alternatives can be judged. */
  readonly judged: readonly JudgedWord[]
}

const seed = 1
/** A thread that trains holds about a gigabyte. */
const mostThreads = 4

export const st2022: Benchmark & { run(options: ReflexBenchmarkOptions): Promise<BenchmarkReport> } = {
  name: 'st2022',
  async run(options: ReflexBenchmarkOptions): Promise<BenchmarkReport> {
    const started = Date.now()
    const { dataDir, split, predictionsPath, onProgress, proportions, datasets } = options
    const tasks = findReflexTasks(dataDir).filter(
      ({ proportion, dataset }) =>
        (proportions?.includes(proportion) ?? true) && (datasets?.includes(dataset) ?? true),
    )
    const threads = openThreads<ReflexOrder>(
      new URL('./language/reflex-worker.ts', import.meta.url),
      options.threads ?? Math.min(availableParallelism(), mostThreads),
    )
    const { results, bytes } = await answerAll(tasks, {
      threads,
      tell: (progress) => onProgress?.(progress),
    }).finally(() => threads.dispose())
    const scored = results.map(({ task, answers }) => scoreTask(task, answers, predictionsPath))
    return { ...reportOf(scored, bytes), split, seconds: (Date.now() - started) / 1000 }
  },
}

interface Answered {
  readonly task: ReflexTask
  readonly answers: readonly ReflexAnswer[]
}

/** Words that are answered in the time that training one scorer takes, about: what progress is told by. */
const trainingInWords = 27_000

/** Trains the scorers, then predicts with each as soon as it is there, on all threads. */
async function answerAll(
  tasks: readonly ReflexTask[],
  { threads, tell }: { readonly threads: Threads<ReflexOrder>; readonly tell: OnProgress },
): Promise<{ results: Answered[]; bytes: number }> {
  const groups = [...Map.groupBy(tasks, ({ proportion }) => proportion).values()]
  const words = new Map(tasks.map((task) => [task, readReflexTable(task.test).rows.length]))
  const shares = new Map<unknown, number>()
  const total = groups.length * trainingInWords + [...words.values()].reduce((sum, n) => sum + n, 0)
  const teller =
    (key: unknown, share: number, proportion: string): OnProgress =>
    (progress) => {
      shares.set(key, share * progress.done)
      const done = [...shares.values()].reduce((sum, value) => sum + value, 0) / total
      tell({ ...progress, stage: `${proportion}: ${progress.stage}`, done: Math.min(done, 0.999) })
    }
  const files = groups.map((own) => {
    const { proportion } = own[0]!
    const onProgress = teller(own, trainingInWords, proportion)
    return threads.run<ScorerFile | undefined>({ kind: 'train', tasks: own, seed }, onProgress)
  })
  const results = await Promise.all(
    groups.flatMap((own, g) =>
      own.map(async (task) => {
        const file = await files[g]!
        const onProgress = teller(task, words.get(task)!, task.proportion)
        return {
          task,
          answers: await threads.run<ReflexAnswer[]>({ kind: 'predict', task, file }, onProgress),
        }
      }),
    ),
  )
  const sizes = await Promise.all(files)
  tell({ stage: 'score', done: 1 })
  return { results, bytes: Math.max(...sizes.map((file) => file?.onnx.length ?? 0)) }
}

/** Writes the predictions where asked to, and scores them where there are solutions. */
function scoreTask(
  task: ReflexTask,
  found: readonly ReflexAnswer[],
  predictionsPath: string | undefined,
): TaskResult {
  const test = readReflexTable(task.test)
  const questions = questionsOfTable(test)
  const answers = questions.map((question, i) => ({ ...question, segments: found[i]!.segments }))
  const simple = questions.map((question, i) => ({ ...question, segments: found[i]!.pairwise }))
  if (predictionsPath !== undefined) {
    const folder = join(predictionsPath, task.dataset)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `result-${task.proportion}.tsv`), formatReflexResults(test.languages, answers))
  }
  if (task.solutions === undefined) {
    return { task, rows: answers.length, model: undefined, baseline: undefined, judged: [] }
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
  const judged = questions.flatMap(({ id, target }, i): JudgedWord[] => {
    const word = gold.get(`${id}\t${target}`)
    const set = `${task.dataset} ${id.replace(/-\d+$/, '')}`
    return word === undefined ? [] : [{ cognateSet: set, gold: word, alternatives: found[i]!.alternatives }]
  })
  return { task, rows: answers.length, model: scorer(answers), baseline: scorer(simple), judged }
}

function goldWords(path: string): Map<string, readonly string[]> {
  const { languages, rows } = readReflexTable(path)
  return new Map(
    rows.flatMap(({ id, cells }) =>
      cells.flatMap((word, i) => (word.length === 0 ? [] : [[`${id}\t${languages[i]!}`, word] as const])),
    ),
  )
}

function reportOf(results: readonly TaskResult[], bytes: number): Omit<BenchmarkReport, 'split' | 'seconds'> {
  const scored = results.filter(({ model }) => model !== undefined)
  const summary = (scorerOf: (result: TaskResult) => ReflexScorer) =>
    summariseReflexes(
      scored.map((result) => ({ proportion: result.task.proportion, scorer: scorerOf(result) })),
    )
  return {
    name: 'st2022',
    rows: results.reduce((sum, { rows }) => sum + rows, 0),
    metrics: {
      model: { ...summary(({ model }) => model!), ...calibrationOf(scored) },
      baseline: summary(({ baseline }) => baseline!),
      baselineName: pairwiseMethod,
    },
    notes: [
      `method: ${scorerMethod}, one network file for each proportion, the largest ${bytes} bytes; ${results.length} data sets and proportions, mean over data sets of the mean over languages`,
      `95% intervals: ${draws} bootstrap draws of cognate sets within each data set`,
      ...scored.map(({ task, model, baseline }) => {
        const [own, plain] = [model!.scoresOf(), baseline!.scoresOf()]
        return `${task.proportion} ${task.dataset}: NED ${own.ned.toFixed(4)}, baseline ${plain.ned.toFixed(4)}`
      }),
    ],
  }
}

/** Of the alternatives, over all words of a proportion, and over all proportions. Nothing where the closed form answered. */
function calibrationOf(results: readonly TaskResult[]): Record<string, Interval> {
  const listed = results.filter(({ judged }) => judged.some(({ alternatives }) => alternatives.length > 0))
  if (listed.length === 0) return {}
  const of = (some: readonly TaskResult[]) => judgeAlternatives(some.flatMap(({ judged }) => judged))
  const byProportion = [...Map.groupBy(listed, ({ task }) => task.proportion)]
  return {
    ...of(listed),
    ...Object.fromEntries(
      byProportion.flatMap(([proportion, own]) =>
        Object.entries(of(own)).map(([name, value]) => [`${name}@${proportion}`, value]),
      ),
    ),
  }
}
