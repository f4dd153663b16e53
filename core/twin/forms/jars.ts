import type { Vec3 } from '../geometry/draft.ts'
import { lathe } from '../geometry/lathe.ts'
import { smoothPath, tube } from '../geometry/tube.ts'
import type { FormContext } from './context.ts'
import { ropedPot } from './roped.ts'
import { handle, vessel, type VesselKnot } from './vessel.ts'

/** Neck amphora: echinus foot, ovoid body, two strap handles from under the lip to the shoulder; `kind` cameo: rounder, its foot lost, its handles lower. `handles` 0 to 2. */
export function amphora(ctx: FormContext): void {
  const R = Math.min(ctx.w, ctx.d) / 2
  const h = ctx.h
  const wall = R * 0.045
  const kind = ctx.choice('kind', ['neck', 'cameo'], 'neck')
  const profiles: Record<typeof kind, readonly VesselKnot[]> = {
    neck: [
      [0.43, 0], [0.47, 0.018], [0.44, 0.045], [0.29, 0.062, 'foot'], [0.36, 0.105], [0.6, 0.24], [0.86, 0.42], [0.995, 0.58],
      [0.965, 0.675, 'shoulder'], [0.8, 0.755], [0.52, 0.81, 'sharp', 'neck'], [0.43, 0.85], [0.435, 0.91], [0.5, 0.942, 'sharp', 'lip'], [0.62, 0.958],
      [0.645, 0.98], [0.6, 0.995],
    ],
    cameo: [
      [0.4, 0], [0.43, 0.006], [0.53, 0.04, 'foot'], [0.74, 0.14], [0.92, 0.27], [0.995, 0.39], [0.97, 0.5], [0.82, 0.6], [0.63, 0.67, 'shoulder'],
      [0.42, 0.745, 'neck'], [0.345, 0.81], [0.335, 0.87], [0.38, 0.935, 'lip'], [0.5, 0.98], [0.515, 0.992],
    ],
  } // prettier-ignore
  const at = vessel(ctx, {
    outside: profiles[kind],
    radiusM: R, heightM: h, wallM: wall, floor: kind === 'neck' ? 0.075 : 0.03, layout: 'jar', reliefM: 0.0025, segments: 132, rows: 124,
  }) // prettier-ignore
  const reach = Math.min(Math.max(ctx.w / 2, R * 0.9), R * 1.35) * 0.965
  const count = ctx.number('handles', 2, 0, 2)
  for (let i = 0; i < count; i++) {
    const angleRad = Math.PI / 2 + i * Math.PI
    if (kind === 'cameo') {
      handle(ctx, {
        points: [[at(h * 0.88) - wall, h * 0.875], [R * 0.5, h * 0.885], [R * 0.74, h * 0.85], [R * 0.8, h * 0.76], [R * 0.78, h * 0.68], [at(h * 0.61) - wall, h * 0.61]],
        angleRad, widthM: R * 0.13, thickM: R * 0.09, skin: ctx.plain,
      }) // prettier-ignore
      continue
    }
    handle(ctx, {
      points: [
        [at(h * 0.9) - wall, h * 0.895], [R * 0.56, h * 0.915], [reach * 0.86, h * 0.885], [reach * 0.985, h * 0.825], [reach * 0.93, h * 0.755], [at(h * 0.715) - wall * 1.2, h * 0.705],
      ],
      angleRad, widthM: R * 0.17, thickM: R * 0.1, skin: ctx.trim,
    }) // prettier-ignore
  }
}

/** Mixing bowl. `kind`: bell (two horizontal handles, default), column (vertical handles under a flat lip), volute, calyx, pedestal (Geometric: on a high foot, a double loop on either shoulder). */
export function krater(ctx: FormContext): void {
  const kind = ctx.choice('kind', ['bell', 'column', 'volute', 'calyx', 'pedestal'], 'bell')
  const h = ctx.h
  const spare = Math.min(ctx.w, ctx.d) / 2
  const R = kind === 'bell' || kind === 'calyx' ? spare * 0.985 : spare * 0.9
  const wall = R * 0.05
  const profiles: Record<typeof kind, readonly VesselKnot[]> = {
    bell: [[0.46, 0], [0.5, 0.025], [0.46, 0.06], [0.2, 0.09], [0.19, 0.13, 'foot'], [0.45, 0.18], [0.74, 0.3], [0.8, 0.45], [0.79, 0.62, 'shoulder'], [0.82, 0.78, 'neck'], [0.9, 0.91, 'lip'], [1, 0.965], [1, 0.99]],
    calyx: [[0.5, 0], [0.54, 0.025], [0.48, 0.07], [0.2, 0.1], [0.22, 0.15, 'foot'], [0.6, 0.22], [0.72, 0.32, 'sharp'], [0.69, 0.36, 'sharp'], [0.72, 0.6, 'shoulder'], [0.8, 0.8, 'neck'], [0.93, 0.93, 'lip'], [1, 0.97], [1, 0.99]],
    column: [[0.5, 0], [0.54, 0.02], [0.5, 0.06], [0.36, 0.08, 'foot'], [0.6, 0.2], [0.92, 0.42], [1, 0.58], [0.94, 0.7, 'shoulder'], [0.68, 0.8, 'neck'], [0.66, 0.92, 'lip'], [0.86, 0.945, 'sharp'], [0.87, 0.985, 'sharp']],
    pedestal: [[0.62, 0], [0.63, 0.012, 'foot'], [0.55, 0.06], [0.4, 0.15], [0.31, 0.225], [0.33, 0.255], [0.55, 0.34], [0.82, 0.5], [0.97, 0.66], [1, 0.745, 'shoulder'], [0.965, 0.83], [0.91, 0.865, 'sharp', 'neck'], [0.925, 0.92], [0.955, 0.965, 'lip'], [0.985, 0.98], [0.97, 0.995]],
    volute: [[0.42, 0], [0.46, 0.02], [0.42, 0.05], [0.26, 0.08, 'foot'], [0.5, 0.2], [0.86, 0.42], [1, 0.58], [0.9, 0.68, 'shoulder'], [0.64, 0.745, 'sharp', 'neck'], [0.6, 0.8], [0.68, 0.88, 'lip'], [0.8, 0.92], [0.8, 0.935]],
  } // prettier-ignore
  const at = vessel(ctx, {
    outside: profiles[kind],
    radiusM: R,
    heightM: h,
    wallM: wall,
    floor: 0.15,
    layout: 'jar',
    reliefM: 0.0025,
  })
  const reach = Math.max(ctx.w / 2, R)
  for (let i = 0; i < ctx.number('handles', 2, 0, 4); i++) {
    const angleRad = Math.PI / 2 + i * Math.PI
    if (kind === 'pedestal')
      for (const side of [-1, 1])
        handle(ctx, {
          points: [[at(h * 0.58) - wall, h * 0.575], [R * 1.03, h * 0.595], [reach * 0.985, h * 0.66], [reach * 0.975, h * 0.75], [R * 1.03, h * 0.795], [at(h * 0.8) - wall, h * 0.8]],
          angleRad: angleRad + side * 0.13, widthM: R * 0.1, thickM: R * 0.07, skin: ctx.trim,
        }) // prettier-ignore
    else if (kind === 'bell' || kind === 'calyx') {
      const y = kind === 'bell' ? 0.52 : 0.3
      const wide = reach * 0.26
      const base = at(h * y)
      for (const s of [-1, 1]) {
        const turn = angleRad + (s * wide) / base
        handle(ctx, { points: [[base - wall, h * y], [base + R * 0.1, h * (y + 0.03)], [base + R * 0.14, h * (y + 0.16)], [base + R * 0.1, h * (y + 0.2)]], angleRad: turn, widthM: R * 0.085, thickM: R * 0.085, skin: ctx.trim }) // prettier-ignore
      }
      bridge(ctx, {
        radius: base + R * 0.1,
        y: h * (y + 0.2),
        angleRad,
        spread: wide / base,
        thickM: R * 0.085,
      })
    } else {
      const top = kind === 'volute' ? 0.985 : 0.94
      handle(ctx, {
        points: [[at(h * 0.7) - wall, h * 0.68], [R * 0.99, h * 0.73], [R * 0.9, h * 0.85], [R * 0.8, h * (top - 0.03)], [R * 0.66, h * (top - 0.02)], [R * 0.66, h * (top - 0.08)]],
        angleRad, widthM: R * 0.2, thickM: R * 0.06, skin: ctx.trim,
      }) // prettier-ignore
    }
  }
}

/** The bar that joins the two stems of a horizontal handle. */
function bridge(
  ctx: FormContext,
  arc: { radius: number; y: number; angleRad: number; spread: number; thickM: number },
): void {
  const steps = 4
  const points = Array.from(
    { length: steps + 1 },
    (_, i) => arc.angleRad - arc.spread * 1.25 + (arc.spread * 2.5 * i) / steps,
  )
  arcBar(ctx, points, arc)
}

function arcBar(
  ctx: FormContext,
  angles: readonly number[],
  { radius, y, thickM }: { radius: number; y: number; thickM: number },
): void {
  rod(
    ctx,
    angles.map((a) => [Math.sin(a) * radius, y, Math.cos(a) * radius] as const),
    thickM,
  )
}

function rod(ctx: FormContext, points: readonly Vec3[], thickM: number): void {
  tube(ctx.draft, {
    path: smoothPath(points, ctx.count(6, 1)),
    radii: () => [thickM / 2, thickM / 2],
    segments: ctx.count(18, 5),
    skin: ctx.trim,
    tileM: ctx.tileM,
    rounded: true,
  })
}

/** Bottle or jar. `kind`: meiping (default), pear, globular, gourd, jar, tall, flask, roped (roped.ts); `handles` 0 to 4 small lugs on the shoulder; `lid` for a domed one, or a flask's stopper. */
export function bottle(ctx: FormContext): void {
  const slim = Math.min(ctx.w, ctx.d) / ctx.h
  const kind = ctx.choice(
    'kind',
    ['meiping', 'pear', 'globular', 'gourd', 'jar', 'tall', 'flask', 'roped'],
    slim > 0.78 ? 'jar' : slim < 0.4 ? 'tall' : 'meiping',
  )
  if (kind === 'roped') return ropedPot(ctx)
  const lugs = Math.round(ctx.number('handles', 0, 0, 4))
  const R = (Math.min(ctx.w, ctx.d) / 2) * (lugs > 0 ? 0.96 : 1)
  const profiles: Record<typeof kind, readonly VesselKnot[]> = {
    meiping: [[0.5, 0], [0.52, 0.012], [0.5, 0.03, 'foot'], [0.5, 0.12], [0.62, 0.32], [0.86, 0.54], [1, 0.72, 'shoulder'], [0.9, 0.83], [0.55, 0.905], [0.24, 0.925, 'neck'], [0.215, 0.95], [0.25, 0.972, 'lip'], [0.3, 0.985], [0.29, 0.995]],
    pear: [[0.5, 0], [0.53, 0.015], [0.5, 0.045, 'foot'], [0.74, 0.11], [0.98, 0.25], [0.96, 0.36], [0.66, 0.53, 'shoulder'], [0.34, 0.7], [0.24, 0.82, 'neck'], [0.28, 0.92], [0.42, 0.975, 'lip'], [0.49, 0.993]],
    globular: [[0.46, 0], [0.48, 0.012], [0.46, 0.04, 'foot'], [0.78, 0.14], [1, 0.34], [0.93, 0.49], [0.62, 0.6, 'shoulder'], [0.3, 0.655, 'neck'], [0.27, 0.78], [0.28, 0.92], [0.31, 0.98, 'lip'], [0.31, 0.995]],
    gourd: [[0.5, 0], [0.53, 0.012], [0.52, 0.03, 'foot'], [0.9, 0.16], [1, 0.28], [0.86, 0.43], [0.5, 0.52, 'shoulder'], [0.46, 0.56], [0.62, 0.67], [0.6, 0.76], [0.34, 0.87, 'neck'], [0.22, 0.92], [0.22, 0.97, 'lip'], [0.25, 0.993]],
    jar: [[0.52, 0], [0.54, 0.015], [0.54, 0.05, 'foot'], [0.72, 0.2], [0.95, 0.45], [1, 0.6], [0.93, 0.74, 'shoulder'], [0.72, 0.86], [0.54, 0.905, 'neck'], [0.52, 0.94], [0.57, 0.97, 'lip'], [0.6, 0.99]],
    flask: [[0.42, 0], [0.46, 0.02], [0.44, 0.05, 'foot'], [0.72, 0.12], [0.95, 0.34], [1, 0.55], [0.9, 0.75, 'shoulder'], [0.58, 0.87], [0.3, 0.905, 'neck'], [0.27, 0.95], [0.29, 0.98, 'lip'], [0.3, 0.995]],
    tall: [[0.6, 0], [0.63, 0.008], [0.63, 0.025, 'foot'], [0.56, 0.08], [0.64, 0.17], [0.87, 0.35], [1, 0.52], [0.96, 0.61], [0.76, 0.685, 'shoulder'], [0.5, 0.745], [0.43, 0.795, 'neck'], [0.42, 0.87], [0.5, 0.94], [0.66, 0.98, 'lip'], [0.7, 0.993]],
  } // prettier-ignore
  const tall = ctx.h * (ctx.flag('lid', false) ? lidFrom : 1)
  const at = vessel(ctx, {
    outside: profiles[kind],
    radiusM: R,
    heightM: tall,
    wallM: R * 0.05,
    floor: 0.03,
    layout: 'jar',
    reliefM: 0.002,
  })
  if (tall < ctx.h) lid(ctx, { from: tall, mouth: profiles[kind].at(-1)![0] * R, stopper: kind === 'flask' })
  const heights: Readonly<Partial<Record<typeof kind, number>>> = { jar: 0.8, meiping: 0.86, globular: 0.56, tall: 0.88 } // prettier-ignore
  const y = heights[kind] ?? 0.62
  for (let i = 0; i < lugs; i++) {
    const base = at(tall * y)
    const low = at(tall * (y - 0.08))
    handle(ctx, {
      points: [[base - R * 0.06, tall * (y + 0.015)], [base + R * 0.1, tall * (y + 0.02)], [Math.max(base, low) + R * 0.1, tall * (y - 0.04)], [low - R * 0.05, tall * (y - 0.085)]],
      angleRad: Math.PI / 2 + (i / Math.max(lugs, 1)) * 2 * Math.PI, widthM: R * 0.14, thickM: R * 0.07, skin: ctx.trim,
    }) // prettier-ignore
  }
}

/** Share of the height at which a lid begins. */
const lidFrom = 0.84

/** A domed lid with a knob, which overlaps the mouth; or a stopper's collar and round cap. */
function lid(
  ctx: FormContext,
  { from, mouth, stopper }: { from: number; mouth: number; stopper: boolean },
): void {
  const rise = ctx.h - from
  const k = (r: number, t: number, sharp = false) => ({ r: mouth * r, y: from + rise * t, sharp })
  lathe(ctx.draft, {
    knots: stopper
      ? [k(0, -0.2, true), k(0.6, -0.2, true), k(0.62, 0.02, true), k(1.08, 0.02, true), k(1.1, 0.16), k(0.92, 0.24, true), k(1.06, 0.45), k(0.9, 0.8), k(0, 1)]
      : [k(0, -0.12, true), k(0.84, -0.12, true), k(0.86, 0.0, true), k(1.1, 0.0, true), k(1.12, 0.1), k(1.04, 0.26), k(0.7, 0.5), k(0.22, 0.62, true), k(0.17, 0.7), k(0.26, 0.84), k(0.2, 0.96), k(0, 1)],
    rows: ctx.count(46, 7), segments: ctx.count(96, 10), skinOf: () => (stopper ? ctx.trim : ctx.plain), tileM: ctx.tileM,
  }) // prettier-ignore
}
