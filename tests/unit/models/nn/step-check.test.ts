import { describe, expect, it } from 'vitest'
import * as nn from '../../../../models/nn/index.ts'
import type { Runtime } from '../../../../models/session.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'
import { classifier, classifierBatch, rows } from './tiny-network.ts'

const reference = createNodeRuntime()
const example = { network: classifier, batch: classifierBatch(0) }
const options = { seed: 1, optimizer: nn.adam(), rate: nn.constantRate(0.01), sizes: { batch: rows } }

/** Computes rightly, then spoils every gradient by a factor. */
const skewed = (name: string, factor: number): Runtime => ({
  name,
  load: async (onnx) => {
    const session = await reference.load(onnx)
    return {
      ...session,
      run: async (feeds) => {
        const results = await session.run(feeds)
        const { gradient } = results
        if (gradient?.type !== 'float32') return results
        return { ...results, gradient: { ...gradient, data: gradient.data.map((g) => g * factor) } }
      },
    }
  },
})
const absent: Runtime = { name: 'absent', load: () => Promise.reject(new Error('no such device')) }

describe('step check', () => {
  it("takes the first provider whose gradient is the CPU's, and says why others were refused", async () => {
    const candidates = [
      absent,
      skewed('skewed', 1.05),
      skewed('nan', NaN),
      skewed('right', 1.001),
      skewed('later', 1),
    ]
    const { runtime, refused } = await nn.checkedRuntime({ candidates, reference }, example, options)
    expect(runtime.name).toBe('right')
    expect(refused).toEqual([
      { runtime: 'absent', reason: 'no such device' },
      { runtime: 'skewed', reason: "its gradient differs from the CPU's by 5.0e-2" },
      { runtime: 'nan', reason: "its gradient differs from the CPU's by Infinity" },
    ])
  })
  it('falls back to the CPU', async () => {
    const { runtime, refused } = await nn.checkedRuntime(
      { candidates: [absent], reference },
      example,
      options,
    )
    expect(runtime).toBe(reference)
    expect(refused).toHaveLength(1)
    expect(await nn.checkedRuntime({ candidates: [], reference }, example, options)).toEqual({
      runtime: reference,
      refused: [],
    })
  })
})
