/** The thin dark line where a thing touches what it stands on. */
import type { RoomLayout } from '../layout/index.ts'
import { proxyOf } from './proxies.ts'
import type { Surface } from './surfaces.ts'
import type { Texels } from './texels.ts'

const reachM = 0.016
const depth = 0.6

/** Multiplies the texels of a plinth's top by 1 - .6 exp(-(d / 16 mm)^2), d being the distance from what stands there. */
export function contact(light: Texels, surface: Surface, room: RoomLayout): void {
  if (surface.finish !== 'plinth' || surface.normal[1] < 0.5) return
  const { origin, u, v, uM, vM } = surface
  const middle = [origin[0] + (u[0] * uM + v[0] * vM) / 2, origin[2] + (u[2] * uM + v[2] * vM) / 2] as const
  const stop = room.stops.find(({ at }) => Math.hypot(at.xM - middle[0], at.zM - middle[1]) < 0.02)
  if (!stop) return
  const { cylinders, blocks } = proxyOf(stop)
  const feet = cylinders.filter(({ low }) => low < stop.at.yM + 0.005)
  const block = blocks.find(({ centre, half }) => centre[1] - half[1] < stop.at.yM + 0.005)
  for (let y = 0; y < light.height; y++)
    for (let x = 0; x < light.width; x++) {
      const s = (x / (light.width - 1)) * uM
      const t = (y / (light.height - 1)) * vM
      const px = origin[0] + u[0] * s + v[0] * t
      const pz = origin[2] + u[2] * s + v[2] * t
      let d = Infinity
      for (const foot of feet)
        d = Math.min(d, Math.max(0, Math.hypot(px - foot.x, pz - foot.z) - foot.radius))
      if (block) {
        const [c, n] = [Math.cos(block.headingRad), Math.sin(block.headingRad)]
        const [rx, rz] = [px - block.centre[0], pz - block.centre[2]]
        const ex = Math.max(0, Math.abs(rx * c - rz * n) - block.half[0])
        const ez = Math.max(0, Math.abs(rx * n + rz * c) - block.half[2])
        d = Math.min(d, Math.hypot(ex, ez))
      }
      if (d > reachM * 4) continue
      const k = 1 - depth * Math.exp(-((d / reachM) ** 2))
      const at = (y * light.width + x) * 3
      for (let i = 0; i < 3; i++) light.data[at + i] = light.data[at + i]! * k
    }
}
