import { smoothstep } from '../geometry/draft.ts'
import type { Skin } from '../mesh.ts'
import { surfaces, type Rgb } from '../surface.ts'
import { grain } from './grain.ts'
import { set, tint, type Painter } from './tint.ts'

/** Cast and beaten metal: patina by hollows, wear by ridges, inlay of another metal. */
export const metal = (skin: Skin, seed: number): Painter => {
  const spec = surfaces[skin.surface]
  const cloud = grain('cloud', seed)
  const patch = grain('cloud', seed + 5)
  const fine = grain('fine', seed + 1)
  const cell = grain('cell', seed + 2)
  const green = skin.surface === 'bronze-green'
  const old = green || skin.surface === 'bronze' || skin.surface === 'iron'
  const precious = skin.surface === 'gold' || skin.surface === 'silver' || skin.surface === 'brass'
  const earth: Rgb = [110, 84, 52]
  const inlay =
    skin.accent && !['wood', 'leather', 'silk'].includes(skin.accent) ? surfaces[skin.accent] : undefined
  return (p, out) => {
    const c = cloud.at(p.u, p.v, 1)
    const d = patch.at(p.u, p.v, 2)
    const f = fine.at(p.u, p.v, 2)
    set(out, spec.base, 1 + c * 0.06 + f * 0.035)
    const hollow =
      Math.max(0, -p.ridge) + Math.max(0, 0.16 - Math.abs(p.relief)) * (p.a + p.b > 0 ? 0.5 : 0.12)
    if (old) {
      const crust = smoothstep(
        0,
        0.62,
        c * 0.74 + d * 0.22 + f * 0.15 + hollow * 2.1 - (green ? -0.12 : 0.26) - Math.max(0, p.ridge) * 1.4,
      )
      const film = smoothstep(-0.4, 0.5, d + f * 0.3 - p.ridge)
      tint(out, earth, film * 0.34 * (1 - crust))
      out.metallic *= 1 - film * 0.16
      if (skin.surface === 'bronze') tint(out, spec.cavity, film * 0.5)
      const pale = 1 + f * 0.13 + d * 0.08
      const malachite: Rgb = skin.surface === 'iron' ? spec.cavity : [104 * pale, 146 * pale, 122 * pale]
      const deep: Rgb = skin.surface === 'iron' ? [72, 48, 38] : [74 * pale, 94 * pale, 74 * pale]
      tint(out, deep, crust * 0.9)
      tint(out, malachite, smoothstep(0.35, 1, crust) * smoothstep(-0.25, 0.45, d + f * 0.5) * 0.82)
      out.metallic *= 1 - crust * 0.96
      out.roughness += crust * 0.32 + film * 0.1
      out.height += crust * (0.5 + f * 0.9) + smoothstep(0.75, 0.98, cell.at(p.u, p.v, 4)) * -1.1 * crust
    } else tint(out, spec.cavity, Math.min(0.7, hollow * 1.4 + smoothstep(0.35, 0.9, c) * 0.16))
    const rub = smoothstep(0.05, 0.36, p.ridge + f * 0.06)
    tint(out, [60, 52, 40], Math.min(0.55, hollow * 1.1))
    tint(out, spec.edge, rub * 0.8)
    out.metallic += (spec.metallic - out.metallic) * rub * 0.7
    out.roughness += c * spec.spread * 0.6 + f * 0.06 - rub * 0.15
    out.height += f * spec.grain * (precious ? 0.22 : 0.55)
    // Lozenges on a blade are a dark skin, not a relief.
    if (skin.motif === 'blade-lozenges') tint(out, [60, 56, 50], p.a * 0.68)
    if (inlay && p.b > 0.3 && skin.motif !== 'bosses' && skin.motif !== 'taotie') {
      const k = smoothstep(0.3, 0.7, p.b)
      tint(out, inlay.base, k * 0.92)
      out.metallic += (inlay.metallic - out.metallic) * k
      out.roughness += (inlay.roughness - out.roughness) * k
    }
  }
}
