/** One model's place in the worker: verifies, loads beside the old one, warms up, swaps between two questions, disposes of the old one. */
import type { ModelName } from '../../core/events/model-name.ts'
import { runsOnServerAlone } from '../../models/bundle.ts'
import type { Runtime, Session } from '../../models/session.ts'
import { chooseProvider, outputDifference } from './choose-provider.ts'
import type { GpuTrial, Provider, ProviderChoice } from './choose-provider.ts'
import type { Predictor } from './predictors.ts'
import { runTrial } from './trial.ts'
import { createTurns } from './turns.ts'
import { ModelRefusedError, verifyFile, verifyManifest } from './verify.ts'
import type { TrustedKey } from './verify.ts'

export interface SlotParts {
  readonly runtime: (provider: Provider) => Runtime
  readonly createPredictor: (model: ModelName, session: Session, vocab: unknown) => Predictor
  /** @param path `text/20260102-1/model.onnx` */
  readonly fetchBytes: (path: string) => Promise<Uint8Array<ArrayBuffer>>
  /** Undefined where WebGPU is there; else why it isn't. */
  readonly gpuAbsence: () => Promise<string | undefined>
  readonly now: () => number
}

interface Serving {
  readonly version: string
  readonly onnx: Uint8Array
  readonly vocab: unknown
  readonly session: Session
  readonly predictor: Predictor
  readonly choice: ProviderChoice
}

export interface ModelSlot {
  readonly version: () => string | undefined
  /** One after the other, so that the version named last serves. @throws ModelRefusedError; the old version goes on serving. */
  use(version: string, keys: readonly TrustedKey[]): Promise<ProviderChoice>
  /** Answers in the order of the questions. */
  predict(input: unknown): Promise<{ version: string; prediction: object }>
  /** Times WebGPU against WASM on this device and takes the better; undefined without a version in use. */
  measure(): Promise<ProviderChoice | undefined>
}

export function createSlot(model: ModelName, parts: SlotParts): ModelSlot {
  let serving: Serving | undefined
  /** A swap waits for the question before it, the next question for the swap. */
  const inTurn = createTurns()
  /** Loading and measuring take their own turns, so that questions need not wait for them. */
  const changing = createTurns()

  const swap = (next: Serving) =>
    inTurn(async () => {
      const old = serving
      serving = next
      if (old !== undefined && old.session !== next.session) await old.session.dispose()
    })
  /** The version before must not go on answering where another serves that can't run here. */
  const retire = () =>
    inTurn(async () => {
      const old = serving
      serving = undefined
      await old?.session.dispose()
    })
  const load = async (version: string, keys: readonly TrustedKey[]) => {
    const bytesOf = (file: string) => parts.fetchBytes(`${model}/${version}/${file}`)
    const raw = parseJson(await bytesOf('manifest.json'))
    const manifest = await verifyManifest(raw, { model, version, keys })
    if (runsOnServerAlone(manifest)) {
      await retire()
      throw new ModelRefusedError('server-only', manifest.method.name)
    }
    const [onnx, vocabBytes] = await Promise.all([bytesOf('model.onnx'), bytesOf('vocab.json')])
    await Promise.all([
      verifyFile(manifest, 'model.onnx', onnx),
      verifyFile(manifest, 'vocab.json', vocabBytes),
    ])
    return { onnx, vocab: parseJson(vocabBytes) }
  }
  const use = async (version: string, keys: readonly TrustedKey[]): Promise<ProviderChoice> => {
    if (serving?.version === version) return serving.choice
    const { onnx, vocab } = await load(version, keys)
    let session: Session | undefined
    try {
      session = await parts.runtime('wasm').load(onnx)
      const predictor = parts.createPredictor(model, session, vocab)
      await predictor.predict(predictor.probe)
      const choice = chooseProvider({ ms: 0 }, { state: 'pending' })
      await swap({ version, onnx, vocab, session, predictor, choice })
      return choice
    } catch (cause) {
      if (session !== undefined && serving?.session !== session) await session.dispose()
      throw new ModelRefusedError('runtime', firstLine(cause), { cause })
    }
  }
  const measure = async (): Promise<ProviderChoice | undefined> => {
    const current = serving
    if (current === undefined || current.choice.reason !== 'not-measured') return current?.choice
    const create = (session: Session) => parts.createPredictor(model, session, current.vocab)
    const probe = { createPredictor: create, now: parts.now }
    const wasm = await runTrial(current.session, probe)
    const absence = await parts.gpuAbsence()
    let session: Session | undefined
    let gpu: GpuTrial
    try {
      if (absence !== undefined) gpu = { state: 'absent', detail: absence }
      else {
        session = await parts.runtime('webgpu').load(current.onnx)
        const ran = await runTrial(session, probe)
        gpu = { state: 'ran', ms: ran.ms, difference: outputDifference(wasm.outputs, ran.outputs) }
      }
    } catch (error) {
      gpu = { state: 'failed', detail: firstLine(error) }
    }
    const choice = chooseProvider({ ms: wasm.ms }, gpu)
    const onGpu = choice.provider === 'webgpu' && session !== undefined
    if (onGpu) await swap({ ...current, session: session!, predictor: create(session!), choice })
    else {
      await swap({ ...current, choice })
      await session?.dispose()
    }
    return choice
  }

  return {
    version: () => serving?.version,
    use: (version, keys) => changing(() => use(version, keys)),
    measure: () => changing(measure),
    predict: (input) =>
      inTurn(async () => {
        if (serving === undefined) throw new Error('no model is loaded')
        return { version: serving.version, prediction: await serving.predictor.predict(input) }
      }),
  }
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)).slice(0, 160)

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (cause) {
    throw new ModelRefusedError('manifest', 'not JSON', { cause })
  }
}
