/** Rows by index. Indices are int32 or int64. */
import type { Value } from '../graph.ts'

/** Slices of `data` along `axis`: an embedding for axis 0. Result: data's sizes, the axis replaced by indices' sizes. */
export const gather = (data: Value, indices: Value, axis = 0): Value =>
  data.graph.op('Gather', [data, indices], { axis })
/** One element for each index, the other coordinates being the index's own. */
export const gatherElements = (data: Value, indices: Value, axis: number): Value =>
  data.graph.op('GatherElements', [data, indices], { axis })
/**
 * `updates` added into `data` at `indices` along `axis`. Safe where indices repeat: ScatterND with reduction loses
 * updates on the CPU provider with more than one thread, ScatterElements does not (tests hold it at 200,000 rows).
 */
export const scatterAdd = (data: Value, indices: Value, updates: Value, axis: number): Value =>
  data.graph.op('ScatterElements', [data, indices, updates], { axis, reduction: 'add' })
