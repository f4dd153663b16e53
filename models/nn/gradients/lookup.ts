import type { Value } from '../graph.ts'
import { expand, reshape, unsqueeze } from '../ops/layout.ts'
import { gatherElements, scatterAdd } from '../ops/lookup.ts'
import { axisOf } from '../shapes.ts'
import { sizeOf } from '../tensor.ts'
import { input, staticDims, zeros } from './rule.ts'
import type { Rules } from './rule.ts'

export const lookupRules: Rules = {
  Gather: (node, grad) => {
    const [data, indices] = [input(node, 0), input(node, 1)]
    const axis = axisOf((node.attributes['axis'] as number | undefined) ?? 0, data.dims.length)
    return [scatterRows(data, indices, grad, axis), undefined]
  },
  GatherElements: (node, grad) => {
    const [data, indices] = [input(node, 0), input(node, 1)]
    const axis = axisOf((node.attributes['axis'] as number | undefined) ?? 0, data.dims.length)
    return [scatterAdd(zeros(grad.graph, staticDims(data)), indices, grad, axis), undefined]
  },
  ScatterElements: (node, grad) => {
    if (node.attributes['reduction'] !== 'add')
      throw new Error('ScatterElements is differentiated as an addition')
    return [grad, undefined, gatherElements(grad, input(node, 1), node.attributes['axis'] as number)]
  },
}

/** Indices are spread over the row's width, as ScatterElements (not ScatterND) adds repeated ones rightly. */
function scatterRows(data: Value, indices: Value, grad: Value, axis: number): Value {
  const dims = staticDims(data)
  const outer = sizeOf(dims.slice(0, axis))
  const inner = sizeOf(dims.slice(axis + 1))
  const count = sizeOf(staticDims(indices))
  const flat = [outer, count, inner]
  const spread = expand(unsqueeze(reshape(indices, [count]), [0, 2]), flat)
  // Without leading axes the scatter runs on matrices along axis 0, its fastest form.
  const keep = outer === 1 ? 1 : 0
  const rows = scatterAdd(
    zeros(grad.graph, [outer, dims[axis]!, inner].slice(keep)),
    reshape(spread, flat.slice(keep)),
    reshape(grad, flat.slice(keep)),
    1 - keep,
  )
  return reshape(rows, dims)
}
