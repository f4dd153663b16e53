/** onnxruntime-web as a models/session.ts Runtime, served by ourselves. */
import { env, InferenceSession, Tensor } from 'onnxruntime-web/webgpu'
import mjsUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url'
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url'
import type { Runtime, Session, TensorValue } from '../../models/session.ts'
import { threadsFor } from './choose-provider.ts'
import type { Provider } from './choose-provider.ts'
import { createTurns } from './turns.ts'

// Both addresses, or the worker waits for ever without a word.
env.wasm.wasmPaths = { mjs: mjsUrl, wasm: wasmUrl }
env.wasm.numThreads = threadsFor({
  isolated: globalThis.crossOriginIsolated,
  cores: navigator.hardwareConcurrency,
})
env.logLevel = 'error'

/** All sessions share one WASM instance, which can't be entered again while it waits for the graphics card. */
const inTurn = createTurns()

export function createWebRuntime(provider: Provider): Runtime {
  return {
    name: `onnxruntime-web ${provider}`,
    load: async (onnx) =>
      wrap(
        await inTurn(() =>
          InferenceSession.create(onnx, {
            executionProviders: provider === 'wasm' ? ['wasm'] : ['webgpu', 'wasm'],
            graphOptimizationLevel: 'all',
            logSeverityLevel: 3,
            // As on the server: int8 weights must not make it round the activations too.
            extra: { session: { disable_quant_qdq: '1' } },
          }),
        ),
      ),
  }
}

function wrap(session: InferenceSession): Session {
  return {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    run: (feeds) =>
      inTurn(async () => {
        const given = Object.entries(feeds).map(
          ([name, { type, data, dims }]) => [name, new Tensor(type, data, dims)] as const,
        )
        const results = await session.run(Object.fromEntries(given))
        const values = await Promise.all(
          session.outputNames.map(async (name) => [name, await toValue(name, results[name]!)] as const),
        )
        return Object.fromEntries(values)
      }),
    dispose: () => inTurn(() => session.release()),
  }
}

async function toValue(name: string, tensor: Tensor): Promise<TensorValue> {
  const { type, dims } = tensor
  const data = await tensor.getData()
  tensor.dispose()
  if (type === 'float32') return { type, dims, data: data as Float32Array }
  if (type === 'int32') return { type, dims, data: data as Int32Array }
  if (type === 'int64') return { type, dims, data: data as BigInt64Array }
  throw new Error(`the output ${name} is ${type}; models answer float32, int32 or int64`)
}
