/** Light straight from the lamps, for every texel; and from the laylight, for every second one. */
import type { RoomLayout } from '../layout/index.ts'
import { laylightColour, laylightRadiance } from './lamps.ts'
import { discs, turnOf } from './sampling.ts'
import type { Spot } from './spot.ts'
import type { Surface } from './surfaces.ts'
import type { Texels } from './texels.ts'
import type { RoomTracer } from './tracer.ts'
import { dot } from './vector.ts'

const shadowSamples = 8
const lampRadiusM = 0.045
const laylightSide = 4
const pattern = discs(shadowSamples)
/** Off the surface, so that it does not shade itself. */
export const offM = 0.002

/** Adds what the spots give to `out`: the light over pi, as a white surface would show it. */
export function addSpots(out: Texels, surface: Surface, spots: readonly Spot[], tracer: RoomTracer): void {
  const { origin, u, v, normal, uM, vM } = surface
  const near = spots.filter((spot) => dot(normal, spot.at) > dot(normal, origin))
  if (near.length === 0) return
  for (let y = 0; y < out.height; y++)
    for (let x = 0; x < out.width; x++) {
      const s = (x / (out.width - 1)) * uM
      const t = (y / (out.height - 1)) * vM
      const px = origin[0] + u[0] * s + v[0] * t + normal[0] * offM
      const py = origin[1] + u[1] * s + v[1] * t + normal[1] * offM
      const pz = origin[2] + u[2] * s + v[2] * t + normal[2] * offM
      tracer.near(px, pz)
      const turn = turnOf(x, y)
      for (const spot of near) {
        const dx = spot.at[0] - px
        const dy = spot.at[1] - py
        const dz = spot.at[2] - pz
        const square = dx * dx + dy * dy + dz * dz
        const d = Math.sqrt(square)
        const facing = (normal[0] * dx + normal[1] * dy + normal[2] * dz) / d
        if (facing <= 0) continue
        const angle = -(spot.towards[0] * dx + spot.towards[1] * dy + spot.towards[2] * dz) / d
        const [inner, outer] = coneOf(spot)
        if (angle <= outer) continue
        const k = Math.min(1, (angle - outer) / (inner - outer))
        const light = (spot.power * facing * k * k) / square
        if (light < 0.003) continue
        const seen = 1 - shade(tracer, [px, py, pz], [dx, dy, dz], turn)
        const at = (y * out.width + x) * 3
        for (let c = 0; c < 3; c++) out.data[at + c] = out.data[at + c]! + light * seen * spot.colour[c]!
      }
    }
}

const cones = new WeakMap<Spot, readonly [inner: number, outer: number]>()
function coneOf(spot: Spot): readonly [inner: number, outer: number] {
  let cone = cones.get(spot)
  if (!cone) cones.set(spot, (cone = [Math.cos(spot.innerRad), Math.cos(spot.outerRad)]))
  return cone
}

/** Which share of a lamp's disc is hidden. */
function shade(
  tracer: RoomTracer,
  p: readonly [number, number, number],
  d: readonly [number, number, number],
  turn: number,
): number {
  let hidden = 0
  for (let i = 0; i < shadowSamples; i++) {
    const a = pattern[(turn * shadowSamples + i) * 2]! * lampRadiusM
    const b = pattern[(turn * shadowSamples + i) * 2 + 1]! * lampRadiusM
    if (tracer.occluded(p[0], p[1], p[2], d[0] + a, d[1] + b * 0.3, d[2] + b)) hidden++
  }
  return hidden / shadowSamples
}

/** Adds what the luminous ceiling gives to a surface's coarser texels. */
export function addLaylight(out: Texels, surface: Surface, room: RoomLayout, tracer: RoomTracer): void {
  const { origin, u, v, normal, uM, vM } = surface
  const { minX, maxX, minZ, maxZ } = room.laylight
  const y1 = room.heightM
  if (normal[1] < -0.5) return
  const cell = ((maxX - minX) * (maxZ - minZ)) / (laylightSide * laylightSide)
  for (let y = 0; y < out.height; y++)
    for (let x = 0; x < out.width; x++) {
      const s = out.width > 1 ? (x / (out.width - 1)) * uM : uM / 2
      const t = out.height > 1 ? (y / (out.height - 1)) * vM : vM / 2
      const px = origin[0] + u[0] * s + v[0] * t + normal[0] * offM
      const py = origin[1] + u[1] * s + v[1] * t + normal[1] * offM
      const pz = origin[2] + u[2] * s + v[2] * t + normal[2] * offM
      tracer.near(px, pz)
      const turn = turnOf(x, y)
      const [jx, jz] = [((turn & 3) + 0.5) / 4, ((turn >> 2) + 0.5) / 4]
      let light = 0
      for (let i = 0; i < laylightSide; i++)
        for (let j = 0; j < laylightSide; j++) {
          const dx = minX + ((i + jx) / laylightSide) * (maxX - minX) - px
          const dz = minZ + ((j + jz) / laylightSide) * (maxZ - minZ) - pz
          const dy = y1 - py
          const square = Math.max(0.04, dx * dx + dy * dy + dz * dz)
          const facing = (normal[0] * dx + normal[1] * dy + normal[2] * dz) * dy
          if (facing <= 0) continue
          if (!tracer.occluded(px, py, pz, dx, dy, dz)) light += (facing * cell) / (Math.PI * square * square)
        }
      const at = (y * out.width + x) * 3
      for (let c = 0; c < 3; c++)
        out.data[at + c] = out.data[at + c]! + light * laylightRadiance * laylightColour[c]!
    }
}
