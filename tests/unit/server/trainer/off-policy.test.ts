import { describe, expect, test } from 'vitest'
import { chanceOf, exploreSlate } from '../../../../models/recommender/slate.ts'
import { seededRandom } from '../../../../core/seeded-random.ts'
import { estimateSnips } from '../../../../server/trainer/off-policy.ts'

const none: ReadonlySet<number> = new Set()

describe('estimateSnips', () => {
  test('weighs each reward by how much likelier the policy under test is', () => {
    const positions = [
      { visit: 'a', propensity: 0.5, chance: 0.25, reward: 1 },
      { visit: 'b', propensity: 0.1, chance: 0.15, reward: 0 },
    ]
    const { value, effectiveSamples, samples } = estimateSnips(positions, 1)
    // Weights .5 and 1.5.
    expect(value).toBeCloseTo(0.25, 12)
    expect(effectiveSamples).toBeCloseTo(4 / 2.5, 12)
    expect(samples).toBe(2)
  })

  test('cuts a weight at fifty: one lucky draw does not decide', () => {
    const lucky = { visit: 'a', propensity: 1e-6, chance: 1, reward: 1 }
    const plain = Array.from({ length: 50 }, (_, i) => ({
      visit: `v${i}`,
      propensity: 0.5,
      chance: 0.5,
      reward: 0,
    }))
    expect(estimateSnips([lucky, ...plain], 1).value).toBeCloseTo(0.5, 12)
  })

  test('finds the value of a policy from the log of another one, and its bound lies below', () => {
    // Ten items with known chances of being liked; the log's policy prefers item 0, the policy under test item 9.
    const appeal = Array.from({ length: 10 }, (_, i) => 0.05 + 0.05 * i)
    const [logged, tested] = [appeal.map((_, i) => -i), appeal.map((_, i) => i)]
    const random = seededRandom(7)
    const positions = Array.from({ length: 20_000 }, (_, v) => {
      const [shown] = exploreSlate(
        { scores: logged, newcomers: none },
        { seen: new Set(), count: 1, seed: v },
      )
      return {
        visit: `v${v % 400}`,
        propensity: shown!.propensity,
        chance: chanceOf({ scores: tested, newcomers: none }, shown!.item, new Set()),
        reward: random() < appeal[shown!.item]! ? 1 : 0,
      }
    })
    const truth = appeal.reduce((sum, p, i) => sum + p * (i === 9 ? 0.955 : 0.005), 0)
    const estimate = estimateSnips(positions, 1)
    // Item 9 would weigh .955/.005 = 191, and is cut at 50: the rest gains share, so that the estimate is careful.
    const cut = appeal.map((_, i) => (i === 9 ? 50 : i === 0 ? 0.005 / 0.955 : 1))
    const shown = appeal.map((_, i) => (i === 0 ? 0.955 : 0.005))
    const total = cut.reduce((sum, w, i) => sum + w * shown[i]!, 0)
    const expected = cut.reduce((sum, w, i) => sum + w * shown[i]! * appeal[i]!, 0) / total
    expect(Math.abs(estimate.value - expected)).toBeLessThan(0.03)
    expect(estimate.value).toBeLessThan(truth)
    expect(estimate.low).toBeLessThan(estimate.value)
  })

  test('is unbiased where no weight is cut', () => {
    const appeal = [0.1, 0.3, 0.6]
    const [shown, chosen] = [[0.5, 0.3, 0.2], [0.2, 0.2, 0.6]] // prettier-ignore
    const truth = appeal.reduce((sum, p, i) => sum + p * chosen[i]!, 0)
    const random = seededRandom(5)
    const positions = Array.from({ length: 20_000 }, (_, v) => {
      const draw = random()
      const item = draw < 0.5 ? 0 : draw < 0.8 ? 1 : 2
      const reward = random() < appeal[item]! ? 1 : 0
      return { visit: `v${v % 400}`, propensity: shown[item]!, chance: chosen[item]!, reward }
    })
    const { value, low } = estimateSnips(positions, 2)
    expect(Math.abs(value - truth)).toBeLessThan(0.015)
    expect(low).toBeLessThan(truth)
    expect(low).toBeGreaterThan(truth - 0.04)
  })
})
