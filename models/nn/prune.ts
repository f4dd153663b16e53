/** Magnitude pruning (Han et al. 2015): the smallest weights go, and stay gone while the rest is trained on. */
import type { Network, ParameterSpec, Scope } from './network.ts'
import { layout, parameterCount } from './network.ts'
import { mul } from './ops/elementwise.ts'
import { float32 } from './tensor.ts'

/**
 * 1 for a weight that is kept, 0 for one of the `share` smallest of its own matrix by magnitude (the earlier of equal ones goes first). Vectors
 * (biases, norms) are kept whole. Flat, as theta.
 */
export function magnitudeMask(
  theta: Float32Array,
  parameters: readonly ParameterSpec[],
  share: number,
): Float32Array {
  const mask = new Float32Array(parameterCount(parameters)).fill(1)
  for (const { spec, from, to } of layout(parameters)) {
    if (spec.dims.length < 2) continue
    const order = Uint32Array.from({ length: to - from }, (_, i) => from + i).sort(
      (a, b) => Math.abs(theta[a]!) - Math.abs(theta[b]!) || a - b,
    )
    for (const at of order.subarray(0, Math.floor(share * order.length))) mask[at] = 0
  }
  return mask
}

export const pruned = (theta: Float32Array, mask: Float32Array): Float32Array =>
  theta.map((weight, i) => weight * mask[i]!)

/** The network with weights held at 0 where the mask is: they take no gradient. Start it from `pruned(theta, mask)`. */
export function masked(network: Network, mask: Float32Array): Network {
  const places = new Map(layout(network.parameters).map((placed) => [placed.spec.name, placed]))
  return {
    ...network,
    loss: (scope) => network.loss({ ...scope, param: maskedParam(scope) }),
  }
  function maskedParam({ graph, param }: Scope): Scope['param'] {
    return (name) => {
      const { spec, from, to } = places.get(name)!
      const own = mask.subarray(from, to)
      return own.includes(0) ? mul(param(name), graph.constant(float32(spec.dims, own.slice()))) : param(name)
    }
  }
}
