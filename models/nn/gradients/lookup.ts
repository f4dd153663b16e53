import type { Value } from '../graph.ts'
import { add, cast, mul } from '../ops/elementwise.ts'
import { expand, reshape, unsqueeze } from '../ops/layout.ts'
import { gatherElements, scatterAdd } from '../ops/lookup.ts'
import { axisOf } from '../shapes.ts'
import { int32, sizeOf } from '../tensor.ts'
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

/**
 * Indices are spread over the row's width, as ScatterElements (not ScatterND) adds repeated ones rightly. Without leading axes the scatter
 * runs on flat vectors, a third of the time of matrices along axis 0.
 */
function scatterRows(data: Value, indices: Value, grad: Value, axis: number): Value {
  const dims = staticDims(data)
  const outer = sizeOf(dims.slice(0, axis))
  const inner = sizeOf(dims.slice(axis + 1))
  const count = sizeOf(staticDims(indices))
  if (outer === 1) {
    const size = count * inner
    const flat = scatterAdd(
      zeros(grad.graph, [sizeOf(dims)]),
      reshape(elementsOf(reshape(indices, [count, 1]), inner), [size]),
      reshape(grad, [size]),
      0,
    )
    return reshape(flat, dims)
  }
  const spread = expand(unsqueeze(reshape(indices, [count]), [0, 2]), [outer, count, inner])
  const updates = reshape(grad, [outer, count, inner])
  return reshape(scatterAdd(zeros(grad.graph, [outer, dims[axis]!, inner]), spread, updates, 1), dims)
}

/** [count, 1] row numbers to [count, inner] numbers of elements. */
function elementsOf(rows: Value, inner: number): Value {
  const { graph } = rows
  const lanes = Int32Array.from({ length: inner }, (_, lane) => lane)
  const narrow = cast(rows, 'int32')
  return add(mul(narrow, graph.constant(int32([], [inner]))), graph.constant(int32([1, inner], lanes)))
}
