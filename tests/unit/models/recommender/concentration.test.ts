import { expect, test } from 'vitest'
import { concentrationOf, heldBack, leastHold } from '../../../../models/recommender/concentration.ts'
import { gini } from '../../../../models/recommender/metrics.ts'
import { flatMixture } from '../../../../models/recommender/mixture.ts'
import type { Slot } from '../../../../models/recommender/visits.ts'

const slot = (seen: number): Slot => ({ visit: `v${seen}`, history: [seen], target: 0 })
const slots = Array.from({ length: 20 }, (_, seen) => slot(seen))

test('the same ten for everybody, but what a visitor has seen', () => {
  const everybody = () => Float64Array.from({ length: 21 }, (_, item) => (item > 10 ? 21 - item : 0))
  // Nine visitors have seen one of 11 to 19, and get 0, the first of the others, for it.
  const counts = [9, ...new Array<number>(10).fill(0), ...new Array<number>(9).fill(19), 20]
  expect(concentrationOf(slots, everybody, 21)).toBeCloseTo(gini(counts), 12)
  expect(gini(counts)).toBeGreaterThan(0.45)
})

test('each visit its own ten, all alike often, is even', () => {
  const own = ({ history: [seen] }: Slot) =>
    Float64Array.from({ length: 20 }, (_, item) => ((item - seen! + 20) % 20 <= 10 ? 1 : 0))
  expect(concentrationOf(slots, own, 20)).toBeCloseTo(0, 12)
})

test('only popularity is held back', () => {
  const scores = new Float32Array(3)
  const mixture = flatMixture(
    [
      { name: 'popularity', type: 'static', scores },
      { name: 'popularity, 1 day', type: 'static', scores },
    ],
    0,
    0.5,
  )
  expect([...heldBack(mixture, 0.75).weights]).toEqual([-0.25, 0.5])
  expect([...mixture.weights]).toEqual([0.5, 0.5])
})

test('the least hold that suffices, to a thirty-second', () => {
  const falling = (by: number) => 1 - by / 4
  expect(leastHold(falling, 1)).toBe(0)
  const found = leastHold(falling, 0.8)
  expect(falling(found)).toBeLessThanOrEqual(0.8)
  expect(found).toBeLessThan(0.8 + 1 / 32 + 1e-9)
  expect(leastHold(() => 1, 0.5)).toBe(2)
})
