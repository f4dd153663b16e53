import type { Field } from '../geometry/implicit.ts'
import { bothSides, chain, ellipsoid, join, limb } from '../geometry/shapes.ts'
import { headAt, type Body } from './bodies.ts'
import type { FormContext } from './context.ts'

/** A crown of three rounded peaks over a head of half width 1, hair to the neck. */
function peaks(): Field[] {
  return [
    ellipsoid([0, 0.42, -0.16], [1.03, 0.86, 1.06]),
    ellipsoid([0, 1.3, 0.3], [0.46, 0.62, 0.28]),
    bothSides(ellipsoid([0.66, 1.12, 0.1], [0.4, 0.56, 0.36])),
    bothSides(ellipsoid([1.04, -0.3, -0.1], [0.13, 0.42, 0.24])),
  ]
}

/**
 * A bodhisattva on a draped stool: the left foot on the ground, the right ankle across the left knee, the left hand on it; the right
 * elbow on the knee, two fingers almost at the cheek, the head bent a little.
 */
export function pensive(ctx: FormContext): Body {
  const stool: Field = (x, y, z) => {
    const a = Math.atan2(x, z)
    const fall = ctx.far ? 0 : 0.009 * Math.sin(a * 13 + Math.sin(y * 22)) * Math.min(1, y * 8)
    const r = 0.168 + 0.03 * Math.pow(Math.abs(y - 0.2) / 0.19, 2) + fall
    return Math.max(Math.hypot(x, z + 0.02) - r, Math.abs(y - 0.195) - 0.195) * 0.85
  }
  const hips = ellipsoid([0, 0.425, -0.02], [0.125, 0.075, 0.105])
  const torso = join(
    0.05,
    ellipsoid([0, 0.54, -0.01], [0.08, 0.13, 0.062]),
    ellipsoid([0, 0.65, 0.005], [0.112, 0.058, 0.06]),
  )
  const pendant = chain([[0.07, 0.42, 0], [0.09, 0.405, 0.19], [0.085, 0.22, 0.2], [0.085, 0.06, 0.19]], [0.07, 0.058, 0.046, 0.034], 0.03) // prettier-ignore
  const foot = join(
    0.01,
    limb([0.085, 0.045, 0.18], [0.095, 0.036, 0.265], 0.03, 0.024),
    ellipsoid([0.09, 0.012, 0.225], [0.075, 0.022, 0.075]),
  )
  const crossed = chain([[-0.07, 0.425, 0], [-0.185, 0.435, 0.165], [-0.04, 0.455, 0.225], [0.1, 0.45, 0.225]], [0.07, 0.056, 0.045, 0.03], 0.03) // prettier-ignore
  const toes = limb([0.1, 0.45, 0.225], [0.165, 0.44, 0.215], 0.026, 0.02)
  const thinking = join(
    0.012,
    chain(
      [
        [-0.105, 0.655, 0],
        [-0.155, 0.505, 0.13],
        [-0.098, 0.725, 0.12],
      ],
      [0.036, 0.03, 0.022],
      0.02,
    ),
    limb([-0.098, 0.725, 0.12], [-0.082, 0.758, 0.118], 0.022, 0.018),
    limb([-0.088, 0.755, 0.116], [-0.074, 0.815, 0.1], 0.01, 0.008),
    limb([-0.076, 0.755, 0.124], [-0.058, 0.808, 0.114], 0.01, 0.008),
  )
  const resting = join(
    0.012,
    chain(
      [
        [0.105, 0.655, 0],
        [0.155, 0.53, 0.045],
        [0.085, 0.485, 0.2],
      ],
      [0.042, 0.034, 0.025],
      0.02,
    ),
    ellipsoid([0.07, 0.482, 0.225], [0.032, 0.016, 0.03]),
  )
  const neck = limb([0, 0.69, 0.005], [0, 0.77, 0.035], 0.038, 0.036)
  const collar = bothSides(limb([0.075, 0.705, 0.03], [0, 0.645, 0.068], 0.012, 0.012))
  const scarf = ctx.far ? [] : [limb([0.1, 0.69, 0.03], [-0.09, 0.5, 0.06], 0.014, 0.013)]
  return {
    field: join(0.018, stool, hips, torso, pendant, foot, crossed, toes, thinking, resting, neck, collar, ...scarf), // prettier-ignore
    head: headAt(0.845, 0.074, 0.055, ctx, peaks()),
    half: [0.26, 0.34],
    cells: 102,
  }
}
