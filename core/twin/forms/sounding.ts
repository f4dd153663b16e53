import type { Vec3 } from '../geometry/draft.ts'
import { lathe } from '../geometry/lathe.ts'
import { sampleProfile, type ProfileKnot } from '../geometry/profile.ts'
import { sweep, type RingPoint } from '../geometry/sweep.ts'
import { tube } from '../geometry/tube.ts'
import type { FormContext } from './context.ts'
import { handle } from './vessel.ts'
import { carriedDrum, peggedDrum } from './wooden-drums.ts'

/** Drum. `kind`: bronze (Dong Son and Heger types: default for metal), barrel (staved, nailed heads), goblet, pegged and carried (wooden-drums.ts). */
export function drum(ctx: FormContext): void {
  const metal = ['bronze', 'bronze-green', 'brass', 'iron', 'gold', 'silver'].includes(ctx.facts.surface)
  const kind = ctx.choice(
    'kind',
    ['bronze', 'barrel', 'goblet', 'pegged', 'carried'],
    metal ? 'bronze' : 'barrel',
  )
  if (kind === 'bronze') bronzeDrum(ctx)
  else if (kind === 'pegged') peggedDrum(ctx)
  else if (kind === 'carried') carriedDrum(ctx)
  else headedDrum(ctx, kind)
}

function bronzeDrum(ctx: FormContext): void {
  const { h } = ctx
  const R = Math.min(ctx.w, ctx.d) / 2
  const skin = ctx.decorated('wrap', 3.5)
  const top = { ...ctx.decorated('face', 1), motif: 'concentric' as const }
  const relief = ctx.relief(skin, 0.002)
  const wall = R * 0.03
  const k = (r: number, y: number, more: Partial<ProfileKnot> = {}): ProfileKnot => ({
    r: r * R,
    y: y * h,
    ...more,
  })
  const knots = [
    k(0, 0.94, { sharp: true, zone: 'inside' }), k(0.86, 0.93), k(0.84, 0.72), k(0.7, 0.58), k(0.72, 0.2), k(0.9 - wall / R, 0, { sharp: true }),
    k(0.93, 0, { sharp: true, zone: 'outside', v: 0 }), k(0.9, 0.06, { v: 0.07 }), k(0.78, 0.24, { v: 0.27, sharp: true }), k(0.74, 0.44, { v: 0.46 }), k(0.76, 0.6, { v: 0.62, sharp: true }),
    k(0.88, 0.66, { v: 0.7 }), k(0.93, 0.8, { v: 0.86 }), k(0.87, 0.955, { v: 1, sharp: true, zone: 'edge' }), k(1, 0.965, { sharp: true }), k(1, 0.992, { sharp: true }), k(0.985, 1, { sharp: true, zone: 'top', v: 1 }), k(0, 1, { sharp: true, v: 0 }),
  ] // prettier-ignore
  const points = sampleProfile(knots, ctx.count(112, 16))
  const n = ctx.count(144, 16)
  const starLift = ctx.relief(top, 0.002)
  sweep(ctx.draft, {
    rings: points.map((point) =>
      Array.from({ length: n }, (_, i): RingPoint => {
        const angle = (i / n) * 2 * Math.PI - Math.PI
        const p: Vec3 = [Math.sin(angle) * point.r, point.y, Math.cos(angle) * point.r]
        const lift = point.zone === 'outside' && point.v > 0.02 && point.v < 0.98 ? (relief?.(i / n, point.v) ?? 0) : point.zone === 'top' && point.r < R * 0.96 && point.r > 0 ? (starLift?.(0.5 + p[0] / (2 * R), 0.5 - p[2] / (2 * R)) ?? 0) : 0
        return { p, lift }
      }),
    ),
    skin: (j) => (points[j]!.zone === 'outside' ? skin : points[j]!.zone === 'top' ? top : ctx.plain),
    uv: (j, i, used) => {
      const { r, v, y } = points[j]!
      const angle = (i / n) * 2 * Math.PI - Math.PI
      if (used === top) return [0.5 + (Math.sin(angle) * r) / (2 * R), 0.5 - (Math.cos(angle) * r) / (2 * R)]
      return used.layout === 'tile' ? [(i / n) * 4, (y + r) / ctx.tileM] : [i / n, v]
    },
  }) // prettier-ignore
  for (let i = 0; i < 4 && !ctx.far; i++) {
    const angleRad = (i < 2 ? Math.PI / 2 : -Math.PI / 2) + (i % 2 === 0 ? -0.24 : 0.24)
    handle(ctx, {
      points: [
        [R * 0.9, h * 0.78],
        [R * 0.985, h * 0.72],
        [R * 0.97, h * 0.6],
        [R * 0.88, h * 0.52],
        [R * 0.73, h * 0.5],
      ],
      angleRad,
      widthM: R * 0.15,
      thickM: R * 0.04,
      skin: ctx.plain,
      squareness: 3,
    })
  }
  const frogs = ctx.near ? Math.round(ctx.number('frogs', 0, 0, 6)) : 0
  for (let i = 0; i < frogs; i++) frog(ctx, (i / frogs) * 2 * Math.PI + 0.4, R * 0.86, h)
}

/** A small crouching frog on the rim of the tympanum. */
function frog(ctx: FormContext, angle: number, r: number, y: number): void {
  const size = r * 0.055
  const at = (out: number, up: number, side: number): Vec3 => [
    Math.sin(angle) * (r + out) + Math.cos(angle) * side,
    y + up,
    Math.cos(angle) * (r + out) - Math.sin(angle) * side,
  ]
  tube(ctx.draft, {
    path: [at(0, size * 0.5, -size * 1.4), at(0, size * 0.7, 0), at(0, size * 0.9, size * 1.3)],
    radii: (t) => [size * (0.9 - 0.3 * t), size * 0.7],
    segments: 10,
    skin: ctx.plain,
    tileM: ctx.tileM,
    rounded: true,
  })
}

function headedDrum(ctx: FormContext, kind: 'barrel' | 'goblet'): void {
  const { h } = ctx
  const R = (Math.min(ctx.w, ctx.d) / 2) * 0.985
  const skin = ctx.decorated('wrap', 2.5)
  const hide = ctx.of(ctx.facts.accent ?? 'leather')
  const k = (r: number, y: number, more: Partial<ProfileKnot> = {}): ProfileKnot => ({
    r: r * R,
    y: y * h,
    ...more,
  })
  const walls: ProfileKnot[] = kind === 'barrel'
    ? [k(0.82, 0.06, { zone: 'outside', v: 0, sharp: true }), k(0.96, 0.3, { v: 0.27 }), k(1, 0.5, { v: 0.5 }), k(0.96, 0.7, { v: 0.73 }), k(0.82, 0.94, { v: 1, sharp: true, zone: 'hide' })]
    : [k(0.62, 0, { zone: 'outside', v: 0, sharp: true }), k(0.5, 0.1, { v: 0.1 }), k(0.4, 0.34, { v: 0.32 }), k(0.6, 0.48, { v: 0.5 }), k(0.96, 0.68, { v: 0.72 }), k(0.96, 0.93, { v: 1, sharp: true, zone: 'hide' })] // prettier-ignore
  const base: ProfileKnot[] = kind === 'barrel'
    ? [k(0, 0, { sharp: true, zone: 'hide' }), k(0.8, 0, { sharp: true }), k(0.85, 0.02), k(0.86, 0.055, { sharp: true })]
    : [k(0, 0.3, { sharp: true, zone: 'inside' }), k(0.3, 0.28), k(0.54, 0, { sharp: true })] // prettier-ignore
  const headR = kind === 'barrel' ? 0.86 : 1
  lathe(ctx.draft, {
    knots: [...base, ...walls, k(headR, 0.945, { sharp: true }), k(headR * 0.99, 0.98), k(headR * 0.93, 1, { sharp: true }), k(0, 0.998, { sharp: true })],
    rows: ctx.count(96, 12), segments: ctx.count(120, 14), skinOf: (zone) => (zone === 'outside' ? skin : zone === 'hide' ? hide : ctx.plain), tileM: ctx.tileM,
  }) // prettier-ignore
  if (ctx.far) return
  const nails = ctx.near ? 40 : 12
  const brass = ctx.of('brass')
  for (const y of kind === 'barrel' ? [0.035, 0.955] : [0.96]) {
    for (let i = 0; i < nails; i++) {
      const a = (i / nails) * 2 * Math.PI
      const r = R * headR * 0.985
      const size = R * 0.026
      tube(ctx.draft, {
        path: [[Math.sin(a) * (r - size), y * h, Math.cos(a) * (r - size)], [Math.sin(a) * (r + size * 0.35), y * h, Math.cos(a) * (r + size * 0.35)]],
        radii: () => [size, size], segments: ctx.near ? 8 : 4, skin: brass, tileM: ctx.tileM, rounded: true,
      }) // prettier-ignore
    }
  }
}
