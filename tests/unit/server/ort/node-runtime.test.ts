import { describe, expect, it } from 'vitest'
import { GraphBuilder, add, cast } from '../../../../models/nn/index.ts'
import { floats, ints } from '../../../../models/session.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'

const model = () => {
  const g = new GraphBuilder()
  const [x, n] = [g.input('x', 'float32', ['n']), g.input('n', 'int32', ['n'])]
  g.output('sum', add(x, cast(n, 'float32')))
  g.output('count', n)
  g.output('wide', cast(n, 'int64'))
  return g.build()
}

describe('createNodeRuntime', () => {
  it('runs float, int32 and int64 tensors under their names', async () => {
    const runtime = createNodeRuntime()
    expect(runtime.name).toBe('onnxruntime-node cpu')
    const session = await runtime.load(model())
    expect([session.inputNames, session.outputNames]).toEqual([
      ['x', 'n'],
      ['sum', 'count', 'wide'],
    ])
    const results = await session.run({ x: floats([2], [0.5, 1]), n: ints([2], [1, 2]) })
    expect(results['sum']).toMatchObject({ type: 'float32', dims: [2], data: Float32Array.of(1.5, 3) })
    expect(results['count']).toMatchObject({ type: 'int32', data: Int32Array.of(1, 2) })
    expect(results['wide']).toMatchObject({ type: 'int64', data: BigInt64Array.of(1n, 2n) })
    await session.dispose()
  })
  it('rejects what is no model, and a released session', async () => {
    const runtime = createNodeRuntime({ threads: 1 })
    await expect(runtime.load(Uint8Array.of(1, 2, 3))).rejects.toThrow()
    const session = await runtime.load(model())
    await session.dispose()
    await expect(session.run({ x: floats([1], [1]), n: ints([1], [1]) })).rejects.toThrow()
  })
})
