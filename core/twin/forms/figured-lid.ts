import { implicit, type Field } from '../geometry/implicit.ts'
import { lathe } from '../geometry/lathe.ts'
import { bothSides, chain, ellipsoid, join, limb } from '../geometry/shapes.ts'
import { headAt } from './bodies.ts'
import type { FormContext } from './context.ts'

interface Lid {
  /** Radius of the rim that it lies on, and how high that is. */
  readonly R: number
  readonly rimM: number
}

/** A domed lid with beaded edges; on its top a mother sits with her child. */
export function figuredLid(ctx: FormContext, { R, rimM }: Lid): void {
  const rise = ctx.h - rimM
  const dome = rise * 0.5
  const k = (r: number, t: number, sharp = false) => ({ r: R * r, y: rimM + dome * t, sharp })
  lathe(ctx.draft, {
    knots: [k(0, -0.06, true), k(0.96, -0.06, true), k(1.03, 0.02), k(1.03, 0.08), k(0.97, 0.12, true), k(0.98, 0.2), k(0.9, 0.45), k(0.72, 0.7), k(0.5, 0.86), k(0.42, 0.9, true), k(0.44, 0.96), k(0.36, 1.02, true), k(0, 1.03, true)],
    rows: ctx.count(48, 8), segments: ctx.count(80, 10), skinOf: () => ctx.plain, tileM: ctx.tileM,
  }) // prettier-ignore
  const tall = rise - dome
  const first = ctx.draft.vertexCount
  implicit(ctx.draft, { field: mother(ctx), min: [-0.34, -0.04, -0.34], max: [0.34, 1.06, 0.4], cells: ctx.cells(62), skin: ctx.plain, tileM: ctx.tileM / tall }) // prettier-ignore
  ctx.draft.transform(first, ([x, y, z]) => [x * tall, rimM + dome + y * tall, z * tall])
}

/** Frontal in a long robe and veil, the child on her lap; one unit high. */
function mother(ctx: FormContext): Field {
  const robe = join(
    0.08,
    limb([0, 0.02, 0], [0, 0.34, 0], 0.25, 0.17),
    ellipsoid([0, 0.35, 0.12], [0.2, 0.1, 0.17]),
  )
  const torso = join(
    0.06,
    ellipsoid([0, 0.56, 0], [0.14, 0.2, 0.11]),
    ellipsoid([0, 0.67, -0.01], [0.18, 0.08, 0.1]),
  )
  const arms = bothSides(chain([[0.17, 0.66, 0], [0.22, 0.48, 0.07], [0.09, 0.43, 0.2]], [0.055, 0.05, 0.04], 0.03)) // prettier-ignore
  const veil = join(0.04, ellipsoid([0, 0.9, -0.04], [0.13, 0.12, 0.12]), bothSides(limb([0.1, 0.86, -0.04], [0.16, 0.62, -0.05], 0.045, 0.06))) // prettier-ignore
  const child = join(0.03, ellipsoid([0, 0.47, 0.2], [0.08, 0.11, 0.075]), ellipsoid([0, 0.62, 0.21], [0.062, 0.07, 0.064])) // prettier-ignore
  const head = headAt(0.85, 0.088, 0.005, ctx).field
  const whole = join(0.02, robe, torso, arms, limb([0, 0.68, 0], [0, 0.8, 0], 0.05, 0.05), veil, head, child)
  return (x, y, z) => Math.max(whole(x, y, z), -y)
}
