import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteLru, textureBudget, textureBytes, textureSizes } from '../../../../../core/exhibit/view/index.ts'

describe('textureSizes', () => {
  it('draws a small exhibit finely', () => {
    const { byLevel, mostNear } = textureSizes([4, 4], { setting: 'desk', bundled: false })
    expect(byLevel).toEqual({ near: 1024, room: 384, far: 128 })
    expect(mostNear).toBe(2)
  })

  it('takes less on a phone, and less still for a crowd', () => {
    const of = (setting: 'desk' | 'phone', each: number) =>
      textureSizes([each, each, each], { setting, bundled: true }).layer
    expect(of('desk', 50)).toBeGreaterThan(of('phone', 50))
    expect(of('desk', 50)).toBeGreaterThan(of('desk', 300))
  })

  it('never goes beyond the budget for what three rooms hold', () => {
    const exhibit = fc.record({
      stops: fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 40 }),
      setting: fc.constantFrom('desk' as const, 'phone' as const),
    })
    fc.assert(
      fc.property(exhibit, ({ stops, setting }) => {
        const bundled = stops.reduce((sum, n) => sum + n, 0) > 60
        const sizes = textureSizes(stops, { setting, bundled })
        const crowd = Math.max(...stops.map((n, i) => (stops[i - 1] ?? 0) + n + (stops[i + 1] ?? 0)))
        const near = sizes.mostNear * 6 * textureBytes(sizes.byLevel.near)
        const rest = bundled
          ? crowd * 1.7 * 2 * textureBytes(sizes.layer)
          : (crowd - sizes.mostNear) * 6 * textureBytes(sizes.byLevel.room)
        expect(near + rest).toBeLessThanOrEqual(textureBudget[setting])
      }),
      { seed: 11 },
    )
  })
})

describe('ByteLru', () => {
  it('lets go of what was used longest ago, never of what is in use', () => {
    const kept = new ByteLru(100)
    kept.touch('jar', 60)
    kept.touch('bell', 30)
    kept.touch('jar', 60)
    kept.touch('mask', 40)
    expect(kept.bytes).toBe(130)
    expect(kept.evict(new Set(['mask']))).toEqual(['bell'])
    expect(kept.bytes).toBe(100)
    kept.touch('drum', 50)
    expect(kept.evict(new Set(['jar', 'mask', 'drum']))).toEqual([])
    kept.forget('jar')
    expect(kept.bytes).toBe(90)
  })
})
