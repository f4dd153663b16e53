import { describe, expect, it } from 'vitest'
import { createRandom, shuffled } from '../../../../models/nn/index.ts'
import { fillDropout, fromState, seedState } from '../../../../models/nn/random.ts'

describe('random', () => {
  it('is xoshiro128**: the first numbers from the state 1, 2, 3, 4', () => {
    const random = fromState([1, 2, 3, 4])
    expect([random.bits(), random.bits(), random.bits(), random.bits()]).toEqual(reference(4))
    expect(reference(1)).toEqual([11520])
  })
  it('repeats for the same parts, and differs for others', () => {
    const draw = (...parts: number[]) => {
      const random = createRandom(...parts)
      return Array.from({ length: 8 }, () => random.bits())
    }
    expect(draw(5, 1)).toEqual(draw(5, 1))
    const streams = [draw(5), draw(5, 0), draw(5, 1), draw(1, 5), draw(6, 1), draw(5 + 2 ** 32, 1)].map(
      String,
    )
    expect(new Set(streams).size).toBe(6)
  })
  it('has the moments of its distributions', () => {
    const random = createRandom(3)
    const mean = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length
    const uniform = Array.from({ length: 40_000 }, () => random.next())
    const normal = Array.from({ length: 40_000 }, () => random.normal())
    expect(mean(uniform)).toBeCloseTo(0.5, 2)
    expect(mean(uniform.map((x) => (x - 0.5) ** 2))).toBeCloseTo(1 / 12, 2)
    expect(Math.abs(mean(normal))).toBeLessThan(0.02)
    expect(Math.abs(mean(normal.map((x) => x * x)) - 1)).toBeLessThan(0.03)
    const dice = Array.from({ length: 6000 }, () => random.int(6))
    for (let face = 0; face < 6; face++) {
      const count = dice.filter((x) => x === face).length
      expect(Math.abs(count - 1000)).toBeLessThan(120)
    }
  })
  it('drops at its rate, keeps the mean, and repeats for the same seed', () => {
    const drawn = (rate: number, size: number) => {
      const mask = new Float32Array(size)
      fillDropout(mask, rate, seedState(9))
      return mask
    }
    const mask = drawn(0.2, 100_001)
    const kept = 65_536 / (65_536 - 13_107)
    expect(new Set(mask)).toEqual(new Set([0, Math.fround(kept)]))
    expect(mask.filter((x) => x === 0).length / mask.length).toBeCloseTo(0.2, 2)
    expect(mask.reduce((sum, x) => sum + x, 0) / mask.length).toBeCloseTo(1, 2)
    expect(drawn(0.2, 100_001)).toEqual(mask)
    expect(new Set(drawn(0, 100))).toEqual(new Set([1]))
  })
  it('drops by the halves of the numbers that the same state draws, the lower first', () => {
    const mask = new Float32Array(7)
    fillDropout(mask, 0.5, seedState(4, 2))
    const random = createRandom(4, 2)
    const halves = Array.from({ length: 4 }, () => random.bits()).flatMap((bits) => [
      bits & 0xffff,
      bits >>> 16,
    ])
    expect([...mask]).toEqual(halves.slice(0, 7).map((half) => (half < 32_768 ? 0 : 2)))
  })
  it('shuffles without loss', () => {
    const items = Array.from({ length: 50 }, (_, i) => i)
    const mixed = shuffled(items, createRandom(1))
    expect(mixed).not.toEqual(items)
    expect(mixed.toSorted((a, b) => a - b)).toEqual(items)
    expect(shuffled(items, createRandom(1))).toEqual(mixed)
  })
})

/** The published algorithm over unbounded integers. */
function reference(count: number): number[] {
  const mask = 0xffffffffn
  const rotate = (x: bigint, by: bigint) => ((x << by) | (x >> (32n - by))) & mask
  let s: [bigint, bigint, bigint, bigint] = [1n, 2n, 3n, 4n]
  return Array.from({ length: count }, () => {
    const result = (rotate((s[1] * 5n) & mask, 7n) * 9n) & mask
    const c = s[2] ^ s[0]
    const d = s[3] ^ s[1]
    s = [s[0] ^ d, s[1] ^ c, c ^ ((s[1] << 9n) & mask), rotate(d, 11n)]
    return Number(result)
  })
}
