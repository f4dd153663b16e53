import { describe, expect, test } from 'vitest'
import { best, gain, gini, hit, rankOf } from '../../../../models/recommender/metrics.ts'
import { chanceOf, exploreSlate, type Policy } from '../../../../models/recommender/slate.ts'

describe('ranks', () => {
  test('count what is better, and ties half; what was seen is out of the running', () => {
    expect(rankOf(2, [5, 3, 3, 3, 1], new Set())).toBe(2)
    expect(rankOf(2, [5, 3, 3, 3, 1], new Set([0, 1]))).toBe(0.5)
    expect(rankOf(0, [1, 1, 1, 1, 1], new Set())).toBe(2)
  })

  test('a gain is discounted by the rank, nothing beyond the cut', () => {
    expect([gain(0, 10), gain(2, 10), gain(10, 10)]).toEqual([1, 0.5, 0])
    expect([hit(9, 10), hit(9.5, 10), hit(10, 10)]).toEqual([1, 1, 0])
  })

  test('the best of many are those that a full sort gives', () => {
    const scores = Array.from({ length: 500 }, (_, i) => (i * 7919) % 101)
    const seen = new Set([3, 50, 100, 77])
    const sorted = scores
      .map((score, item) => ({ score, item }))
      .filter(({ item }) => !seen.has(item))
      .sort((a, b) => b.score - a.score || a.item - b.item)
      .map(({ item }) => item)
    expect(best(scores, seen, 10)).toEqual(sorted.slice(0, 10))
    expect(best(scores, seen, 500)).toEqual(sorted)
  })
})

test('Gini: 0 evenly, (n - 1)/n for one item alone', () => {
  expect(gini([2, 2, 2, 2])).toBeCloseTo(0, 12)
  expect(gini([0, 0, 0, 8])).toBeCloseTo(0.75, 12)
  expect(gini([1, 3])).toBeCloseTo(0.25, 12)
  expect(gini([0, 0])).toBe(0)
})

describe('exploration', () => {
  const scores = [0.1, 0.9, 0.5, 0.3]
  const known = { scores, newcomers: new Set<number>() }
  const firstOf = (policy: Policy, seed: number) =>
    exploreSlate(policy, { seen: new Set(), count: 1, seed })[0]!

  test.each([
    ['without newcomers', known, [0.0125, 0.9625, 0.0125, 0.0125]],
    // Half of the twentieth to the better newcomer, the other half to all four.
    ['with newcomers', { scores, newcomers: new Set([0, 3]) }, [0.00625, 0.95625, 0.00625, 0.03125]],
    ['with a newcomer on top', { scores, newcomers: new Set([1]) }, [0.00625, 0.98125, 0.00625, 0.00625]],
  ])('items come as often as their propensities say, %s', (_, policy, shares) => {
    const draws = 40_000
    const counts = [0, 0, 0, 0]
    for (let seed = 0; seed < draws; seed++) counts[firstOf(policy, seed).item]!++
    for (const [item, share] of shares.entries()) {
      expect(chanceOf(policy, item, new Set())).toBeCloseTo(share, 12)
      expect(Math.abs(counts[item]! / draws - share)).toBeLessThan(0.004)
    }
    const { item, propensity } = firstOf(policy, 1)
    expect(propensity).toBeCloseTo(shares[item]!, 12)
  })

  test('the chances of all that is left sum to one, and what is taken has none', () => {
    const policy = { scores, newcomers: new Set([0, 3]) }
    const taken = new Set([3])
    expect(chanceOf(policy, 3, taken)).toBe(0)
    const all = scores.reduce((sum, _, item) => sum + chanceOf(policy, item, taken), 0)
    expect(all).toBeCloseTo(1, 12)
  })

  test('nothing seen is shown, nothing twice', () => {
    const slate = exploreSlate(known, { seen: new Set([1]), count: 10, seed: 4 })
    expect(slate.map((s) => s.item).sort()).toEqual([0, 2, 3])
    expect(slate.at(-1)!.propensity).toBe(1)
  })
})
