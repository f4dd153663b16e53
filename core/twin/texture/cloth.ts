import { smoothstep } from '../geometry/draft.ts'
import type { Skin } from '../mesh.ts'
import { surfaces, type Rgb } from '../surface.ts'
import { grain } from './grain.ts'
import type { Painter } from './tint.ts'

/** Woven cloth: warp and weft with their own relief and sheen; silk with a damask figure in the ground. */
export function cloth(skin: Skin, seed: number): Painter {
  const spec = surfaces[skin.surface]
  const accent = skin.accent ? surfaces[skin.accent] : undefined
  const first: Rgb =
    accent && accent.family !== 'wood' && accent.family !== 'lacquer' ? accent.base : spec.cavity
  // Of the two hues that are left, the one that stands off more from the first.
  const second = apart(spec.edge, first) >= apart(spec.cavity, first) || !accent ? spec.edge : spec.cavity
  const cloud = grain('cloud', seed)
  const fine = grain('fine', seed + 1)
  const fibre = grain('fibre', seed + 2)
  const silk = skin.surface === 'silk' || skin.surface === 'dyed-silk'
  const tile = skin.layout === 'tile'
  const threads = silk ? (tile ? 110 : 190) : tile ? 70 : 120
  const across = Math.round(threads * (tile ? 1 : Math.sqrt(skin.aspect)))
  const up = Math.round(threads / (tile ? 1 : Math.sqrt(skin.aspect)))
  return (p, out) => {
    const c = cloud.at(p.u, p.v, 1)
    const f = fine.at(p.u, p.v, 3)
    const slub = fibre.at(p.u, p.v, 1, 2)
    const wx = p.u * across + c * 0.25
    const wy = p.v * up + slub * 0.25
    const over = (Math.floor(wx) + Math.floor(wy)) % 2 === 0
    const roundness = over
      ? Math.sin((wx - Math.floor(wx)) * Math.PI)
      : Math.sin((wy - Math.floor(wy)) * Math.PI)
    const light = 0.9 + 0.1 * roundness + f * 0.05 + slub * 0.04 + c * 0.04
    out.r = spec.base[0] * light
    out.g = spec.base[1] * light
    out.b = spec.base[2] * light
    mix(out, first, p.a, light)
    mix(out, second, p.b, light)
    if (skin.surface === 'silk' && p.a + p.b < 0.1) {
      // Damask: small rounded lozenges that turn the light instead of the colour.
      const [qx, qy] = [Math.abs(((p.u * 9) % 1) - 0.5), Math.abs(((p.v * 9) % 1) - 0.5)]
      const figure = smoothstep(0.03, 0, Math.abs(qx + qy - 0.34)) + smoothstep(0.14, 0.1, Math.hypot(qx, qy))
      out.roughness -= Math.min(1, figure) * 0.12
      mix(out, spec.edge, Math.min(1, figure) * 0.22, light)
    }
    const faded = smoothstep(0.3, 0.9, c) * 0.12
    mix(out, [196, 184, 160], faded, 1)
    out.height = roundness * (silk ? 0.5 : 1.5) * spec.grain + slub * 0.5 * spec.grain + p.a * 0.5
    out.roughness += f * 0.04
  }
}

function apart(a: Rgb, b: Rgb): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

function mix(out: { r: number; g: number; b: number }, colour: Rgb, k: number, light: number): void {
  out.r += (colour[0] * light - out.r) * k
  out.g += (colour[1] * light - out.g) * k
  out.b += (colour[2] * light - out.b) * k
}
