import { describe, expect, it } from 'vitest'
import { contrastRatio, toneMapped } from '../../../../../core/exhibit/finish/index.ts'

describe('toneMapped', () => {
  it('takes .04 off what is light, and curves to black in the shadows', () => {
    expect(toneMapped([0.5, 0.4, 0.3]).map((x) => Number(x.toFixed(6)))).toEqual([0.46, 0.36, 0.26])
    // 6.25 x squared where all channels are alike and below .08.
    expect(toneMapped([0.04, 0.04, 0.04])[1]).toBeCloseTo(0.01, 10)
  })

  it('compresses highlights below 1, towards white', () => {
    // Shown 1.96 before compression: 1 - .24^2 / (1.96 + .24 - .76).
    expect(toneMapped([2, 2, 2])[0]).toBeCloseTo(0.96, 10)
    const [r, g, b] = toneMapped([3, 1, 1])
    expect(r).toBeLessThan(1)
    expect(g / r).toBeGreaterThan(1 / 3)
    expect(g).toBe(b)
  })
})

describe('contrastRatio', () => {
  it('is 21 of black on white, either way round, and 1 of a colour on itself', () => {
    expect(contrastRatio([0, 0, 0], [1, 1, 1])).toBeCloseTo(21, 10)
    expect(contrastRatio([1, 1, 1], [0, 0, 0])).toBeCloseTo(21, 10)
    expect(contrastRatio([0.3, 0.2, 0.1], [0.3, 0.2, 0.1])).toBe(1)
  })

  it('weighs the channels as WCAG 2.2 does: pure green on black is .7152', () => {
    expect(contrastRatio([0, 1, 0], [0, 0, 0])).toBeCloseTo((0.7152 + 0.05) / 0.05, 10)
  })
})
