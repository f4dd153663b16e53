/** How each family of material takes paint, relief, wear and age. Each painter fills one texel from its place. */
import { smoothstep } from '../geometry/draft.ts'
import type { Skin } from '../mesh.ts'
import { surfaces, type Rgb, type SurfaceFamily } from '../surface.ts'
import { earthenware, glaze } from './clay.ts'
import { cloth } from './cloth.ts'
import { grain } from './grain.ts'
import { metal } from './metal.ts'
import { mosaic } from './mosaic.ts'
import { set, tint, type Painter } from './tint.ts'

const stone = (skin: Skin, seed: number): Painter => {
  const spec = surfaces[skin.surface]
  const cloud = grain('cloud', seed)
  const fine = grain('fine', seed + 1)
  const cell = grain('cell', seed + 2)
  const speck = grain('speck', seed + 3)
  const granite = skin.surface === 'granite' || skin.surface === 'granodiorite'
  const marble = skin.surface === 'marble'
  return (p, out) => {
    const c = cloud.at(p.u, p.v, 1)
    const f = fine.at(p.u, p.v, 3)
    const g = cell.at(p.u, p.v, 4)
    set(out, spec.base, 1 + c * 0.06 + f * 0.04)
    tint(out, spec.cavity, smoothstep(0.25, 0.95, c) * 0.3)
    tint(out, spec.edge, smoothstep(0.25, 0.95, -c) * 0.3)
    if (granite) {
      const k = cell.at(p.u, p.v, 7)
      tint(out, k > 0.35 ? spec.edge : spec.cavity, Math.abs(k) * 0.55)
      if (speck.at(p.u, p.v, 1.5) > 0.8) tint(out, [54, 50, 48], 0.6)
    }
    if (marble)
      tint(
        out,
        spec.cavity,
        smoothstep(0.08, 0, Math.abs(cloud.at(p.u + c * 0.06, p.v * 0.7 + c * 0.08, 1))) * 0.34,
      )
    if (!marble && !granite && speck.at(p.u, p.v, 1.3) > 0.93) tint(out, spec.cavity, 0.28)
    const pit = smoothstep(0.66, 0.95, g) * spec.grain
    out.height = f * spec.grain * 0.9 - pit * 2.2 + c * spec.grain * 0.8
    tint(out, spec.cavity, pit * 0.5 + Math.min(0.6, Math.max(0, -p.ridge * 1.1)))
    tint(out, spec.edge, Math.min(0.5, Math.max(0, p.ridge)))
    out.roughness += c * spec.spread * 0.6 + f * 0.06
  }
}

const wood = (skin: Skin, seed: number): Painter => {
  const spec = surfaces[skin.surface]
  const fibre = grain('fibre', seed)
  const cloud = grain('cloud', seed + 1)
  const accent = skin.accent ? surfaces[skin.accent] : undefined
  return (p, out) => {
    // The grain runs along v.
    const bend = cloud.at(p.u, p.v, 1) * 0.05
    const rings = fibre.at(p.v * 0.5, p.u + bend, 1, 1)
    const pores = fibre.at(p.v * 2, p.u + bend * 0.4, 2, 5)
    set(out, spec.base, 1 + cloud.at(p.u, p.v, 1) * 0.07)
    tint(out, spec.cavity, smoothstep(-0.1, 0.75, rings) * 0.5)
    tint(out, spec.edge, smoothstep(0.1, 0.8, -rings) * 0.4)
    const pore = smoothstep(0.3, 0.7, pores)
    tint(out, spec.cavity, pore * 0.4 + Math.min(0.6, Math.max(0, -p.ridge)))
    tint(out, spec.edge, Math.min(0.4, Math.max(0, p.ridge)))
    out.height = -pore * spec.grain * 1.6 + rings * 0.4
    out.roughness += rings * spec.spread + pore * 0.1
    if (!accent || p.relief !== 0) return
    const wear = 1 - 0.55 * smoothstep(0.3, 0.9, pores + cloud.at(p.u, p.v, 3) * 0.5)
    tint(out, accent.base, p.a * wear)
    tint(out, accent.edge, p.b * wear)
  }
}

const lacquer = (skin: Skin, seed: number): Painter => {
  const spec = surfaces[skin.surface]
  const accent = skin.accent ? surfaces[skin.accent] : undefined
  const main: Rgb = accent && accent.family !== 'cloth' ? accent.base : spec.cavity
  const cloud = grain('cloud', seed)
  const fine = grain('fine', seed + 1)
  const crack = grain('crack', seed + 2)
  return (p, out) => {
    const c = cloud.at(p.u, p.v, 1)
    const f = fine.at(p.u, p.v, 2)
    set(out, spec.base, 1 + c * 0.1 + f * 0.03)
    tint(out, spec.edge, smoothstep(0.35, 0.95, c) * 0.3)
    tint(out, main, p.a * (0.92 - 0.2 * smoothstep(0.4, 0.9, f + c * 0.4)))
    tint(out, [178, 136, 72], p.b * 0.85)
    const line = smoothstep(0.3, 1, crack.at(p.u, p.v, 2)) * smoothstep(0.1, 0.7, c)
    out.height = f * spec.grain * 0.4 - line * 0.7 + p.a * 0.5
    out.roughness += c * spec.spread + line * 0.15
  }
}

/** Accents of mounts and frames, with which no sheet is painted. */
const unpainted: ReadonlySet<SurfaceFamily> = new Set(['cloth', 'wood', 'lacquer', 'organic'])

/** Key block and colour block of a print, ink and red of a scroll: what the recorded sheet was printed or written with. */
const sheetInks: Readonly<Partial<Record<Skin['motif'], readonly [Rgb, Rgb]>>> = {
  'post-road': [[52, 48, 44], [112, 134, 118]],
  'gate-street': [[50, 46, 44], [96, 118, 150]],
  'tethered-horse': [[54, 50, 46], [150, 56, 42]],
  reckoning: [[52, 44, 38], [148, 58, 44]],
  'carpet-page': [[58, 50, 56], [186, 122, 50]],
} // prettier-ignore

const sheet = (skin: Skin, seed: number): Painter => {
  const spec = surfaces[skin.surface]
  const inks = sheetInks[skin.motif]
  const paint =
    skin.accent === undefined || unpainted.has(surfaces[skin.accent].family)
      ? undefined
      : surfaces[skin.accent].base
  const ink: Rgb = inks?.[0] ?? (skin.motif === 'landscape' ? undefined : paint) ?? [50, 46, 42]
  const second: Rgb = inks?.[1] ?? (skin.accent === 'indigo' ? surfaces.indigo.edge : [152, 52, 38])
  const fibre = grain('fibre', seed)
  const cloud = grain('cloud', seed + 1)
  const fine = grain('fine', seed + 2)
  const reeds = skin.surface === 'papyrus'
  return (p, out) => {
    const c = cloud.at(p.u, p.v, 1)
    const f = fine.at(p.u, p.v, 3)
    const h = fibre.at(p.u, p.v, 1, 2)
    const v = fibre.at(p.v, p.u, 1, 2)
    set(out, spec.base, 1 + c * 0.03 + f * 0.015 + (reeds ? h * 0.06 + v * 0.05 : h * 0.012))
    tint(out, spec.cavity, smoothstep(0.2, 1, c) * 0.22)
    if (skin.layout === 'face')
      tint(out, spec.cavity, smoothstep(0.05, 0, Math.min(p.u, 1 - p.u, p.v, 1 - p.v)) * 0.35)
    tint(out, ink, p.a * 0.9)
    tint(out, second, p.b * 0.82)
    out.height = f * spec.grain * 0.5 + (reeds ? h * 0.8 + v * 0.6 : h * 0.12)
    out.roughness += c * spec.spread * 0.5
  }
}

const organic = (skin: Skin, seed: number): Painter => {
  const spec = surfaces[skin.surface]
  const cloud = grain('cloud', seed)
  const fine = grain('fine', seed + 1)
  const fibre = grain('fibre', seed + 2)
  const crack = grain('crack', seed + 3)
  const { surface } = skin
  if (surface === 'turquoise') return mosaic(skin, seed)
  return (p, out) => {
    const c = cloud.at(p.u, p.v, 1)
    const f = fine.at(p.u, p.v, 2)
    const line = fibre.at(p.v * 0.6, p.u + c * 0.03, 1, 2)
    const net = smoothstep(0.2, 1, crack.at(p.u, p.v, surface === 'leather' ? 5 : 2))
    set(out, spec.base, 1 + c * 0.05 + f * 0.02)
    tint(out, spec.cavity, smoothstep(0.15, 0.9, c) * (surface === 'jade' ? 0.5 : 0.26))
    tint(out, spec.edge, smoothstep(0.15, 0.9, -c) * (surface === 'jade' ? 0.55 : 0.3))
    if (surface === 'jade')
      tint(out, [150, 112, 70], smoothstep(0.6, 0.95, cloud.at(p.u + 0.3, p.v, 1)) * 0.5)
    if (surface === 'turtle-shell') {
      tint(out, spec.cavity, smoothstep(0, 0.35, cloud.at(p.u, p.v, 2)) * 0.85)
      tint(out, spec.edge, smoothstep(0.2, 0.6, -cloud.at(p.u, p.v, 2)) * 0.6)
    }
    if (surface === 'ivory' || surface === 'bone')
      tint(out, spec.cavity, smoothstep(0.3, 0.8, line) * 0.2 + net * smoothstep(0.2, 0.7, c) * 0.25)
    if (surface === 'shell') tint(out, spec.edge, 0.5 + 0.5 * Math.sin(c * 6 + p.u * 9))
    tint(out, spec.cavity, Math.min(0.7, Math.max(0, -p.ridge * 1.3)))
    tint(out, spec.edge, Math.min(0.4, Math.max(0, p.ridge)))
    out.height = f * spec.grain * 0.7 - net * (surface === 'leather' ? 1.5 : 0.4) * spec.grain
    out.roughness += c * spec.spread * 0.6 + f * 0.04
  }
}

/** What is green by the light that falls on it is red by the light that comes through: the inner wall is seen so. */
const throughDichroic: Rgb = [158, 40, 34]

/** Blown or cut glass; with a stone accent, cobalt under a white cameo layer. */
const glass = (skin: Skin, seed: number): Painter => {
  const spec = surfaces[skin.surface]
  const cameo = skin.accent === 'marble' ? surfaces.marble.base : undefined
  const through = skin.surface === 'dichroic-glass' && skin.layout === 'tile'
  const base: Rgb = cameo ? [54, 57, 82] : through ? throughDichroic : spec.base
  const cloud = grain('cloud', seed)
  return (p, out) => {
    const c = cloud.at(p.u, p.v, 1)
    set(out, base, 1 + c * 0.06)
    if (through) tint(out, spec.cavity, smoothstep(0.2, 0.9, c) * 0.3)
    else if (cameo) tint(out, cameo, Math.min(1, p.a + p.b) * 0.94)
    else {
      tint(out, spec.cavity, Math.min(0.7, Math.max(0, -p.ridge) * 2.2))
      tint(out, spec.edge, Math.min(0.6, Math.max(0, p.ridge)) + smoothstep(0.5, 0.95, c) * 0.2)
    }
    out.height = c * spec.grain * 3
    out.roughness += smoothstep(0.4, 0.9, c) * spec.spread + (cameo ? p.a * 0.3 : 0)
  }
}

/** Rows of overlapping feathers, a colour to a row. */
const feather = (skin: Skin, seed: number): Painter => {
  const spec = surfaces[skin.surface]
  const colours: readonly Rgb[] = [spec.base, spec.base, spec.cavity, spec.edge]
  const fine = grain('fibre', seed)
  const rows = skin.layout === 'tile' ? 6 : 14
  return (p, out) => {
    const y = p.v * rows
    const row = Math.floor(y)
    const t = y - row
    const x = p.u * rows * 1.4 + (row % 2) * 0.5
    const s = (x - Math.floor(x)) * 2 - 1
    const barb = fine.at(t * 0.3 + Math.abs(s) * 0.2, p.u + t * 0.01, 1, 6)
    const rowColour =
      skin.motif === 'plain' ? colours[row % 4]! : p.a > 0.5 ? spec.cavity : p.b > 0.5 ? spec.edge : spec.base
    set(out, rowColour, 0.8 + 0.3 * (1 - t) + barb * 0.14)
    tint(out, [40, 34, 30], smoothstep(0.75, 1, Math.abs(s)) * 0.5 + smoothstep(0.12, 0, t) * 0.35)
    out.height = (1 - t) * 3 - Math.abs(s) * 1.5 + barb * 1.2
  }
}

export const painters: Readonly<Record<SurfaceFamily, (skin: Skin, seed: number) => Painter>> = {
  earthenware,
  glaze,
  metal,
  stone,
  wood,
  lacquer,
  cloth,
  sheet,
  organic,
  glass,
  feather,
}
