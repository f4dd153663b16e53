/**
 * Builds one ONNX graph. Values know their graph, so that operators are plain functions of values (ops/). The builder
 * shares equal constants, leaves out nodes that no output needs, and keeps names stable: same calls, same bytes.
 */
import { encodeModel } from './onnx.ts'
import type { Attributes, OnnxNode } from './onnx.ts'
import { inferResult } from './shapes.ts'
import { bytesOf, float32, int64 } from './tensor.ts'
import type { Dim, Dtype, HostTensor } from './tensor.ts'

export interface Value {
  readonly graph: GraphBuilder
  readonly name: string
  readonly dtype: Dtype
  readonly dims: readonly Dim[]
}
export interface Result {
  readonly dtype: Dtype
  readonly dims: readonly Dim[]
}
export interface GraphNode {
  readonly op: string
  readonly inputs: readonly (Value | undefined)[]
  readonly outputs: readonly Value[]
  readonly attributes: Attributes
}
/** Gradients of the inputs from the gradient of the output; `undefined` where none flows. */
export type Backward = (grad: Value) => readonly (Value | undefined)[]
export interface OwnGradient {
  readonly inputs: readonly Value[]
  readonly backward: Backward
}

export class GraphBuilder {
  readonly nodes: GraphNode[] = []
  readonly #inputs: Value[] = []
  readonly #constants = new Map<string, HostTensor>()
  readonly #shared = new Map<string, Value>()
  readonly #outputs: { name: string; value: Value }[] = []
  readonly #ownGradients = new Map<string, OwnGradient>()
  readonly #names = new Set<string>()

  /** An input of the model. float32, int32 or int64 where it goes through `Session.run`. */
  input(name: string, dtype: Dtype, dims: readonly Dim[]): Value {
    const value = this.#value(this.#claim(name), { dtype, dims })
    this.#inputs.push(value)
    return value
  }

  /** An initializer. Named: kept under that name. Unnamed: equal ones are stored once. */
  constant(tensor: HostTensor, name?: string): Value {
    const small = tensor.data.length <= 64
    const key = small ? `${tensor.dtype}[${tensor.dims.join()}]${bytesOf(tensor).join()}` : ''
    const known = name === undefined && small ? this.#shared.get(key) : undefined
    if (known) return known
    const value = this.#value(this.#claim(name ?? `c${this.#constants.size}`), tensor)
    this.#constants.set(value.name, tensor)
    if (name === undefined && small) this.#shared.set(key, value)
    return value
  }

  /** A float32 scalar, of dimensions []. */
  scalar(value: number): Value {
    return this.constant(float32([], [value]))
  }

  /** An int64 list, as Reshape, Slice and reductions want it. */
  longs(values: readonly number[]): Value {
    return this.constant(int64([values.length], values))
  }

  /**
   * Any ONNX operator with one output. The type and dimensions of the result are inferred for the operators of
   * shapes.ts; for all others they must be given.
   */
  op(
    type: string,
    inputs: readonly (Value | undefined)[],
    attributes: Attributes = {},
    result?: Result,
  ): Value {
    return this.ops(type, inputs, attributes, [result ?? inferResult(type, inputs, attributes)])[0]!
  }

  /** An operator with several outputs (Split, TopK); `results` types them. */
  ops(
    type: string,
    inputs: readonly (Value | undefined)[],
    attributes: Attributes,
    results: readonly Result[],
  ): readonly Value[] {
    for (const input of inputs)
      if (input && input.graph !== this) throw new Error(`${type} mixes values of two graphs (${input.name})`)
    const stem = `${type}_${this.nodes.length}`
    const outputs = results.map((result, i) => this.#value(this.#claim(i ? `${stem}_${i}` : stem), result))
    this.nodes.push({ op: type, inputs, outputs, attributes })
    return outputs
  }

  output(name: string, value: Value): void {
    if (this.#outputs.some((output) => output.name === name))
      throw new Error(`two outputs are called ${name}`)
    this.#outputs.push({ name, value })
  }

  /** What a constant holds, `undefined` for a computed value. */
  held(value: Value): HostTensor | undefined {
    return this.#constants.get(value.name)
  }

  /** Makes gradients flow from `value` straight to `inputs`, past the nodes between them. */
  differentiate(value: Value, own: OwnGradient): Value {
    this.#ownGradients.set(value.name, own)
    return value
  }
  ownGradient(value: Value): OwnGradient | undefined {
    return this.#ownGradients.get(value.name)
  }

  /** The bytes of the .onnx file. Inputs that nothing reads are kept, as callers feed them by name. */
  build(
    options: { name?: string; metadata?: Readonly<Record<string, string>> } = {},
  ): Uint8Array<ArrayBuffer> {
    if (!this.#outputs.length) throw new Error('a graph needs an output')
    const { nodes, reached } = this.#needed()
    const { renamed, identities } = this.#outputNames(nodes)
    const name = (value: Value | undefined) => (value ? (renamed.get(value.name) ?? value.name) : '')
    const encoded: OnnxNode[] = nodes.map((node) => ({
      op: node.op,
      name: node.outputs[0]!.name,
      inputs: node.inputs.map(name),
      outputs: node.outputs.map(name),
      attributes: node.attributes,
    }))
    return encodeModel({
      name: options.name ?? 'graph',
      nodes: [...encoded, ...identities],
      initializers: new Map([...this.#constants].filter(([key]) => reached.has(key))),
      inputs: this.#inputs,
      outputs: this.#outputs.map((output) => ({ ...output.value, name: output.name })),
      ...(options.metadata && { metadata: options.metadata }),
    })
  }

  #needed(): { nodes: GraphNode[]; reached: Set<string> } {
    const reached = new Set(this.#outputs.map(({ value }) => value.name))
    const nodes = this.nodes.toReversed().filter((node) => {
      if (!node.outputs.some((output) => reached.has(output.name))) return false
      for (const input of node.inputs) if (input) reached.add(input.name)
      return true
    })
    return { nodes: nodes.reverse(), reached }
  }

  /** An output takes its public name where it is computed; inputs, constants and repeats go through Identity. */
  #outputNames(nodes: readonly GraphNode[]): { renamed: Map<string, string>; identities: OnnxNode[] } {
    const computed = new Set(nodes.flatMap((node) => node.outputs.map((output) => output.name)))
    const taken = new Set(this.#names)
    const renamed = new Map<string, string>()
    const identities: OnnxNode[] = []
    for (const { name, value } of this.#outputs) {
      if (name === value.name && computed.has(name)) continue
      if (taken.has(name)) throw new Error(`the output ${name} would take the name of another value`)
      taken.add(name)
      if (computed.has(value.name) && !renamed.has(value.name)) renamed.set(value.name, name)
      else {
        const source = renamed.get(value.name) ?? value.name
        identities.push({ op: 'Identity', name, inputs: [source], outputs: [name], attributes: {} })
      }
    }
    return { renamed, identities }
  }

  #value(name: string, { dtype, dims }: Result): Value {
    return { graph: this, name, dtype, dims: [...dims] }
  }

  #claim(name: string): string {
    if (this.#names.has(name)) throw new Error(`two values are called ${name}`)
    this.#names.add(name)
    return name
  }
}
