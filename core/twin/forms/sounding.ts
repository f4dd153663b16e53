import type { Vec3 } from '../geometry/draft.ts'
import { lathe } from '../geometry/lathe.ts'
import { sampleProfile, type ProfileKnot } from '../geometry/profile.ts'
import { sweep, type RingPoint } from '../geometry/sweep.ts'
import { smoothPath, tube } from '../geometry/tube.ts'
import type { FormContext } from './context.ts'
import { handle } from './vessel.ts'
import { carriedDrum, peggedDrum } from './wooden-drums.ts'

/** Bell. `shape`: almond (Chinese zhong with a shank, default) or round; `knobs` per row and side (default 3, 0 for none). */
export function bell(ctx: FormContext): void {
  if (ctx.choice('shape', ['almond', 'round'], 'almond') === 'round') roundBell(ctx)
  else almondBell(ctx)
}

/** Pointed oval: two circle arcs that meet at the edges (xian), half width 1 and half depth `k`. */
function almond(angle: number, k: number): [number, number] {
  const s = Math.sin(angle)
  const c = Math.cos(angle)
  const bulge = Math.pow(Math.abs(c), 1.35)
  return [s, Math.sign(c) * bulge * k]
}

function almondBell(ctx: FormContext): void {
  const { w, h, d } = ctx
  const shank = ctx.number('shank', 0.3, 0, 0.5) * h
  const body = h - shank
  const k = d / w
  const n = ctx.count(132, 18)
  const rows = ctx.count(72, 6)
  const wall = w * 0.032
  const skin = ctx.decorated('wrap', 1.8)
  const relief = ctx.relief(skin, 0.003)
  const half = (t: number) => (w / 2) * (1 - 0.235 * t)
  const arch = (angle: number) => Math.pow(Math.abs(Math.cos(angle)), 1.6) * body * 0.13
  const levels: { t: number; out: number; zone: 'out' | 'in' | 'lip' }[] = [
    { t: 0.004, out: -wall * 0.5, zone: 'lip' },
    { t: 0, out: -wall * 0.12, zone: 'lip' },
  ]
  for (let i = 1; i <= rows; i++) levels.push({ t: (i / rows) * 0.985, out: 0, zone: 'out' })
  levels.push({ t: 0.998, out: -wall * 0.35, zone: 'lip' }, { t: 1, out: -wall, zone: 'lip' })
  const inner = ctx.count(10, 2)
  const inside: typeof levels = Array.from({ length: inner }, (_, i) => ({
    t: 0.93 * (1 - i / inner),
    out: -wall,
    zone: 'in' as const,
  }))
  const ring = ({ t, out }: (typeof levels)[number]): RingPoint[] =>
    Array.from({ length: n }, (_, i) => {
      const angle = (i / n) * 2 * Math.PI - Math.PI
      const [x, z] = almond(angle, k)
      const r = half(t) + out
      const y = body * t + arch(angle) * Math.pow(1 - t, 2.2)
      return {
        p: [x * r, y, z * (r + out * 0.2)],
        lift: out === 0 && relief && t > 0.03 && t < 0.97 ? relief(i / n, strike(t)) : 0,
      }
    })
  // The inside runs from the mouth up to the roof, so the rings go roof (inside) down, over the lip, up the outside to the top.
  const order = [...inside, ...levels]
  sweep(ctx.draft, {
    rings: order.map(ring),
    skin: (j) => (order[j]!.zone === 'out' && order[j + 1]!.zone === 'out' ? skin : ctx.plain),
    uv: (j, i, used) => (used.layout === 'tile' ? [(i / n) * Math.max(1, Math.round((w * 2.6) / ctx.tileM)), (order[j]!.t * body + (order[j]!.zone === 'in' ? 0.5 : 0)) / ctx.tileM] : [i / n, strike(order[j]!.t)]),
    capTileM: ctx.tileM,
  }) // prettier-ignore
  knobs(ctx, { half, k, body })
  if (shank > 0) yong(ctx, { base: body * 0.98, top: h, radius: Math.min(w, d) * 0.13 })
}

/** Texture height: the motif's main zone lies where the bell is struck, below the bosses. */
function strike(t: number): number {
  return t < 0.42 ? 0.26 + (t / 0.42) * 0.57 : 0.83 + ((t - 0.42) / 0.58) * 0.17
}

/** Rows of bosses (mei) in two fields on each face. */
function knobs(
  ctx: FormContext,
  { half, k, body }: { half: (t: number) => number; k: number; body: number },
): void {
  const across = Math.round(ctx.number('knobs', 3, 0, 4))
  if (ctx.far) return
  for (const face of [0, Math.PI])
    for (const side of [-1, 1])
      for (let row = 0; row < 3; row++)
        for (let i = 0; i < across; i++) {
          const t = 0.5 + row * 0.145
          const angle = face + side * Math.asin(0.27 + i * (0.5 / Math.max(2, across - 1)))
          const [x, z] = almond(angle, k)
          const r = half(t)
          const out: Vec3 = [Math.sin(angle) * 0.55, 0.06, Math.sign(Math.cos(angle)) * 0.9]
          const size = r * 0.084
          const length = r * 0.17
          const at: Vec3 = [x * r * 0.97, body * t, z * r * 0.97]
          const steps = ctx.near ? 9 : 2
          tube(ctx.draft, {
            path: Array.from({ length: steps + 1 }, (_, s): Vec3 => [at[0] + (out[0] * length * s) / steps, at[1] + (out[1] * length * s) / steps, at[2] + (out[2] * length * s) / steps]),
            radii: (s) => {
              const q = ctx.near ? size * (1.25 - 0.45 * s + 0.22 * Math.exp(-Math.pow((s - 0.5) / 0.1, 2)) - 0.35 * Math.pow(s, 6)) : size
              return [q, q]
            },
            segments: ctx.near ? 12 : 6, skin: ctx.plain, tileM: ctx.tileM, rounded: true,
          }) // prettier-ignore
        }
}

/** The shank (yong) with its collar and the loop by which the bell hangs askew. */
function yong(ctx: FormContext, { base, top, radius }: { base: number; top: number; radius: number }): void {
  const rise = top - base
  const k = (r: number, t: number, sharp = false): ProfileKnot => ({
    r: radius * r,
    y: base + rise * t,
    sharp,
  })
  lathe(ctx.draft, {
    knots: [k(0, 0, true), k(1.02, 0, true), k(0.98, 0.26), k(1, 0.3, true), k(1.28, 0.32), k(1.28, 0.4), k(1, 0.42, true), k(0.92, 0.7), k(0.86, 0.97, true), k(0.8, 1, true), k(0, 1, true)],
    rows: ctx.count(36, 7), segments: ctx.count(40, 8), skinOf: () => ctx.plain, tileM: ctx.tileM,
  }) // prettier-ignore
  if (ctx.far) return
  const y = base + rise * 0.36
  const r = radius
  tube(ctx.draft, {
    path: smoothPath([[0, y - r * 0.5, r * 1.1], [0, y - r * 0.62, r * 1.75], [0, y, r * 2.1], [0, y + r * 0.62, r * 1.75], [0, y + r * 0.5, r * 1.1]], ctx.count(8, 2)),
    radii: () => [r * 0.2, r * 0.2], segments: ctx.count(16, 5), skin: ctx.plain, tileM: ctx.tileM, side: [1, 0, 0],
  }) // prettier-ignore
}

function roundBell(ctx: FormContext): void {
  const { h } = ctx
  const R = Math.min(ctx.w, ctx.d) / 2
  const loop = h * 0.17
  const body = h - loop
  const wall = R * 0.07
  const skin = ctx.decorated('wrap', 1.8)
  const relief = ctx.relief(skin, 0.003)
  const k = (r: number, y: number, more: Partial<ProfileKnot> = {}): ProfileKnot => ({
    r: r * R,
    y: y * body,
    ...more,
  })
  lathe(ctx.draft, {
    knots: [
      k(0, 0.93, { sharp: true, zone: 'inside' }), k(0.5, 0.9), k(0.62, 0.7), k(0.74, 0.35), k(0.9, 0.06), k(1 - wall / R, 0, { sharp: true }),
      k(1, 0.012, { sharp: true, zone: 'outside', v: 0 }), k(0.95, 0.09, { v: 0.1 }), k(0.82, 0.35, { v: 0.38 }), k(0.74, 0.65, { v: 0.68 }), k(0.66, 0.86, { v: 0.88 }), k(0.46, 0.97, { v: 1, zone: 'crown' }), k(0, 1, { sharp: true }),
    ],
    rows: ctx.count(110, 14), segments: ctx.count(132, 14), skinOf: (zone) => (zone === 'outside' ? skin : ctx.plain), tileM: ctx.tileM,
    ...(relief ? { relief: (u: number, v: number, zone: string) => (zone === 'outside' && v > 0.03 && v < 0.97 ? relief(u, v) : 0) } : {}),
  }) // prettier-ignore
  const r = loop * 0.16
  tube(ctx.draft, {
    path: smoothPath([[-R * 0.26, body * 0.96, 0], [-R * 0.28, body + loop * 0.4, 0], [0, h - r, 0], [R * 0.28, body + loop * 0.4, 0], [R * 0.26, body * 0.96, 0]], ctx.count(9, 2)),
    radii: () => [r * 1.3, r], segments: ctx.count(20, 6), skin: ctx.plain, tileM: ctx.tileM, side: [0, 0, 1],
  }) // prettier-ignore
}

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
