import type { Vec3 } from '../geometry/draft.ts'
import { lathe } from '../geometry/lathe.ts'
import type { ProfileKnot } from '../geometry/profile.ts'
import { sweep, type RingPoint } from '../geometry/sweep.ts'
import { smoothPath, tube } from '../geometry/tube.ts'
import type { FormContext } from './context.ts'

/**
 * Bell. `shape`: almond (Chinese zhong with a shank, default), bo (oval, with a level mouth and a loop of two pairs of dragons) or round;
 * `shank`: what it hangs by, as a share of the height; `knobs` per row and side (default 3, 0 for none; a bo has five round ones).
 */
export function bell(ctx: FormContext): void {
  const shape = ctx.choice('shape', ['almond', 'bo', 'round'], 'almond')
  if (shape === 'round') roundBell(ctx)
  else hungBell(ctx, shape === 'bo')
}

/** Pointed oval: two circle arcs that meet at the edges (xian), half width 1 and half depth `k`. */
function almond(angle: number, k: number): [number, number] {
  const s = Math.sin(angle)
  const c = Math.cos(angle)
  const bulge = Math.pow(Math.abs(c), 1.35)
  return [s, Math.sign(c) * bulge * k]
}

const oval = (angle: number, k: number): [number, number] => [Math.sin(angle), Math.cos(angle) * k]

function hungBell(ctx: FormContext, isBo: boolean): void {
  const section = isBo ? oval : almond
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
  const arch = (angle: number) => (isBo ? 0 : Math.pow(Math.abs(Math.cos(angle)), 1.6) * body * 0.13)
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
      const [x, z] = section(angle, k)
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
  if (isBo) bosses(ctx, { half, k, body })
  else knobs(ctx, { half, k, body })
  if (shank === 0) return
  if (isBo) dragons(ctx, { base: body * 0.985, top: h, halfM: half(1) })
  else yong(ctx, { base: body * 0.98, top: h, radius: Math.min(w, d) * 0.13 })
}

/** Texture height: the motif's main zone lies where the bell is struck, below the bosses. */
function strike(t: number): number {
  return t < 0.42 ? 0.26 + (t / 0.42) * 0.57 : 0.83 + ((t - 0.42) / 0.58) * 0.17
}

interface Body {
  readonly half: (t: number) => number
  readonly k: number
  readonly body: number
}

/** Rows of bosses (mei) in two fields on each face. */
function knobs(ctx: FormContext, { half, k, body }: Body): void {
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

/** Five round ones like a plum blossom, in two fields on each face. */
function bosses(ctx: FormContext, { half, k, body }: Body): void {
  if (ctx.far) return
  const steps = ctx.near ? 8 : 3
  for (const face of [0, Math.PI])
    for (const side of [-1, 1])
      for (const [i, j] of [
        [0, 0],
        [-1, -1],
        [-1, 1],
        [1, -1],
        [1, 1],
      ] as const) {
        const t = 0.64 + j * 0.105
        const angle = face + side * Math.asin(0.5 + i * 0.17)
        const [x, z] = oval(angle, k)
        const r = half(t)
        const size = r * 0.092
        const out: Vec3 = [Math.sin(angle) * k, 0.1, Math.cos(angle)]
        tube(ctx.draft, {
          path: Array.from({ length: steps + 1 }, (_, s): Vec3 => {
            const far = (s / steps - 0.3) * size * 0.95
            return [x * r + out[0] * far, body * t + out[1] * far, z * r + out[2] * far]
          }),
          radii: (s) => [size * Math.sqrt(1 - 0.96 * s * s), size * Math.sqrt(1 - 0.96 * s * s)],
          segments: ctx.near ? 20 : 8, skin: ctx.plain, tileM: ctx.tileM,
        }) // prettier-ignore
      }
}

/** What a bo hangs by: two dragons that look back over curled tails, and on them two that stretch their necks and bite each other. */
function dragons(ctx: FormContext, { base, top, halfM }: { base: number; top: number; halfM: number }): void {
  const rise = top - base
  const thick = rise * 0.085
  for (const s of [-1, 1]) {
    const at = (x: number, y: number): Vec3 => [s * x * halfM, base + y * rise, 0]
    const body = (points: readonly Vec3[], from: number, to: number) => {
      tube(ctx.draft, {
        path: smoothPath(points, ctx.count(9, 2)),
        radii: (t) => {
          const r = thick * (from + (to - from) * t) * (1 + 0.25 * Math.sin(Math.PI * Math.min(1, t * 1.4)))
          return [r * 0.86, r]
        },
        segments: ctx.count(18, 5), skin: ctx.plain, tileM: ctx.tileM, side: [0, 0, 1], rounded: true,
      }) // prettier-ignore
    }
    // Head turned back, chest down on the crown, tail up and curled.
    body([at(0.2, 0.5), at(0.33, 0.5), at(0.34, 0.3), at(0.27, 0.08), at(0.48, 0.05), at(0.7, 0.12), at(0.8, 0.36), at(0.7, 0.52), at(0.58, 0.44), at(0.63, 0.34)], 1, 0.5) // prettier-ignore
    // From the lower back the neck stretches up and in, to the jaws in the middle.
    body([at(0.46, 0.02), at(0.5, 0.32), at(0.46, 0.62), at(0.3, 0.86), at(0.12, 0.93), at(-0.01, 0.9)], 0.8, 1.05) // prettier-ignore
    if (ctx.far) continue
    body([at(0.22, 0.9), at(0.18, 0.8), at(0.07, 0.76)], 0.5, 0.36)
    body([at(0.48, 0.66), at(0.62, 0.74), at(0.72, 0.68), at(0.68, 0.62)], 0.55, 0.3)
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
