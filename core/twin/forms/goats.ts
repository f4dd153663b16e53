import { implicit, type Field } from '../geometry/implicit.ts'
import { bothSides, chain, ellipsoid, join } from '../geometry/shapes.ts'
import type { FormContext } from './context.ts'

/** A flat casting as fittings of Luristan are: two goats that rise against each other over a ring, their great horns swept back. */
export function goats(ctx: FormContext): void {
  const { w, h, d } = ctx
  const first = ctx.draft.vertexCount
  implicit(ctx.draft, {
    field: pair(ctx), min: [-0.56, -0.06, -0.16], max: [0.56, 1.32, 0.16], cells: ctx.cells(124), skin: ctx.plain, tileM: (ctx.tileM / h) * 1.25,
  }) // prettier-ignore
  ctx.draft.transform(first, ([x, y, z]) => [x * w, (y * h) / 1.25, z * d * 8])
}

/** In widths of the pair: 1 across, 1.25 high. */
function pair(ctx: FormContext): Field {
  const body = chain([[0.2, 0.36, 0], [0.17, 0.5, 0], [0.145, 0.66, 0], [0.16, 0.75, 0]], [0.092, 0.062, 0.078, 0.07], 0.05) // prettier-ignore
  const hind = chain([[0.21, 0.34, 0], [0.33, 0.25, 0], [0.235, 0.17, 0], [0.1, 0.1, 0]], [0.08, 0.05, 0.034, 0.034], 0.03) // prettier-ignore
  const fore = chain([[0.15, 0.7, 0], [0.085, 0.59, 0], [0.025, 0.63, 0]], [0.055, 0.036, 0.034], 0.03) // prettier-ignore
  const neck = chain([[0.16, 0.76, 0], [0.2, 0.88, 0], [0.19, 0.99, 0]], [0.07, 0.052, 0.056], 0.05) // prettier-ignore
  const head = chain([[0.2, 1.0, 0], [0.12, 0.985, 0], [0.055, 0.93, 0]], [0.056, 0.046, 0.028], 0.03) // prettier-ignore
  const horn = chain([[0.205, 1.04, 0], [0.28, 1.16, 0], [0.39, 1.17, 0], [0.465, 1.07, 0], [0.47, 0.93, 0], [0.42, 0.8, 0], [0.33, 0.72, 0], [0.22, 0.7, 0]], [0.046, 0.044, 0.042, 0.04, 0.036, 0.032, 0.028, 0.028], 0.02) // prettier-ignore
  const ear = chain(
    [
      [0.235, 1.0, 0],
      [0.3, 0.98, 0],
    ],
    [0.028, 0.014],
    0.02,
  )
  const beard = chain(
    [
      [0.1, 0.93, 0],
      [0.105, 0.86, 0],
    ],
    [0.024, 0.012],
    0.02,
  )
  const tail = chain(
    [
      [0.275, 0.4, 0],
      [0.37, 0.44, 0],
    ],
    [0.026, 0.014],
    0.02,
  )
  const goat = bothSides(join(0.02, body, hind, fore, neck, head, horn, ear, beard, tail))
  const stem = join(0.02, chain([[0, 0.12, 0], [0, 0.2, 0]], [0.06, 0.03], 0.02), ring(0.06, 0.06), bothSides(chain([[0, 0.12, 0], [0.12, 0.1, 0]], [0.045, 0.034], 0.02))) // prettier-ignore
  const eyes = bothSides(ellipsoid([0.15, 1.005, 0.05], [0.018, 0.018, 0.012]))
  const flat: Field = (x, y, z) => Math.max(join(0.02, goat, stem)(x, y, z * 0.55), Math.abs(z) - 0.05)
  const ringed: Field = (x, y, z) => flat(x, y, z) - (x * x > 0.09 && y > 0.7 ? 0.006 * Math.max(0, Math.sin((y - Math.abs(x)) * 70)) : 0) // prettier-ignore
  return ctx.near ? join(0.008, ringed, eyes) : flat
}

function ring(y: number, r: number): Field {
  return (x, py, z) => Math.hypot(Math.hypot(x, py - y) - r, z) - 0.024
}
