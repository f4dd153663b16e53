import { add, cross, normalise, subtract, type Vec3 } from '../geometry/draft.ts'
import { lathe } from '../geometry/lathe.ts'
import type { ProfileKnot } from '../geometry/profile.ts'
import { smoothPath, tube } from '../geometry/tube.ts'
import type { Skin } from '../mesh.ts'
import type { FormContext } from './context.ts'

/** A point at an angle about the axis, 0 in front. */
const at = (angle: number, r: number, y: number): Vec3 => [Math.sin(angle) * r, y, Math.cos(angle) * r]

/** A cord or stick through points, drawn simpler when it is far. */
function cord(ctx: FormContext, points: readonly Vec3[], r: number, skin: Skin, loop = false): void {
  tube(ctx.draft, {
    path: ctx.near && !loop ? smoothPath(points, 3) : points,
    radii: () => [r, r],
    segments: ctx.near ? 8 : 3,
    skin,
    tileM: ctx.tileM,
    loop,
  })
}

function hoop(ctx: FormContext, r: number, y: number, thick: number, skin: Skin): void {
  const n = ctx.count(96, 12)
  const points = Array.from({ length: n }, (_, i) => at((i / n) * 2 * Math.PI, r, y))
  tube(ctx.draft, { path: points, radii: () => [thick, thick], segments: ctx.near ? 10 : 4, skin, tileM: ctx.tileM, loop: true, side: [0, 1, 0] }) // prettier-ignore
}

/** A drum of the Akan kind: an upright barrel, carved in relief, on a narrower open foot; pegs below the head hold the skin. */
export function peggedDrum(ctx: FormContext): void {
  const { h } = ctx
  const R = Math.min(ctx.w, ctx.d) / 2
  const skin = ctx.decorated('wrap', 2.5)
  const relief = ctx.relief(skin, 0.004)
  const hide = ctx.trim === ctx.plain ? ctx.of('vellum') : ctx.trim
  const body = R * 0.9
  const k = (r: number, y: number, more: Partial<ProfileKnot> = {}): ProfileKnot => ({ r: r * body, y: y * h, ...more }) // prettier-ignore
  lathe(ctx.draft, {
    knots: [
      k(0, 0.3, { sharp: true, zone: 'inside' }), k(0.32, 0.28), k(0.5, 0, { sharp: true, zone: 'foot' }), k(0.66, 0, { sharp: true }), k(0.68, 0.03), k(0.6, 0.06), k(0.53, 0.16), k(0.55, 0.27, { sharp: true }),
      k(0.84, 0.33, { zone: 'outside', v: 0, sharp: true }), k(0.95, 0.45, { v: 0.22 }), k(1, 0.62, { v: 0.55 }), k(0.97, 0.84, { v: 1, sharp: true, zone: 'hide' }),
      k(1.0, 0.845, { sharp: true }), k(1.005, 0.975), k(0.97, 0.998, { sharp: true }), k(0, 0.992, { sharp: true }),
    ],
    rows: ctx.count(110, 14), segments: ctx.count(124, 14), skinOf: (zone) => (zone === 'outside' ? skin : zone === 'hide' ? hide : ctx.plain), tileM: ctx.tileM,
    ...(relief ? { relief: (u: number, v: number, zone: string) => (zone === 'outside' && v > 0.02 && v < 0.98 ? relief(u, v) : 0) } : {}),
  }) // prettier-ignore
  hoop(ctx, body * 1.005, h * 0.988, h * 0.012, ctx.of('papyrus'))
  hoop(ctx, body * 1.01, h * 0.86, h * 0.009, ctx.of('papyrus'))
  const pegs = Math.round(ctx.number('pegs', 7, 4, 12))
  for (let i = 0; i < pegs; i++) {
    const angle = ((i + 0.5) / pegs) * 2 * Math.PI
    const stick = (t: number): Vec3 =>
      at(angle, body * 0.86 + (R * 0.985 - body * 0.86) * t, h * (0.74 + 0.12 * t))
    tube(ctx.draft, {
      path: [0, 0.4, 0.8, 1].map(stick),
      radii: (t) => [R * (0.045 + 0.02 * t), R * (0.045 + 0.02 * t)],
      segments: ctx.near ? 14 : 4, skin: ctx.plain, tileM: ctx.tileM, rounded: ctx.near,
    }) // prettier-ignore
    if (ctx.far) continue
    for (const s of [-1, 1]) {
      const turn = angle + (s * Math.PI) / pegs
      cord(ctx, [at(angle, body * 1.07, h * 0.835), at((angle + turn) / 2, body * 1.05, h * 0.91), at(turn, body * 1.03, h * 0.982)], R * 0.013, ctx.of('papyrus')) // prettier-ignore
    }
  }
}

/** A Hawaiian standing drum: the skin of the upper bowl is lashed down to a foot of openwork, where figures with raised arms carry it. */
export function carriedDrum(ctx: FormContext): void {
  const { h } = ctx
  const R = Math.min(ctx.w, ctx.d) / 2
  const k = (r: number, y: number, more: Partial<ProfileKnot> = {}): ProfileKnot => ({ r: r * R, y: y * h, ...more }) // prettier-ignore
  const hide = ctx.trim === ctx.plain ? ctx.of('vellum') : ctx.trim
  lathe(ctx.draft, {
    knots: [
      k(0, 0.4, { sharp: true }), k(0.6, 0.41), k(0.78, 0.46), k(0.93, 0.64), k(0.965, 0.8), k(0.955, 0.88, { sharp: true, zone: 'hide' }),
      k(0.975, 0.885, { sharp: true }), k(0.975, 0.985), k(0.95, 1, { sharp: true }), k(0, 0.996, { sharp: true }),
    ],
    rows: ctx.count(80, 12), segments: ctx.count(120, 14), skinOf: (zone) => (zone === 'hide' ? hide : ctx.plain), tileM: ctx.tileM,
  }) // prettier-ignore
  lathe(ctx.draft, {
    knots: [k(0, 0.05, { sharp: true }), k(0.5, 0.04), k(0.6, 0, { sharp: true }), k(0.8, 0, { sharp: true }), k(0.82, 0.03), k(0.79, 0.075, { sharp: true }), k(0, 0.08, { sharp: true })],
    rows: ctx.count(30, 6), segments: ctx.count(110, 12), skinOf: () => ctx.plain, tileM: ctx.tileM,
  }) // prettier-ignore
  const figures = Math.round(ctx.number('figures', 7, 3, 10))
  for (let i = 0; i < figures; i++) carrier(ctx, (i / figures) * 2 * Math.PI, R)
  hoop(ctx, R * 0.98, h * 0.9, h * 0.012, ctx.of('papyrus'))
  const lashings = ctx.near ? figures * 4 : ctx.far ? 0 : figures * 2
  for (let i = 0; i < lashings; i++) {
    const [a, b] = [(i / lashings) * 2 * Math.PI, ((i + (i % 2 === 0 ? 0.9 : 0.1)) / lashings) * 2 * Math.PI]
    cord(ctx, [at(a, R * 0.985, h * 0.895), at((a + b) / 2, R * 0.98, h * 0.72), at(b, R * 0.93, h * 0.58), at(b, R * 0.84, h * 0.455)], R * 0.014, ctx.of('papyrus')) // prettier-ignore
  }
}

/** A small squat person, knees bent, arms up to what it bears. */
function carrier(ctx: FormContext, angle: number, R: number): void {
  const { h } = ctx
  const [low, high] = [h * 0.07, h * 0.45]
  const tall = high - low
  const out = normalise(at(angle, 1, 0))
  const side = cross([0, 1, 0], out)
  const p = (across: number, up: number, forward: number): Vec3 =>
    add(add(at(angle, R * 0.69, low + tall * up), side, R * across), out, R * forward)
  const bar = (points: readonly Vec3[], from: number, to: number) =>
    tube(ctx.draft, {
      path: ctx.near ? smoothPath(points, 4) : points,
      radii: (t) => [R * (from + (to - from) * t), R * (from + (to - from) * t)],
      segments: ctx.near ? 12 : ctx.far ? 3 : 4, skin: ctx.plain, tileM: ctx.tileM, rounded: ctx.near,
      side: normalise(cross(normalise(subtract(points.at(-1)!, points[0]!)), out)),
    }) // prettier-ignore
  bar([p(0, 0.3, 0), p(0, 0.45, 0.02), p(0, 0.62, 0)], 0.12, 0.13)
  if (ctx.far) return
  bar([p(0, 0.66, 0.05), p(0, 0.76, 0.08), p(0, 0.88, 0.06)], 0.1, 0.1)
  for (const s of [-1, 1]) {
    bar([p(s * 0.06, 0.32, 0), p(s * 0.17, 0.22, 0.07), p(s * 0.12, -0.02, 0)], 0.075, 0.06)
    bar([p(s * 0.09, 0.58, 0), p(s * 0.2, 0.68, 0.02), p(s * 0.17, 1.0, 0.03)], 0.055, 0.05)
  }
}
