import { describe, expect, it } from 'vitest'
import { judgeAlternatives } from '../../../../../../server/trainer/benchmarks/language/reflex-calibration.ts'

const form = (word: string, confidence: number) => ({ segments: word.split(' '), confidence })

describe('judgeAlternatives', () => {
  it('counts the first form, any form, and how far probabilities are from what is right', () => {
    const found = judgeAlternatives([
      { cognateSet: '1', gold: ['p', 'a'], alternatives: [form('p a', 0.85), form('f a', 0.15)] },
      { cognateSet: '2', gold: ['t', 'i'], alternatives: [form('d i', 0.85), form('t i', 0.15)] },
      { cognateSet: '3', gold: ['k', 'u'], alternatives: [] },
    ])
    expect(found.accuracy!.value).toBeCloseTo(1 / 3, 12)
    expect(found.top5!.value).toBeCloseTo(2 / 3, 12)
    // First forms: .85 twice, one right: 1.7 - 1; nothing said once, rightly: 0. Of three.
    expect(found.ece!.value).toBeCloseTo(0.7 / 3, 12)
    // All forms: that, and .15 twice, one right: 1 - .3. Of four.
    expect(found.ece5!.value).toBeCloseTo((0.7 + 0.7) / 4, 12)
    for (const { value, low, high } of Object.values(found)) {
      expect(low).toBeLessThanOrEqual(value)
      expect(high).toBeGreaterThanOrEqual(value)
    }
  })

  it('finds no error where every bin is as right as it says', () => {
    const words = Array.from({ length: 20 }, (_, i) => ({
      cognateSet: String(i),
      gold: [i % 4 === 0 ? 'q' : 'p'],
      alternatives: [form('p', 0.75), form('q', 0.25)],
    }))
    expect(judgeAlternatives(words).ece!.value).toBeCloseTo(0, 12)
    expect(judgeAlternatives(words).ece5!.value).toBeCloseTo(0, 12)
    expect(judgeAlternatives(words).top5!.value).toBe(1)
  })
})
