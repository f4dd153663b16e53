/** Builds a graph, runs it once on the CPU, and answers its outputs as numbers. */
import { GraphBuilder } from '../../../../models/nn/index.ts'
import type { Value } from '../../../../models/nn/index.ts'
import { floats } from '../../../../models/session.ts'
import type { Tensors } from '../../../../models/session.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'

export async function runModel(onnx: Uint8Array, feeds: Tensors, threads = 1): Promise<Tensors> {
  const session = await createNodeRuntime({ threads }).load(onnx)
  try {
    return await session.run(feeds)
  } finally {
    await session.dispose()
  }
}

/** `build` gets one float input for each vector of `points`, flat. */
export async function evaluate(
  points: readonly (readonly number[])[],
  build: (...inputs: Value[]) => Readonly<Record<string, Value>>,
): Promise<Record<string, number[]>> {
  const g = new GraphBuilder()
  const outputs = build(...points.map((point, i) => g.input(`x${i}`, 'float32', [point.length])))
  for (const [name, value] of Object.entries(outputs)) g.output(name, value)
  const feeds = Object.fromEntries(points.map((point, i) => [`x${i}`, floats([point.length], point)]))
  const results = await runModel(g.build(), feeds)
  return Object.fromEntries(
    Object.entries(results).map(([name, { data }]) => [name, Array.from(data, Number)]),
  )
}
