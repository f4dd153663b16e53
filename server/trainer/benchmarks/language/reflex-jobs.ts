/** The two kinds of work that the reflex benchmark is made of, each of which a thread can do by itself. */
import { setImmediate } from 'node:timers/promises'
import type { OnProgress } from '../../../../models/bundle.ts'
import { uncalibrated, type Calibration } from '../../../../models/language/calibration.ts'
import { fitLanguageModel, type LanguageModel } from '../../../../models/language/model.ts'
import { calibrateScorer, keptForCalibration } from '../../../../models/language/scorer/calibrate.ts'
import { fitScorer } from '../../../../models/language/scorer/fit-scorer.ts'
import { exportScorerNetworks } from '../../../../models/language/scorer/scorer-graph.ts'
import type { Runtime } from '../../../../models/session.ts'
import { loadScorerPrior } from '../../corpora/scorer-prior.ts'
import { answerReflexes, type ReflexAnswer } from './reflex-answers.ts'
import { corpusOfTable, questionsOfTable, readReflexTable, type ReflexTask } from './reflex-files.ts'

export interface TrainOrder {
  readonly kind: 'train'
  /** All data sets of one proportion: one scorer serves them. */
  readonly tasks: readonly ReflexTask[]
  readonly seed: number
}
export interface PredictOrder {
  readonly kind: 'predict'
  readonly task: ReflexTask
  readonly file: ScorerFile | undefined
}
export interface ScorerFile {
  readonly onnx: Uint8Array<ArrayBuffer>
  readonly calibration: Calibration
}
export type ReflexOrder = TrainOrder | PredictOrder

/** The scorer's file, from the training files alone; `undefined` where they have too few words. */
export async function trainReflexScorer(
  { tasks, seed }: TrainOrder,
  runtime: Runtime,
  onProgress: OnProgress,
): Promise<ScorerFile | undefined> {
  const models = tasks.map(countsOf)
  const networks = await fitScorer(models, {
    seed,
    runtime,
    prior: loadScorerPrior(),
    withheld: keptForCalibration,
    onProgress: (progress) => onProgress({ ...progress, done: 0.97 * progress.done }),
  })
  if (networks === undefined) return undefined
  const onnx = exportScorerNetworks(networks)
  const session = await runtime.load(onnx)
  try {
    onProgress({ stage: 'calibrate', done: 0.97 })
    return { onnx, calibration: await calibrateScorer(models, { session, seed }) }
  } finally {
    await session.dispose()
  }
}

/** In the order of the test file's rows. */
export async function predictReflexes(
  { task, file }: PredictOrder,
  runtime: Runtime,
  onProgress: OnProgress,
): Promise<ReflexAnswer[]> {
  const session = file === undefined ? undefined : await runtime.load(file.onnx)
  try {
    const questions = questionsOfTable(readReflexTable(task.test))
    return await answerReflexes(countsOf(task), questions, {
      session,
      calibration: file?.calibration ?? uncalibrated,
      onAnswer: async (answered) => {
        if (answered % 100 !== 0) return
        onProgress({ stage: 'predict', done: answered / questions.length, note: task.dataset })
        await setImmediate()
      },
    })
  } finally {
    await session?.dispose()
  }
}

const countsOf = ({ training }: ReflexTask): LanguageModel =>
  fitLanguageModel(corpusOfTable(readReflexTable(training)))
