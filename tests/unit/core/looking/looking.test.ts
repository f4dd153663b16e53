import { describe, expect, it } from 'vitest'
import { between } from '../../../../core/looking/between.ts'
import { buildFigure } from '../../../../core/looking/figures.ts'
import {
  cutDistanceM,
  cutPlane,
  distanceLimits,
  figureNames,
  figureSizes,
  millimetres,
  nearestGapM,
  reachM,
  rowOf,
  spanM,
  steadyLight,
  towardsLamp,
  wholeDistanceM,
  within,
} from '../../../../core/looking/index.ts'

const box = (widthM: number, heightM: number, depthM: number) => ({ widthM, heightM, depthM })
const fov = (35 * Math.PI) / 180

describe('coming nearer', () => {
  it('sees all of a thing with a margin, whatever its shape', () => {
    const vase = box(0.2, 0.6, 0.2)
    const seen = 2 * Math.tan(fov / 2) * (wholeDistanceM(vase, 1.5, fov) - 0.1)
    expect(vase.heightM / seen).toBeCloseTo(0.62, 6)
    expect(wholeDistanceM(box(2, 0.1, 0.02), 1.6, fov)).toBeGreaterThan(
      wholeDistanceM(box(1, 0.1, 0.02), 1.6, fov),
    )
  })

  it('stops a hand’s breadth before a stele and 3 cm before a seal', () => {
    expect(nearestGapM(box(0.04, 0.03, 0.02))).toBe(0.03)
    expect(nearestGapM(box(0.2, 0.25, 0.2))).toBeCloseTo(0.035, 9)
    expect(nearestGapM(box(0.8, 2.25, 0.5))).toBe(0.3)
  })

  it('reaches by its width from the side and by its depth from the front', () => {
    const tablet = box(0.16, 0.12, 0.03)
    expect(reachM(tablet, [0, 0, 1])).toBeCloseTo(0.015, 9)
    expect(reachM(tablet, [1, 0, 0])).toBeCloseTo(0.08, 9)
  })

  it('keeps the eye outside, and lets it come to a place on the surface', () => {
    const tablet = box(0.16, 0.12, 0.03)
    const middle = distanceLimits(tablet, { towards: [0, 0, 1], aimM: 0, wholeM: 0.5 })
    expect(middle).toEqual({ nearestM: 0.015 + 0.03, farthestM: 0.8 })
    const surface = distanceLimits(tablet, { towards: [0, 0, 1], aimM: 0.015, wholeM: 0.5 })
    expect(surface.nearestM).toBeCloseTo(0.03, 9)
    expect([within(0.001, surface), within(9, surface), within(0.2, surface)]).toEqual([
      surface.nearestM,
      0.8,
      0.2,
    ])
  })

  it('goes from view to view the shorter way around', () => {
    const at = (yawDeg: number, distanceM: number) => ({
      yawDeg,
      pitchDeg: 0,
      distanceM,
      target: { xM: 0, yM: 0, zM: 0 },
    })
    expect(between(at(170, 1), at(-170, 3), 0.5)).toMatchObject({ yawDeg: 180, distanceM: 2 })
    expect(between(at(170, 1), at(-170, 3), 1)).toEqual(at(-170, 3))
  })
})

describe('raking light', () => {
  it('comes from where the visitor holds the lamp', () => {
    const near = (light: Parameters<typeof towardsLamp>[0]) =>
      towardsLamp(light).map((n) => Math.round(n * 1e6) / 1e6 + 0)
    expect(near({ azimuthDeg: 0, heightDeg: 0 })).toEqual([0, 1, 0])
    expect(near({ azimuthDeg: 90, heightDeg: 0 })).toEqual([1, 0, 0])
    expect(near({ azimuthDeg: 45, heightDeg: 90 })).toEqual([0, 0, 1])
    expect(Math.hypot(...towardsLamp({ azimuthDeg: 217, heightDeg: 33 }))).toBeCloseTo(1, 12)
  })

  it('keeps to a circle and above the surface', () => {
    expect(steadyLight({ azimuthDeg: -30, heightDeg: 1 })).toEqual({ azimuthDeg: 330, heightDeg: 3 })
    expect(steadyLight({ azimuthDeg: 725.4, heightDeg: 99 })).toEqual({ azimuthDeg: 5, heightDeg: 85 })
  })
})

describe('measuring', () => {
  it('gives millimetres, with tenths below 10 cm', () => {
    const m = spanM({ xM: 0.01, yM: 0.02, zM: 0 }, { xM: 0.04, yM: 0.06, zM: 0 })
    expect(m).toBeCloseTo(0.05, 12)
    expect([millimetres(m), millimetres(0.01234), millimetres(0.6364)]).toEqual([50, 12.3, 636])
  })
})

describe('cutting', () => {
  const vase = box(0.2, 0.6, 0.2)
  it('goes through the place that is asked for', () => {
    expect(cutPlane({ axis: 'y', share: 0.25, filled: true }, vase)).toEqual({
      normal: [0, 1, 0],
      through: { xM: 0, yM: 0.15, zM: 0 },
    })
    expect(cutPlane({ axis: 'x', share: 1, filled: true }, vase).through.xM).toBeCloseTo(0.1, 12)
    expect(cutDistanceM({ axis: 'z', share: 0.5, filled: true }, vase)).toBeCloseTo(0.1, 12)
  })
})

describe('side by side', () => {
  it('stands things in a row without touching, the first at home', () => {
    const row = rowOf([box(0.2, 0.6, 0.2), box(0.1, 0.1, 0.1), box(0.56, 1.7, 0.3)])
    const [first, second, third] = row.offsets as [number, number, number]
    expect(first).toBe(0)
    expect(second - 0.05).toBeGreaterThan(0.1)
    expect(third - 0.28).toBeGreaterThan(second + 0.05)
    expect(row).toMatchObject({ heightM: 1.7, depthM: 0.3 })
    expect(row.widthM).toBeCloseTo(third + 0.28 + 0.1, 9)
    expect(row.centreM).toBeCloseTo((third + 0.28 - 0.1) / 2, 9)
  })
})

describe.each(figureNames)('the %s', (name) => {
  const mesh = buildFigure(name)
  const { widthM, heightM, depthM } = figureSizes[name]
  it('is exactly as large as stated and stands on the ground', () => {
    const positions = mesh.parts.flatMap((part) => [...part.positions])
    const span = (axis: number) => {
      const along = positions.filter((_, i) => i % 3 === axis)
      return [along.reduce((a, b) => Math.min(a, b)), along.reduce((a, b) => Math.max(a, b))] as const
    }
    expect(span(1)[0]).toBeCloseTo(0, 6)
    expect(span(1)[1]).toBeCloseTo(heightM, 5)
    expect(span(0)[1] - span(0)[0]).toBeCloseTo(widthM, 5)
    expect(span(2)[1] - span(2)[0]).toBeCloseTo(depthM, 5)
  })

  it('is closed', () => {
    const edges = new Map<string, number>()
    for (const { positions, indices } of mesh.parts) {
      const point = (i: number) => [0, 1, 2].map((k) => positions[i * 3 + k]!.toFixed(6)).join(' ')
      for (let i = 0; i < indices.length; i += 3) {
        const corners = [point(indices[i]!), point(indices[i + 1]!), point(indices[i + 2]!)]
        for (const [k, a] of corners.entries()) {
          const b = corners[(k + 1) % 3]!
          if (a === b) continue
          const [key, step] = a < b ? [`${a}|${b}`, 1] : [`${b}|${a}`, -1]
          edges.set(key, (edges.get(key) ?? 0) + step)
        }
      }
    }
    expect([...edges.values()].filter((sum) => sum !== 0)).toEqual([])
  })
})
