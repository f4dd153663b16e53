/**
 * The page's side of the models: starts the worker when first asked, follows the versions that serve, asks the museum's server where this
 * device can't answer, and says so.
 */
import type { MuseumClient } from '../../core/api/client.ts'
import { modelNames } from '../../core/events/model-name.ts'
import type { ModelName } from '../../core/events/model-name.ts'
import type { LanguageInput, RecommenderInput, TextInput } from '../../core/api/messages.ts'
import type { LanguageAnswer } from '../../models/language/schema.ts'
import type { RecommendOutput } from '../../models/recommender/schema.ts'
import type { TextOutput } from '../../models/text/schema.ts'
import type { LiveChannel } from './live.ts'
import type { ProviderChoice } from './choose-provider.ts'
import type { FromWorker, ToWorker } from './protocol.ts'
import type { RefusalCode, TrustedKey } from './verify.ts'

interface Questions {
  text: { input: TextInput; prediction: TextOutput }
  language: { input: LanguageInput & { cognateSet?: string; top?: number }; prediction: LanguageAnswer }
  recommender: {
    input: Partial<RecommenderInput> & Pick<RecommenderInput, 'history'>
    prediction: RecommendOutput
  }
}
export interface Answered<M extends ModelName> {
  readonly version: string
  readonly where: 'device' | 'server'
  readonly prediction: Questions[M]['prediction']
}

export interface ModelStatus {
  readonly state: 'idle' | 'absent' | 'loading' | 'ready' | 'server'
  /** What answers now. */
  readonly version?: string
  readonly choice?: ProviderChoice
  /** The version that was not taken, and why. */
  readonly refused?: { readonly version: string; readonly code: RefusalCode; readonly detail: string }
}

export interface Models {
  predict<M extends ModelName>(model: M, input: Questions[M]['input']): Promise<Answered<M>>
  readonly status: (model: ModelName) => ModelStatus
  readonly subscribe: (listener: () => void) => () => void
  readonly versions: () => Partial<Record<ModelName, string>>
  /** Loads a model and times the engines, without a question. */
  prepare(model: ModelName): void
}

export interface WorkerPort {
  postMessage(message: ToWorker): void
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

export interface ModelsParts {
  readonly client: Pick<MuseumClient, 'listModels' | 'predictText' | 'predictLanguage' | 'predictRecommender'>
  readonly live: LiveChannel
  readonly startWorker: () => WorkerPort
  /** Runs when the page has nothing better to do. */
  readonly whenIdle: (run: () => void) => void
}

/** The question itself could not be answered; asking elsewhere would not help. */
export class PredictionError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}
const faultsOfTheQuestion = new Set(['unknown-language', 'unknown-cognate-set', 'no-known-forms'])

export function createModels({ client, live, startWorker, whenIdle }: ModelsParts): Models {
  const listeners = new Set<() => void>()
  const statuses = new Map<ModelName, ModelStatus>(modelNames.map((model) => [model, { state: 'idle' }]))
  const asked = new Map<
    number,
    { resolve: (answer: Extract<FromWorker, { type: 'answer' }>) => void; reject: (error: Error) => void }
  >()
  const settled = new Map<ModelName, () => void>()
  const loading = new Map<ModelName, Promise<void>>()
  let worker: WorkerPort | undefined
  let broken = false
  let count = 0

  const set = (model: ModelName, status: ModelStatus) => {
    statuses.set(model, status)
    listeners.forEach((listener) => listener())
  }
  const status = (model: ModelName) => statuses.get(model)!

  const hear = (message: FromWorker) => {
    if (message.type === 'ready') {
      set(message.model, { state: 'ready', version: message.version, choice: message.choice })
      settled.get(message.model)?.()
      if (message.choice.reason === 'not-measured')
        whenIdle(() => worker?.postMessage({ type: 'measure', model: message.model }))
    } else if (message.type === 'refused') {
      const { version, code, detail, kept, model } = message
      const before = status(model)
      set(model, {
        state: kept === null ? 'server' : 'ready',
        ...(kept === null ? {} : { version: kept }),
        ...(before.choice === undefined ? {} : { choice: before.choice }),
        refused: { version, code, detail },
      })
      settled.get(model)?.()
    } else if (message.type === 'answer') {
      asked.get(message.id)?.resolve(message)
      asked.delete(message.id)
    } else {
      asked.get(message.id)?.reject(new PredictionError(message.code, message.message))
      asked.delete(message.id)
    }
  }
  const port = (): WorkerPort => {
    if (worker !== undefined) return worker
    worker = startWorker()
    worker.onmessage = ({ data }) => hear(data)
    worker.onerror = (event) => {
      broken = true
      for (const { reject } of asked.values()) reject(new Error(event.message))
      asked.clear()
      for (const model of modelNames) {
        if (status(model).state !== 'loading') continue
        set(model, { state: 'server', refused: { version: '', code: 'runtime', detail: event.message } })
        settled.get(model)?.()
      }
    }
    return worker
  }
  const use = (model: ModelName, version: string, keys: readonly TrustedKey[]): Promise<void> =>
    new Promise((resolve) => {
      settled.set(model, resolve)
      if (status(model).version === undefined) set(model, { state: 'loading' })
      port().postMessage({ type: 'use', model, version, keys })
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
  const follow = async (model: ModelName) => {
    if (!loading.has(model)) return
    await loading.get(model)?.catch(() => undefined)
    const { current, keys } = await client.listModels()
    const version = current[model]
    if (version !== undefined && version !== status(model).version) await use(model, version, keys)
  }
  live.on('model-published', ({ model }) => void follow(model).catch(() => undefined))
  live.on('model-rolled-back', ({ model }) => void follow(model).catch(() => undefined))
  live.on('reconnected', () => modelNames.forEach((model) => void follow(model).catch(() => undefined)))

  const onDevice = (model: ModelName, input: unknown) =>
    new Promise<Extract<FromWorker, { type: 'answer' }>>((resolve, reject) => {
      const id = count++
      asked.set(id, { resolve, reject })
      port().postMessage({ type: 'predict', id, model, input })
    })
  const onServer = async <M extends ModelName>(
    model: M,
    input: Questions[M]['input'],
  ): Promise<Answered<M>> => {
    const ask = {
      text: client.predictText,
      language: client.predictLanguage,
      recommender: client.predictRecommender,
    }[model] as (call: { body: unknown }) => Promise<{ version: string; prediction: unknown }>
    const { cognateSet: _set, top: _top, ...body } = input as Record<string, unknown>
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
    async predict(model, input) {
      await load(model)
      if (broken || status(model).state !== 'ready') return onServer(model, input)
      try {
        const { version, prediction } = await onDevice(model, input)
        return {
          version,
          where: 'device',
          prediction: prediction as unknown as Answered<typeof model>['prediction'],
        }
      } catch (error) {
        if (error instanceof PredictionError && faultsOfTheQuestion.has(error.code)) throw error
        return onServer(model, input)
      }
    },
  }
}
