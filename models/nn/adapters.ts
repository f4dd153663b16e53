/** Parameter-efficient fine-tuning: a trained network stays as it is, low-rank adapters beside its matrices learn (Hu et al. 2021). */
import type { Network, ParameterSpec, Scope } from './network.ts'
import { layout, parameterCount } from './network.ts'
import { add, mul } from './ops/elementwise.ts'
import { matmul } from './ops/matrix.ts'

export interface AdapterOptions {
  /** Matrices that get an adapter each. */
  readonly matrices: readonly string[]
  readonly rank: number
  /** What a product of the adapters counts; a/r in the paper. 1 unless told. */
  readonly scale?: number
  /** Parameters that are learned on whole, as a new head is; all others are frozen. */
  readonly learned?: readonly string[]
}

const down = (name: string) => `${name}.down`
const up = (name: string) => `${name}.up`

/**
 * The network with W + scale A B for each named matrix W: A [rows, rank] drawn, B [rank, columns] zero, so that it starts as what it adapts. Its
 * parameters are the base's, in their order, and the adapters' after them: start it from `adaptedTheta`.
 */
export function adapted(
  network: Network,
  { matrices, rank, scale = 1, learned = [] }: AdapterOptions,
): Network {
  const adapters = matrices.flatMap((name): ParameterSpec[] => {
    const base = network.parameters.find((spec) => spec.name === name)
    if (base?.dims.length !== 2) throw new Error(`${name} is no matrix of this network`)
    const [rows, columns] = base.dims as [number, number]
    return [
      { name: down(name), dims: [rows, rank], initial: { normal: 1 / Math.sqrt(rank) } },
      { name: up(name), dims: [rank, columns], initial: 'zeros' },
    ]
  })
  const param =
    (scope: Scope): Scope['param'] =>
    (name) => {
      const base = scope.param(name)
      if (!matrices.includes(name)) return base
      return add(base, mul(matmul(scope.param(down(name)), scope.param(up(name))), scale))
    }
  return {
    ...network,
    parameters: [
      ...network.parameters.map((spec) =>
        learned.includes(spec.name) ? spec : { ...spec, frozen: true as const },
      ),
      ...adapters,
    ],
    loss: (scope) => network.loss({ ...scope, param: param(scope) }),
  }
}

/** A trained base, and the adapters as `fresh` (from `initialTheta` of the adapted network) has them. */
export function adaptedTheta(base: Float32Array, fresh: Float32Array): Float32Array {
  const theta = fresh.slice()
  theta.set(base)
  return theta
}

/** The adapters folded into their matrices: the weights of the plain network, which costs nothing more in use. */
export function foldedTheta(
  network: Network,
  theta: Float32Array,
  { matrices, rank, scale = 1 }: AdapterOptions,
): Float32Array {
  const whole = adapted(network, { matrices, rank, scale })
  const places = new Map(layout(whole.parameters).map((placed) => [placed.spec.name, placed]))
  const folded = theta.slice(0, parameterCount(network.parameters))
  for (const name of matrices) {
    const [base, first, second] = [name, down(name), up(name)].map((part) => places.get(part)!)
    const [rows, columns] = base!.spec.dims as [number, number]
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) {
        let sum = 0
        for (let k = 0; k < rank; k++)
          sum += theta[first!.from + i * rank + k]! * theta[second!.from + k * columns + j]!
        folded[base!.from + i * columns + j]! += scale * sum
      }
  }
  return folded
}
