/** Type and dimensions of an operator's result, from its inputs (ONNX opset 20). Sizes may be names. */
import type { Result, Value } from './graph.ts'
import type { Attributes } from './onnx.ts'
import type { Dim } from './tensor.ts'

/** Dimensions that don't go together; names both. */
export class ShapeError extends Error {
  readonly code = 'shape-mismatch'
  readonly left: readonly Dim[]
  readonly right: readonly Dim[]
  constructor(what: string, left: readonly Dim[], right: readonly Dim[]) {
    super(`${what}: [${left.join(', ')}] does not go with [${right.join(', ')}]`)
    this.left = left
    this.right = right
  }
}

export const sameDims = (a: readonly Dim[], b: readonly Dim[]): boolean =>
  a.length === b.length && a.every((dim, i) => dim === b[i])

/** Numpy's rule; a name goes with 1, with itself, and with a number (which is then what it must turn out to be). */
export function broadcastDims(what: string, a: readonly Dim[], b: readonly Dim[]): Dim[] {
  const rank = Math.max(a.length, b.length)
  return Array.from({ length: rank }, (_, i) => {
    const left = a[a.length - rank + i] ?? 1
    const right = b[b.length - rank + i] ?? 1
    if (left === right || right === 1) return left
    if (left === 1) return right
    if (typeof left === 'string' && typeof right === 'number') return right
    if (typeof left === 'number' && typeof right === 'string') return left
    throw new ShapeError(what, a, b)
  })
}

/** The axis counted from the front. */
export function axisOf(axis: number, rank: number): number {
  const fromFront = axis < 0 ? axis + rank : axis
  if (fromFront < 0 || fromFront >= rank)
    throw new RangeError(`axis ${axis} is outside of ${rank} dimensions`)
  return fromFront
}

/** The integers of a constant input, as shapes, axes and starts are given. */
export function heldIntegers(value: Value | undefined): number[] | undefined {
  const held = value?.graph.held(value)
  return held && Array.from(held.data as ArrayLike<number | bigint>, Number)
}

const elementwise = new Set(
  (
    'Abs Ceil Clip Cos Elu Erf Exp Floor Gelu HardSigmoid Identity LeakyRelu LayerNormalization Log Neg Reciprocal ' +
    'Relu Round Sigmoid Sign Sin Softmax LogSoftmax Softplus Sqrt Tanh CumSum'
  ).split(' '),
)
const broadcasting = new Set(['Add', 'Sub', 'Mul', 'Div', 'Pow', 'Mod', 'Min', 'Max', 'Sum'])
const comparing = new Set(['Equal', 'Greater', 'GreaterOrEqual', 'Less', 'LessOrEqual', 'And', 'Or'])

type Inputs = readonly (Value | undefined)[]

export function inferResult(type: string, inputs: Inputs, attributes: Attributes): Result {
  const first = inputs[0]
  if (!first) throw new Error(`${type} has no first input`)
  const { dims, dtype } = first
  if (elementwise.has(type)) return { dtype, dims }
  if (broadcasting.has(type) || comparing.has(type)) {
    const all = inputs.map((input) => input!.dims)
    return {
      dtype: comparing.has(type) ? 'bool' : dtype,
      dims: all.reduce<readonly Dim[]>((a, b) => broadcastDims(type, a, b), []),
    }
  }
  const rule = rules[type]
  if (!rule) throw new Error(`the result of ${type} is not inferred: give its type and dimensions`)
  return {
    dtype: type === 'Where' || type === 'DequantizeLinear' ? inputs[1]!.dtype : dtype,
    dims: rule(inputs, attributes),
  }
}

const rules: Readonly<Record<string, (inputs: Inputs, attributes: Attributes) => readonly Dim[]>> = {
  DequantizeLinear: ([x]) => x!.dims,
  Where: ([test, yes, no]) => broadcastDims('Where', test!.dims, broadcastDims('Where', yes!.dims, no!.dims)),
  MatMul: ([a, b]) => matMulDims(a!.dims, b!.dims),
  Gemm: ([a, b], { transA, transB }) => {
    const [rows, inner] = transA ? a!.dims.toReversed() : a!.dims
    const [inner2, columns] = transB ? b!.dims.toReversed() : b!.dims
    if (inner !== inner2) throw new ShapeError('Gemm', a!.dims, b!.dims)
    return [rows!, columns!]
  },
  Gather: ([data, indices], { axis = 0 }) => {
    const at = axisOf(axis as number, data!.dims.length)
    return [...data!.dims.slice(0, at), ...indices!.dims, ...data!.dims.slice(at + 1)]
  },
  GatherElements: ([, indices]) => indices!.dims,
  GatherND: ([data, indices]) => [
    ...indices!.dims.slice(0, -1),
    ...data!.dims.slice(indices!.dims.at(-1) as number),
  ],
  ScatterElements: ([data]) => data!.dims,
  Transpose: ([x], { perm }) =>
    perm ? (perm as readonly number[]).map((axis) => x!.dims[axis]!) : x!.dims.toReversed(),
  Reshape: ([x, shape]) => reshapedDims(x!.dims, required('Reshape', heldIntegers(shape))),
  Expand: ([x, shape]) => broadcastDims('Expand', x!.dims, required('Expand', heldIntegers(shape))),
  Unsqueeze: ([x, axes]) => {
    const given = required('Unsqueeze', heldIntegers(axes))
    const rank = x!.dims.length + given.length
    const added = new Set(given.map((axis) => axisOf(axis, rank)))
    const rest = [...x!.dims]
    return Array.from({ length: rank }, (_, i) => (added.has(i) ? 1 : rest.shift()!))
  },
  Squeeze: ([x, axes]) => {
    const removed = new Set(
      required('Squeeze', heldIntegers(axes)).map((axis) => axisOf(axis, x!.dims.length)),
    )
    return x!.dims.filter((_, i) => !removed.has(i))
  },
  Concat: (inputs, { axis }) => {
    const [first, ...others] = inputs.map((input) => input!.dims)
    const at = axisOf(axis as number, first!.length)
    return others.reduce<readonly Dim[]>((joined, dims) => concatDims(joined, dims, at), first!)
  },
  Slice: ([x, starts, ends, axes, steps]) =>
    slicedDims(x!.dims, [starts, ends, axes, steps].map(heldIntegers)),
  Conv: ([x, kernel], { pads = [0, 0], strides = [1], dilations = [1] }) => {
    const [rows, , length] = x!.dims
    const [channels, , width] = kernel!.dims as [number, Dim, number]
    const [before, after] = pads as readonly number[]
    const reach = (dilations as readonly number[])[0]! * (width - 1) + 1
    const padded = (length as number) + before! + after! - reach
    return [rows!, channels, Math.floor(padded / (strides as readonly number[])[0]!) + 1]
  },
  ...Object.fromEntries(
    [
      'ReduceSum',
      'ReduceMean',
      'ReduceMax',
      'ReduceMin',
      'ReduceLogSumExp',
      'ReduceL2',
      'ReduceSumSquare',
    ].map((type) => [
      type,
      ([x, axes]: Inputs, { keepdims = 1 }: Attributes) =>
        reducedDims(x!.dims, heldIntegers(axes), keepdims === 1),
    ]),
  ),
}

function required(type: string, integers: number[] | undefined): number[] {
  if (!integers)
    throw new Error(`${type} takes its shape or axes from a computed value: give the result's dimensions`)
  return integers
}

function matMulDims(a: readonly Dim[], b: readonly Dim[]): readonly Dim[] {
  if (a.length < 2 || b.length < 2 || a.at(-1) !== b.at(-2)) throw new ShapeError('MatMul', a, b)
  return [...broadcastDims('MatMul', a.slice(0, -2), b.slice(0, -2)), a.at(-2)!, b.at(-1)!]
}

export function reducedDims(dims: readonly Dim[], axes: readonly number[] | undefined, keep: boolean): Dim[] {
  const gone = new Set((axes ?? dims.map((_, i) => i)).map((axis) => axisOf(axis, dims.length)))
  return dims.flatMap((dim, i) => (gone.has(i) ? (keep ? [1] : []) : [dim]))
}

/** -1 becomes what is left over: a number, or the one name that the other sizes don't use up. */
function reshapedDims(from: readonly Dim[], shape: readonly number[]): Dim[] {
  const copied = shape.map((dim, i) => (dim === 0 ? from[i]! : dim))
  const names = (dims: readonly Dim[]) => dims.filter((dim) => typeof dim === 'string')
  const product = (dims: readonly Dim[]) =>
    dims.reduce<number>((total, dim) => (typeof dim === 'number' && dim !== -1 ? total * dim : total), 1)
  const left = names(from).filter((name) => !names(copied).includes(name))
  const factor = product(from) / product(copied)
  const free = copied.indexOf(-1)
  if (free < 0) {
    if (factor !== 1 || left.length) throw new ShapeError('Reshape', from, shape)
    return copied
  }
  if (!left.length && !Number.isInteger(factor)) throw new ShapeError('Reshape', from, shape)
  const rest = left.length ? [...left, ...(factor === 1 ? [] : [String(factor)])].join('*') : factor
  return copied.map((dim, i) => (i === free ? rest : dim))
}

function concatDims(a: readonly Dim[], b: readonly Dim[], axis: number): Dim[] {
  if (a.length !== b.length || a.some((dim, i) => i !== axis && dim !== b[i]))
    throw new ShapeError('Concat', a, b)
  const [left, right] = [a[axis]!, b[axis]!]
  const joined = typeof left === 'number' && typeof right === 'number' ? left + right : `${left}+${right}`
  return a.map((dim, i) => (i === axis ? joined : dim))
}

function slicedDims(dims: readonly Dim[], [starts, ends, axes, steps]: (number[] | undefined)[]): Dim[] {
  const result = [...dims]
  required('Slice', starts).forEach((start, i) => {
    const axis = axisOf(axes?.[i] ?? i, dims.length)
    const size = dims[axis]!
    const end = required('Slice', ends)[i]!
    const step = steps?.[i] ?? 1
    if (typeof size === 'string') result[axis] = `${size}[${start}:${end}:${step}]`
    else if (step > 0) result[axis] = Math.max(0, Math.ceil((place(end, size) - place(start, size)) / step))
    else throw new RangeError('Slice runs forwards here')
  })
  return result
}

const place = (index: number, size: number): number =>
  Math.min(Math.max(index < 0 ? index + size : index, 0), size)
