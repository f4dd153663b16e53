import { describe, expect, test } from 'vitest'
import { prepareSlots } from '../../../../models/recommender/candidates.ts'
import { fitMixture, meanLoss, slotLoss } from '../../../../models/recommender/fit.ts'
import { flatMixture, mixtureScores, partShares } from '../../../../models/recommender/mixture.ts'
import type { Part } from '../../../../models/recommender/mixture.ts'
import { toRows } from '../../../../models/recommender/rows.ts'
import { createScorer } from '../../../../models/recommender/scorer.ts'

const rows = toRows([new Map([[1, 3], [2, 1]]), new Map([[2, 2]]), new Map()], 2) // prettier-ignore
const parts: Part[] = [
  { name: 'walk', type: 'rows', rows, fading: Float32Array.of(1, 0.5) },
  { name: 'popularity', type: 'static', scores: Float32Array.of(1, 2, 3) },
]
const mixture = {
  parts,
  weights: Float64Array.of(1, 0.5),
  gates: Float64Array.of(0.2, -0.1, 0, 0.3),
  floors: Float64Array.of(-1, 0),
}
const context = Float32Array.of(1, 2)

describe('scores', () => {
  test('shares have mean one, and fade with the history', () => {
    const [walk, popular] = partShares(parts, [1, 0], 3)
    // Row of item 1, plus half the row of item 0: [0, 1.5, 2.5], of 4.
    expect([...walk!]).toEqual([0, (1.5 * 3) / 4, (2.5 * 3) / 4])
    expect([...popular!]).toEqual([0.5, 1, 1.5])
  })

  test('are the gated sum of logarithms above a floor', () => {
    const [walkWeight, popularWeight] = [1 + 0.2 - 0.2, 0.5 + 0.6]
    const expected = [0, 1.125, 1.875].map(
      (p, i) => walkWeight * Math.log(p + Math.exp(-1)) + popularWeight * Math.log([0.5, 1, 1.5][i]! + 1),
    )
    const scores = mixtureScores(mixture, [1, 0], context, 3)
    expected.forEach((score, i) => expect(scores[i]).toBeCloseTo(score, 6))
  })

  test('by the scorer of many histories are the same', () => {
    const scorer = createScorer(mixture, 3)
    for (const history of [[0], [1, 0], [2], []]) {
      const expected = mixtureScores(mixture, history, context, 3)
      scorer(history, context).forEach((score, i) => expect(score).toBeCloseTo(expected[i]!, 10))
    }
  })
})

const slots = prepareSlots(
  [
    { visit: 'a', history: [0], target: 1 },
    { visit: 'b', history: [1], target: 2 },
  ],
  parts,
  { popularityRank: Float32Array.of(0, 0.5, 1) },
  3,
)

describe('fitting', () => {
  test('candidates: the target first, then what was not seen', () => {
    expect(slots[0]!.size).toBe(2)
    // Walk shares of items 1 and 2 after item 0: 3 and 1 of 4.
    expect(slots[0]!.shares[0]).toBeCloseTo(2.25, 6)
    expect(slots[0]!.shares[1]).toBeCloseTo(0.75, 6)
  })

  test('the loss is the cross-entropy of the target', () => {
    const { context: seen } = slots[0]!
    const scores = mixtureScores(mixture, [0], seen, 3)
    const expected = Math.log(1 + Math.exp(scores[2]! - scores[1]!))
    expect(slotLoss(mixture, slots[0]!)).toBeCloseTo(expected, 6)
  })

  test.each(['weights', 'gates', 'floors'] as const)(
    'the gradient of %s is that of finite differences',
    (key) => {
      const gradient = {
        weights: new Float64Array(2),
        gates: new Float64Array(4),
        floors: new Float64Array(2),
      }
      for (const slot of slots) slotLoss(mixture, slot, gradient)
      const step = 1e-5
      for (let i = 0; i < mixture[key].length; i++) {
        const at = (by: number) => {
          const moved = { ...mixture, [key]: mixture[key].map((v, j) => (i === j ? v + by : v)) }
          return meanLoss(moved, slots) * slots.length
        }
        expect(gradient[key][i]).toBeCloseTo((at(step) - at(-step)) / (2 * step), 7)
      }
    },
  )

  test('lowers the loss, and gives the same bytes again', () => {
    const start = flatMixture(parts, 2, 0.5)
    const options = { passes: 20, rate: 0.05, l2: 0.001 }
    const [once, again] = [fitMixture(start, slots, options), fitMixture(start, slots, options)]
    expect(meanLoss(once, slots)).toBeLessThan(meanLoss(start, slots))
    expect(once.weights).toEqual(again.weights)
    expect(once.floors).toEqual(again.floors)
  })

  test('a strong penalty keeps the weights where they start', () => {
    const fitted = fitMixture(flatMixture(parts, 2, 0.5), slots, { passes: 200, rate: 0.02, l2: 1000 })
    fitted.weights.forEach((weight) => expect(weight).toBeCloseTo(0.5, 2))
    fitted.gates.forEach((gate) => expect(Math.abs(gate)).toBeLessThan(0.01))
  })
})
