import { describe, expect, it } from 'vitest'
import { layOut } from '../../../../../core/exhibit/layout/index.ts'
import {
  bakeRoom,
  floatsOfMirrored,
  mostMirrored,
  packCharts,
  roomSurfaces,
} from '../../../../../core/exhibit/light/index.ts'
import { mirroredBoxes } from '../../../../../core/exhibit/light/mirrored.ts'
import { Texels } from '../../../../../core/exhibit/light/texels.ts'
import { buildExhibitView, buildTwin } from '../../../../support/sample-exhibit.ts'
import { shippedExhibits } from '../../../../support/shipped-exhibits.ts'

const layout = layOut(
  buildExhibitView([{ stops: [{ slug: 'jar', twin: buildTwin('bottle', [0.3, 0.4, 0.3], 'celadon') }] }]),
)
const room = layout.rooms[0]!
const built = roomSurfaces(layout, room)
const { charts } = packCharts(built.surfaces)
const boxOf = (all: Float32Array, i: number) => [
  ...all.subarray(i * floatsOfMirrored, (i + 1) * floatsOfMirrored),
]

/** Every surface in the same light, which grows from `low` at its foot to `high`. */
function evenly(low: number, high: number): Texels[] {
  return charts.map(({ width, height }) => {
    const texels = new Texels(width, height)
    for (let y = 0; y < height; y++)
      texels.data.fill(low + ((high - low) * y) / (height - 1), y * width * 3, (y + 1) * width * 3)
    return texels
  })
}

describe('mirroredBoxes', () => {
  const [stop] = room.stops
  const { base, at } = stop!

  it('puts a plinth where it stands, down to the floor and as high as it is', () => {
    const all = mirroredBoxes(built, evenly(1, 1))
    const [x, z, halfX, halfZ, sine, cosine, foot, top] = boxOf(all, 0)
    expect([x, z, halfX, halfZ]).toEqual([at.xM, at.zM, base!.widthM / 2, base!.depthM / 2].map(Math.fround))
    expect([sine, cosine]).toEqual([stop!.headingRad].flatMap((a) => [Math.sin(a), Math.cos(a)]))
    expect(foot).toBeLessThan(0)
    expect(top).toBeCloseTo(base!.heightM, 5)
  })

  it('lets it shine as its sides do, at the foot less where less light falls', () => {
    const [r, g, b] = built.surfaces.find(({ finish }) => finish === 'plinth')!.albedo
    const even = boxOf(mirroredBoxes(built, evenly(0.5, 0.5)), 0)
    for (const from of [8, 12])
      expect(even.slice(from, from + 3)).toEqual([r, g, b].map((x) => Math.fround(x * 0.5)))
    expect(even.slice(16)).toEqual([1, 1, 1, 1])
    const rising = boxOf(mirroredBoxes(built, evenly(0.2, 0.8)), 0)
    expect(rising[8]!).toBeLessThan(rising[12]! * 0.5)
  })

  it('tells a side in shade from a lit one', () => {
    const baked = boxOf(bakeRoom(layout, room).mirrored, 0)
    const [front, back] = baked.slice(16)
    expect(front!).toBeGreaterThan(back! * 1.15)
  })

  it('has a place for all that stands in every shipped room, and for no doorway', () => {
    for (const [, view] of shippedExhibits()) {
      const shipped = layOut(view)
      for (const one of shipped.rooms) {
        const surfaces = roomSurfaces(shipped, one)
        const lights = packCharts(surfaces.surfaces).charts.map(
          ({ width, height }) => new Texels(width, height),
        )
        const all = mirroredBoxes(surfaces, lights)
        const standing = one.stops.filter(({ base: block }) => block).length + 3 * one.benches.length
        expect(all.length / floatsOfMirrored, one.slug).toBe(standing)
        expect(standing).toBeLessThanOrEqual(mostMirrored)
      }
    }
  })
})
