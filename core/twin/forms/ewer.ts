import type { Vec3 } from '../geometry/draft.ts'
import { lathe } from '../geometry/lathe.ts'
import { smoothPath, tube } from '../geometry/tube.ts'
import type { FormContext } from './context.ts'
import { portraitHead } from './portrait.ts'
import { handle, vessel } from './vessel.ts'

/** Ewer: body, curved spout to +x, handle to -x. `kind`: ewer (default), stirrup (Andean spout bottle), teapot, coffeepot (pear-shaped, its spout set high). `lid` true or false. */
export function ewer(ctx: FormContext): void {
  const kind = ctx.choice(
    'kind',
    ['ewer', 'stirrup', 'teapot', 'coffeepot'],
    ctx.h / ctx.w < 0.85 ? 'teapot' : 'ewer',
  )
  if (kind === 'stirrup') stirrup(ctx)
  else spouted(ctx, kind)
}

function spouted(ctx: FormContext, kind: 'ewer' | 'teapot' | 'coffeepot'): void {
  const { w, h } = ctx
  const lid = ctx.flag('lid', kind === 'teapot')
  const R = Math.min(ctx.d / 2, w * 0.34)
  const tall = kind !== 'teapot'
  const pear = kind === 'coffeepot'
  const body = lid ? h * (tall ? 0.88 : 0.8) : h
  const wall = R * 0.055
  const at = vessel(ctx, {
    outside: pear
      ? [[0.64, 0], [0.68, 0.015], [0.62, 0.04, 'foot'], [0.84, 0.1], [0.985, 0.2], [1, 0.29], [0.92, 0.44], [0.72, 0.62, 'shoulder'], [0.57, 0.78, 'neck'], [0.53, 0.88], [0.56, 0.965, 'lip'], [0.6, 0.992]]
      : tall
      ? [[0.56, 0], [0.6, 0.015], [0.54, 0.05, 'foot'], [0.82, 0.15], [1, 0.34], [0.92, 0.5], [0.6, 0.64, 'shoulder'], [0.36, 0.74, 'neck'], [0.33, 0.86], [0.42, 0.965, 'lip'], [0.48, 0.992]]
      : [[0.58, 0], [0.6, 0.03], [0.58, 0.06, 'foot'], [0.9, 0.22], [1, 0.48], [0.9, 0.74], [0.66, 0.9, 'shoulder'], [0.46, 0.965, 'neck'], [0.45, 0.98, 'lip'], [0.44, 0.993]],
    radiusM: R, heightM: body, wallM: wall, floor: 0.06, layout: 'jar', reliefM: 0.002, segments: 120, rows: 110,
  }) // prettier-ignore
  const left = -w / 2
  const right = w / 2
  const high = tall ? 0.86 : 0.86
  const spout: Vec3[] = pear
    ? [
        [at(body * 0.4) - R * 0.3, body * 0.36, 0],
        [R * 1.12, body * 0.45, 0],
        [R * 1.16, body * 0.62, 0],
        [R * 1.3, body * 0.76, 0],
        [right * 0.985, body * 0.87, 0],
      ]
    : tall
      ? [
          [at(body * 0.32) - R * 0.3, body * 0.28, 0],
          [R * 1.14, body * 0.38, 0],
          [R * 1.3, body * 0.55, 0],
          [right * 0.86, body * 0.74, 0],
          [right * 0.985, body * high, 0],
        ]
      : [
          [at(body * 0.36) - R * 0.3, body * 0.33, 0],
          [R * 1.16, body * 0.44, 0],
          [right * 0.86, body * 0.66, 0],
          [right * 0.98, body * 0.86, 0],
        ]
  tube(ctx.draft, {
    path: smoothPath(spout, ctx.count(9, 1)),
    radii: (t) => {
      const r = R * (pear ? 0.3 - 0.17 * Math.pow(t, 0.8) : tall ? 0.25 - 0.15 * Math.pow(t, 0.6) : 0.24 - 0.15 * Math.pow(t, 0.75)) + (t > 0.94 ? R * 0.012 : 0)
      return [r, r]
    },
    segments: ctx.count(24, 6), skin: ctx.plain, tileM: ctx.tileM, side: [0, 0, 1],
  }) // prettier-ignore
  const top = tall ? 0.88 : 0.82
  handle(ctx, {
    points: [[at(body * top) - wall * 0.6, body * top], [-left * 0.7, body * (top + 0.045)], [-left * 0.955, body * (top - 0.1)], [-left * 0.93, body * (tall ? 0.56 : 0.46)], [at(body * (tall ? 0.36 : 0.28)) - wall * 1.5, body * (tall ? 0.36 : 0.28)]],
    angleRad: -Math.PI / 2, widthM: R * 0.24, thickM: R * 0.15, skin: ctx.inlaid ? ctx.plain : ctx.trim,
  }) // prettier-ignore
  if (lid) cover(ctx, { radius: at(body * 0.985), y: body * 0.985, top: h })
}

/** A domed lid with a bud knob. */
function cover(ctx: FormContext, { radius, y, top }: { radius: number; y: number; top: number }): void {
  const rise = top - y
  const k = (r: number, t: number, sharp = false) => ({ r: radius * r, y: y + rise * t, sharp })
  lathe(ctx.draft, {
    knots: [k(0, 0, true), k(1.04, 0, true), k(1.1, 0.08), k(1.02, 0.2), k(0.7, 0.45), k(0.24, 0.56), k(0.17, 0.64), k(0.3, 0.78), k(0.26, 0.9), k(0, 1, true)],
    rows: ctx.count(34, 6), segments: ctx.count(60, 8), skinOf: () => ctx.plain, tileM: ctx.tileM,
  }) // prettier-ignore
}

/** Stirrup-spout bottle: a closed body, globular or (`body` head) a head, an arched tube over it, one straight spout. */
function stirrup(ctx: FormContext): void {
  const { h } = ctx
  const R = Math.min(ctx.w, ctx.d) / 2
  const portrait = ctx.choice('body', ['globe', 'head'], 'globe') === 'head'
  const bodyH = h * (portrait ? 0.62 : 0.56)
  if (portrait) portraitHead(ctx, { radiusM: R, tallM: bodyH })
  else globe(ctx, R, bodyH)
  const r = R * 0.12
  stirrupTube(ctx, { R, r, bodyH, lean: portrait ? 0.4 : 0.54, from: portrait ? 0.9 : 0.84 })
  const base = bodyH * 1.4
  const s = (radius: number, y: number, sharp = false) => ({ r: radius * R, y, sharp })
  lathe(ctx.draft, {
    knots: [s(0, base, true), s(0.11, base, true), s(0.115, (base + h) / 2), s(0.13, h * 0.985), s(0.15, h), s(0.1, h - R * 0.02), s(0.09, h - R * 0.3), s(0, h - R * 0.34, true)],
    rows: ctx.count(26, 6), segments: ctx.count(32, 7), skinOf: () => ctx.plain, tileM: ctx.tileM,
  }) // prettier-ignore
}

function globe(ctx: FormContext, R: number, bodyH: number): void {
  const skin = ctx.decorated('wrap', 2.5)
  const relief = ctx.relief(skin, 0.002)
  const k = (r: number, y: number, sharp = false) => ({ r: r * R, y: y * bodyH, sharp })
  const outside = [
    k(0.5, 0.0, true),
    k(0.62, 0.03),
    k(0.88, 0.22),
    k(1, 0.5),
    k(0.9, 0.76),
    k(0.55, 0.94),
    k(0, 1, true),
  ]
  lathe(ctx.draft, {
    knots: [k(0, 0, true), ...outside.map((knot, i) => ({ ...knot, v: i / (outside.length - 1), ...(i === 0 ? { zone: 'wall' } : {}) }))],
    rows: ctx.count(80, 10), segments: ctx.count(112, 14), skinOf: (zone) => (zone === 'wall' ? skin : ctx.plain), tileM: ctx.tileM,
    ...(relief ? { relief: (u: number, v: number) => (v > 0.05 && v < 0.95 ? relief(u, v) : 0) } : {}),
  }) // prettier-ignore
}

interface Arch {
  readonly R: number
  readonly r: number
  readonly bodyH: number
  /** How far out and how high its feet stand, as shares of the radius and of the body. */
  readonly lean: number
  readonly from: number
}

function stirrupTube(ctx: FormContext, { R, r, bodyH, lean, from }: Arch): void {
  const side = (s: number): Vec3[] => [[s * R * lean, bodyH * from, 0], [s * R * (lean + 0.03), bodyH * (from + 0.2), 0], [s * R * 0.38, bodyH * 1.3, 0]] // prettier-ignore
  tube(ctx.draft, {
    path: smoothPath([...side(-1), [0, bodyH * 1.42, 0], ...side(1).reverse()], ctx.count(8, 1)),
    radii: () => [r, r], segments: ctx.count(24, 6), skin: ctx.plain, tileM: ctx.tileM, side: [0, 0, 1],
  }) // prettier-ignore
}
