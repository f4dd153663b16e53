/**
 * Weights in the file, smaller than they are in use: fp16 with a Cast behind it (the default), or int8 per channel with
 * DequantizeLinear (for WASM only: GPUs have been wrong with it).
 */
import type { GraphBuilder, Value } from './graph.ts'
import { cast, mul } from './ops/elementwise.ts'
import { gather } from './ops/lookup.ts'
import { axisOf } from './shapes.ts'
import { float16, float16Max, float32, int8, sizeOf } from './tensor.ts'

export type StorageDtype = 'float32' | 'float16' | 'int8'

export interface Weights {
  readonly name: string
  readonly dims: readonly number[]
  readonly data: Float32Array
}
export interface Quantised {
  readonly values: Int8Array
  readonly scales: Float32Array
}

/** Under it a scale would lose its bits to underflow. */
const negligible = 1e-30

/** w = s round(w/s), s = max|w|/127 for each index of `axis` (1 where all are 0, or under 1e-30); the error is s/2 at most. */
export function quantise(data: Float32Array, dims: readonly number[], axis: number): Quantised {
  const channels = dims[axis]!
  const inner = sizeOf(dims.slice(axis + 1))
  const channelOf = (i: number) => Math.floor(i / inner) % channels
  const peaks = new Float32Array(channels)
  data.forEach((w, i) => (peaks[channelOf(i)] = Math.max(peaks[channelOf(i)]!, Math.abs(w))))
  const scales = peaks.map((peak) => (peak > negligible ? peak / 127 : 1))
  const values = Int8Array.from(data, (w, i) => Math.round(w / scales[channelOf(i)]!))
  return { values, scales }
}

/** A float32 value that is stored as `dtype`. Weights beyond fp16's range stay float32; int8 needs two dimensions. */
export function storedWeights(
  graph: GraphBuilder,
  { name, dims, data }: Weights,
  { dtype = 'float16', axis = 0 }: { readonly dtype?: StorageDtype; readonly axis?: number } = {},
): Value {
  if (dtype === 'int8' && dims.length >= 2) {
    const channel = axisOf(axis, dims.length)
    const { values, scales } = quantise(data, dims, channel)
    const held = graph.constant(int8(dims, values), name)
    const scale = graph.constant(float32([scales.length], scales), `${name}.scale`)
    return graph.op('DequantizeLinear', [held, scale], { axis: channel }, { dtype: 'float32', dims })
  }
  if (dtype === 'float32' || data.some((w) => Math.abs(w) > float16Max))
    return graph.constant(float32(dims, data), name)
  return cast(graph.constant(float16(dims, data), name), 'float32')
}

/** A table of which only some rows are read: they alone are widened. Call the result with indices, as `gather`. */
export function storedTable(
  graph: GraphBuilder,
  { name, dims, data }: Weights,
  dtype: StorageDtype = 'float16',
): (indices: Value) => Value {
  if (dtype === 'int8') {
    const { values, scales } = quantise(data, dims, 0)
    const held = graph.constant(int8(dims, values), name)
    const broadcast = [dims[0]!, ...dims.slice(1).map(() => 1)]
    const scale = graph.constant(float32(broadcast, scales), `${name}.scale`)
    return (indices) => mul(cast(gather(held, indices), 'float32'), gather(scale, indices))
  }
  const half = dtype === 'float16' && !data.some((w) => Math.abs(w) > float16Max)
  const held = graph.constant(half ? float16(dims, data) : float32(dims, data), name)
  return (indices) => cast(gather(held, indices), 'float32')
}
