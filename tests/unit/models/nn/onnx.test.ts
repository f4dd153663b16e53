import { describe, expect, it } from 'vitest'
import { GraphBuilder, float, float32, floatList, int32, int64 } from '../../../../models/nn/index.ts'
import { encodeModel } from '../../../../models/nn/onnx.ts'
import type { Attributes } from '../../../../models/nn/onnx.ts'
import { floats } from '../../../../models/session.ts'
import { runModel } from './evaluate.ts'

const ascii = (text: string) => Buffer.from(text).toString('hex')
const relu = (attributes: Attributes, metadata?: Record<string, string>) =>
  encodeModel({
    name: 'g',
    nodes: [{ op: 'Relu', name: 'n', inputs: ['x'], outputs: ['y'], attributes }],
    initializers: new Map(),
    inputs: [{ name: 'x', dtype: 'float32', dims: ['n', 2] }],
    outputs: [{ name: 'y', dtype: 'float32' }],
    ...(metadata && { metadata }),
  })

describe('encodeModel', () => {
  it('writes the wire format, byte for byte', () => {
    const expected = [
      `0809 1208${ascii('mouseion')}`, // IR version 9, producer
      '3a35', // the graph, 53 bytes
      `0a0f 0a01${ascii('x')} 1201${ascii('y')} 1a01${ascii('n')} 2204${ascii('Relu')}`,
      `1201${ascii('g')}`,
      `5a14 0a01${ascii('x')} 120f 0a0d 0801 1209 0a03 1201${ascii('n')} 0a02 0802`, // float [n, 2]
      `6209 0a01${ascii('y')} 1204 0a02 0801`, // float of unknown rank
      '4202 1014', // opset 20
    ]
    expect(Buffer.from(relu({})).toString('hex')).toBe(expected.join('').replaceAll(' ', ''))
  })
  it('does not depend on the order of attributes and metadata', () => {
    const first = relu({ a: 1, b: float(2) }, { seed: '1', corpus: 'c' })
    expect(relu({ b: float(2), a: 1 }, { corpus: 'c', seed: '1' })).toEqual(first)
  })
  it('refuses a fraction where an integer is meant', () => {
    expect(() => relu({ alpha: 0.1 })).toThrow('0.1 is not an integer: mark it with float()')
  })
  it('writes every kind of attribute and constant so that the runtime reads it', async () => {
    const g = new GraphBuilder()
    const x = g.input('x', 'float32', ['n', 2])
    const pair = { dtype: 'float32', dims: [2] } as const
    const tensor = g.op('Constant', [], { value: { tensor: float32([2], [10, 20]) } }, pair)
    const list = g.op('Constant', [], { value_floats: floatList([0.5, 0.25]) }, pair)
    const leaky = g.op('LeakyRelu', [x], { alpha: float(0.1) })
    const turned = g.op('Transpose', [g.op('Add', [leaky, g.op('Add', [tensor, list])])], { perm: [1, 0] })
    const zeros = g.constant(float32([2, 2], [0, 0, 0, 0]))
    const rows = g.constant(int32([2, 2], [1, 1, 1, 1]))
    g.output('y', g.op('ScatterElements', [zeros, rows, turned], { axis: 0, reduction: 'add' }))
    g.output('shape', g.constant(int64([3], [2 ** 40, -1, 0])))
    const { y, shape } = await runModel(g.build(), { x: floats([2, 2], [1, -1, -2, 3]) })
    expect([...y!.data].map((value) => Number(Number(value).toFixed(4)))).toEqual([0, 0, 31.65, 33.55])
    expect(shape!.data).toEqual(BigInt64Array.of(2n ** 40n, -1n, 0n))
  })
})
