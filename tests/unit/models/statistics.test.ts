import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../core/seeded-random.ts'
import {
  bootstrapMean,
  bootstrapStatistic,
  calibrationError,
  pairedBootstrap,
  quantile,
  wilsonInterval,
} from '../../../models/statistics.ts'

describe('statistics', () => {
  it('gives Wilson intervals as tabulated', () => {
    const { value, low, high } = wilsonInterval(8, 10)
    expect(value).toBe(0.8)
    expect(low).toBeCloseTo(0.4902, 4)
    expect(high).toBeCloseTo(0.9433, 4)
    expect(wilsonInterval(0, 0)).toEqual({ value: 0, low: 0, high: 1 })
  })

  it('draws whole groups: one group has no spread', () => {
    const values = [1, 0, 1, 0].map((value) => ({ group: 'one', value }))
    expect(bootstrapMean(values, { seed: 1 })).toEqual({ value: 0.5, low: 0.5, high: 0.5 })
  })

  it('is the same for the same seed and close to the normal interval', () => {
    const values = Array.from({ length: 400 }, (_, i) => ({ group: `${i}`, value: i % 2 }))
    const interval = bootstrapMean(values, { seed: 7 })
    expect(interval).toEqual(bootstrapMean(values, { seed: 7 }))
    expect(interval.low).toBeCloseTo(0.5 - 1.96 * 0.025, 1)
    expect(interval.high).toBeCloseTo(0.5 + 1.96 * 0.025, 1)
  })

  it('bounds a paired difference on each side with 95%', () => {
    const pairs = Array.from({ length: 100 }, (_, i) => ({ group: `${i}`, a: 1 + (i % 10) / 10, b: 1 }))
    const { mean, low, high, groups } = pairedBootstrap(pairs, { seed: 3 })
    expect(mean).toBeCloseTo(0.45, 10)
    expect(groups).toBe(100)
    expect(low).toBeGreaterThan(0.39)
    expect(low).toBeLessThan(0.42)
    expect(high).toBeGreaterThan(0.48)
    expect(high).toBeLessThan(0.51)
  })

  it('bootstraps a statistic of drawn groups', () => {
    const interval = bootstrapStatistic(3, (drawn) => drawn.length, { seed: 1, samples: 20 })
    expect(interval).toEqual({ value: 3, low: 3, high: 3 })
  })

  it('sums the gaps of confidence by bin', () => {
    const answers = [
      { confidence: 0.95, correct: true },
      { confidence: 0.95, correct: false },
      { confidence: 0.15, correct: false },
      { confidence: 1, correct: true },
    ]
    // Bin .9-1: |.95 + .95 + 1 - 2| = .9; bin .1-.2: .15.
    expect(calibrationError(answers)).toBeCloseTo((0.9 + 0.15) / 4, 10)
    expect(calibrationError([])).toBe(0)
  })

  it('interpolates quantiles and keeps the generator', () => {
    expect(quantile([0, 10], 0.25)).toBe(2.5)
    const random = seededRandom(42)
    expect(random()).toBeCloseTo(0.6011037519201636, 15)
  })
})
