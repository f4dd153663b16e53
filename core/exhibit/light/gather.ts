/** Light that comes from other surfaces: what a texel sees around it, times what those show. */
import type { Chart } from './charts.ts'
import { offM } from './direct.ts'
import { hemispheres, turnOf } from './sampling.ts'
import type { Surface } from './surfaces.ts'
import type { Texels } from './texels.ts'
import type { RoomTracer } from './tracer.ts'

/** What each surface shows at the moment: its texels' radiance. */
export interface Shown {
  readonly charts: readonly Chart[]
  readonly surfaces: readonly Surface[]
  readonly radiance: readonly Float32Array[]
}

/** Brighter than this is a lamp's own pool seen from nearby: it would speckle. */
const clampAt = 0.9
/** What an object throws back, and what comes through a doorway. */
const objectShows = [0.1, 0.085, 0.066] as const
const beyond = [0.13, 0.12, 0.105] as const
const patterns = new Map<number, Float32Array>()

export function gather(out: Texels, surface: Surface, shown: Shown, tracer: RoomTracer, rays: number): void {
  const { origin, u, v, normal, uM, vM } = surface
  let pattern = patterns.get(rays)
  if (!pattern) patterns.set(rays, (pattern = hemispheres(rays)))
  const inset = 0.004
  for (let y = 0; y < out.height; y++)
    for (let x = 0; x < out.width; x++) {
      const s = within(out.width > 1 ? (x / (out.width - 1)) * uM : uM / 2, uM, inset)
      const t = within(out.height > 1 ? (y / (out.height - 1)) * vM : vM / 2, vM, inset)
      const px = origin[0] + u[0] * s + v[0] * t + normal[0] * offM
      const py = origin[1] + u[1] * s + v[1] * t + normal[1] * offM
      const pz = origin[2] + u[2] * s + v[2] * t + normal[2] * offM
      tracer.near(px, pz)
      const turn = turnOf(x, y)
      let [r, g, b] = [0, 0, 0]
      for (let i = 0; i < rays; i++) {
        const at = (turn * rays + i) * 3
        const [a, c, n] = [pattern[at]!, pattern[at + 1]!, pattern[at + 2]!]
        tracer.trace(
          px, py, pz,
          u[0] * a + v[0] * c + normal[0] * n, u[1] * a + v[1] * c + normal[1] * n, u[2] * a + v[2] * c + normal[2] * n,
        ) // prettier-ignore
        if (tracer.surface >= 0) {
          const radiance = shown.radiance[tracer.surface]!
          const from = texelAt(shown, tracer)
          r += Math.min(clampAt, radiance[from]!)
          g += Math.min(clampAt, radiance[from + 1]!)
          b += Math.min(clampAt, radiance[from + 2]!)
        } else if (tracer.surface > -3) {
          const fixed = tracer.surface === -1 ? objectShows : beyond
          r += fixed[0]
          g += fixed[1]
          b += fixed[2]
        }
      }
      const at = (y * out.width + x) * 3
      out.data[at] = r / rays
      out.data[at + 1] = g / rays
      out.data[at + 2] = b / rays
    }
}

/** Index of the first float of the texel that was hit. */
export function texelAt({ charts, surfaces }: Shown, tracer: RoomTracer): number {
  const chart = charts[tracer.surface]!
  const { uM, vM } = surfaces[tracer.surface]!
  const x = Math.round((tracer.s / uM) * (chart.width - 1))
  const y = Math.round((tracer.t / vM) * (chart.height - 1))
  const column = x < 0 ? 0 : x >= chart.width ? chart.width - 1 : x
  const row = y < 0 ? 0 : y >= chart.height ? chart.height - 1 : y
  return (row * chart.width + column) * 3
}

const within = (x: number, most: number, inset: number) => Math.min(most - inset, Math.max(inset, x))
