import { beforeAll, describe, expect, it } from 'vitest'
import { layOut } from '../../../../../core/exhibit/layout/index.ts'
import {
  bakeRoom,
  fromHalf,
  packCharts,
  roomSurfaces,
  toHalf,
  type BakedRoom,
} from '../../../../../core/exhibit/light/index.ts'
import { buildExhibitView, buildTwin } from '../../../../support/sample-exhibit.ts'

const layout = layOut(
  buildExhibitView([{ stops: [{ slug: 'jar', twin: buildTwin('bottle', [0.3, 0.4, 0.3], 'celadon') }] }]),
)
const room = layout.rooms[0]!
const { surfaces, shell } = roomSurfaces(layout, room)
const atlas = packCharts(surfaces)

describe('bakeRoom', () => {
  let baked: BakedRoom
  beforeAll(() => {
    baked = bakeRoom(layout, room)
  })

  /** Light of the point at shares of a surface. */
  const lightAt = (surface: number, fs: number, ft: number): number => {
    const chart = atlas.charts[surface]!
    const x = Math.round(chart.x + fs * (chart.width - 1))
    const y = Math.round(chart.y + ft * (chart.height - 1))
    return fromHalf(baked.texels[(y * baked.width + x) * 4]!)
  }

  it('washes the walls: display-referred 180 to 205 at 1.9 m, far darker under the ceiling, black nowhere', () => {
    const back = shell[2]!
    const shown = (light: number) => 255 * Math.pow(Math.max(0, light * 0.78 - 0.04), 1 / 2.2)
    const brightest = Math.max(...[0.35, 0.4, 0.45, 0.5, 0.55, 0.6].map((t) => lightAt(back, 0.5, t)))
    expect(shown(brightest)).toBeGreaterThan(180)
    expect(shown(brightest)).toBeLessThan(222)
    expect(lightAt(back, 0.5, 0.98)).toBeLessThan(brightest * 0.55)
    expect(lightAt(back, 0.01, 0.01)).toBeGreaterThan(0.02)
  })

  it('throws the shadow of the thing on its plinth, away from the key', () => {
    const top = surfaces.findIndex(({ finish, normal }) => finish === 'plinth' && normal[1] > 0.5)
    const lit = lightAt(top, 0.08, 0.08)
    expect(lit).toBeGreaterThan(0.8)
    expect(lightAt(top, 0.85, 0.9)).toBeLessThan(lit * 0.6)
    expect(lightAt(top, 0.5, 0.5)).toBeLessThan(lit * 0.4)
  })

  it('is the same every time', () => {
    expect(bakeRoom(layout, room).texels).toEqual(baked.texels)
  })

  it('sees the laylight above and the floor below in its reflections', () => {
    const centre = (face: number) => baked.environment[face]![(32 * 64 + 32) * 4]!
    expect(centre(2)).toBeGreaterThan(1.5)
    expect(centre(3)).toBeLessThan(0.6)
    expect(baked.environment).toHaveLength(6)
  })
})

describe('packCharts', () => {
  it('keeps charts apart and inside the atlas', () => {
    for (const [i, a] of atlas.charts.entries()) {
      expect(a.x + a.width).toBeLessThan(atlas.width)
      expect(a.y + a.height).toBeLessThan(atlas.height + 1)
      for (const b of atlas.charts.slice(i + 1)) {
        const apart =
          a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y
        expect(apart).toBe(true)
      }
    }
  })
})

describe('toHalf', () => {
  it('keeps what a half float can hold and rounds the rest', () => {
    for (const value of [0, 0.5, 1, 1.5, 2048, 0.000061035156])
      expect(fromHalf(toHalf(value))).toBeCloseTo(value, 8)
    expect(fromHalf(toHalf(0.1))).toBeCloseTo(0.1, 4)
    expect(toHalf(1e9)).toBe(toHalf(65_504))
    expect(toHalf(-1)).toBe(0)
  })
})
