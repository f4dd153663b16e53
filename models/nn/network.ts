/** A network: its parameters, its inputs, and functions of both that are written once for training and for export. */
import type { GraphBuilder, Value } from './graph.ts'
import { createRandom } from './random.ts'
import { sizeOf } from './tensor.ts'
import type { Dim } from './tensor.ts'

/** `normal` by its deviation; `glorot` uniform by the last two sizes (Glorot and Bengio 2010); or the values. */
export type Initial = 'zeros' | 'ones' | 'glorot' | { readonly normal: number } | Float32Array

export interface ParameterSpec {
  readonly name: string
  readonly dims: readonly number[]
  readonly initial: Initial
  /** Exempt from weight decay, as biases and norms usually are. */
  readonly undecayed?: true
  /** Keeps its bytes: no gradient reaches it, and it does not decay. */
  readonly frozen?: true
}
export interface InputSpec {
  readonly name: string
  readonly dtype: 'float32' | 'int32' | 'int64'
  /** Names are resolved by the trainer's `sizes`, and stay open in the exported file. */
  readonly dims: readonly Dim[]
}

/** What a network's functions are given. */
export interface Scope {
  readonly graph: GraphBuilder
  readonly param: (name: string) => Value
  readonly input: (name: string) => Value
  /** x b/(1-rate) with b from the trainer's generator while training, x itself in use. */
  readonly dropout: (x: Value, rate: number) => Value
}

export interface Network {
  readonly parameters: readonly ParameterSpec[]
  /** Everything the loss reads, targets and weights too. */
  readonly inputs: readonly InputSpec[]
  /** A scalar. */
  loss(scope: Scope): Value
}

/** Counted from the specification: what a flat vector of this network holds. */
export const parameterCount = (parameters: readonly ParameterSpec[]): number =>
  parameters.reduce((count, { dims }) => count + sizeOf(dims), 0)

/** The same seed gives the same weights; each parameter has its own stream, so that adding one changes no other. */
export function initialTheta(parameters: readonly ParameterSpec[], seed: number): Float32Array {
  const theta = new Float32Array(parameterCount(parameters))
  for (const { spec, from, to } of layout(parameters)) fill(theta.subarray(from, to), spec, seed)
  return theta
}

export interface Placed {
  readonly spec: ParameterSpec
  readonly from: number
  readonly to: number
}
/** Where each parameter lies in the flat vector. */
export function layout(parameters: readonly ParameterSpec[]): Placed[] {
  let at = 0
  return parameters.map((spec) => {
    const from = at
    at += sizeOf(spec.dims)
    return { spec, from, to: at }
  })
}

function fill(target: Float32Array, { name, dims, initial }: ParameterSpec, seed: number): void {
  if (initial instanceof Float32Array) target.set(initial)
  else if (initial === 'ones') target.fill(1)
  else if (initial !== 'zeros') {
    const random = createRandom(seed, ...Array.from(name, (letter) => letter.codePointAt(0)!))
    const bound = Math.sqrt(6 / (dims.at(-1)! + (dims.at(-2) ?? 1)))
    const draw =
      initial === 'glorot' ? () => bound * (2 * random.next() - 1) : () => initial.normal * random.normal()
    for (let i = 0; i < target.length; i++) target[i] = draw()
  }
}
