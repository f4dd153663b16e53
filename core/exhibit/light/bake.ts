/** The light map of one room: spots and laylight with soft shadows, two coarse bounces, a gather, contact under objects. */
import { roomRect, type Layout, type RoomLayout } from '../layout/index.ts'
import { packCharts, type Atlas } from './charts.ts'
import { contact } from './contact.ts'
import { addLaylight, addSpots } from './direct.ts'
import { castEnvironment } from './environment.ts'
import { gather, type Shown } from './gather.ts'
import { toHalf } from './half.ts'
import { lampsOf } from './lamps.ts'
import { mirroredBoxes } from './mirrored.ts'
import { roomSurfaces } from './surfaces.ts'
import { Texels } from './texels.ts'
import { RoomTracer } from './tracer.ts'

export interface BakedRoom {
  readonly room: number
  readonly width: number
  readonly height: number
  /** Half floats, RGBA: the light over pi, so that albedo times it is what is seen; row 0 is v = 0. */
  readonly texels: Uint16Array
  /** What a mirror in the room's middle would see: float RGBA faces, +x -x +y -y +z -z. */
  readonly environment: readonly Float32Array[]
  readonly environmentSize: number
  /** What the floor mirrors, as `mirroredBoxes` gives it. */
  readonly mirrored: Float32Array
}

const coarseM = 0.45
const bounceRays = 48
const gatherRays = 32

export function bakeRoom(layout: Layout, room: RoomLayout): BakedRoom {
  const built = roomSurfaces(layout, room)
  const { surfaces } = built
  const atlas = packCharts(surfaces)
  const tracer = new RoomTracer(room, built)
  const spots = lampsOf(room)
  const { minX, maxX, minZ, maxZ } = roomRect(room)
  const inside = (x: number, z: number) =>
    x > minX - 0.5 && x < maxX + 0.5 && z > minZ - 0.5 && z < maxZ + 0.5

  const direct = surfaces.map((surface, i) => {
    const { width, height } = atlas.charts[i]!
    const texels = new Texels(width, height)
    const reached = spots.filter((spot) => inside(spot.at[0], spot.at[2]))
    if (surface.finish !== 'dark') addSpots(texels, surface, reached, tracer)
    texels.smooth(surface.texelM > 0.02 ? 1 : 2)
    const sky = new Texels(half(width), half(height))
    addLaylight(sky, surface, room, tracer)
    sky.even()
    enlarge(sky, texels)
    return texels
  })
  const shown: Shown = {
    surfaces,
    charts: atlas.charts,
    radiance: direct.map((d, i) => shine(d.data, surfaces[i]!.albedo)),
  }
  for (let bounce = 0; bounce < 2; bounce++) {
    const next = surfaces.map((surface, i) => {
      const coarse = new Texels(
        Math.max(2, Math.ceil(surface.uM / coarseM)),
        Math.max(2, Math.ceil(surface.vM / coarseM)),
      )
      gather(coarse, surface, shown, tracer, bounceRays)
      const { width, height } = atlas.charts[i]!
      const all = new Texels(width, height)
      all.data.set(direct[i]!.data)
      enlarge(coarse, all)
      return shine(all.data, surface.albedo)
    })
    next.forEach((radiance, i) => shown.radiance[i]!.set(radiance))
  }
  for (const [i, surface] of surfaces.entries()) {
    const { width, height } = atlas.charts[i]!
    const soft = new Texels(half(width), half(height))
    gather(soft, surface, shown, tracer, gatherRays)
    soft.even()
    enlarge(soft, direct[i]!)
    contact(direct[i]!, surface, room)
  }
  const lit: Shown = { ...shown, radiance: direct.map((d, i) => shine(d.data, surfaces[i]!.albedo)) }
  const environmentSize = 64
  return {
    room: room.index,
    width: atlas.width,
    height: atlas.height,
    texels: compose(atlas, direct),
    environment: castEnvironment(room, lit, tracer, environmentSize),
    environmentSize,
    mirrored: mirroredBoxes(built, direct),
  }
}

const half = (texels: number) => Math.max(2, Math.ceil(texels / 2))

function enlarge(from: Texels, to: Texels): void {
  for (let y = 0; y < to.height; y++)
    for (let x = 0; x < to.width; x++)
      from.addTo(to.data, (y * to.width + x) * 3, x / (to.width - 1), y / (to.height - 1))
}

function shine(light: Float32Array, albedo: readonly [number, number, number]): Float32Array {
  return light.map((value, i) => value * albedo[i % 3]!)
}

/** Into the atlas, each chart with its edge repeated over the margin. */
function compose(atlas: Atlas, lights: readonly Texels[]): Uint16Array {
  const out = new Uint16Array(atlas.width * atlas.height * 4)
  for (const [i, chart] of atlas.charts.entries()) {
    const { data } = lights[i]!
    for (let y = -1; y <= chart.height; y++)
      for (let x = -1; x <= chart.width; x++) {
        const column = Math.min(chart.width - 1, Math.max(0, x))
        const row = Math.min(chart.height - 1, Math.max(0, y))
        const from = (row * chart.width + column) * 3
        const to = ((chart.y + y) * atlas.width + chart.x + x) * 4
        for (let c = 0; c < 3; c++) out[to + c] = toHalf(data[from + c]!)
        out[to + 3] = toHalf(1)
      }
  }
  return out
}
