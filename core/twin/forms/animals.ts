import type { Field } from '../geometry/implicit.ts'
import { bothSides, chain, ellipsoid, join, limb, roundBox } from '../geometry/shapes.ts'
import type { FormContext } from './context.ts'
import type { Body } from './bodies.ts'

export function quadruped(ctx: FormContext): Body {
  const body = chain(
    [
      [0, 0.52, -0.42],
      [0, 0.5, 0],
      [0, 0.55, 0.36],
    ],
    [0.2, 0.19, 0.21],
    0.12,
  )
  const neck = limb([0, 0.62, 0.4], [0, 0.8, 0.56], 0.17, 0.13)
  const skull = join(
    0.06,
    ellipsoid([0, 0.86, 0.62], [0.125, 0.12, 0.14]),
    ellipsoid([0, 0.8, 0.76], [0.085, 0.075, 0.12]),
  )
  const ears = bothSides(ellipsoid([0.11, 0.96, 0.58], [0.035, 0.07, 0.03]))
  const legs = bothSides(
    join(
      0.04,
      chain(
        [
          [0.12, 0.42, 0.4],
          [0.125, 0.2, 0.44],
          [0.125, 0.03, 0.42],
        ],
        [0.1, 0.065, 0.06],
        0.05,
      ),
      chain(
        [
          [0.12, 0.44, -0.42],
          [0.13, 0.22, -0.48],
          [0.125, 0.03, -0.4],
        ],
        [0.13, 0.065, 0.06],
        0.05,
      ),
    ),
  )
  const paws = bothSides(
    join(
      0.02,
      ellipsoid([0.125, 0.03, 0.47], [0.07, 0.04, 0.09]),
      ellipsoid([0.125, 0.03, -0.36], [0.07, 0.04, 0.09]),
    ),
  )
  const tail = chain(
    [
      [0, 0.6, -0.58],
      [0, 0.42, -0.74],
      [0, 0.22, -0.7],
    ],
    [0.045, 0.035, 0.03],
    0.03,
  )
  const eyes = bothSides(ellipsoid([0.075, 0.89, 0.725], [0.02, 0.02, 0.02]))
  return {
    field: join(0.04, body, neck, skull, ears, legs, paws, tail, ...(ctx.near ? [eyes] : [])),
    half: [0.3, 0.9],
    cells: 104,
  }
}

export function horse(): Body {
  const body = chain(
    [
      [0, 0.56, -0.3],
      [0, 0.53, 0],
      [0, 0.57, 0.24],
    ],
    [0.145, 0.13, 0.145],
    0.1,
  )
  const neck = chain(
    [
      [0, 0.62, 0.28],
      [0, 0.78, 0.4],
      [0, 0.9, 0.45],
    ],
    [0.13, 0.095, 0.075],
    0.06,
  )
  const skull = chain(
    [
      [0, 0.91, 0.46],
      [0, 0.83, 0.56],
      [0, 0.76, 0.62],
    ],
    [0.075, 0.055, 0.048],
    0.04,
  )
  const mane: Field = roundBox([0, 0.84, 0.36], [0.016, 0.13, 0.06], 0.014)
  const ears = bothSides(limb([0.035, 0.96, 0.43], [0.045, 1.02, 0.43], 0.022, 0.008))
  const legs = bothSides(
    join(
      0.02,
      chain(
        [
          [0.085, 0.5, 0.26],
          [0.09, 0.28, 0.28],
          [0.09, 0.13, 0.26],
          [0.09, 0.02, 0.28],
        ],
        [0.085, 0.042, 0.03, 0.034],
        0.03,
      ),
      chain(
        [
          [0.085, 0.52, -0.3],
          [0.09, 0.3, -0.35],
          [0.09, 0.14, -0.31],
          [0.09, 0.02, -0.3],
        ],
        [0.11, 0.046, 0.03, 0.034],
        0.03,
      ),
    ),
  )
  const hooves = bothSides(
    join(
      0.01,
      limb([0.09, 0.01, 0.28], [0.09, 0.04, 0.29], 0.042, 0.034),
      limb([0.09, 0.01, -0.3], [0.09, 0.04, -0.29], 0.042, 0.034),
    ),
  )
  const tail = chain(
    [
      [0, 0.64, -0.43],
      [0, 0.52, -0.53],
      [0, 0.26, -0.52],
    ],
    [0.035, 0.05, 0.03],
    0.04,
  )
  const saddle: Field = ellipsoid([0, 0.64, -0.02], [0.125, 0.06, 0.13])
  return {
    field: join(0.02, body, neck, skull, mane, ears, legs, hooves, tail, saddle),
    half: [0.2, 0.7],
    cells: 118,
  }
}

export function bird(): Body {
  const body = chain(
    [
      [0, 0.36, -0.18],
      [0, 0.42, 0.04],
      [0, 0.56, 0.16],
    ],
    [0.16, 0.2, 0.15],
    0.12,
  )
  const neck = chain(
    [
      [0, 0.6, 0.18],
      [0, 0.76, 0.2],
      [0, 0.88, 0.2],
    ],
    [0.12, 0.085, 0.09],
    0.06,
  )
  const beak = limb([0, 0.88, 0.28], [0, 0.85, 0.42], 0.045, 0.012)
  const wings = bothSides(ellipsoid([0.17, 0.42, -0.06], [0.05, 0.15, 0.26]))
  const tail = roundBox([0, 0.32, -0.42], [0.1, 0.025, 0.16], 0.02)
  const legs = bothSides(
    chain(
      [
        [0.07, 0.26, 0.02],
        [0.07, 0.02, 0.04],
      ],
      [0.04, 0.026],
      0.02,
    ),
  )
  const feet = bothSides(ellipsoid([0.07, 0.02, 0.08], [0.05, 0.022, 0.08]))
  return { field: join(0.03, body, neck, beak, wings, tail, legs, feet), half: [0.26, 0.62], cells: 96 }
}
