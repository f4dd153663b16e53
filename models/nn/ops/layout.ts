/** Which element goes where: shapes, order, pieces. */
import type { Value } from '../graph.ts'
import { sameDims } from '../shapes.ts'
import type { Dim } from '../tensor.ts'

/** One size may be a name (`batch`): it becomes -1 in the file, and stays a name here. */
export function reshape(x: Value, dims: readonly Dim[]): Value {
  if (sameDims(x.dims, dims)) return x
  const named = dims.filter((dim) => typeof dim === 'string')
  if (named.length > 1) throw new Error(`reshape to [${dims.join(', ')}]: only one size may be a name`)
  const shape = dims.map((dim) => (typeof dim === 'string' ? -1 : dim))
  const known = named.length ? { dtype: x.dtype, dims } : undefined
  return x.graph.op('Reshape', [x, x.graph.longs(shape)], {}, known)
}
export const transpose = (x: Value, perm: readonly number[]): Value => x.graph.op('Transpose', [x], { perm })
export const unsqueeze = (x: Value, axes: readonly number[]): Value =>
  x.graph.op('Unsqueeze', [x, x.graph.longs(axes)])
export const squeeze = (x: Value, axes: readonly number[]): Value =>
  x.graph.op('Squeeze', [x, x.graph.longs(axes)])

export interface SliceRange {
  readonly axis: number
  readonly from: number
  /** Exclusive; counted from the end where negative. */
  readonly to?: number
  readonly step?: number
}
export function slice(x: Value, { axis, from, to = 2 ** 31 - 1, step = 1 }: SliceRange): Value {
  const { graph } = x
  return graph.op('Slice', [
    x,
    graph.longs([from]),
    graph.longs([to]),
    graph.longs([axis]),
    graph.longs([step]),
  ])
}

/** In trees of four: WebGPU limits the storage buffers of one shader. */
export function concat(parts: readonly Value[], axis: number): Value {
  const [first] = parts
  if (!first) throw new Error('nothing to concatenate')
  if (parts.length === 1) return first
  if (parts.length <= 4) return first.graph.op('Concat', parts, { axis })
  const quarter = Math.ceil(parts.length / 4)
  const quarters = [0, 1, 2, 3].map((i) => parts.slice(i * quarter, (i + 1) * quarter))
  return concat(
    quarters.filter((group) => group.length).map((group) => concat(group, axis)),
    axis,
  )
}
export const expand = (x: Value, dims: readonly number[]): Value =>
  sameDims(x.dims, dims) ? x : x.graph.op('Expand', [x, x.graph.longs(dims)])
