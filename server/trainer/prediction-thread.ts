/** The server's predictors as the API sees them: questions go to a thread, which is started with the first. */
import { Worker } from 'node:worker_threads'
import type { ModelName } from '../../models/bundle.ts'
import { LanguageQuestionError } from '../../models/language/schema.ts'
import type { LanguageErrorCode } from '../../models/language/schema.ts'
import { noModelYet, PredictionsBusyError } from './port.ts'
import type { Predicted, Predictors } from './port.ts'
import type { Answered, Asked, Failure, PredictionWorkerData, Task } from './prediction-worker.ts'
import { ModelIntegrityError, ModelUnavailableError } from './registry.ts'
import type { ModelRegistry } from './registry.ts'

export interface PredictionThreadOptions {
  /** Says which version serves; the thread reads its files from the same folder. */
  readonly registry: Pick<ModelRegistry, 'current'>
  readonly dataDir: string
  /** Questions that may wait for their answer; what comes then is refused. */
  readonly mostWaiting?: number
}

interface Waiting {
  readonly resolve: (predicted: Predicted) => void
  readonly reject: (error: Error) => void
}

export function createPredictionThread({
  registry,
  dataDir,
  mostWaiting = 32,
}: PredictionThreadOptions): Predictors & { close(): Promise<void> } {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let calls = 0

  function start(): Worker {
    const workerData: PredictionWorkerData = { dataDir }
    const started = new Worker(new URL('./prediction-worker.ts', import.meta.url), { workerData })
    const end = (error: Error) => {
      if (worker !== started) return
      // The next question starts another.
      worker = undefined
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    }
    started.on('message', (answer: Answered) => {
      const asked = waiting.get(answer.call)
      waiting.delete(answer.call)
      if ('predicted' in answer) asked?.resolve(answer.predicted)
      else asked?.reject(errorOf(answer.failure))
    })
    started.on('error', (cause) => end(new Error('the thread of the predictions failed', { cause })))
    started.on('exit', (code) => end(new Error(`the thread of the predictions ended (${code})`)))
    return started
  }

  const ask =
    <T extends Task>(task: T, model: ModelName): Predictors[T] =>
    (input: unknown) =>
      new Promise<Predicted>((resolve, reject) => {
        const version = registry.current(model)
        if (version === undefined) throw noModelYet(model)
        if (waiting.size >= mostWaiting) throw new PredictionsBusyError()
        const call = calls++
        waiting.set(call, { resolve, reject })
        worker ??= start()
        worker.postMessage({ call, task, model, version, input } satisfies Asked)
      })

  return {
    text: ask('text', 'text'),
    language: ask('language', 'language'),
    descendants: ask('descendants', 'language'),
    recommender: ask('recommender', 'recommender'),
    async close() {
      await worker?.terminate()
    },
  }
}

/** As the thread threw it, where the API has an answer of its own for it. */
function errorOf({ message, code, subject }: Failure): Error {
  if (subject !== undefined) return new LanguageQuestionError(code as LanguageErrorCode, subject)
  if (code === 'model-integrity') return new ModelIntegrityError(message)
  if (code === 'model-unavailable') return new ModelUnavailableError(message)
  return new Error(message)
}
