import { clamp, mix, type Vec3 } from '../geometry/draft.ts'
import { implicit } from '../geometry/implicit.ts'
import { lathe } from '../geometry/lathe.ts'
import { slab } from '../geometry/slab.ts'
import { sweep, type RingPoint } from '../geometry/sweep.ts'
import { smoothPath, tube } from '../geometry/tube.ts'
import type { Skin } from '../mesh.ts'
import type { FormContext } from './context.ts'
import { brooch, buckle } from './fasteners.ts'
import { goats } from './goats.ts'
import { tiki } from './tiki.ts'

/** Jewel. `kind`: necklace (default when wide and tall), crown, pendant, ring, bracelet, figure, brooch, buckle, goats. `beads`. */
export function jewel(ctx: FormContext): void {
  const round = ctx.d > Math.min(ctx.w, ctx.h) * 0.6
  const kind = ctx.choice(
    'kind',
    ['necklace', 'crown', 'pendant', 'ring', 'bracelet', 'figure', 'brooch', 'buckle', 'goats'],
    round
      ? ctx.h > ctx.w * 0.35
        ? 'crown'
        : 'bracelet'
      : ctx.w > Math.max(ctx.h * 0.62, 0.13)
        ? 'necklace'
        : 'pendant',
  )
  if (kind === 'necklace' && ctx.facts.motif === 'scales') serpent(ctx)
  else if (kind === 'necklace') necklace(ctx)
  else if (kind === 'figure') figurePendant(ctx)
  else if (kind === 'brooch') brooch(ctx)
  else if (kind === 'buckle') buckle(ctx)
  else if (kind === 'goats') goats(ctx)
  else if (kind === 'pendant') pendant(ctx)
  else crown(ctx, kind)
}

function bead(ctx: FormContext, [x, y, z]: Vec3, r: number, tall: number, skin: Skin): void {
  const first = ctx.draft.vertexCount
  const k = (radius: number, t: number, sharp = false) => ({ r: radius * r, y: (t - 0.5) * tall, sharp })
  lathe(ctx.draft, {
    knots: [k(0, 0, true), k(0.45, 0.02), k(0.98, 0.35), k(0.98, 0.65), k(0.45, 0.98), k(0, 1, true)],
    rows: ctx.near ? 14 : ctx.far ? 1 : 5,
    segments: ctx.near ? 18 : ctx.far ? 4 : 6,
    skinOf: () => skin,
    tileM: ctx.tileM,
  })
  ctx.draft.transform(first, (p) => [p[0] + x, p[1] + y, p[2] + z])
}

function necklace(ctx: FormContext): void {
  const { w, h, d } = ctx
  const beads = Math.round(ctx.far ? 11 : ctx.lod === 'room' ? 25 : ctx.number('beads', 41, 9, 61)) | 1
  const drop = h * 0.26
  const curveH = h - drop
  const r0 = Math.min(d / 2, (w / beads) * 0.95)
  for (let i = 0; i < beads; i++) {
    const s = (i / (beads - 1)) * 2 - 1
    const a = s * Math.PI * 0.955
    const size = r0 * (0.58 + 0.42 * Math.pow(1 - Math.abs(s), 0.8))
    const x = Math.sin(a) * (w / 2 - r0) * (1 - 0.06 * Math.abs(s))
    const y = drop + curveH * 0.5 - Math.cos(a) * (curveH * 0.5 - r0)
    bead(ctx, [x, y, 0], size, size * 1.9, i % 3 === 1 ? ctx.trim : ctx.plain)
  }
  const skin = ctx.decorated('face', 0.75)
  slab(ctx.draft, {
    heightM: drop,
    rows: ctx.count(40, 5),
    columns: ctx.count(36, 4),
    halfWidth: (v) =>
      Math.max(
        w * 0.02,
        w * 0.13 * Math.sqrt(Math.max(0.01, Math.sin(Math.min(1, 0.06 + v * 0.9) * Math.PI))),
      ),
    front: (s) => (d / 2) * (1 - 0.55 * s * s),
    back: () => d * 0.18,
    bevelM: d * 0.08,
    face: skin,
    sides: ctx.plain,
    tileM: ctx.tileM,
  })

  tube(ctx.draft, { path: smoothPath(Array.from({ length: 9 }, (_, i): Vec3 => { const a = ((i / 8) * 2 - 1) * Math.PI * 0.955; return [Math.sin(a) * (w / 2 - r0) * (1 - 0.06 * Math.abs((i / 8) * 2 - 1)), drop + curveH * 0.5 - Math.cos(a) * (curveH * 0.5 - r0), 0] }), ctx.count(6, 1)), radii: () => [r0 * 0.12, r0 * 0.12], segments: ctx.count(8, 3), skin: ctx.plain, tileM: ctx.tileM, side: [0, 0, 1] }) // prettier-ignore
}

/** A pendant carved as a figure: a hei tiki. */
function figurePendant(ctx: FormContext): void {
  const { field, half, cells } = tiki(ctx)
  implicit(ctx.draft, {
    field,
    min: [-half[0] - 0.04, -0.08, -half[1] - 0.04],
    max: [half[0] + 0.04, 1.06, half[1] + 0.04],
    cells: ctx.cells(cells),
    skin: ctx.plain,
    tileM: ctx.tileM / ctx.h,
  })
}

/** `outline` drop, or round with the loop in what height is left over a disc. */
function pendant(ctx: FormContext): void {
  const { w, h, d } = ctx
  const round = ctx.choice('outline', ['drop', 'round'], 'drop') === 'round'
  const loop = round ? clamp((h - w) / 0.86, h * 0.16, h * 0.45) : h * 0.16
  const skin = ctx.decorated('face', w / (h - loop))
  const relief = ctx.relief(skin, 0.002)
  const shape = (v: number) =>
    round
      ? Math.sqrt(Math.max(0.004, 1 - Math.pow(v * 2 - 1, 2)))
      : Math.pow(Math.sin(Math.PI * (0.035 + 0.93 * Math.pow(v, 0.86))), 0.55)
  slab(ctx.draft, {
    heightM: h - loop * 0.86,
    rows: ctx.count(110, 9),
    columns: ctx.count(90, 6),
    halfWidth: (v) => (w / 2) * shape(v),
    front: (s) => (d / 2) * (1 - 0.35 * s * s),
    back: () => d * 0.32,
    bevelM: d * 0.12,
    face: skin,
    sides: ctx.plain,
    tileM: ctx.tileM,
    ...(relief ? { relief } : {}),
  })
  const r = loop * 0.5
  const bar = Math.min(loop * 0.16, d * 0.4)
  tube(ctx.draft, { path: Array.from({ length: ctx.count(ctx.near ? 40 : 72, 8) }, (_, i, { length } = { length: ctx.count(ctx.near ? 40 : 72, 8) }): Vec3 => { const a = (i / length) * 2 * Math.PI; return [Math.sin(a) * (r - bar), h - r + Math.cos(a) * (r - bar), 0] }), radii: () => [bar, bar], segments: ctx.count(18, 5), skin: ctx.trim, tileM: ctx.tileM, loop: true, side: [0, 0, 1] }) // prettier-ignore
}

/** A band standing in a circle, with points and leaves for a crown. */
function crown(ctx: FormContext, kind: 'crown' | 'ring' | 'bracelet'): void {
  const { h } = ctx
  const R = (Math.min(ctx.w, ctx.d) / 2) * (kind === 'crown' ? 0.985 : 0.96)
  const wall = R * { crown: 0.03, ring: 0.16, bracelet: 0.1 }[kind]
  const points = Math.round(ctx.number('points', kind === 'crown' ? 8 : 0, 0, 16))
  const skin = ctx.decorated('wrap', (2 * Math.PI * R) / h)
  const band = points > 0 ? 0.45 : 1
  const n = ctx.count(160, points > 0 ? Math.max(16, points * 2) : 16)
  const rise = (angle: number) =>
    points > 0 ? mix(band, 1, Math.pow(Math.abs(Math.cos((angle * points) / 2)), 1.8)) : 1
  const rows = ctx.count(40, 3)
  const section: { t: number; out: number; zone: 'out' | 'in' }[] = []
  for (let i = 0; i <= rows; i++)
    section.push({
      t: i / rows,
      out: kind === 'crown' ? 0 : -wall * 0.35 * Math.pow(Math.abs((i / rows) * 2 - 1), 2.5),
      zone: 'out',
    })
  const innerRows = Math.max(1, Math.round(rows / 4))
  for (let i = innerRows; i >= 0; i--) section.push({ t: i / innerRows, out: -wall, zone: 'in' })
  const relief = ctx.relief(skin, 0.0015)
  sweep(ctx.draft, {
    rings: section.map(({ t, out, zone }) =>
      Array.from({ length: n }, (_, i): RingPoint => {
        const angle = (i / n) * 2 * Math.PI - Math.PI
        const r = R * (kind === 'crown' ? 0.94 + 0.06 * t : 1) + out
        return {
          p: [Math.sin(angle) * r, h * t * rise(angle), Math.cos(angle) * r],
          lift: zone === 'out' && relief && t > 0.05 && t < 0.95 ? relief(i / n, t) : 0,
        }
      }),
    ),
    loop: true,
    skin: (j) => (section[j]!.zone === 'out' && j < rows ? skin : ctx.plain),
    uv: (j, i, used) =>
      used.layout === 'tile'
        ? [(i / n) * 6, (section[j % section.length]!.t * h) / ctx.tileM]
        : [i / n, section[j % section.length]!.t],
  })
  if (kind === 'ring') bead(ctx, [0, h / 2, R], h * 0.42, h * 0.8, ctx.trim)
  if (kind === 'crown' && !ctx.far) for (let i = 0; i < points; i++) { const a = (i / points) * 2 * Math.PI; bead(ctx, [Math.sin(a) * R * 0.97, h * band * 0.42, Math.cos(a) * R * 0.97], h * 0.09, h * 0.2, ctx.trim) } // prettier-ignore
}

/** A breast ornament: an undulating snake with a head at either end. */
function serpent(ctx: FormContext): void {
  const { w, h, d } = ctx
  const r = Math.min(d * 0.36, h * 0.13)
  const x = w / 2 - r * 1.1
  const [low, high] = [r, h - r]
  const path: Vec3[] = [
    [-x, h * 0.52, 0], [-x * 0.97, h * 0.78, 0], [-x * 0.8, high, 0], [-x * 0.62, h * 0.72, 0], [-x * 0.5, h * 0.3, 0], [-x * 0.42, low * 1.2, 0], [-x * 0.34, low, 0], [-x * 0.26, low * 1.2, 0], [-x * 0.17, h * 0.36, 0], [-x * 0.07, high * 0.88, 0], [0, high * 0.97, 0],
    [x * 0.07, high * 0.88, 0], [x * 0.17, h * 0.36, 0], [x * 0.26, low * 1.2, 0], [x * 0.34, low, 0], [x * 0.42, low * 1.2, 0], [x * 0.5, h * 0.3, 0], [x * 0.62, h * 0.72, 0], [x * 0.8, high, 0], [x * 0.97, h * 0.78, 0], [x, h * 0.52, 0],
  ] // prettier-ignore
  tube(ctx.draft, {
    path: smoothPath(path, ctx.count(12, 2)),
    radii: () => [r, r],
    segments: ctx.count(36, 6),
    skin: ctx.plain,
    tileM: ctx.tileM,
    side: [0, 0, 1],
  })
  for (const s of [-1, 1]) {
    tube(ctx.draft, {
      path: smoothPath([[s * x, h * 0.56, 0], [s * x, h * 0.42, 0], [s * x * 0.95, h * 0.3, 0], [s * x * 0.82, h * 0.2, 0]], ctx.count(10, 1)),
      radii: (t) => [d * (0.3 + 0.2 * Math.sin(Math.min(1, t * 1.25) * Math.PI)), r * (1.1 + 0.55 * Math.sin(t * Math.PI))],
      segments: ctx.count(32, 6), skin: ctx.plain, tileM: ctx.tileM, side: [0, 0, 1], rounded: true,
    }) // prettier-ignore
    if (ctx.far) continue
    for (const z of [-1, 1]) bead(ctx, [s * x * 0.97, h * 0.36, z * d * 0.42], d * 0.09, d * 0.18, ctx.trim)
    for (let i = 0; i < 4; i++)
      bead(ctx, [s * x * (0.9 - i * 0.035), h * (0.205 - i * 0.012), d * 0.3], d * 0.05, h * 0.05, ctx.trim)
  }
}
