/**
 * The page's side of the models: starts the worker when first asked, follows the versions that serve, asks the museum's server where this
 * device can't answer, and says so.
 */
import type { MuseumClient } from '../../core/api/client.ts'
import { modelNames } from '../../core/events/model-name.ts'
import type { ModelName } from '../../core/events/model-name.ts'
import { modelOf } from './answers.ts'
import type { Answered, Models, ModelStatus, Questions, Task } from './answers.ts'
import type { LiveChannel } from './live.ts'
import type { FromWorker, ToWorker } from './protocol.ts'
import { createTurns } from './turns.ts'
import type { TrustedKey } from './verify.ts'

export type { Answered, Models, ModelStatus, Task } from './answers.ts'

export interface WorkerPort {
  postMessage(message: ToWorker): void
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  terminate(): void
}

export interface ModelsParts {
  readonly client: Pick<
    MuseumClient,
    'listModels' | 'predictText' | 'predictLanguage' | 'predictDescendants' | 'predictRecommender'
  >
  readonly live: Pick<LiveChannel, 'on'>
  readonly startWorker: () => WorkerPort
  /** Runs when the page has nothing better to do. */
  readonly whenIdle: (run: () => void) => void
  /** Loaded without a question, one after the other, once the page is idle. */
  readonly warmUp?: readonly ModelName[]
}

/** The question itself could not be answered; asking elsewhere would not help. */
export class PredictionError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}
const faultsOfTheQuestion = new Set([
  'unknown-language',
  'unknown-cognate-set',
  'no-known-forms',
  'no-descendants',
])

/** A worker that breaks is started anew this often; then the server answers for the rest of the visit. */
const mostRestarts = 2

export function createModels({ client, live, startWorker, whenIdle, warmUp = [] }: ModelsParts): Models {
  const listeners = new Set<() => void>()
  const statuses = new Map<ModelName, ModelStatus>(modelNames.map((model) => [model, { state: 'idle' }]))
  const asked = new Map<
    number,
    { resolve: (answer: Extract<FromWorker, { type: 'answer' }>) => void; reject: (error: Error) => void }
  >()
  const settled = new Map<number, () => void>()
  const loading = new Map<ModelName, Promise<void>>()
  const following = new Map(modelNames.map((model) => [model, createTurns()]))
  let worker: WorkerPort | undefined
  let breaks = 0
  let count = 0
  let disposed = false

  const set = (model: ModelName, status: ModelStatus) => {
    statuses.set(model, status)
    listeners.forEach((listener) => listener())
  }
  const status = (model: ModelName) => statuses.get(model)!
  const settle = (call: number) => {
    settled.get(call)?.()
    settled.delete(call)
  }

  const hear = (message: FromWorker) => {
    if (message.type === 'ready') {
      const { call, model, version, choice } = message
      const { refused } = status(model)
      // Timing the engines changes nothing about the version that was kept out.
      set(model, {
        state: 'ready',
        version,
        choice,
        ...(call === null && refused !== undefined && { refused }),
      })
      if (call !== null) settle(call)
      if (choice.reason === 'not-measured') whenIdle(() => worker?.postMessage({ type: 'measure', model }))
    } else if (message.type === 'refused') {
      const { version, code, detail, kept, model } = message
      const before = status(model)
      set(model, {
        state: kept === null ? 'server' : 'ready',
        ...(kept === null ? {} : { version: kept }),
        ...(before.choice === undefined ? {} : { choice: before.choice }),
        refused: { version, code, detail },
      })
      // What did not arrive may arrive next time; what is wrong stays wrong until the museum names another version.
      if (kept === null && code === 'fetch') loading.delete(model)
      settle(message.call)
    } else if (message.type === 'answer') {
      asked.get(message.id)?.resolve(message)
      asked.delete(message.id)
    } else {
      asked.get(message.id)?.reject(new PredictionError(message.code, message.message))
      asked.delete(message.id)
    }
  }
  const failed = (detail: string) => {
    worker?.terminate()
    worker = undefined
    breaks += 1
    for (const { reject } of asked.values()) reject(new Error(detail))
    asked.clear()
    for (const model of modelNames) {
      const { state, version = '' } = status(model)
      if (state !== 'loading' && state !== 'ready') continue
      set(model, { state: 'server', refused: { version, code: 'runtime', detail } })
      if (breaks <= mostRestarts) loading.delete(model)
    }
    for (const call of [...settled.keys()]) settle(call)
  }
  const port = (): WorkerPort => {
    if (worker !== undefined) return worker
    const started = startWorker()
    started.onmessage = ({ data }) => hear(data)
    started.onerror = (event) => {
      if (started === worker) failed(event.message)
    }
    worker = started
    return started
  }
  const use = (model: ModelName, version: string, keys: readonly TrustedKey[]): Promise<void> =>
    new Promise((resolve) => {
      const call = count++
      settled.set(call, resolve)
      if (status(model).version === undefined) set(model, { state: 'loading' })
      port().postMessage({ type: 'use', call, model, version, keys })
    })
  const load = (model: ModelName): Promise<void> => {
    const under = loading.get(model)
    if (under !== undefined) return under
    const started = (async () => {
      const { current, keys } = await client.listModels()
      const version = current[model]
      if (version === undefined) set(model, { state: 'absent' })
      else await use(model, version, keys)
    })()
    loading.set(model, started)
    // A failed look-up is forgotten, so that the next question tries again.
    started.catch(() => loading.delete(model))
    return started
  }
  /** The museum is asked anew, so that the last news wins whatever came between. */
  const follow = async (model: ModelName) => {
    if (!loading.has(model) || disposed) return
    await loading.get(model)
    const { current, keys } = await client.listModels()
    const version = current[model]
    const now = status(model)
    if (version === undefined || disposed) return
    if (version !== now.version) await use(model, version, keys)
    else if (now.refused !== undefined) {
      const { refused: _, ...well } = now
      set(model, well)
    }
  }
  /** News that can't be followed now is followed at the next: `reconnected` at the latest. */
  const hearNews = (model: ModelName) =>
    void following.get(model)!(() => follow(model)).catch(() => undefined)
  const stops = [
    live.on('model-published', ({ model }) => hearNews(model)),
    live.on('model-rolled-back', ({ model }) => hearNews(model)),
    live.on('reconnected', () => modelNames.forEach(hearNews)),
  ]
  if (warmUp.length > 0)
    whenIdle(() => {
      void (async () => {
        for (const model of warmUp) if (!disposed) await load(model).catch(() => undefined)
      })()
    })

  const onDevice = (model: ModelName, input: unknown) =>
    new Promise<Extract<FromWorker, { type: 'answer' }>>((resolve, reject) => {
      const id = count++
      asked.set(id, { resolve, reject })
      port().postMessage({ type: 'predict', id, model, input })
    })
  const onServer = async <M extends Task>(task: M, input: Questions[M]['input']): Promise<Answered<M>> => {
    const ask = {
      text: client.predictText,
      language: client.predictLanguage,
      descendants: client.predictDescendants,
      recommender: client.predictRecommender,
    }[task] as (call: { body: unknown }) => Promise<{ version: string; prediction: unknown }>
    const { cognateSet, top: _top, ...rest } = input as Record<string, unknown>
    const body = task === 'descendants' && cognateSet !== undefined ? { ...rest, cognateSet } : rest
    const { version, prediction } = await ask({ body })
    return { version, where: 'server', prediction: prediction as Questions[M]['prediction'] }
  }

  return {
    status,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    versions: () =>
      Object.fromEntries(
        modelNames.flatMap((model) =>
          status(model).version === undefined ? [] : [[model, status(model).version!]],
        ),
      ),
    prepare: (model) => void load(model).catch(() => undefined),
    dispose() {
      disposed = true
      for (const stop of stops) stop()
      listeners.clear()
      worker?.terminate()
      worker = undefined
      for (const { reject } of asked.values()) reject(new Error('the page has closed its models'))
      asked.clear()
      for (const call of [...settled.keys()]) settle(call)
    },
    async predict(task, input, { meanwhile } = {}) {
      const model = modelOf(task)
      const loaded = load(model)
      const { state } = status(model)
      if (meanwhile === 'server' && (state === 'idle' || state === 'loading')) {
        loaded.catch(() => undefined)
        const answer = await onServer(task, input).catch(() => undefined)
        if (answer !== undefined) return answer
      }
      await loaded
      if (disposed || status(model).state !== 'ready') return onServer(task, input)
      try {
        const { version, prediction } = await onDevice(model, input)
        return {
          version,
          where: 'device',
          prediction: prediction as unknown as Answered<typeof task>['prediction'],
        }
      } catch (error) {
        if (error instanceof PredictionError && faultsOfTheQuestion.has(error.code)) throw error
        return onServer(task, input)
      }
    },
  }
}
