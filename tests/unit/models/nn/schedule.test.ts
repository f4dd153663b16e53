import { describe, expect, it } from 'vitest'
import { observeLoss, startStopping, warmupCosine } from '../../../../models/nn/index.ts'

describe('warm-up and cosine', () => {
  it('N3: T = 100, w = 10: steps 5, 10, 55, 100 give .5, 1, .5, 0 of the peak', () => {
    const rate = warmupCosine({ peak: 0.2, warmup: 10, total: 100 })
    const shares = [5, 10, 55, 100, 140].map((step) => rate(step) / 0.2)
    ;[0.5, 1, 0.5, 0, 0].forEach((share, i) => expect(shares[i]).toBeCloseTo(share, 12))
  })
  it('starts at the peak without warm-up', () => {
    expect(warmupCosine({ peak: 1, warmup: 0, total: 2 })(1)).toBeCloseTo(0.5, 12)
  })
})

describe('early stopping', () => {
  it('N2: keeps the epoch of the least dev loss, and stops after `patience` epochs without a better one', () => {
    const curve = [0.9, 0.7, 0.8, 0.6, 0.65, 0.6, 0.61, 0.1]
    let state = startStopping
    let read = 0
    for (const loss of curve) {
      state = observeLoss(state, loss, 3)
      read++
      if (state.stop) break
    }
    expect(state).toEqual({ best: 0.6, bestEpoch: 3, epoch: 6, stop: true })
    expect(read).toBe(7)
  })
})
