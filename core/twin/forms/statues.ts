import { bothSides, carve, chain, ellipsoid, join, limb, roundBox } from '../geometry/shapes.ts'
import type { Field } from '../geometry/implicit.ts'
import type { FormContext } from './context.ts'
import type { Body } from './bodies.ts'

/** A squat clay figure: goggle eyes, broad shoulders, stub limbs, coils on the body. */
export function squat(ctx: FormContext): Body {
  const body = join(
    0.07,
    ellipsoid([0, 0.44, 0], [0.2, 0.17, 0.115]),
    ellipsoid([0, 0.58, 0], [0.24, 0.09, 0.11]),
    ellipsoid([0, 0.3, 0], [0.19, 0.11, 0.115]),
  )
  const whole = chain([[-0.12, 0.27, 0], [-0.13, 0.12, 0], [-0.125, 0.02, 0.01]], [0.1, 0.085, 0.062], 0.05) // prettier-ignore
  const thigh = limb([0.12, 0.27, 0], [0.13, 0.12, 0], 0.1, 0.085)
  // Her left leg is broken off above the knee.
  const stump: Field = (x, y, z) => Math.max(thigh(x, y, z), 0.17 + 0.012 * Math.sin(x * 70 + z * 40) - y)
  const arms = bothSides(
    chain(
      [
        [0.25, 0.59, 0],
        [0.31, 0.46, 0],
        [0.25, 0.37, 0.02],
      ],
      [0.075, 0.062, 0.04],
      0.04,
    ),
  )
  const head = ellipsoid([0, 0.79, 0], [0.19, 0.15, 0.12])
  const crown = join(
    0.03,
    ellipsoid([0, 0.94, -0.01], [0.1, 0.045, 0.06]),
    bothSides(ellipsoid([0.11, 0.92, -0.01], [0.05, 0.06, 0.05])),
  )
  const ears = bothSides(ellipsoid([0.19, 0.76, 0], [0.035, 0.05, 0.04]))
  const eyes = bothSides(ellipsoid([0.1, 0.79, 0.095], [0.094, 0.074, 0.052]))
  const rims = bothSides((x, y, z) => goggle(x - 0.1, y - 0.79, z))
  const slits = bothSides(roundBox([0.1, 0.79, 0.15], [0.072, 0.011, 0.04], 0.01))
  const mouth = ellipsoid([0, 0.7, 0.115], [0.02, 0.014, 0.03])
  const nose = ellipsoid([0, 0.755, 0.115], [0.018, 0.016, 0.02])
  const breasts = bothSides(ellipsoid([0.075, 0.54, 0.1], [0.036, 0.034, 0.03]))
  const clay = join(0.02, body, whole, stump, arms, head, crown, ears, nose, breasts)
  const solid = join(0.006, clay, eyes, ...(ctx.far ? [] : [rims]))
  const coils: Field = (x, y, z) => {
    const near = solid(x, y, z)
    if (ctx.far || near > 0.05 || y > 0.66 || y < 0.2) return near
    const r = Math.hypot(Math.abs(x) - 0.09, (y - 0.4) * 1.05)
    return near - 0.006 * Math.max(0, Math.cos(r * 82 - Math.atan2(y - 0.4, Math.abs(x) - 0.09)))
  }
  return { field: ctx.far ? coils : carve(0.006, coils, slits, mouth), half: [0.4, 0.17], cells: 100 }
}

/** A ring of clay about an eye at the origin, which swells towards +z. */
function goggle(x: number, y: number, z: number): number {
  const out = Math.hypot(x, y * 1.28) - 0.098
  return Math.hypot(out, z - 0.1) - 0.014
}

/** A monolith: a long head on a torso that ends at the hips, arms flat at the sides. */
export function colossus(): Body {
  const torso: Field = (x, y, z) =>
    join(0.1, roundBox([0, 0.24, 0], [0.185, 0.27, 0.085], 0.08), ellipsoid([0, 0.46, 0], [0.2, 0.09, 0.1]))(
      x,
      y,
      z,
    )
  const head = join(
    0.06,
    roundBox([0, 0.76, 0.0], [0.125, 0.23, 0.1], 0.07),
    ellipsoid([0, 0.6, 0.06], [0.11, 0.075, 0.075]),
  )
  const brow = roundBox([0, 0.84, 0.088], [0.115, 0.024, 0.035], 0.02)
  const nose = chain(
    [
      [0, 0.83, 0.09],
      [0, 0.72, 0.13],
      [0, 0.675, 0.135],
    ],
    [0.024, 0.03, 0.038],
    0.02,
  )
  const lips = join(
    0.008,
    roundBox([0, 0.612, 0.122], [0.055, 0.012, 0.02], 0.01),
    roundBox([0, 0.588, 0.12], [0.05, 0.011, 0.02], 0.01),
  )
  const ears = bothSides(roundBox([0.128, 0.72, 0], [0.014, 0.12, 0.03], 0.012))
  const sockets = bothSides(ellipsoid([0.062, 0.785, 0.12], [0.048, 0.03, 0.05]))
  const arms = bothSides(
    chain(
      [
        [0.19, 0.46, 0.03],
        [0.195, 0.22, 0.05],
        [0.08, 0.08, 0.1],
      ],
      [0.045, 0.036, 0.026],
      0.03,
    ),
  )
  return {
    field: join(0.02, torso, carve(0.03, join(0.02, head, brow, nose, lips, ears), sockets), arms),
    half: [0.25, 0.19],
    cells: 120,
  }
}
