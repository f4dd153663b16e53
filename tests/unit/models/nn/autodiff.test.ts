import { describe, expect, it } from 'vitest'
import { differentiableOps, gradients, stopGradient } from '../../../../models/nn/autodiff.ts'
import * as nn from '../../../../models/nn/index.ts'
import type { Value } from '../../../../models/nn/index.ts'
import { floats } from '../../../../models/session.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'
import { compareGradients, opsOf } from './finite-differences.ts'
import type { Case } from './finite-differences.ts'

const unary = (f: (x: Value) => Value, range: readonly [number, number] = [-2, 2]): Case => ({
  dims: [[3, 4]],
  f,
  range,
})
const indices = (x: Value, dims: number[], values: number[]) => x.graph.constant(nn.int32(dims, values))
/** Off the kinks of relu and its like. */
const offZero = [[-1.7, -0.9, -0.4, -0.1, 0.1, 0.3, 0.6, 0.9, 1.2, 1.5, 1.8, -1.1]]

const cases: Readonly<Record<string, Case>> = {
  add: {
    dims: [
      [2, 3],
      [2, 3],
    ],
    f: nn.add,
  },
  'add, broadcast': {
    dims: [
      [2, 3, 4],
      [3, 1],
    ],
    f: nn.add,
  },
  sub: { dims: [[2, 3], [3]], f: nn.sub },
  mul: {
    dims: [
      [2, 1, 4],
      [3, 1],
    ],
    f: nn.mul,
  },
  div: { dims: [[2, 3], [3]], f: nn.div, range: [0.5, 2] },
  'number on the left': unary((x) => nn.sub(2, nn.div(1, x)), [0.5, 2]),
  maximum: {
    dims: [[4], [4]],
    f: nn.maximum,
    at: [
      [1, -1, 2, 0],
      [0, 1, 1, 0.5],
    ],
  },
  minimum: {
    dims: [[4], [4]],
    f: nn.minimum,
    at: [
      [1, -1, 2, 0],
      [0, 1, 1, 0.5],
    ],
  },
  pow: unary((x) => nn.pow(x, 2.5), [0.5, 2]),
  square: unary(nn.square),
  neg: unary(nn.neg),
  exp: unary(nn.exp),
  log: unary(nn.log, [0.5, 2]),
  sqrt: unary(nn.sqrt, [0.5, 2]),
  abs: { ...unary(nn.abs), at: offZero },
  erf: unary(nn.erf),
  relu: { ...unary(nn.relu), at: offZero },
  'mean of relu': { ...unary((x) => nn.reduceMean(nn.relu(x), { axes: [1] })), at: offZero },
  'leaky relu': { ...unary((x) => nn.leakyRelu(x, 0.2)), at: offZero },
  clamp: { ...unary((x) => nn.clamp(x, -1, 1)), at: offZero },
  tanh: unary(nn.tanh),
  sigmoid: unary(nn.sigmoid),
  softplus: unary(nn.softplus),
  gelu: unary(nn.gelu),
  where: { dims: [[2, 3], [3]], f: (a, b) => nn.where(nn.greater(a, 10), a, nn.mul(b, 2)) },
  'masked by -60000': unary((x) =>
    nn.softmax(
      nn.where(x.graph.constant({ dtype: 'bool', dims: [4], data: Uint8Array.of(1, 0, 1, 1) }), x, -60000),
    ),
  ),
  'cast and identity': unary((x) => {
    const same = x.graph.op('Identity', [nn.square(x)])
    return x.graph.op('Cast', [same], { to: 1 }, { dtype: 'float32', dims: x.dims })
  }),
  matmul: {
    dims: [
      [2, 3],
      [3, 4],
    ],
    f: nn.matmul,
  },
  'matmul, batched': {
    dims: [
      [2, 3, 4],
      [2, 4, 2],
    ],
    f: nn.matmul,
  },
  'matmul, one weight': {
    dims: [
      [2, 3, 4],
      [4, 2],
    ],
    f: nn.matmul,
  },
  'matmul, broadcast': {
    dims: [
      [2, 1, 3, 4],
      [3, 4, 2],
    ],
    f: nn.matmul,
  },
  gemm: { dims: [[2, 3], [3, 4], [4]], f: (a, b, bias) => nn.gemm(a, b, { bias, alpha: 0.5 }) },
  "gemm A'": {
    dims: [
      [3, 2],
      [3, 4],
    ],
    f: (a, b) => nn.gemm(a, b, { transA: true }),
  },
  "gemm B'": {
    dims: [
      [2, 3],
      [4, 3],
    ],
    f: (a, b) => nn.gemm(a, b, { transB: true, alpha: 3 }),
  },
  "gemm A'B'": {
    dims: [
      [3, 2],
      [4, 3],
    ],
    f: (a, b) => nn.gemm(a, b, { transA: true, transB: true }),
  },
  'sum of all': unary((x) => nn.reduceSum(nn.square(x))),
  'sum of one axis': unary((x) => nn.reduceSum(nn.square(x), { axes: [0], keepDims: true })),
  'mean of all': unary((x) => nn.reduceMean(nn.exp(x))),
  'mean of one axis': unary((x) => nn.reduceMean(nn.exp(x), { axes: [-1] })),
  softmax: unary((x) => nn.softmax(nn.mul(x, 2))),
  'softmax, first axis': unary((x) => nn.softmax(x, 0)),
  'log-sum-exp': unary((x) => x.graph.op('ReduceLogSumExp', [x, x.graph.longs([1])], { keepdims: 0 })),
  'length of vectors': unary(
    (x) => x.graph.op('ReduceL2', [x, x.graph.longs([1])], { keepdims: 0 }),
    [0.5, 2],
  ),
  reshape: unary((x) => nn.square(nn.reshape(x, [2, 6]))),
  transpose: { dims: [[2, 3, 4]], f: (x) => nn.square(nn.transpose(x, [2, 0, 1])) },
  'unsqueeze and squeeze': unary((x) => nn.square(nn.squeeze(nn.unsqueeze(nn.exp(x), [1]), [1]))),
  expand: { dims: [[3, 1]], f: (x) => nn.square(nn.expand(x, [2, 3, 4])) },
  concat: {
    dims: [
      [2, 1],
      [2, 3],
      [2, 1],
      [2, 1],
      [2, 1],
    ],
    f: (...parts) => nn.square(nn.concat(parts, 1)),
  },
  slice: unary((x) => nn.square(nn.slice(x, { axis: 1, from: 1, to: -1 }))),
  'embedding, repeated rows': {
    dims: [[5, 3]],
    f: (x) => nn.square(nn.gather(x, indices(x, [2, 3], [0, 4, 0, 0, 2, 4]))),
  },
  'gather, middle axis': {
    dims: [[2, 4, 3]],
    f: (x) => nn.square(nn.gather(x, indices(x, [3], [1, 3, 1]), 1)),
  },
  'gather elements': {
    dims: [[3, 4]],
    f: (x) => nn.square(nn.gatherElements(x, indices(x, [3, 2], [0, 0, 1, 3, 2, 2]), 1)),
  },
  'scatter, adding': {
    dims: [
      [3, 2],
      [4, 2],
    ],
    f: (x, updates) => nn.square(nn.scatterAdd(x, indices(x, [4, 2], [0, 0, 2, 1, 0, 1, 2, 2]), updates, 0)),
  },
  convolution: {
    dims: [[2, 3, 7], [4, 3, 3], [4]],
    f: (x, kernel, bias) => nn.conv1d(x, kernel, { pads: [1, 1], bias }),
  },
  'convolution, stride 2': {
    dims: [
      [2, 2, 8],
      [3, 2, 3],
    ],
    f: (x, kernel) => nn.conv1d(x, kernel, { stride: 2 }),
  },
  'layer norm': { dims: [[3, 5], [5], [5]], f: (x, scale, bias) => nn.layerNorm(x, scale, bias) },
  'l2 normalise': { dims: [[3, 4]], f: (x) => nn.l2Normalise(x), range: [0.5, 2] },
  'cosine similarity': {
    dims: [
      [3, 4],
      [3, 4],
    ],
    f: nn.cosineSimilarity,
    range: [0.5, 2],
  },
  attention: {
    dims: [
      [2, 3, 4],
      [2, 5, 4],
      [2, 5, 4],
    ],
    f: (q, k, v) =>
      nn.attention(q, k, v, {
        heads: 2,
        mask: q.graph.constant(nn.float32([5], [0, 0, nn.maskedScore, 0, 0])),
      }),
  },
  'attention, one head': {
    dims: [
      [2, 3, 4],
      [2, 3, 4],
      [2, 3, 4],
    ],
    f: (q, k, v) =>
      nn.attention(q, k, v, {
        mask: q.graph.constant(nn.float32([1, 1, 1, 3], [0, nn.maskedScore, 0])),
      }),
  },
  'low-rank adapter': {
    dims: [
      [2, 4],
      [4, 3],
      [4, 2],
      [2, 3],
    ],
    f: (x, base, down, up) => nn.lowRankAdapted(x, { base, down, up, scale: 0.5 }),
  },
  'softmax cross-entropy': {
    dims: [[4, 3]],
    f: (z) => nn.softmaxCrossEntropy(z, indices(z, [4], [0, 2, 1, 2])),
  },
  'softmax cross-entropy, masked': {
    dims: [[4, 3]],
    f: (z) => {
      const weights = z.graph.constant(nn.float32([4], [1, 0, 2, 0.5]))
      return nn.softmaxCrossEntropy(z, indices(z, [4], [0, 2, 1, 2]), { weights })
    },
  },
  'softmax cross-entropy of a product': {
    dims: [
      [4, 3],
      [5, 3],
    ],
    f: (states, table) => {
      const weights = table.graph.constant(nn.float32([4], [1, 0, 2, 0.5]))
      return nn.productCrossEntropy(
        { states, table, targets: indices(table, [4], [0, 4, 1, 4]) },
        { weights },
      )
    },
  },
  'convolution, uneven padding, stride 2': {
    dims: [
      [2, 2, 6],
      [3, 2, 3],
    ],
    f: (x, kernel) => nn.conv1d(x, kernel, { stride: 2, pads: [0, 2] }),
  },
  'convolution, padded wider than its kernel': {
    dims: [
      [1, 2, 4],
      [2, 2, 2],
    ],
    f: (x, kernel) => nn.conv1d(x, kernel, { pads: [2, 1] }),
  },
  'sampled softmax': {
    dims: [[3, 2], [5, 2], [5]],
    f: (states, table, logExpected) =>
      nn.sampledSoftmaxCrossEntropy({
        states,
        table,
        logExpected,
        targets: indices(table, [3], [0, 4, 0]),
        negatives: indices(table, [3], [1, 4, 2]),
      }),
  },
  distillation: {
    dims: [[3, 4]],
    f: (z) => {
      const teacher = z.graph.constant(nn.float32([3, 4], [1, 0, -1, 2, 0, 0, 0, 0, 3, -2, 1, 0]))
      return nn.distillationLoss({ logits: z, teacher, temperature: 2 })
    },
  },
  'binary cross-entropy': unary((z) =>
    nn.binaryCrossEntropy(z, z.graph.constant(nn.float32([3, 4], [1, 0, 0.5, 1, 0, 0, 1, 1, 0.2, 0, 1, 0]))),
  ),
  'squared error': { dims: [[5], [5]], f: (x, y) => nn.squaredError(x, y) },
  'divergence from a normal': {
    dims: [
      [2, 3],
      [2, 3],
    ],
    f: nn.gaussianDivergence,
  },
  'a value used many times': unary((x) => nn.mul(nn.add(nn.mul(x, x), nn.tanh(x)), nn.sub(x, nn.exp(x)))),
}

describe('gradients against central finite differences', () => {
  for (const [name, example] of Object.entries(cases))
    it(name, async () => {
      for (const error of await compareGradients(example)) expect(error).toBeLessThan(5e-3)
    })
  it('are checked for every operator that has one', () => {
    const checked = new Set(Object.values(cases).flatMap((example) => [...opsOf(example)]))
    expect(differentiableOps.filter((op) => !checked.has(op))).toEqual([])
  })
})

describe('gradients', () => {
  it('stop where told, and are zero where the loss does not depend', async () => {
    const g = new nn.GraphBuilder()
    const [x, y] = [g.input('x', 'float32', [2]), g.input('y', 'float32', [2])]
    const [gx, gy] = gradients(nn.reduceSum(nn.mul(stopGradient(x), x)), [x, y])
    g.output('gx', gx!)
    g.output('gy', gy!)
    const session = await createNodeRuntime().load(g.build())
    const results = await session.run({ x: floats([2], [3, 4]), y: floats([2], [5, 6]) })
    expect([...results['gx']!.data, ...results['gy']!.data]).toEqual([3, 4, 0, 0])
  })

  it('refuse a loss that is no scalar, and an operator without one', () => {
    const g = new nn.GraphBuilder()
    const x = g.input('x', 'float32', [2])
    expect(() => gradients(nn.square(x), [x])).toThrow(nn.ShapeError)
    expect(() => gradients(nn.reduceMax(x), [x])).toThrow('no gradient is defined for ReduceMax')
  })
})
