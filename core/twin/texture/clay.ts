import { smoothstep } from '../geometry/draft.ts'
import type { Skin } from '../mesh.ts'
import { noise2 } from '../noise.ts'
import { surfaces, type Rgb } from '../surface.ts'
import { enamel } from './enamel.ts'
import { grain } from './grain.ts'
import { set, tint, type Painter } from './tint.ts'

/** Main and second paint of each ware. */
const painted: Readonly<Partial<Record<Skin['surface'], readonly [Rgb, Rgb]>>> = {
  terracotta: [[112, 56, 40], [206, 176, 138]],
  clay: [[104, 62, 46], [206, 188, 156]],
  'black-gloss': [[190, 126, 88], [132, 60, 46]],
  'white-slip': [[66, 56, 50], [98, 76, 62]],
  porcelain: [[48, 68, 124], [120, 142, 184]],
  celadon: [[104, 132, 112], [160, 178, 156]],
  'cream-glaze': [[150, 108, 46], [146, 60, 44]],
  stoneware: [[74, 54, 40], [120, 100, 70]],
  'lead-glaze': [[78, 112, 66], [214, 190, 138]],
  faience: [[44, 50, 74], [150, 186, 178]],
} // prettier-ignore

/** Fired or raw clay, painted or bare. */
export const earthenware = (skin: Skin, seed: number): Painter => {
  const spec = surfaces[skin.surface]
  const gloss = skin.accent ? surfaces[skin.accent] : undefined
  const greek = skin.accent === 'black-gloss'
  const [first, second] = painted[skin.surface] ?? [spec.cavity, spec.edge]
  const main = gloss?.base ?? first
  const other: Rgb = greek ? [124, 54, 44] : second
  const cloud = grain('cloud', seed)
  const fine = grain('fine', seed + 1)
  const cell = grain('cell', seed + 2)
  const wheel = grain('fibre', seed + 3)
  const flat = skin.motif === 'wedges' || skin.layout === 'tile'
  return (p, out) => {
    const c = cloud.at(p.u, p.v, 1)
    const f = fine.at(p.u, p.v, 2)
    const turned = flat ? 0 : wheel.at(p.u * 0.5, p.v, 1, 3)
    set(out, spec.base, 1 + c * 0.055 + f * 0.03 + turned * 0.018)
    tint(out, spec.cavity, Math.max(0, smoothstep(0.3, 1, c) * 0.22 + (f > 0.55 ? 0.12 : 0)))
    tint(out, spec.edge, smoothstep(0.25, 1, -c) * 0.22)
    const pit = smoothstep(0.66, 0.9, cell.at(p.u, p.v, 3) + c * 0.16 + f * 0.1) * spec.grain
    out.height = f * spec.grain * 0.7 + turned * 0.5 * (1 - spec.grain) - pit * (spec.grain > 0.5 ? 2.4 : 0.1)
    // Raw clay is pitted, stained where it lay, and dries in patches.
    if (spec.grain > 0.5) {
      tint(out, spec.cavity, smoothstep(0, 0.8, cloud.at(p.u + 0.6, p.v, 2)) * 0.26)
      tint(
        out,
        [112, 84, 58],
        smoothstep(0.05, 0.6, cloud.at(p.u * 0.5 + 0.2, p.v * 0.5 + 0.1, 2)) * 0.42 + pit * 0.5,
      )
    }
    out.roughness += c * spec.spread * 0.7 + f * 0.05
    tint(out, spec.cavity, Math.min(0.45, Math.max(0, -p.ridge * 0.9)))
    // What is pressed in keeps the dirt.
    if (skin.motif === 'wedges') tint(out, [82, 60, 42], Math.min(0.55, Math.max(0, -p.ridge * 1.1)))
    tint(out, spec.edge, Math.min(0.4, Math.max(0, p.ridge * 0.9)))
    if (p.a + p.b === 0 || skin.motif === 'wedges' || p.relief !== 0) return
    const wear =
      1 - (greek ? 0.3 : 0.5) * smoothstep(0.62, 0.95, cloud.at(p.u + 0.37, p.v, 2) * 0.6 + f * 0.55)
    const thin = 1 - (greek ? 0.08 : 0.2) * smoothstep(0.1, 0.8, cloud.at(p.u, p.v + 0.21, 3))
    tint(out, main, p.a * wear * thin)
    tint(out, other, p.b * wear)
    const k = Math.max(p.a, p.b * 0.3) * wear
    if (gloss) out.roughness += (gloss.roughness + c * 0.06 + f * 0.04 - out.roughness) * k
    out.height += p.a * 0.6
  }
}

/** Glazed wares: pooled, crackled, run, painted below the glaze or carved. */
export const glaze = (skin: Skin, seed: number): Painter => {
  if (skin.motif === 'cell-enamel') return enamel(skin, seed)
  const spec = surfaces[skin.surface]
  const [first, second] = painted[skin.surface] ?? [spec.cavity, spec.edge]
  const cloud = grain('cloud', seed)
  const fine = grain('fine', seed + 1)
  const crack = grain('crack', seed + 2)
  const speck = grain('speck', seed + 4)
  const crackled =
    skin.surface === 'celadon' || skin.surface === 'cream-glaze'
      ? 0.16
      : skin.surface === 'stoneware' || skin.surface === 'lead-glaze'
        ? 0.14
        : 0
  const carved = skin.surface === 'celadon'
  const runs = skin.surface === 'lead-glaze'
  return (p, out) => {
    const c = cloud.at(p.u, p.v, 1)
    const f = fine.at(p.u, p.v, 1)
    set(out, spec.base, 1 + c * 0.035 + f * 0.012)
    const pool = skin.layout === 'tile' ? 0 : smoothstep(0.16, 0.02, p.v) * 0.5
    tint(out, spec.cavity, smoothstep(0, 1, c) * 0.28 + pool)
    if (skin.layout !== 'tile') tint(out, spec.edge, smoothstep(0.965, 1, p.v) * 0.75)
    if (runs) {
      tint(out, second, run(p.u, p.v, seed + 5) * 0.78)
      tint(out, first, run(p.u, p.v, seed + 6) * 0.78)
    }
    const line = smoothstep(0.1, 1, crack.at(p.u, p.v, skin.layout === 'tile' ? 2 : 4)) * crackled
    tint(out, spec.cavity, line * 1.4)
    if (speck.at(p.u, p.v, 2) > 0.996) tint(out, [90, 74, 52], 0.35)
    const k = Math.min(1, p.a + p.b * 0.6)
    if (k > 0) {
      const breadth = 0.78 + 0.22 * fine.at(p.u, p.v, 3)
      tint(out, first, p.a * (carved ? 0.62 : 0.9 * breadth))
      tint(out, second, p.b * (carved ? 0.5 : 0.8 * breadth) * (1 - p.a * 0.6))
    }
    out.roughness += c * spec.spread + line * 0.2
    out.height = c * 0.35 * spec.grain + f * spec.grain * 0.3 - (carved ? k * 1.6 : 0) - line * 0.8
  }
}

/** How thickly a second glaze has run down here, 0 to 1; repeats with the texture. */
function run(u: number, v: number, seed: number): number {
  const lobes = noise2(u * 9, v * 3, 9, 3, seed) * 0.75 + noise2(u * 26, v * 6, 26, 6, seed + 9) * 0.3
  return smoothstep(0.02, 0.5, lobes)
}
