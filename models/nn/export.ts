/** A trained network as the file that is used: the same forward pass, weights inside, batch size open. */
import { GraphBuilder } from './graph.ts'
import type { Value } from './graph.ts'
import { layout, parameterCount } from './network.ts'
import type { InputSpec, ParameterSpec, Scope } from './network.ts'
import { storedWeights } from './stored.ts'
import type { StorageDtype } from './stored.ts'
import { required } from './training-graph.ts'

export interface InferenceNetwork {
  readonly parameters: readonly ParameterSpec[]
  readonly inputs: readonly InputSpec[]
  /** The outputs by name. */
  forward(scope: Scope): Readonly<Record<string, Value>>
}
export interface ExportOptions {
  readonly name: string
  /** How matrices are stored; vectors stay float32. float16 unless told. */
  readonly dtype?: StorageDtype
  /** Of int8, for each parameter: the axis whose indices have a scale each; the last unless told. */
  readonly channelAxis?: Readonly<Record<string, number>>
  readonly metadata?: Readonly<Record<string, string>>
}

export function exportInference(
  network: InferenceNetwork,
  theta: Float32Array,
  { name, dtype = 'float16', channelAxis = {}, metadata }: ExportOptions,
): Uint8Array<ArrayBuffer> {
  const count = parameterCount(network.parameters)
  if (theta.length !== count) throw new RangeError(`${theta.length} weights for ${count} parameters`)
  const graph = new GraphBuilder()
  const inputs = new Map(
    network.inputs.map((spec) => [spec.name, graph.input(spec.name, spec.dtype, spec.dims)]),
  )
  const parameters = new Map(
    layout(network.parameters).map(({ spec, from, to }) => {
      const weights = { name: spec.name, dims: spec.dims, data: theta.slice(from, to) }
      const stored = spec.dims.length < 2 ? 'float32' : dtype
      return [spec.name, storedWeights(graph, weights, { dtype: stored, axis: channelAxis[spec.name] ?? -1 })]
    }),
  )
  const outputs = network.forward({
    graph,
    param: (parameter) => required(parameters.get(parameter), `the parameter ${parameter}`),
    input: (input) => required(inputs.get(input), `the input ${input}`),
    dropout: (x) => x,
  })
  for (const [output, value] of Object.entries(outputs)) graph.output(output, value)
  return graph.build({ name, ...(metadata && { metadata }) })
}
