/** Element by element, broadcasting as numpy does. A number stands for a constant. */
import type { Value } from '../graph.ts'
import { float } from '../onnx.ts'
import type { Dtype } from '../tensor.ts'

export type Operand = Value | number

const toValue = (operand: Operand, beside: Operand): Value => {
  if (typeof operand !== 'number') return operand
  if (typeof beside === 'number') throw new Error('one operand at least must be a value of the graph')
  return beside.graph.scalar(operand)
}
const binary =
  (type: string) =>
  (a: Operand, b: Operand): Value => {
    const [left, right] = [toValue(a, b), toValue(b, a)]
    return left.graph.op(type, [left, right])
  }
const unary =
  (type: string) =>
  (x: Value): Value =>
    x.graph.op(type, [x])

export const add = binary('Add')
export const sub = binary('Sub')
export const mul = binary('Mul')
export const div = binary('Div')
/** x to a constant power. */
export const pow = (x: Value, exponent: number): Value => x.graph.op('Pow', [x, x.graph.scalar(exponent)])
export const square = (x: Value): Value => mul(x, x)
export const maximum = binary('Max')
export const minimum = binary('Min')
export const greater = binary('Greater')

export const neg = unary('Neg')
export const exp = unary('Exp')
export const log = unary('Log')
export const sqrt = unary('Sqrt')
export const abs = unary('Abs')
export const sign = unary('Sign')
export const erf = unary('Erf')
export const relu = unary('Relu')
export const tanh = unary('Tanh')
export const sigmoid = unary('Sigmoid')
/** ln(1 + e^x), without overflow. */
export const softplus = unary('Softplus')
/** x Phi(x), exact (Hendrycks and Gimpel 2016). */
export const gelu = unary('Gelu')

export const where = (test: Value, yes: Operand, no: Operand): Value =>
  test.graph.op('Where', [test, toValue(yes, test), toValue(no, test)])

const castCodes: Readonly<Record<Dtype, number>> = {
  float32: 1,
  uint8: 2,
  int8: 3,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
}
export const cast = (x: Value, dtype: Dtype): Value =>
  x.dtype === dtype ? x : x.graph.op('Cast', [x], { to: castCodes[dtype] }, { dtype, dims: x.dims })
export const equal = (a: Value, b: Value): Value => a.graph.op('Equal', [a, b])
/** x where it lies within [low, high], the nearer end elsewhere. */
export const clamp = (x: Value, low: number, high: number): Value => minimum(maximum(x, low), high)
/** x, or slope times x below zero. */
export const leakyRelu = (x: Value, slope: number): Value =>
  x.graph.op('LeakyRelu', [x], { alpha: float(slope) })
