import { expect, test } from 'vitest'
import { stabilityIndex } from '../../../models/statistics.ts'

test('shares: the published example', () => {
  // -.1 ln .8 + .1 ln(4/3), the third cell unchanged.
  expect(stabilityIndex([0.5, 0.3, 0.2], [0.4, 0.4, 0.2])).toBeCloseTo(0.0511, 4)
})

test('nothing changed: nothing', () => {
  expect(stabilityIndex([10, 20, 30], [10, 20, 30])).toBe(0)
  expect(stabilityIndex([10, 20, 30], [1000, 2000, 3000])).toBeLessThan(0.01)
})

test('an empty cell stays finite, and a turned distribution is shifted', () => {
  const index = stabilityIndex([90, 10, 0], [10, 90, 0])
  expect(Number.isFinite(index)).toBe(true)
  expect(index).toBeGreaterThan(0.25)
})

test('it does not matter which came first', () => {
  expect(stabilityIndex([5, 7, 9], [9, 7, 5])).toBeCloseTo(stabilityIndex([9, 7, 5], [5, 7, 9]), 12)
})
