/**
 * The training graphs of a network, all static: `step` (theta, m, v, lr and a batch in; theta2, m2, v2 and loss out),
 * `gradient` (theta and a batch in; gradient and loss out), `update` (theta, m, v, lr and a gradient in; theta2, m2, v2
 * out) and `loss` (as in use: without dropout).
 */
import { gradients, stopGradient } from './autodiff.ts'
import { GraphBuilder } from './graph.ts'
import type { Value } from './graph.ts'
import { layout, parameterCount } from './network.ts'
import type { Network, ParameterSpec, Scope } from './network.ts'
import { mul } from './ops/elementwise.ts'
import { concat, reshape, slice } from './ops/layout.ts'
import { clipNorm } from './optimizers.ts'
import type { Optimizer } from './optimizers.ts'
import { float32 } from './tensor.ts'

export interface TrainingGraphOptions {
  readonly optimizer: Optimizer
  /** What the named dimensions of the inputs are in training. */
  readonly sizes: Readonly<Record<string, number>>
  readonly clip?: number
}
export interface DropoutInput {
  readonly name: string
  readonly dims: readonly number[]
  readonly rate: number
}
export interface TrainingGraph {
  readonly onnx: Uint8Array<ArrayBuffer>
  /** To be fed with b/(1-rate), b drawn for each element. */
  readonly dropouts: readonly DropoutInput[]
}
export type GraphKind = 'step' | 'gradient' | 'update' | 'loss'

export function trainingGraph(
  network: Network,
  kind: GraphKind,
  options: TrainingGraphOptions,
): TrainingGraph {
  const graph = new GraphBuilder()
  const count = parameterCount(network.parameters)
  const theta = graph.input('theta', 'float32', [count])
  const dropouts: DropoutInput[] = []
  if (kind === 'update') {
    addUpdate(network, { theta, gradient: graph.input('gradient', 'float32', [count]), options })
    return { onnx: graph.build({ name: kind }), dropouts }
  }
  const { scope, parameters } = trainingScope(network, theta, {
    sizes: options.sizes,
    ...(kind !== 'loss' && { dropouts }),
  })
  const loss = network.loss(scope)
  graph.output('loss', loss)
  if (kind !== 'loss') {
    const flat = gradients(loss, parameters).map((grad) =>
      reshape(grad, [grad.dims.reduce<number>(times, 1)]),
    )
    const gradient = concat(flat, 0)
    if (kind === 'gradient') graph.output('gradient', gradient)
    else addUpdate(network, { theta, gradient, options })
  }
  return { onnx: graph.build({ name: kind }), dropouts }
}

const times = (product: number, dim: number | string): number => product * (dim as number)

function addUpdate(
  { parameters }: Network,
  { theta, gradient, options }: { theta: Value; gradient: Value; options: TrainingGraphOptions },
): void {
  const { graph, dims } = theta
  const moments = options.optimizer.keepsMoments ? dims : [0]
  const exempt = parameters.some(undecayed)
  const next = options.optimizer.update({
    theta,
    gradient: options.clip === undefined ? gradient : clipNorm(gradient, options.clip),
    m: graph.input('m', 'float32', moments),
    v: graph.input('v', 'float32', moments),
    lr: graph.input('lr', 'float32', [3]),
    ...(exempt && { decayed: graph.constant(float32([dims[0] as number], decayMask(parameters))) }),
  })
  graph.output('theta2', next.theta)
  graph.output('m2', next.m)
  graph.output('v2', next.v)
}

const undecayed = (spec: ParameterSpec): boolean => spec.undecayed === true || spec.frozen === true

function decayMask(parameters: Network['parameters']): Float32Array {
  const mask = new Float32Array(parameterCount(parameters)).fill(1)
  for (const { spec, from, to } of layout(parameters)) if (undecayed(spec)) mask.fill(0, from, to)
  return mask
}

function trainingScope(
  network: Network,
  theta: Value,
  { sizes, dropouts }: { sizes: Readonly<Record<string, number>>; dropouts?: DropoutInput[] },
): { scope: Scope; parameters: Value[] } {
  const { graph } = theta
  const parameters = layout(network.parameters).map(({ spec, from, to }) =>
    reshape(slice(theta, { axis: 0, from, to }), spec.dims),
  )
  const byName = new Map(
    network.parameters.map(({ name, frozen }, i) => [
      name,
      frozen ? stopGradient(parameters[i]!) : parameters[i]!,
    ]),
  )
  const inputs = new Map(
    network.inputs.map(({ name, dtype, dims }) => {
      const resolved = dims.map((dim) =>
        typeof dim === 'number' ? dim : required(sizes[dim], `the size ${dim}`),
      )
      return [name, graph.input(name, dtype, resolved)]
    }),
  )
  const scope: Scope = {
    graph,
    param: (name) => required(byName.get(name), `the parameter ${name}`),
    input: (name) => required(inputs.get(name), `the input ${name}`),
    dropout: (x, rate) => {
      if (!dropouts || rate <= 0) return x
      const dims = x.dims.map((dim) => dim as number)
      const name = `dropout.${dropouts.length}`
      dropouts.push({ name, dims, rate })
      return mul(x, graph.input(name, 'float32', dims))
    },
  }
  return { scope, parameters }
}

export function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is not declared`)
  return value
}
