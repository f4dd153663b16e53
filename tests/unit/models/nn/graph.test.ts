import { describe, expect, it } from 'vitest'
import * as nn from '../../../../models/nn/index.ts'
import { floats } from '../../../../models/session.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'
import { runModel } from './evaluate.ts'

const build = () => {
  const g = new nn.GraphBuilder()
  const x = g.input('x', 'float32', ['batch', 2])
  const weights = g.constant(nn.float32([2, 3], [1, 2, 3, 4, 5, 6]), 'weights')
  g.output('y', nn.add(nn.matmul(x, weights), 1))
  return g
}

describe('GraphBuilder', () => {
  it('runs, and gives the same bytes for the same calls', async () => {
    const onnx = build().build({ name: 'linear', metadata: { seed: '1' } })
    expect(onnx).toEqual(build().build({ name: 'linear', metadata: { seed: '1' } }))
    const { y } = await runModel(onnx, { x: floats([1, 2], [1, -1]) })
    expect([...y!.data]).toEqual([-2, -2, -2])
  })
  it('leaves out what no output needs', () => {
    const g = build()
    const plain = g.build()
    nn.exp(g.constant(nn.float32([1000], new Float32Array(1000))))
    expect(g.build()).toEqual(plain)
  })
  it('names outputs that are inputs, constants, or computed once and given twice', async () => {
    const g = new nn.GraphBuilder()
    const x = g.input('x', 'float32', [1])
    const doubled = nn.mul(x, 2)
    g.output('same', x)
    g.output('first', doubled)
    g.output('second', doubled)
    g.output('more', nn.add(doubled, 1))
    g.output('fixed', g.scalar(7))
    const results = await runModel(g.build(), { x: floats([1], [3]) })
    const numbers = Object.fromEntries(
      Object.entries(results).map(([name, { data }]) => [name, Number(data[0])]),
    )
    expect(numbers).toEqual({ same: 3, first: 6, second: 6, more: 7, fixed: 7 })
  })
  it('shares equal small constants', () => {
    const g = new nn.GraphBuilder()
    expect(g.scalar(2)).toBe(g.scalar(2))
    expect(g.scalar(2)).not.toBe(g.longs([2]))
  })
  it('refuses doubled names, mixed graphs and unknown results', () => {
    const [g, other] = [new nn.GraphBuilder(), new nn.GraphBuilder()]
    const x = g.input('x', 'float32', [1])
    expect(() => g.input('x', 'float32', [1])).toThrow('two values are called x')
    expect(() => nn.add(x, other.input('y', 'float32', [1]))).toThrow('mixes values of two graphs')
    expect(() => g.op('TopK', [x, g.longs([1])])).toThrow('the result of TopK is not inferred')
    expect(() => g.build()).toThrow('a graph needs an output')
    g.output('x', nn.neg(x))
    expect(() => g.build()).toThrow('would take the name of another value')
  })
})

describe('dimensions', () => {
  const g = new nn.GraphBuilder()
  const x = g.input('x', 'float32', ['batch', 6, 4])
  it('are inferred with names in them', () => {
    expect(nn.reshape(x, ['batch', 24]).dims).toEqual(['batch', 24])
    expect(g.op('Reshape', [x, g.longs([-1, 4])]).dims).toEqual(['batch*6', 4])
    expect(g.op('Reshape', [x, g.longs([0, -1])]).dims).toEqual(['batch', 24])
    expect(nn.reduceMean(x, { axes: [-1] }).dims).toEqual(['batch', 6])
    expect(nn.slice(x, { axis: 1, from: -2 }).dims).toEqual(['batch', 2, 4])
    expect(nn.add(x, nn.unsqueeze(g.constant(nn.float32([6], new Float32Array(6))), [-1])).dims).toEqual([
      'batch',
      6,
      4,
    ])
    expect(nn.transpose(x, [2, 0, 1]).dims).toEqual([4, 'batch', 6])
    expect(nn.gather(x, g.constant(nn.int32([3, 2], new Int32Array(6))), 1).dims).toEqual(['batch', 3, 2, 4])
  })
  it('that do not go together are refused, and both are named', () => {
    const y = g.constant(nn.float32([5, 4], new Float32Array(20)))
    expect(() => nn.add(x, y)).toThrow('Add: [batch, 6, 4] does not go with [5, 4]')
    expect(() => nn.matmul(x, y)).toThrow('MatMul: [batch, 6, 4] does not go with [5, 4]')
    expect(() => nn.reshape(x, [7, 4])).toThrow(nn.ShapeError)
    expect(() => nn.float32([3], [1, 2])).toThrow('2 values do not fill the dimensions [3]')
  })
  it('are those that the runtime finds', async () => {
    const h = new nn.GraphBuilder()
    const input = h.input('x', 'float32', [2, 3, 8])
    const kernel = h.constant(nn.float32([5, 3, 3], new Float32Array(45)))
    const outputs = {
      conv: nn.conv1d(input, kernel, { stride: 2, pads: [1, 0] }),
      stepped: nn.slice(input, { axis: 2, from: 1, to: -1, step: 3 }),
      squeezed: nn.squeeze(nn.reduceSum(input, { axes: [1], keepDims: true }), [1]),
      joined: nn.concat([input, input, input, input, input], 1),
    }
    for (const [name, value] of Object.entries(outputs)) h.output(name, value)
    const session = await createNodeRuntime().load(h.build())
    const results = await session.run({ x: floats([2, 3, 8], new Float32Array(48)) })
    for (const [name, value] of Object.entries(outputs)) expect(results[name]!.dims).toEqual(value.dims)
    await session.dispose()
  })
})
