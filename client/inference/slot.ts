/** One model's place in the worker: verifies, loads beside the old one, warms up, swaps between two questions, disposes of the old one. */
import type { ModelName } from '../../core/events/model-name.ts'
import type { Runtime, Session, Tensors } from '../../models/session.ts'
import { chooseProvider, median, outputDifference } from './choose-provider.ts'
import type { GpuTrial, Provider, ProviderChoice } from './choose-provider.ts'
import type { Predictor } from './predictors.ts'
import { ModelRefusedError, verifyFile, verifyManifest } from './verify.ts'
import type { TrustedKey } from './verify.ts'

export interface SlotParts {
  readonly runtime: (provider: Provider) => Runtime
  readonly createPredictor: (model: ModelName, session: Session, vocab: unknown) => Predictor
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
  /** @throws ModelRefusedError; the old version goes on serving. */
  use(version: string, keys: readonly TrustedKey[]): Promise<ProviderChoice>
  predict(input: unknown): Promise<{ version: string; prediction: object }>
  /** Times WebGPU against WASM on this device and takes the better; needs a version in use. */
  measure(): Promise<ProviderChoice | undefined>
}

const timedRuns = 5

export function createSlot(model: ModelName, parts: SlotParts): ModelSlot {
  let serving: Serving | undefined
  let turn: Promise<unknown> = Promise.resolve()
  /** One thing at a time: a swap waits for the question before it, the next question for the swap. */
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const next = turn.then(run, run)
    turn = next.catch(() => undefined)
    return next
  }
  const swap = (next: Serving) =>
    inTurn(async () => {
      const old = serving
      serving = next
      if (old !== undefined && old.session !== next.session) await old.session.dispose()
    })
  const load = async (version: string, keys: readonly TrustedKey[]) => {
    const bytesOf = (file: string) => parts.fetchBytes(`${model}/${version}/${file}`)
    const raw = parseJson(await bytesOf('manifest.json'))
    const manifest = await verifyManifest(raw, { model, version, keys })
    const [onnx, vocabBytes] = await Promise.all([bytesOf('model.onnx'), bytesOf('vocab.json')])
    await Promise.all([
      verifyFile(manifest, 'model.onnx', onnx),
      verifyFile(manifest, 'vocab.json', vocabBytes),
    ])
    return { onnx, vocab: parseJson(vocabBytes) }
  }

  return {
    version: () => serving?.version,
    async use(version, keys) {
      if (serving?.version === version) return serving.choice
      const { onnx, vocab } = await load(version, keys)
      try {
        const session = await parts.runtime('wasm').load(onnx)
        const predictor = parts.createPredictor(model, session, vocab)
        await predictor.predict(predictor.probe)
        const choice = chooseProvider({ ms: 0 }, { state: 'pending' })
        await swap({ version, onnx, vocab, session, predictor, choice })
        return choice
      } catch (cause) {
        throw new ModelRefusedError('runtime', String(cause), { cause })
      }
    },
    predict: (input) =>
      inTurn(async () => {
        if (serving === undefined) throw new Error('no model is loaded')
        return { version: serving.version, prediction: await serving.predictor.predict(input) }
      }),
    async measure() {
      const current = serving
      if (current === undefined || current.choice.reason !== 'not-measured') return current?.choice
      const wasm = await inTurn(() => trial(current.session))
      const absence = await parts.gpuAbsence()
      let gpuSession: Session | undefined
      let gpu: GpuTrial
      if (absence !== undefined) gpu = { state: 'absent', detail: absence }
      else {
        try {
          gpuSession = await parts.runtime('webgpu').load(current.onnx)
          const ran = await trial(gpuSession)
          gpu = { state: 'ran', ms: ran.ms, difference: outputDifference(wasm.outputs, ran.outputs) }
        } catch (error) {
          gpu = {
            state: 'failed',
            detail:
              error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 120) : String(error),
          }
        }
      }
      const choice = chooseProvider({ ms: wasm.ms }, gpu)
      if (serving !== current) {
        await gpuSession?.dispose()
        return choice
      }
      if (choice.provider === 'webgpu' && gpuSession !== undefined)
        await swap({
          ...current,
          session: gpuSession,
          predictor: parts.createPredictor(model, gpuSession, current.vocab),
          choice,
        })
      else {
        await swap({ ...current, choice })
        await gpuSession?.dispose()
      }
      return choice

      /** The probe's own tensors, run some times on a session. */
      async function trial(session: Session): Promise<{ ms: number; outputs: ArrayLike<number>[] }> {
        let outputs: ArrayLike<number>[] = []
        const recording: Session = {
          ...session,
          run: async (feeds) => {
            const results = await session.run(feeds)
            outputs = floatsOf(results)
            return results
          },
        }
        const predictor = parts.createPredictor(model, recording, current!.vocab)
        const times: number[] = []
        await predictor.predict(predictor.probe)
        for (let i = 0; i < timedRuns; i++) {
          const from = parts.now()
          await predictor.predict(predictor.probe)
          times.push(parts.now() - from)
        }
        return { ms: median(times), outputs }
      }
    },
  }
}

const floatsOf = (tensors: Tensors): ArrayLike<number>[] =>
  Object.values(tensors).flatMap((tensor) => (tensor.type === 'float32' ? [tensor.data.slice()] : []))

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (cause) {
    throw new ModelRefusedError('manifest', 'not JSON', { cause })
  }
}
