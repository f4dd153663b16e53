/** The models, off the page's own thread. Answers in the order of the questions of each model. */
import { modelNames } from '../../core/events/model-name.ts'
import type { ModelName } from '../../core/events/model-name.ts'
import { apiBase } from '../../core/api/paths.ts'
import { createWebRuntime } from './ort.ts'
import { createPredictor } from './predictors.ts'
import type { FromWorker, ToWorker } from './protocol.ts'
import { createSlot } from './slot.ts'
import type { ModelSlot } from './slot.ts'
import { ModelRefusedError } from './verify.ts'

const say = (message: FromWorker) => postMessage(message)

const slots = Object.fromEntries(
  modelNames.map((model) => [
    model,
    createSlot(model, {
      runtime: createWebRuntime,
      createPredictor,
      fetchBytes,
      gpuAbsence,
      now: () => performance.now(),
    }),
  ]),
) as Record<ModelName, ModelSlot>

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'use') void use(data)
  else if (data.type === 'measure') void measure(data.model)
  else void predict(data)
})

async function use({ model, version, keys }: Extract<ToWorker, { type: 'use' }>): Promise<void> {
  try {
    say({ type: 'ready', model, version, choice: await slots[model].use(version, keys) })
  } catch (error) {
    const refusal =
      error instanceof ModelRefusedError ? error : new ModelRefusedError('runtime', String(error))
    say({
      type: 'refused',
      model,
      version,
      code: refusal.code,
      detail: refusal.message,
      kept: slots[model].version() ?? null,
    })
  }
}

async function measure(model: ModelName): Promise<void> {
  const choice = await slots[model].measure()
  const version = slots[model].version()
  if (choice !== undefined && version !== undefined) say({ type: 'ready', model, version, choice })
}

async function predict({ id, model, input }: Extract<ToWorker, { type: 'predict' }>): Promise<void> {
  try {
    const { version, prediction } = await slots[model].predict(input)
    say({ type: 'answer', id, version, prediction: prediction as Readonly<Record<string, unknown>> })
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: unknown }
    say({ type: 'failed', id, code: typeof code === 'string' ? code : 'failed', message: String(message) })
  }
}

async function fetchBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const response = await fetch(`${apiBase}/models/${path}`)
    if (!response.ok) throw new Error(`status ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  } catch (cause) {
    throw new ModelRefusedError('fetch', `${path}: ${String(cause)}`, { cause })
  }
}

async function gpuAbsence(): Promise<string | undefined> {
  const { gpu } = navigator as { gpu?: GPU }
  if (gpu === undefined) return ''
  const adapter = await gpu.requestAdapter().catch(() => null)
  if (adapter === null) return 'no adapter'
  // The weights are stored in half precision, and so are gathered in it.
  return adapter.features.has('shader-f16') ? undefined : 'no shader-f16'
}
