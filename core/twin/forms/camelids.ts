import type { Field } from '../geometry/implicit.ts'
import { bothSides, chain, ellipsoid, join } from '../geometry/shapes.ts'
import type { Body } from './bodies.ts'
import type { FormContext } from './context.ts'

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
      [0, 0.5, 0.22],
      [0, 0.6, 0.305],
      [0, 0.72, 0.338],
      [0, 0.86, 0.35],
    ],
    [0.112, 0.09, 0.068, 0.058],
    0.09,
  )
  const skull = chain(
    [
      [0, 0.875, 0.35],
      [0, 0.872, 0.43],
      [0, 0.852, 0.505],
    ],
    [0.066, 0.052, 0.04],
    0.04,
  )
  const ears = bothSides(
    chain(
      [
        [0.034, 0.91, 0.33],
        [0.05, 0.97, 0.325],
        [0.046, 1.02, 0.345],
      ],
      [0.026, 0.024, 0.01],
      0.02,
    ),
  )
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
      [0, y, z + 0.02],
      [0, y - 0.03, z - 0.04],
      [0, y - 0.13, z - 0.055],
    ],
    [0.04, 0.032, 0.02],
    0.04,
  )
