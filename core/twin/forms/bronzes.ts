import { clamp, mix, smoothstep, type Vec3 } from '../geometry/draft.ts'
import { box, slab } from '../geometry/slab.ts'
import { sweep, type RingPoint } from '../geometry/sweep.ts'
import { tube } from '../geometry/tube.ts'
import { hash3 } from '../noise.ts'
import { beastsLid } from './beasts-lid.ts'
import type { FormContext } from './context.ts'
import { handle, vessel } from './vessel.ts'

/** Food cauldron. `legs` 4: rectangular (fangding); 3: round. Two upright handles on the rim. */
export function ding(ctx: FormContext): void {
  if (ctx.number('legs', ctx.w > ctx.d * 1.12 ? 4 : 3, 3, 4) > 3.5) squareDing(ctx)
  else roundDing(ctx)
}

function squareDing(ctx: FormContext): void {
  const { w, h, d } = ctx
  const low = h * 0.36
  const rim = h * 0.8
  const flange = Math.min(w, d) * 0.035
  const [bw, bd] = [w - flange * 2.4, d - flange * 2.4]
  const wall = Math.min(w, d) * 0.04
  const taper = (t: number) => mix(0.93, 1, t)
  // Four walls as one open box: outside up, over the rim, inside down.
  const steps = ctx.count(84, 5)
  const columns = { long: ctx.count(62, 3), short: ctx.count(46, 3) }
  const skin = ctx.decorated('face', bw / (rim - low))
  const relief = ctx.relief(skin, Math.max(0.0035, Math.min(w, d) * 0.011))
  const outline = squareOutline(columns.long, columns.short)
  const levels: { y: number; inset: number; zone: 'out' | 'rim' | 'in'; v: number }[] = []
  levels.push({ y: low, inset: flange * 0.4, zone: 'rim', v: 0 })
  for (let i = 0; i <= steps; i++)
    levels.push({
      y: mix(low + flange * 0.3, rim - h * 0.03, i / steps),
      inset: 0,
      zone: 'out',
      v: i / steps,
    })
  levels.at(-1)!.zone = 'rim'
  levels.push(
    { y: rim - h * 0.027, inset: -flange * 1.15, zone: 'rim', v: 0 },
    { y: rim - flange * 0.15, inset: -flange * 1.2, zone: 'rim', v: 0 },
  )
  levels.push(
    { y: rim, inset: -flange, zone: 'rim', v: 0 },
    { y: rim, inset: wall * 0.85, zone: 'in', v: 0 },
    { y: rim - flange * 0.3, inset: wall, zone: 'in', v: 0 },
  )
  levels.push(
    { y: mix(low, rim, 0.5), inset: wall, zone: 'in', v: 0 },
    { y: low + wall, inset: wall * 1.3, zone: 'in', v: 0 },
  )
  const rings = levels.map(({ y, inset, v, zone }) => {
    const k = taper(clamp((y - low) / (rim - low), 0, 1))
    return outline.map(({ x, z, u }): RingPoint => {
      const corner = Math.abs(x) === 1 && Math.abs(z) === 1
      const lift = zone === 'out' && relief && !corner && v > 0.02 && v < 0.98 ? relief(u, v) : 0
      return { p: [x * (bw / 2 - inset) * k, y, z * (bd / 2 - inset) * k], lift }
    })
  })
  const n = outline.length
  sweep(ctx.draft, {
    rings,
    skin: (j) => (levels[j]!.zone === 'out' ? skin : ctx.plain),
    uv: (j, i, used) => {
      if (used.layout !== 'tile') {
        const at = outline[i % n]!
        const u = at.u === 0 && i > 0 && outline[(i + n - 1) % n]!.u > 0.5 ? 1 : at.u
        return [u, levels[j]!.v]
      }
      const p = rings[j]![i % n]!.p
      return [(p[0] + p[2]) / ctx.tileM, (p[1] - levels[j]!.inset) / ctx.tileM]
    },
    capTileM: ctx.tileM,
  })
  const legR = Math.min(bw, bd) * 0.125
  for (const sx of [-1, 1])
    for (const sz of [-1, 1])
      leg(ctx, [sx * (bw / 2 - legR * 1.35) * 0.93, sz * (bd / 2 - legR * 1.35) * 0.93], legR, low + flange)
  if (!ctx.far) flanges(ctx, { bw, bd, low, rim: rim - h * 0.035, flange, taper })
  for (const s of [-1, 1])
    ear(ctx, {
      at: [s * (bw / 2 - wall * 0.2), rim - flange * 0.4, 0],
      top: h,
      width: Math.min(bd * 0.42, (h - rim) * 1.15),
      thick: Math.min(w * 0.05, wall * 1.6),
      along: [0, 0, 1],
    })
}

/** Points of a rectangle counter-clockwise from above, u running 0 to 1 along each side. */
function squareOutline(long: number, short: number): { x: number; z: number; u: number }[] {
  const out: { x: number; z: number; u: number }[] = []
  for (let i = 0; i < long; i++) out.push({ x: mix(-1, 1, i / long), z: 1, u: i / long })
  for (let i = 0; i < short; i++) out.push({ x: 1, z: mix(1, -1, i / short), u: i / short })
  for (let i = 0; i < long; i++) out.push({ x: mix(1, -1, i / long), z: -1, u: i / long })
  for (let i = 0; i < short; i++) out.push({ x: -1, z: mix(-1, 1, i / short), u: i / short })
  return out
}

function leg(ctx: FormContext, [x, z]: readonly [number, number], r: number, top: number): void {
  // Closer rows where the two ridges are.
  const rows = ctx.count(22, 5)
  const heights = Array.from({ length: rows + 1 }, (_, i) => i / rows)
  if (ctx.near) for (let t = 0.665; t < 0.85; t += 0.009) heights.push(t)
  heights.sort((a, b) => a - b)
  const path = heights.map((t): Vec3 => [x, top * t, z])
  tube(ctx.draft, {
    path,
    radii: (share) => {
      const t = heights[Math.round(share * (heights.length - 1))]!
      const body = r * (0.86 + 0.2 * t * t - 0.05 * Math.sin(t * Math.PI) + 0.06 * Math.exp(-Math.pow(t / 0.05, 2)))
      const ring = ctx.far ? 0 : r * 0.13 * (Math.exp(-Math.pow((t - 0.72) / 0.022, 2)) + Math.exp(-Math.pow((t - 0.79) / 0.022, 2)))
      return [body + ring, body + ring]
    },
    segments: ctx.count(40, 7), skin: ctx.plain, tileM: ctx.tileM, side: [1, 0, 0],
  }) // prettier-ignore
}

/** Notched ridges at the corners and the middle of each side. */
function flanges(
  ctx: FormContext,
  {
    bw,
    bd,
    low,
    rim,
    flange,
    taper,
  }: { bw: number; bd: number; low: number; rim: number; flange: number; taper: (t: number) => number },
): void {
  const spots: [number, number, number][] = [[0, 1, 0], [0, -1, 0], [1, 0, 0], [-1, 0, 0], [1, 1, 1], [1, -1, 1], [-1, 1, 1], [-1, -1, 1]] // prettier-ignore
  // Hooks and bars take turns, the longest at the shoulder, as they were cut in the mould.
  const shares = ctx.near ? [0.9, 0.55, 1.15, 0.5, 1.2, 0.6, 1.35] : [1]
  const total = shares.reduce((sum, share) => sum + share, 0)
  for (const [x, z, corner] of spots) {
    let below = 0
    for (const [i, share] of shares.entries()) {
      const t = (below + share / 2) / total
      const k = taper(t)
      const y = mix(low + flange, rim, below / total)
      below += share
      const uneven = 1 + 0.08 * (hash3(i, x * 3 + z, 17) - 0.5)
      const out = (i % 2 === 0 ? 2.2 : 1.6) * (0.92 + 0.14 * t) * uneven
      const length = ((rim - low - flange) * share * (ctx.near ? 0.9 * uneven : 1)) / total
      const first = ctx.draft.vertexCount
      box(ctx.draft, {
        size: [flange * (i % 2 === 0 ? 0.8 : 0.66), length, flange * out],
        bevelM: flange * 0.2,
        skin: ctx.plain,
        tileM: ctx.tileM,
        fine: true,
      })
      const angle = Math.atan2(x, z)
      const [px, pz] =
        corner === 1 ? [x * (bw / 2) * k, z * (bd / 2) * k] : [x * (bw / 2) * k, z * (bd / 2) * k]
      // Rooted in the wall, without coming out on its inner side.
      const reach = flange * (out / 2 - 0.8)
      ctx.draft.transform(first, ([vx, vy, vz]) => [
        px + vx * Math.cos(angle) + (vz + reach) * Math.sin(angle),
        y + vy,
        pz - vx * Math.sin(angle) + (vz + reach) * Math.cos(angle),
      ])
    }
  }
}

interface Ear {
  readonly at: Vec3
  readonly top: number
  readonly width: number
  readonly thick: number
  /** Direction across the loop. */
  readonly along: Vec3
}

/** An upright loop handle standing on the rim, of square section. */
function ear(ctx: FormContext, { at, top, width, thick, along }: Ear): void {
  const bar = width * 0.14
  const half = width / 2 - bar
  const rise = top - at[1] - bar
  const arch = Math.min(half, rise * 0.5)
  const points: Vec3[] = [
    [-half, -thick * 0.6, 0],
    [-half, (rise - arch) * 0.5, 0],
    [-half, rise - arch, 0],
  ]
  const steps = ctx.count(22, 3)
  for (let i = 1; i < steps; i++) {
    const a = Math.PI - (i / steps) * Math.PI
    points.push([Math.cos(a) * half, rise - arch + Math.sin(a) * arch, 0])
  }
  points.push([half, rise - arch, 0], [half, (rise - arch) * 0.5, 0], [half, -thick * 0.6, 0])
  const path = points.map(([s, y]): Vec3 => [at[0] + along[0] * s, at[1] + y, at[2] + along[2] * s])
  tube(ctx.draft, {
    path,
    radii: () => [thick / 2, bar],
    segments: ctx.count(20, 4),
    skin: ctx.plain,
    tileM: ctx.tileM,
    side: [along[2], 0, -along[0]],
    squareness: 5,
  })
}

/** `lobed`: the wall swells over each leg and runs down into it (liding). */
function roundDing(ctx: FormContext): void {
  const { w, h, d } = ctx
  const lobed = ctx.flag('lobed', false)
  const lobes = (angle: number, y: number) =>
    1 + (0.075 * Math.cos(angle * 3) - 0.02) * smoothstep(0.9, 0.45, y)
  const R = Math.min(w, d) / 2
  const low = 0.3
  const first = ctx.draft.vertexCount
  const bodyH = h * (0.8 - low)
  vessel(ctx, {
    outside: [[0.12, 0], [0.3, 0.012], [0.62, 0.1], [0.86, 0.32], [0.93, 0.6], [0.92, 0.86], [0.915, 0.93, 'sharp'], [1, 0.955, 'sharp'], [1, 0.99]],
    radiusM: R, heightM: bodyH, wallM: R * 0.06, floor: 0.1, layout: 'wrap', reliefM: 0.0035, ...(lobed ? { bend: lobes } : {}),
  }) // prettier-ignore
  ctx.draft.transform(first, ([x, y, z]) => [x, y + h * low, z])
  const legR = R * 0.15
  for (let i = 0; i < 3; i++) {
    const a = (i / 3) * 2 * Math.PI
    leg(ctx, [Math.sin(a) * R * 0.6, Math.cos(a) * R * 0.6], legR, h * (low + 0.13))
  }
  for (const s of [-1, 1])
    ear(ctx, {
      at: [s * R * 0.94, h * 0.785, 0],
      top: h,
      width: Math.min(R * 0.62, h * 0.24),
      thick: R * 0.1,
      along: [0, 0, 1],
    })
}

/** Food basin on a ring foot, `square` base optional; two (or `handles` 4) curved handles with a hooked ear below; `lid` for one with beasts. */
export function gui(ctx: FormContext): void {
  const { w, h, d } = ctx
  const count = ctx.number('handles', 2, 0, 4)
  const R = Math.min(d / 2, count > 0 ? w * 0.37 : w / 2)
  const square = ctx.flag('square', false)
  const lift = square ? h * 0.3 : 0
  const first = ctx.draft.vertexCount
  const lidded = ctx.flag('lid', false) && !square
  const body = lidded ? h * 0.66 : h - lift
  const at = vessel(ctx, {
    outside: [[0.74, 0], [0.77, 0.03], [0.74, 0.1], [0.68, 0.22, 'sharp'], [0.86, 0.32], [0.94, 0.48], [0.89, 0.7], [0.86, 0.84], [0.92, 0.94], [1, 0.985], [0.995, 0.995]],
    radiusM: R, heightM: body, wallM: R * 0.06, floor: 0.25, layout: 'wrap', reliefM: 0.003,
  }) // prettier-ignore
  for (let i = 0; i < count; i++) {
    const angleRad = Math.PI / 2 + (i / count) * 2 * Math.PI
    const reach = i % 2 === 0 || count < 3 ? Math.max(w / 2, R * 1.1) : Math.max(d / 2, R * 1.02)
    const wide = R * 0.3
    handle(ctx, {
      points: [[at(body * 0.8) - R * 0.05, body * 0.8], [mix(R, reach, 0.6), body * 0.87], [reach * 0.97, body * 0.74], [reach * 0.955, body * 0.56], [mix(R, reach, 0.4), body * 0.38], [at(body * 0.4) - R * 0.08, body * 0.36]],
      angleRad, widthM: wide, thickM: wide * 0.62, skin: ctx.plain, squareness: 3,
    }) // prettier-ignore
    if (ctx.far) continue
    handle(ctx, {
      points: [
        [mix(R, reach, 0.45), body * 0.4],
        [mix(R, reach, 0.62), body * 0.3],
        [mix(R, reach, 0.5), body * 0.18],
      ],
      angleRad,
      widthM: wide * 0.7,
      thickM: wide * 0.4,
      skin: ctx.plain,
      squareness: 4,
    })
  }
  if (lidded) beastsLid(ctx, { R, rimM: body })
  if (!square) return
  ctx.draft.transform(first, ([x, y, z]) => [x, y + lift, z])
  const side = Math.min(R * 1.7, d)
  slab(ctx.draft, {
    heightM: lift * 1.02, rows: ctx.count(40, 2), columns: ctx.count(60, 2), halfWidth: () => side / 2, front: () => side / 2, back: () => side / 2, bevelM: side * 0.012,
    face: ctx.decorated('face', side / lift), sides: ctx.plain, tileM: ctx.tileM,
  }) // prettier-ignore
}
