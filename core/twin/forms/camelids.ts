import type { Field } from '../geometry/implicit.ts'
import { bothSides, chain, ellipsoid, join, limb, roundBox } from '../geometry/shapes.ts'
import type { Body } from './bodies.ts'
import type { FormContext } from './context.ts'

/** A Bactrian camel that stands, its neck bent up and a pack between its humps, in units of its height. */
export function camel(ctx: FormContext): Body {
  const trunk = chain(
    [
      [0, 0.52, -0.23],
      [0, 0.49, 0],
      [0, 0.53, 0.2],
    ],
    [0.12, 0.125, 0.125],
    0.1,
  )
  const humps = join(
    0.05,
    limb([0, 0.6, -0.18], [0, 0.73, -0.2], 0.085, 0.045),
    limb([0, 0.6, 0.15], [0, 0.73, 0.13], 0.085, 0.045),
  )
  const neck = chain(
    [
      [0, 0.5, 0.26],
      [0, 0.5, 0.38],
      [0, 0.66, 0.42],
      [0, 0.86, 0.37],
    ],
    [0.1, 0.075, 0.06, 0.052],
    0.07,
  )
  const skull = chain(
    [
      [0, 0.92, 0.36],
      [0, 0.93, 0.45],
      [0, 0.91, 0.53],
    ],
    [0.056, 0.046, 0.036],
    0.04,
  )
  const ears = bothSides(limb([0.035, 0.955, 0.34], [0.055, 0.985, 0.32], 0.018, 0.008))
  const pack = join(
    0.03,
    bothSides(ellipsoid([0.13, 0.53, -0.02], [0.055, 0.12, 0.12])),
    roundBox([0, 0.63, -0.02], [0.11, 0.035, 0.1], 0.03),
  )
  const eyes = bothSides(ellipsoid([0.046, 0.945, 0.405], [0.012, 0.012, 0.014]))
  return {
    field: join(0.03, trunk, humps, neck, skull, ears, legs(0.075, 0.42), tail(0.58, -0.35), ...(ctx.near ? [pack, eyes] : [pack])),
    half: [0.22, 0.6],
    cells: 124,
  } // prettier-ignore
}

/** A llama: slight body, upright neck, tall ears. */
export function llama(ctx: FormContext): Body {
  const trunk = chain(
    [
      [0, 0.5, -0.28],
      [0, 0.47, 0],
      [0, 0.51, 0.22],
    ],
    [0.115, 0.115, 0.115],
    0.08,
  )
  const neck = chain(
    [
      [0, 0.52, 0.26],
      [0, 0.68, 0.34],
      [0, 0.84, 0.35],
    ],
    [0.1, 0.068, 0.058],
    0.07,
  )
  const skull = chain(
    [
      [0, 0.86, 0.36],
      [0, 0.87, 0.43],
      [0, 0.85, 0.5],
    ],
    [0.062, 0.05, 0.038],
    0.04,
  )
  const ears = bothSides(limb([0.035, 0.9, 0.34], [0.045, 1, 0.34], 0.022, 0.01))
  const eyes = bothSides(ellipsoid([0.048, 0.885, 0.41], [0.013, 0.014, 0.014]))
  return {
    field: join(
      0.03,
      trunk,
      neck,
      skull,
      ears,
      legs(0.07, 0.42),
      tail(0.55, -0.38),
      ...(ctx.near ? [eyes] : []),
    ),
    half: [0.18, 0.58],
    cells: 118,
  }
}

/** Four straight legs with knees and broad feet; `x` is half their distance apart. */
function legs(x: number, hip: number): Field {
  const leg = (z: number, back: number): Field =>
    join(
      0.02,
      chain(
        [
          [x, hip, z],
          [x + 0.01, 0.25, z + back],
          [x + 0.01, 0.03, z],
        ],
        [0.068, 0.036, 0.03],
        0.03,
      ),
      ellipsoid([x + 0.01, 0.02, z + 0.02], [0.045, 0.026, 0.055]),
    )
  return bothSides(join(0.02, leg(0.2, 0.015), leg(-0.26, -0.03)))
}

const tail = (y: number, z: number): Field =>
  chain(
    [
      [0, y, z],
      [0, y - 0.1, z - 0.05],
      [0, y - 0.24, z - 0.03],
    ],
    [0.03, 0.022, 0.026],
    0.03,
  )
