/** onnxruntime-node as a models/session.ts Runtime: the trainer's, the gate's and the API's engine. */
import { InferenceSession, Tensor } from 'onnxruntime-node'
import type { Runtime, Session, Tensors, TensorValue } from '../../models/session.ts'

export type NodeProvider = 'cpu' | 'cuda' | 'webgpu'

export interface NodeRuntimeOptions {
  readonly provider?: NodeProvider
  /** Threads within an operator. One thread sums in one order: the same bytes on every run. */
  readonly threads?: number
}

/** An operator that the provider lacks runs on the CPU. `load` rejects where the provider is not there at all. */
export function createNodeRuntime({ provider = 'cpu', threads = 1 }: NodeRuntimeOptions = {}): Runtime {
  return {
    name: `onnxruntime-node ${provider}`,
    load: async (onnx) =>
      wrap(
        await InferenceSession.create(onnx, {
          executionProviders: provider === 'cpu' ? ['cpu'] : [provider, 'cpu'],
          intraOpNumThreads: threads,
          interOpNumThreads: 1,
          executionMode: 'sequential',
          graphOptimizationLevel: 'all',
          logSeverityLevel: 3,
          // int8 weights must not make it round the activations too: the answer would not be the browser's.
          extra: { session: { disable_quant_qdq: '1' } },
        }),
      ),
  }
}

function wrap(session: InferenceSession): Session {
  return {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    run: async (feeds) => {
      const given = Object.entries(feeds).map(
        ([name, { type, data, dims }]) => [name, new Tensor(type, data, dims)] as const,
      )
      const results = await session.run(Object.fromEntries(given))
      const entries = session.outputNames.map((name) => [name, toValue(name, results[name]!)] as const)
      return Object.fromEntries(entries) satisfies Tensors
    },
    dispose: () => session.release(),
  }
}

function toValue(name: string, { type, dims, data }: Tensor): TensorValue {
  if (type === 'float32') return { type, dims, data: data as Float32Array }
  if (type === 'int32') return { type, dims, data: data as Int32Array }
  if (type === 'int64') return { type, dims, data: data as BigInt64Array }
  throw new Error(`the output ${name} is ${type}; models answer float32, int32 or int64`)
}
