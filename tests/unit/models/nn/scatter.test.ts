/** Repeated rows: ScatterND with reduction loses updates on several threads at this size, so gradients avoid it. */
import { describe, expect, it } from 'vitest'
import * as nn from '../../../../models/nn/index.ts'
import { ints } from '../../../../models/session.ts'
import { runModel } from './evaluate.ts'

const count = 200_000
const table = 500
const width = 4

describe('the gradient of an embedding', () => {
  const random = nn.createRandom(1)
  const indices = Int32Array.from({ length: count }, () => random.int(table))
  const expected = new Float32Array(table * width)
  for (const row of indices) for (let k = 0; k < width; k++) expected[row * width + k]! += 1 + k
  const g = new nn.GraphBuilder()
  const rows = g.input('rows', 'int32', [count])
  const data = g.constant(nn.float32([table, width], new Float32Array(table * width)), 'table')
  const weights = g.constant(nn.float32([width], [1, 2, 3, 4]))
  const [gradient] = nn.gradients(nn.reduceSum(nn.mul(nn.gather(data, rows), weights)), [data])
  g.output('gradient', gradient!)
  const onnx = g.build()

  it('uses no ScatterND', () => {
    expect(g.nodes.map((node) => node.op)).toContain('ScatterElements')
    expect(g.nodes.map((node) => node.op)).not.toContain('ScatterND')
  })
  for (const threads of [1, 2, 4])
    it(`adds up ${count} repeated rows exactly on ${threads} thread(s)`, async () => {
      const results = await runModel(onnx, { rows: ints([count], indices) }, threads)
      expect(results['gradient']!.data).toEqual(expected)
    })
})
