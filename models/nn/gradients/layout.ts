import { heldIntegers, axisOf } from '../shapes.ts'
import { reshape, slice, transpose } from '../ops/layout.ts'
import { input, staticDims, unbroadcast } from './rule.ts'
import type { Rule, Rules } from './rule.ts'

const reshaped: Rule = (node, grad) => [reshape(grad, input(node, 0).dims)]

export const layoutRules: Rules = {
  Reshape: reshaped,
  Unsqueeze: reshaped,
  Squeeze: reshaped,
  Expand: (node, grad) => [unbroadcast(grad, input(node, 0).dims)],
  Transpose: (node, grad) => {
    const perm =
      (node.attributes['perm'] as readonly number[] | undefined) ?? grad.dims.map((_, i) => i).reverse()
    return [
      transpose(
        grad,
        perm.map((_, axis) => perm.indexOf(axis)),
      ),
    ]
  },
  Concat: (node, grad) => {
    const axis = axisOf(node.attributes['axis'] as number, grad.dims.length)
    let from = 0
    return node.inputs.map((_, i) => {
      const size = staticDims(input(node, i))[axis]!
      from += size
      return slice(grad, { axis, from: from - size, to: from })
    })
  },
  /** Zeros around it. A stepped slice is not differentiated. */
  Slice: (node, grad) => {
    const x = input(node, 0)
    const [starts, , axes, steps] = [1, 2, 3, 4].map((i) => heldIntegers(node.inputs[i]))
    if (steps?.some((step) => step !== 1)) throw new Error('Slice is differentiated for steps of 1')
    const dims = staticDims(x)
    const before = dims.map(() => 0)
    starts!.forEach((start, i) => {
      const axis = axisOf(axes?.[i] ?? i, dims.length)
      before[axis] = Math.min(start < 0 ? Math.max(start + dims[axis]!, 0) : start, dims[axis]!)
    })
    const after = staticDims(grad).map((size, axis) => dims[axis]! - size - before[axis]!)
    const pads = grad.graph.longs([...before, ...after])
    return [grad.graph.op('Pad', [grad, pads], {}, { dtype: grad.dtype, dims })]
  },
}
