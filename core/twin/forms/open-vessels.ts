import type { FormContext } from './context.ts'
import type { Vec3 } from '../geometry/draft.ts'
import { lathe } from '../geometry/lathe.ts'
import { implicit } from '../geometry/implicit.ts'
import { bothSides, ellipsoid, join } from '../geometry/shapes.ts'
import { tube } from '../geometry/tube.ts'
import { features } from './features.ts'
import { figuredLid } from './figured-lid.ts'
import { flames } from './flames.ts'
import { handle, vessel, type VesselKnot } from './vessel.ts'

/** Bowl. `kind`: bowl, dish (when low), basin, deep; `lobes` for a petalled rim. The motif also lies inside a dish. */
export function bowl(ctx: FormContext): void {
  const low = ctx.h / Math.min(ctx.w, ctx.d)
  const kind = ctx.choice(
    'kind',
    ['bowl', 'dish', 'basin', 'deep'],
    low < 0.26 ? 'dish' : low > 0.75 ? 'deep' : 'bowl',
  )
  const R = Math.min(ctx.w, ctx.d) / 2
  const lobes = Math.round(ctx.number('lobes', 0, 0, 24))
  const profiles: Record<typeof kind, readonly VesselKnot[]> = {
    bowl: [[0.36, 0], [0.37, 0.02], [0.355, 0.085, 'sharp'], [0.5, 0.13], [0.74, 0.32], [0.9, 0.62], [0.97, 0.88], [1, 0.975], [1, 0.99]],
    dish: [[0.56, 0], [0.57, 0.03], [0.55, 0.16, 'sharp'], [0.68, 0.24], [0.84, 0.52], [0.94, 0.8], [0.99, 0.93], [1, 0.97]],
    basin: [[0.62, 0], [0.66, 0.03], [0.72, 0.2], [0.8, 0.6], [0.86, 0.88], [0.94, 0.955], [1, 0.965], [1, 0.985]],
    deep: [[0.5, 0], [0.54, 0.03], [0.6, 0.12], [0.78, 0.35], [0.93, 0.65], [0.985, 0.88], [1, 0.98], [0.995, 0.993]],
  } // prettier-ignore
  const crests = kind === 'deep' && lobes > 2 && lobes < 7 && ctx.facts.surface === 'clay'
  const heightM = crests ? ctx.h * 0.74 : ctx.h
  const wall = Math.min(R * 0.045, ctx.h * 0.09)
  const skin = ctx.decorated('wrap', 3.5)
  // A round picture is seen from above alone.
  const outside = skin.motif === 'grape-dish' ? { outsideSkin: ctx.plain } : {}
  vessel(ctx, {
    outside: profiles[kind], radiusM: R, heightM, wallM: wall, floor: kind === 'dish' ? 0.2 : 0.12, layout: 'wrap', reliefM: 0.002, rows: 96,
    ...outside,
    ...(kind === 'deep' ? {} : { inside: skin }),
    ...(lobes > 2 && !crests ? { bend: (angle: number, y: number) => 1 - 0.045 * y * Math.pow(Math.abs(Math.sin((angle * lobes) / 2)), 0.5) + 0.03 * y } : {}),
  }) // prettier-ignore
  if (crests) flames(ctx, { crests: lobes, R, rimM: heightM })
}

/** Cup. `kind`: beaker (default), kylix, stem, gu (trumpet beaker), mug, goblet; `handles` 0 to 2; `mounted` for a goblet's foot and rim in the accent's metal; `face` for one carved on the front; `lid` for one with a figure. */
export function cup(ctx: FormContext): void {
  const slim = ctx.h / Math.min(ctx.w, ctx.d)
  const kind = ctx.choice(
    'kind',
    ['beaker', 'kylix', 'stem', 'gu', 'mug', 'goblet'],
    slim < 0.55 ? 'kylix' : slim > 1.6 ? 'gu' : 'beaker',
  )
  const fallback = kind === 'kylix' ? 2 : kind === 'mug' ? 1 : 0
  const handles = Math.round(ctx.number('handles', fallback, 0, 2))
  const bodyR = Math.min(ctx.w, ctx.d) / 2
  const R = handles > 0 && ctx.w < ctx.d * 1.15 ? bodyR * 0.84 : bodyR
  const profiles: Record<typeof kind, readonly VesselKnot[]> = {
    beaker: [[0.66, 0], [0.69, 0.02], [0.7, 0.2], [0.74, 0.45], [0.82, 0.72], [0.94, 0.92], [1, 0.98], [0.99, 0.993]],
    kylix: [[0.42, 0], [0.44, 0.04], [0.4, 0.09], [0.13, 0.16], [0.11, 0.32], [0.2, 0.42], [0.56, 0.5], [0.88, 0.7], [0.97, 0.88, 'sharp'], [1, 0.98]],
    stem: [[0.5, 0], [0.52, 0.02], [0.42, 0.06], [0.2, 0.14], [0.17, 0.36], [0.22, 0.44], [0.62, 0.54], [0.9, 0.74], [0.96, 0.92], [1, 0.985]],
    gu: [[0.58, 0], [0.6, 0.02], [0.52, 0.1], [0.36, 0.24], [0.31, 0.33, 'sharp'], [0.36, 0.35, 'sharp'], [0.36, 0.48, 'sharp'], [0.31, 0.5, 'sharp'], [0.36, 0.62], [0.52, 0.8], [0.82, 0.95], [1, 0.99]],
    mug: [[0.8, 0], [0.86, 0.03], [0.9, 0.2], [0.92, 0.6], [0.95, 0.9], [1, 0.97], [0.99, 0.99]],
    goblet: [[0.62, 0], [0.64, 0.02], [0.5, 0.06], [0.18, 0.14], [0.16, 0.24], [0.22, 0.3, 'sharp'], [0.18, 0.34], [0.6, 0.42], [0.88, 0.6], [0.94, 0.82], [1, 0.98]],
  } // prettier-ignore
  const wall = R * 0.05
  const lidded = ctx.flag('lid', false)
  const h = ctx.h * (lidded ? 0.66 : 1)
  const at = vessel(ctx, {
    outside: profiles[kind],
    radiusM: R,
    heightM: h,
    wallM: wall,
    floor: kind === 'beaker' || kind === 'mug' ? 0.05 : kind === 'gu' ? 0.36 : 0.45,
    layout: 'wrap',
    reliefM: 0.002,
  })
  if (lidded) figuredLid(ctx, { R, rimM: h })
  if (ctx.flag('mounted', false)) mounts(ctx, { R, wall, at })
  if (ctx.flag('face', false)) carvedFace(ctx, { R, middleM: h * 0.56 })
  const reach = Math.max(ctx.w / 2, bodyR)
  for (let i = 0; i < handles; i++) {
    const [high, low] = kind === 'kylix' ? [0.9, 0.66] : [0.82, 0.28]
    handle(ctx, {
      points: [[at(h * high) - wall * 0.6, h * high], [reach * 0.94, h * (high + (kind === 'kylix' ? 0.06 : 0.03))], [reach * 0.975, h * ((high + low) / 2 + 0.06)], [reach * 0.9, h * (low + 0.02)], [at(h * low) - wall * 0.6, h * low]],
      angleRad: Math.PI / 2 + i * Math.PI, widthM: R * 0.16, thickM: R * 0.09, skin: ctx.trim,
    }) // prettier-ignore
  }
}

/** Brow, eyes, nose, mouth and ears that stand out of a beaker's wall; it is widest across the ears. */
function carvedFace(ctx: FormContext, { R, middleM }: { R: number; middleM: number }): void {
  const { add, lids } = features({ front: 0.9, nose: 1.3, lips: 1.4, eye: 1.3 })
  const noseAndBrow = add.slice(0, 3)
  const ears = bothSides(ellipsoid([0.9, -0.1, -0.05], [0.16, 0.34, 0.16]))
  const unit = R * 0.86
  const first = ctx.draft.vertexCount
  implicit(ctx.draft, {
    field: ctx.near ? join(0.06, ...noseAndBrow, ...lids, ears) : join(0.1, ...noseAndBrow, ears),
    min: [-1.2, -1.3, -0.4], max: [1.2, 0.6, 1.35], cells: ctx.cells(84), skin: ctx.plain, tileM: ctx.tileM / unit,
  }) // prettier-ignore
  ctx.draft.transform(first, ([x, y, z]) => [x * unit, middleM + y * unit, z * unit])
}

/** A sheet-metal rim over the lip of a goblet and a foot around its stem, each a little wider than what it covers. */
function mounts(
  ctx: FormContext,
  { R, wall, at }: { R: number; wall: number; at: (yM: number) => number },
): void {
  const h = ctx.h
  const over = (from: number, to: number, steps: number) =>
    Array.from({ length: steps + 1 }, (_, i) => {
      const y = h * (from + ((to - from) * i) / steps)
      return { r: at(y) + wall * 0.85, y }
    })
  const foot = [{ r: R * 0.4, y: 0, sharp: true }, { r: R * 0.67, y: 0, sharp: true }, { r: R * 0.675, y: h * 0.025 }, ...over(0.05, 0.36, 11), { r: R * 0.1, y: h * 0.37, sharp: true }] // prettier-ignore
  lathe(ctx.draft, {
    knots: [{ r: 0, y: h * 0.02, sharp: true }, ...foot, { r: 0, y: h * 0.37, sharp: true }],
    rows: ctx.count(30, 6), segments: ctx.count(96, 10), skinOf: () => ctx.trim, tileM: ctx.tileM,
  }) // prettier-ignore
  const n = ctx.count(96, 12)
  tube(ctx.draft, {
    path: Array.from({ length: n }, (_, i): Vec3 => {
      const a = (i / n) * 2 * Math.PI
      return [Math.sin(a) * (at(h * 0.96) - wall * 0.5), h * 0.962, Math.cos(a) * (at(h * 0.96) - wall * 0.5)]
    }),
    radii: () => [h * 0.038, wall * 0.95],
    segments: ctx.near ? 14 : 4,
    skin: ctx.trim,
    tileM: ctx.tileM,
    loop: true,
    side: [0, 1, 0],
    squareness: 3.5,
  })
}
