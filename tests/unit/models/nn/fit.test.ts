import { describe, expect, it } from 'vitest'
import * as nn from '../../../../models/nn/index.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'
import { classifier, classifierBatch, rows } from './tiny-network.ts'

describe('fit', () => {
  it('keeps the weights of the least dev loss, and stops when it no longer falls', async () => {
    const trainer = await nn.createTrainer(createNodeRuntime(), classifier, {
      seed: 2,
      optimizer: nn.adam(),
      rate: nn.constantRate(0.03),
      sizes: { batch: rows },
    })
    const seen: number[] = []
    const { curve, bestEpoch, best } = await nn.fit(trainer, {
      epochs: 60,
      patience: 4,
      // Two batches only: it soon learns them by heart, and others no better.
      batches: () => [classifierBatch(0), classifierBatch(1)],
      devLoss: () => trainer.loss(classifierBatch(50)),
      onEpoch: ({ dev }) => seen.push(dev),
    })
    expect(curve.map(({ dev }) => dev)).toEqual(seen)
    expect(bestEpoch).toBe(seen.indexOf(Math.min(...seen)))
    expect(curve).toHaveLength(bestEpoch + 5)
    expect(best.step).toBe(2 * (bestEpoch + 1))
    expect(await trainer.loss(classifierBatch(50))).toBe(seen[bestEpoch])
    expect(curve.at(-1)!.train).toBeLessThan(curve[0]!.train)
    await trainer.dispose()
  })
})
