/** Products and sums over axes. */
import type { Value } from '../graph.ts'
import { float } from '../onnx.ts'
import type { Attributes } from '../onnx.ts'

/** Batched: [..., n, k] x [..., k, m] -> [..., n, m], leading sizes broadcast. */
export const matmul = (a: Value, b: Value): Value => a.graph.op('MatMul', [a, b])

export interface GemmOptions {
  readonly bias?: Value
  readonly transA?: boolean
  readonly transB?: boolean
  readonly alpha?: number
}
/** alpha A B + bias of two matrices, either of them transposed on demand. */
export function gemm(a: Value, b: Value, { bias, transA, transB, alpha }: GemmOptions = {}): Value {
  const attributes: Attributes = {
    ...(transA && { transA: 1 }),
    ...(transB && { transB: 1 }),
    ...(alpha !== undefined && { alpha: float(alpha) }),
  }
  return a.graph.op('Gemm', bias ? [a, b, bias] : [a, b], attributes)
}

export interface ReduceOptions {
  /** All axes where absent. */
  readonly axes?: readonly number[]
  readonly keepDims?: boolean
}
const reduction =
  (type: string) =>
  (x: Value, { axes, keepDims = false }: ReduceOptions = {}): Value =>
    x.graph.op(type, axes ? [x, x.graph.longs(axes)] : [x], { keepdims: keepDims ? 1 : 0 })

export const reduceSum = reduction('ReduceSum')
export const reduceMean = reduction('ReduceMean')
/** No gradient is defined for it. */
export const reduceMax = reduction('ReduceMax')

export const softmax = (x: Value, axis = -1): Value => x.graph.op('Softmax', [x], { axis })

export interface ConvOptions {
  /** Zeros before and after. */
  readonly pads?: readonly [number, number]
  readonly stride?: number
  readonly bias?: Value
}
/** [rows, in, length] * [out, in, width] -> [rows, out, steps]; not flipped, as learning libraries have it. */
export function conv1d(
  x: Value,
  kernel: Value,
  { pads = [0, 0], stride = 1, bias }: ConvOptions = {},
): Value {
  return x.graph.op('Conv', bias ? [x, kernel, bias] : [x, kernel], { pads: [...pads], strides: [stride] })
}
