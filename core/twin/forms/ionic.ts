import { mix, type Vec3 } from '../geometry/draft.ts'
import { lathe } from '../geometry/lathe.ts'
import type { ProfileKnot } from '../geometry/profile.ts'
import { box, slab } from '../geometry/slab.ts'
import { tube } from '../geometry/tube.ts'
import type { FormContext } from './context.ts'

/** An Ionic column, its shaft shortened: plinth, base of hollows and a fluted torus, shaft, egg moulding, and a capital of two scrolls. */
export function ionic(ctx: FormContext, flutes: number): void {
  const { w, h } = ctx
  const S = Math.min(w, ctx.d)
  const plinth = S * 0.13
  block(ctx, 0, plinth, [S, S])
  const R = S * 0.4
  const base = plinth + S * 0.3
  const abacus = S * 0.075
  const scroll = S * 0.185
  const eye = h - abacus - scroll * 0.98
  const neck = h - abacus - scroll * 1.62
  const k = (r: number, y: number, sharp = false): ProfileKnot => ({ r: r * R, y, sharp })
  const b = (t: number) => mix(plinth * 0.98, base, t)
  lathe(ctx.draft, {
    knots: [
      k(0, b(0), true), k(1.2, b(0), true), k(1.22, b(0.06)), k(1.2, b(0.12), true), k(1.08, b(0.22)), k(1.16, b(0.32), true), k(1.18, b(0.36)), k(1.16, b(0.4), true), k(1.05, b(0.48)), k(1.12, b(0.56), true),
      k(1.2, b(0.66)), k(1.22, b(0.78)), k(1.16, b(0.92)), k(1.06, b(0.97), true), k(1.06, b(1), true), k(0, b(1), true),
    ],
    rows: ctx.count(64, 9), segments: ctx.count(120, 14), skinOf: () => ctx.plain, tileM: ctx.tileM,
    bend: (_angle, { y }) => (ctx.near && y > b(0.6) && y < b(0.94) ? 1 + 0.012 * Math.cos(((y - b(0.6)) / (b(0.94) - b(0.6))) * 10 * Math.PI) : 1),
  }) // prettier-ignore
  const s = (t: number) => mix(base * 0.995, neck, t)
  lathe(ctx.draft, {
    knots: [k(0, s(0), true), k(1.06, s(0), true), k(1, s(0.05)), k(0.97, s(0.4)), k(0.88, s(0.97)), k(0.92, s(1), true), k(0, s(1), true)],
    rows: ctx.count(30, 6), segments: Math.max(ctx.count(200, 16), ctx.far ? 0 : flutes * 3), skinOf: () => ctx.plain, tileM: ctx.tileM,
    bend: (angle, { y }) => {
      if (flutes === 0 || ctx.far) return 1
      const fade = Math.max(0, Math.min(1, (y - s(0.02)) / (R * 0.2), (s(0.98) - y) / (R * 0.12)))
      // Hollows with flat fillets between them.
      return 1 - 0.062 * fade * Math.sqrt(Math.max(0, Math.abs(Math.sin((angle * flutes) / 2)) - 0.24) / 0.76)
    },
  }) // prettier-ignore
  const e = (t: number) => mix(neck * 0.997, neck + scroll * 0.62, t)
  lathe(ctx.draft, {
    knots: [k(0, e(0), true), k(0.94, e(0), true), k(0.98, e(0.12)), k(0.94, e(0.24), true), k(1.0, e(0.34)), k(1.15, e(0.66)), k(1.13, e(0.96)), k(1.05, e(1), true), k(0, e(1), true)],
    rows: ctx.count(30, 6), segments: ctx.count(150, 14), skinOf: () => ctx.plain, tileM: ctx.tileM,
    bend: (angle, { y }) => (ctx.near && y > e(0.3) && y < e(0.98) ? 1 + 0.035 * (Math.pow(Math.abs(Math.cos(angle * 12)), 0.6) - 0.6) : 1),
  }) // prettier-ignore
  capital(ctx, { S, scroll, eye })
  block(ctx, h - abacus, abacus, [S * 0.84, S * 0.8])
}

function block(ctx: FormContext, y: number, tall: number, [wide, deep]: readonly [number, number]): void {
  const first = ctx.draft.vertexCount
  box(ctx.draft, { size: [wide, tall, deep], bevelM: tall * 0.1, skin: ctx.plain, tileM: ctx.tileM, fine: ctx.near }) // prettier-ignore
  ctx.draft.transform(first, ([px, py, pz]) => [px, py + y, pz])
}

/** Two bolsters from front to back, joined by a channel; on either face a scroll winds in to an eye. */
function capital(ctx: FormContext, { S, scroll, eye }: { S: number; scroll: number; eye: number }): void {
  const x = S / 2 - scroll
  const deep = S * 0.36
  const first = ctx.draft.vertexCount
  slab(ctx.draft, {
    heightM: scroll * 1.3, rows: ctx.count(12, 2), columns: ctx.count(24, 2), halfWidth: () => x, front: (_s, v) => deep * (v > 0.3 ? 0.94 : 0.97), back: (_s, v) => deep * (v > 0.3 ? 0.94 : 0.97), bevelM: scroll * 0.05, face: ctx.plain, sides: ctx.plain, tileM: ctx.tileM,
  }) // prettier-ignore
  ctx.draft.transform(first, ([px, py, pz]) => [px, py + eye - scroll * 0.32, pz])
  for (const s of [-1, 1]) {
    tube(ctx.draft, {
      path: Array.from({ length: ctx.count(36, 5) }, (_, i, all = { length: ctx.count(36, 5) }): Vec3 => [s * x, eye, mix(-deep, deep, i / (all.length - 1))]),
      radii: (t) => {
        const waist = 0.72 + 0.26 * Math.pow(Math.abs(t - 0.5) * 2, 2)
        const cord = ctx.near && Math.abs(t - 0.5) < 0.09 ? 0.05 : 0
        return [scroll * (waist + cord), scroll * (waist + cord)]
      },
      segments: ctx.count(56, 7), skin: ctx.plain, tileM: ctx.tileM, side: [1, 0, 0],
    }) // prettier-ignore
    if (!ctx.far) for (const face of [-1, 1]) winding(ctx, { x: s * x, y: eye, z: face * deep, R: scroll, turn: s }) // prettier-ignore
  }
  if (ctx.far) return
  for (const face of [-1, 1])
    for (const [y, r] of [
      [eye + scroll * 0.93, 0.07],
      [eye - scroll * 0.22, 0.08],
    ] as const) {
      tube(ctx.draft, {
        path: [-1, -0.4, 0.4, 1].map((t): Vec3 => [t * x, y - scroll * 0.05 * (1 - t * t), face * deep * 0.96]),
        radii: () => [scroll * r, scroll * r], segments: ctx.count(12, 4), skin: ctx.plain, tileM: ctx.tileM, side: [0, 1, 0],
      }) // prettier-ignore
    }
}

interface Winding {
  readonly x: number
  readonly y: number
  readonly z: number
  readonly R: number
  /** 1 winds outwards to the right, -1 to the left. */
  readonly turn: number
}

/** The raised edge of a scroll from its top inwards to the eye. */
function winding(ctx: FormContext, { x, y, z, R, turn }: Winding): void {
  const turns = 2.6
  const n = ctx.near ? 72 : 44
  tube(ctx.draft, {
    path: Array.from({ length: n + 1 }, (_, i): Vec3 => {
      const t = i / n
      const a = turn * t * turns * 2 * Math.PI
      const r = R * 0.93 * Math.pow(0.2, t)
      return [x + Math.sin(a) * r, y + Math.cos(a) * r, z]
    }),
    radii: (t) => [R * 0.075 * Math.pow(0.35, t), R * 0.085 * Math.pow(0.5, t)],
    segments: ctx.near ? 10 : 4,
    skin: ctx.plain,
    tileM: ctx.tileM,
    side: [0, 0, 1],
  })
  tube(ctx.draft, {
    path: [[x, y, z * 0.98], [x, y, z * 1.02]],
    radii: () => [R * 0.13, R * 0.13],
    segments: ctx.near ? 20 : 6,
    skin: ctx.plain,
    tileM: ctx.tileM,
    side: [1, 0, 0],
    rounded: ctx.near,
  }) // prettier-ignore
}
