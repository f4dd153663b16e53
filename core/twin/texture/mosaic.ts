import type { Skin } from '../mesh.ts'
import { cells2, fbm2 } from '../noise.ts'
import { surfaces, type Rgb } from '../surface.ts'
import { grain } from './grain.ts'
import { set, tint, type Painter } from './tint.ts'

/** Plates to one texture, across and up: large ones on broad planes, small ones between. */
const plates = { large: 21, small: 37 } as const
/** Width of a joint, in plates. */
const jointWide = 0.16
const deep: Rgb = [46, 112, 118]

/** Cut turquoise, each plate of its own blue and at its own slant, in dark resin. */
export function mosaic(skin: Skin, seed: number): Painter {
  const spec = surfaces[skin.surface]
  const cloud = grain('cloud', seed)
  const fine = grain('fine', seed + 1)
  const cell = { near: 0, next: 0, id: 0 }
  return (p, out) => {
    const bend = fbm2(p.u * 8, p.v * 8, 8, 8, 2, seed + 3) * 0.7
    const lean = fbm2(p.u * 5, p.v * 5, 5, 5, 2, seed + 4) * 1.1
    const count = cloud.at(p.u, p.v, 2) > 0.05 ? plates.large : plates.small
    cells2(p.u * count + bend, p.v * count + lean, count, count, seed, cell)
    const inside = Math.min(1, (cell.next - cell.near) / jointWide)
    const tone = (cell.id * 17) % 1
    const f = fine.at(p.u, p.v, 2)
    set(out, spec.base, 0.82 + 0.34 * tone + f * 0.03)
    // Graded from pale to deep over the whole, and a plate strays from its neighbours.
    tint(out, deep, Math.max(0, cloud.at(p.u, p.v, 1) * 0.7 + (cell.id - 0.5) * 0.9))
    tint(out, spec.edge, Math.max(0, cell.id - 0.55) * 1.1)
    // Some have green or brown matrix in them.
    if (tone > 0.82) tint(out, [112, 142, 104], 0.5)
    if (tone > 0.94) tint(out, spec.cavity, 0.45)
    tint(out, [44, 40, 34], (1 - inside) * 0.85)
    out.roughness += (tone - 0.5) * 0.14 + (1 - inside) * 0.3
    out.height = Math.min(1, inside * 1.4) * 1.5 + tone * 0.5 + f * spec.grain * 0.4
  }
}
