/** Answers for the models that serve, in a thread of its own: one word of many forms takes seconds, and the museum goes on serving. */
import { parentPort, workerData } from 'node:worker_threads'
import type { ModelName } from '../../models/bundle.ts'
import { LanguageQuestionError } from '../../models/language/schema.ts'
import { createNodeRuntime } from '../ort/node-runtime.ts'
import type { Predicted, Predictors } from './port.ts'
import { createPredictors } from './predictors.ts'
import { openMuseumRegistry } from './registry.ts'

export type Task = keyof Predictors
export interface Asked {
  readonly call: number
  readonly task: Task
  readonly model: ModelName
  /** That serves now. */
  readonly version: string
  readonly input: unknown
}
export type Answered =
  | { readonly call: number; readonly predicted: Predicted }
  | { readonly call: number; readonly failure: Failure }
/** What is left of an error on its way between threads. */
export interface Failure {
  readonly message: string
  readonly code?: string
  /** Of a question that can't be answered: the language or set. */
  readonly subject?: string
}
export interface PredictionWorkerData {
  readonly dataDir: string
}

const port = parentPort
if (port !== null) {
  const { file } = openMuseumRegistry((workerData as PredictionWorkerData).dataDir)
  const serving = new Map<ModelName, string>()
  const predictors = createPredictors(
    { file, current: (model) => serving.get(model) },
    createNodeRuntime({ threads: 1 }),
  )
  port.on('message', ({ call, task, model, version, input }: Asked) => {
    const tell = (answer: Answered) => port.postMessage(answer)
    serving.set(model, version)
    predictors[task](input as never).then(
      (predicted) => tell({ call, predicted }),
      (error: unknown) => tell({ call, failure: failureOf(error) }),
    )
  })
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error) }
  const { message, code } = error as Error & { code?: unknown }
  return {
    message,
    ...(typeof code === 'string' && { code }),
    ...(error instanceof LanguageQuestionError && { subject: error.subject }),
  }
}
