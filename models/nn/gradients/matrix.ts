import type { Value } from '../graph.ts'
import { div, mul, sub } from '../ops/elementwise.ts'
import { concat, expand, reshape, slice, transpose } from '../ops/layout.ts'
import { gather } from '../ops/lookup.ts'
import { gemm, matmul, reduceSum } from '../ops/matrix.ts'
import { heldIntegers, reducedDims } from '../shapes.ts'
import { sizeOf } from '../tensor.ts'
import { input, staticDims, unbroadcast } from './rule.ts'
import type { Differentiated, Rules } from './rule.ts'

export const matrixRules: Rules = {
  MatMul: (node, grad) => {
    const [a, b] = [input(node, 0), input(node, 1)]
    if (a.dims.length === 2 && b.dims.length === 2)
      return [gemm(grad, b, { transB: true }), gemm(a, grad, { transA: true })]
    const da = unbroadcast(matmul(grad, swapped(b)), a.dims)
    if (b.dims.length > 2) return [da, unbroadcast(matmul(swapped(a), grad), b.dims)]
    // Rows of all matrices against one weight: a single product instead of a batch that is summed afterwards.
    return [da, gemm(rows(a), rows(grad), { transA: true })]
  },
  Gemm: (node, grad) => {
    const [a, b, c] = [input(node, 0), input(node, 1), node.inputs[2]]
    const [transA, transB] = [node.attributes['transA'] === 1, node.attributes['transB'] === 1]
    const given = node.attributes['alpha']
    const alpha = typeof given === 'object' && 'float' in given ? given.float : 1
    return [
      transA
        ? gemm(b, grad, { transA: transB, transB: true, alpha })
        : gemm(grad, b, { transB: !transB, alpha }),
      transB
        ? gemm(grad, a, { transA: true, transB: transA, alpha })
        : gemm(a, grad, { transA: !transA, alpha }),
      c && unbroadcast(grad, c.dims),
    ]
  },
  ReduceSum: (node, grad) => [spread(node, grad)],
  ReduceMean: (node, grad) => {
    const repeats = sizeOf(staticDims(input(node, 0))) / sizeOf(staticDims(grad))
    return [spread(node, mul(grad, 1 / repeats))]
  },
  Softmax: (node, grad) => {
    const y = node.output
    const axes = [(node.attributes['axis'] as number | undefined) ?? -1]
    return [mul(y, sub(grad, reduceSum(mul(grad, y), { axes, keepDims: true })))]
  },
  ReduceLogSumExp: (node, grad) => {
    const [x, dims] = [input(node, 0), keptDims(node)]
    const share = sub(x, reshape(node.output, dims))
    return [mul(x.graph.op('Exp', [share]), reshape(grad, dims))]
  },
  ReduceL2: (node, grad) => {
    const [x, dims] = [input(node, 0), keptDims(node)]
    return [mul(div(x, reshape(node.output, dims)), reshape(grad, dims))]
  },
  Conv: (node, grad) => [convInput(node, grad), convKernel(node, grad), node.inputs[2] && convBias(grad)],
}

const swapped = (x: Value): Value => {
  const last = x.dims.length - 1
  return transpose(
    x,
    x.dims.map((_, i) => (i === last ? last - 1 : i === last - 1 ? last : i)),
  )
}
const rows = (x: Value): Value => {
  const dims = staticDims(x)
  return reshape(x, [sizeOf(dims.slice(0, -1)), dims.at(-1)!])
}

const keptDims = (node: Differentiated) =>
  reducedDims(input(node, 0).dims, heldIntegers(node.inputs[1]), true)
const spread = (node: Differentiated, grad: Value): Value =>
  expand(reshape(grad, keptDims(node)), staticDims(input(node, 0)))

interface ConvSizes {
  readonly stride: number
  readonly pads: readonly number[]
  readonly length: number
  readonly width: number
  readonly steps: number
}
function convSizes(node: Differentiated): ConvSizes {
  const {
    pads = [0, 0],
    strides = [1],
    dilations = [1],
  } = node.attributes as Record<string, readonly number[]>
  if (dilations[0] !== 1) throw new Error('Conv is differentiated without dilation')
  return {
    stride: strides[0]!,
    pads,
    length: staticDims(input(node, 0))[2]!,
    width: staticDims(input(node, 1))[2]!,
    steps: staticDims(node.output)[2]!,
  }
}

/** Without strides it is the gradient slid over by the kernel turned round, which runs faster than ConvTranspose. */
function convInput(node: Differentiated, grad: Value): Value {
  const { stride, pads, length, width, steps } = convSizes(node)
  const [{ dtype, dims }, kernel] = [input(node, 0), input(node, 1)]
  if (stride === 1) {
    const backwards = grad.graph.longs(Array.from({ length: width }, (_, k) => width - 1 - k))
    const turned = transpose(gather(kernel, backwards, 2), [1, 0, 2])
    const rest = [width - 1 - pads[0]!, width - 1 - pads[1]!]
    if (rest.every((pad) => pad >= 0))
      return grad.graph.op('Conv', [grad, turned], { pads: rest, strides: [1] })
  }
  const remainder = length - ((steps - 1) * stride + width - pads[0]! - pads[1]!)
  const attributes = { pads, strides: [stride], output_padding: [remainder] }
  return grad.graph.op('ConvTranspose', [grad, kernel], attributes, { dtype, dims })
}

/** One product for each place of the kernel: all steps of the gradient with what lay under that place. */
function convKernel(node: Differentiated, grad: Value): Value {
  const { stride, pads, width, steps } = convSizes(node)
  const [x, kernel] = [input(node, 0), input(node, 1)]
  const [count, channels, length] = staticDims(x) as [number, number, number]
  const out = staticDims(kernel)[0]!
  const laid = transpose(x, [0, 2, 1])
  const around = grad.graph.longs([0, pads[0]!, 0, 0, pads[1]!, 0])
  const dims = [count, length + pads[0]! + pads[1]!, channels]
  const padded = pads.some((pad) => pad > 0)
    ? x.graph.op('Pad', [laid, around], {}, { dtype: x.dtype, dims })
    : laid
  const under = Array.from({ length: width }, (_, k) =>
    slice(padded, { axis: 1, from: k, to: k + (steps - 1) * stride + 1, step: stride }),
  )
  const columns = reshape(concat(under, 2), [count * steps, width * channels])
  const errors = reshape(transpose(grad, [1, 0, 2]), [out, count * steps])
  return transpose(reshape(gemm(errors, columns), [out, width, channels]), [0, 2, 1])
}

const convBias = (grad: Value): Value => reduceSum(grad, { axes: [0, 2] })
