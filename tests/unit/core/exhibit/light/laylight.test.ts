import { describe, expect, it } from 'vitest'
import { toneMapped } from '../../../../../core/exhibit/finish/index.ts'
import { panesOf } from '../../../../../core/exhibit/light/index.ts'

const rect = { minX: -1.6, maxX: 1.6, minZ: -3, maxZ: 3 }
const panes = panesOf(rect)
const shown = (glow: number) => 255 * toneMapped([glow, glow, glow])[0] ** (1 / 2.2)

describe('panesOf', () => {
  it('covers the opening with panes of about 80 cm', () => {
    const area = panes.reduce((sum, p) => sum + (p.maxX - p.minX) * (p.maxZ - p.minZ), 0)
    expect(area).toBeCloseTo(3.2 * 6, 6)
    for (const p of panes)
      for (const side of [p.maxX - p.minX, p.maxZ - p.minZ]) {
        expect(side).toBeGreaterThan(0.6)
        expect(side).toBeLessThan(1)
      }
  })

  it('is bright and never blown out, and falls off towards its frame', () => {
    const all = panes.flatMap(({ glow }) => glow)
    expect(shown(Math.max(...all))).toBeLessThan(240)
    expect(shown(Math.max(...all))).toBeGreaterThan(220)
    const corner = panes[0]!.glow[0]
    expect(shown(corner)).toBeLessThan(shown(Math.max(...all)) - 25)
    expect(shown(corner)).toBeGreaterThan(180)
  })

  it('has no two neighbours alike', () => {
    const means = panes.map(({ glow }) => glow.reduce((sum, x) => sum + x, 0))
    for (const [i, mean] of means.entries()) expect(mean).not.toBe(means[i + 1])
  })
})
