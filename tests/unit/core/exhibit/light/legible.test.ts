/** What is printed in the shipped rooms, in the light that falls there. */
import { describe, expect, it } from 'vitest'
import { contrastRatio, ink, toneMapped } from '../../../../../core/exhibit/finish/index.ts'
import { hasAccentWall, layOut, type Layout, type Plate, type RoomLayout } from '../../../../../core/exhibit/layout/index.ts' // prettier-ignore
import { bakeRoom, fromHalf, packCharts, roomSurfaces, type Surface } from '../../../../../core/exhibit/light/index.ts' // prettier-ignore
import { dot, subtract, type Rgb, type Vec3 } from '../../../../../core/exhibit/light/vector.ts'
import { shippedExhibits } from '../../../../support/shipped-exhibits.ts'

interface Lit {
  readonly surfaces: readonly Surface[]
  /** What is seen of a surface at a point in the world: its light times its albedo. */
  readonly seen: (surface: number, point: Vec3) => Rgb
}

function light(layout: Layout, room: RoomLayout): Lit {
  const { surfaces } = roomSurfaces(layout, room)
  const { charts } = packCharts(surfaces)
  const { texels, width } = bakeRoom(layout, room)
  const seen = (index: number, point: Vec3): Rgb => {
    const { origin, u, v, uM, vM, albedo } = surfaces[index]!
    const chart = charts[index]!
    const from = subtract(point, origin)
    const x = Math.round(chart.x + (dot(from, u) / uM) * (chart.width - 1))
    const y = Math.round(chart.y + (dot(from, v) / vM) * (chart.height - 1))
    const of = (c: 0 | 1 | 2) => fromHalf(texels[(y * width + x) * 4 + c]!) * albedo[c]
    return [of(0), of(1), of(2)]
  }
  return { surfaces, seen }
}

/** Points of a plate, shares of it from its left and from its top. */
function pointsOf({ at, headingRad, leanRad, widthM, heightM }: Plate, fromTop: number): Vec3[] {
  const [s, c, sl, cl] = [Math.sin(headingRad), Math.cos(headingRad), Math.sin(leanRad), Math.cos(leanRad)]
  const points: Vec3[] = []
  for (let a = 0; a <= 1; a += 0.1)
    for (let b = fromTop; b <= 1; b += 0.08) {
      const [across, up] = [(a - 0.5) * widthM, (0.5 - b) * heightM]
      points.push([at.xM + c * across - s * sl * up, at.yM + cl * up, at.zM - s * across - c * sl * up])
    }
  return points
}

/** The surface that a plate is printed on: it faces as the plate does, a few millimetres behind it. */
function behind(surfaces: readonly Surface[], { headingRad, leanRad }: Plate, point: Vec3): number {
  const [sl, cl] = [Math.sin(leanRad), Math.cos(leanRad)]
  const front: Vec3 = [Math.sin(headingRad) * cl, sl, Math.cos(headingRad) * cl]
  return surfaces.findIndex(({ origin, u, v, normal, uM, vM }) => {
    const from = subtract(point, origin)
    const [s, t, off] = [dot(from, u), dot(from, v), dot(from, normal)]
    return dot(normal, front) > 0.999 && off > 0 && off < 0.0045 && s >= 0 && s <= uM && t >= 0 && t <= vM
  })
}

function leastContrast({ surfaces, seen }: Lit, plate: Plate, fromTop: number): number {
  return Math.min(
    ...pointsOf(plate, fromTop).map((point) => {
      const surface = behind(surfaces, plate, point)
      expect(surface).toBeGreaterThanOrEqual(0)
      return contrastRatio(toneMapped(ink), toneMapped(seen(surface, point)))
    }),
  )
}

/** Below its title, which is five times as large, a wall text begins so far down. */
const bodyFromTop = 0.24

describe.each(shippedExhibits())('%s', (_, input) => {
  const layout = layOut(input)
  it.each(layout.rooms.slice(0, 2))('room $slug: the wall text is read at 7 to 1, labels at 4.5', (room) => {
    const lit = light(layout, room)
    expect(leastContrast(lit, room.panel, bodyFromTop)).toBeGreaterThan(7)
    expect(leastContrast(lit, room.panel, 0)).toBeGreaterThan(4.5)
    for (const { label } of room.stops) expect(leastContrast(lit, label, 0)).toBeGreaterThan(4.5)
  })

  it('prints on a pale board where the wall is painted', () => {
    for (const room of layout.rooms) {
      const onBack = room.panel.headingRad === 0
      expect(room.panel.board !== undefined).toBe(onBack && hasAccentWall(room))
    }
  })
})
