import type { Vec3 } from '../geometry/draft.ts'
import { lathe } from '../geometry/lathe.ts'
import { curve } from '../geometry/profile.ts'
import { tube } from '../geometry/tube.ts'
import type { FormContext } from './context.ts'

/** Where the net begins and ends, as shares of the height. */
const net = { low: 0.4, high: 0.79, knots: 9 }
/** Radius of the pot (1 = its own) at a share of the height. */
const outline = curve([0.34, 0.3], [0.39, 0.56], [0.48, 0.86], [0.58, 1], [0.66, 0.97], [0.76, 0.72], [0.82, 0.54], [0.87, 0.52], [0.94, 0.62], [1, 0.8]) // prettier-ignore

/** A round pot with a flaring neck in a net of knotted rope, on a waisted stand whose wall is strips between rings; all cast in metal. */
export function ropedPot(ctx: FormContext): void {
  const { h } = ctx
  const R = (Math.min(ctx.w, ctx.d) / 2) * 0.94
  const wall = R * 0.05
  const rows = ctx.far ? 8 : 22
  const ys = Array.from({ length: rows + 1 }, (_, i) => 0.345 + (0.655 * i) / rows)
  const last = ys.length - 1
  lathe(ctx.draft, {
    knots: [
      { r: 0, y: h * 0.34, sharp: true },
      ...ys.map((y, i) => ({ r: outline(y) * R, y: y * h, sharp: i === last })),
      ...ys.slice(ctx.far ? 1 : 3).reverse().map((y, i) => ({ r: outline(y) * R - wall, y: y * h, sharp: i === 0 })),
      { r: 0, y: h * 0.39, sharp: true },
    ],
    rows: ctx.count(90, 12), segments: ctx.count(96, 12), skinOf: () => ctx.plain, tileM: ctx.tileM,
  }) // prettier-ignore
  stand(ctx, R)
  if (ctx.far) return
  const rope = R * 0.034
  const at = (turn: number, y: number, out = 0.6): Vec3 => {
    const r = outline(y) * R + rope * out
    return [Math.sin(turn * 2 * Math.PI) * r, y * h, Math.cos(turn * 2 * Math.PI) * r]
  }
  const steps = ctx.near ? 20 : 7
  for (let i = 0; i < net.knots; i++)
    for (const s of [-1, 1])
      tube(ctx.draft, {
        path: Array.from({ length: steps + 1 }, (_, k) => at((i + (s * 2 * k) / steps) / net.knots, net.low + ((net.high - net.low) * k) / steps)),
        radii: (t) => (ctx.near ? [rope * (1 + 0.12 * Math.sin(t * 60)), rope * (1 + 0.12 * Math.cos(t * 60))] : [rope, rope]),
        segments: ctx.near ? 8 : 3, skin: ctx.plain, tileM: ctx.tileM,
      }) // prettier-ignore
  for (const y of [net.low, net.high, 0.86]) hoop(ctx, outline(y) * R + rope * 0.4, y * h, rope * 1.35)
  if (!ctx.near) return
  for (let j = 1; j < 4; j++)
    for (let i = 0; i < net.knots; i++) {
      const p = at((i + (j % 2 === 0 ? 0 : 0.5)) / net.knots, net.low + ((net.high - net.low) * j) / 4, 1)
      tube(ctx.draft, {
        path: [[p[0], p[1] - rope * 0.7, p[2]], p, [p[0], p[1] + rope * 0.7, p[2]]],
        radii: () => [rope * 1.9, rope * 1.9],
        segments: 8,
        skin: ctx.plain,
        tileM: ctx.tileM,
        rounded: true,
      })
    }
}

function hoop(ctx: FormContext, r: number, y: number, thick: number): void {
  const n = ctx.count(72, 8)
  tube(ctx.draft, {
    path: Array.from({ length: n }, (_, i): Vec3 => {
      const a = (i / n) * 2 * Math.PI
      return [Math.sin(a) * r, y, Math.cos(a) * r]
    }),
    radii: () => [thick, thick],
    segments: ctx.near ? 10 : 4,
    skin: ctx.plain,
    tileM: ctx.tileM,
    loop: true,
    side: [0, 1, 0],
  })
}

/** Rings below, at the waist and under the pot, joined by strips. */
function stand(ctx: FormContext, R: number): void {
  const { h } = ctx
  const shape = curve([0, 0.96], [0.08, 0.82], [0.2, 0.6], [0.3, 0.58], [0.4, 0.68])
  for (const [y, thick] of [
    [0.022, 0.045],
    [0.2, 0.032],
    [0.39, 0.04],
  ] as const)
    hoop(ctx, shape(y) * R, y * h, thick * R * 1.4)
  const strips = ctx.near ? 16 : ctx.far ? 4 : 10
  for (let i = 0; i < strips; i++) {
    const a = ((i + 0.5) / strips) * 2 * Math.PI
    tube(ctx.draft, {
      path: [0.02, 0.08, 0.14, 0.2, 0.27, 0.33, 0.39].map((y): Vec3 => [Math.sin(a) * shape(y) * R, y * h, Math.cos(a) * shape(y) * R]),
      radii: () => [R * 0.075, R * 0.022], segments: ctx.near ? 10 : 4, skin: ctx.plain, tileM: ctx.tileM, side: [Math.cos(a), 0, -Math.sin(a)], squareness: 3,
    }) // prettier-ignore
  }
}
