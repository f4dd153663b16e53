/** The two kinds of work that the reflex benchmark is made of, each of which a thread can do by itself. */
import { setImmediate } from 'node:timers/promises'
import type { OnProgress } from '../../../../models/bundle.ts'
import { fitLanguageModel, type LanguageModel } from '../../../../models/language/model.ts'
import { fitScorer } from '../../../../models/language/scorer/fit-scorer.ts'
import { exportScorerNetworks } from '../../../../models/language/scorer/scorer-graph.ts'
import type { Runtime } from '../../../../models/session.ts'
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
  readonly onnx: Uint8Array<ArrayBuffer> | undefined
}
export type ReflexOrder = TrainOrder | PredictOrder

/** The scorer's file, from the training files alone; `undefined` where they have too few words. */
export async function trainReflexScorer(
  { tasks, seed }: TrainOrder,
  runtime: Runtime,
  onProgress: OnProgress,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const networks = await fitScorer(tasks.map(countsOf), { seed, runtime, onProgress })
  return networks === undefined ? undefined : exportScorerNetworks(networks)
}

/** In the order of the test file's rows. */
export async function predictReflexes(
  { task, onnx }: PredictOrder,
  runtime: Runtime,
  onProgress: OnProgress,
): Promise<ReflexAnswer[]> {
  const session = onnx === undefined ? undefined : await runtime.load(onnx)
  try {
    const questions = questionsOfTable(readReflexTable(task.test))
    return await answerReflexes(countsOf(task), questions, {
      session,
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
