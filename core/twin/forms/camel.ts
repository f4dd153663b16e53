import type { Field } from '../geometry/implicit.ts'
import { bothSides, carve, chain, ellipsoid, join, limb, roundBox } from '../geometry/shapes.ts'
import { around, below, type Body } from './bodies.ts'
import type { FormContext } from './context.ts'

/**
 * A Bactrian camel of a Tang tomb, in units of its height and in its own proportions: the head thrown up and open-mouthed,
 * hair in locks, a load between the humps with a demon's mask on either side, on a thin slab with cut corners.
 */
export function camel(ctx: FormContext): Body {
  const trunk = chain(
    [
      [0, 0.565, -0.19],
      [0, 0.55, -0.02],
      [0, 0.565, 0.17],
    ],
    [0.105, 0.118, 0.108],
    0.09,
  )
  const humps = join(
    0.04,
    limb([0, 0.64, -0.15], [0, 0.795, -0.175], 0.07, 0.03),
    limb([0, 0.64, 0.13], [0, 0.795, 0.115], 0.07, 0.03),
  )
  const neck = chain(
    [
      [0, 0.57, 0.2],
      [0, 0.55, 0.285],
      [0, 0.65, 0.325],
      [0, 0.77, 0.3],
      [0, 0.885, 0.265],
    ],
    [0.085, 0.066, 0.052, 0.045, 0.042],
    0.025,
  )
  const tail = chain(
    [
      [0, 0.6, -0.285],
      [0, 0.52, -0.335],
      [0, 0.42, -0.33],
      [0, 0.37, -0.325],
    ],
    [0.024, 0.018, 0.02, 0.026],
    0.01,
  )
  const head = around([0, 0.935, 0.3], 0.16, headOf(ctx))
  const load = around([0, 0.62, -0.012], 0.27, loadOf(ctx, trunk))
  const bare = join(0.03, trunk, humps, neck, tail, below(0.64, legs()), head)
  return { field: join(0.012, bare, hair(ctx), load), half: [0.195, 0.42], cells: 124, slab: slabField() }
}

/** Locks: grooves that run down what hangs. */
function locks(field: Field, ctx: FormContext, [deep, fine]: readonly [number, number]): Field {
  if (!ctx.near) return field
  return (x, y, z) => {
    const off = field(x, y, z)
    if (off > 0.04) return off
    return off + deep * (0.5 + 0.5 * Math.sin(Math.atan2(x, z) * 3 + (x + z) * fine + Math.sin(y * 26) * 0.9))
  }
}

function hair(ctx: FormContext): Field {
  const mane = chain(
    [
      [0, 0.47, 0.315],
      [0, 0.57, 0.36],
      [0, 0.69, 0.362],
      [0, 0.8, 0.332],
    ],
    [0.03, 0.034, 0.026, 0.016],
    0.03,
  )
  const cuffs = bothSides(
    join(0.03, ellipsoid([0.078, 0.455, 0.175], [0.062, 0.085, 0.07]), ellipsoid([0.08, 0.385, 0.185], [0.045, 0.06, 0.05])),
  ) // prettier-ignore
  const tufts = join(
    0.02,
    ellipsoid([0, 0.795, -0.176], [0.036, 0.05, 0.04]),
    ellipsoid([0, 0.795, 0.114], [0.036, 0.05, 0.04]),
    ellipsoid([0, 0.962, 0.225], [0.036, 0.034, 0.042]),
  )
  const [hanging, shaggy, curled] = [
    [0.012, 150],
    [0.01, 130],
    [0.009, 170],
  ] as const
  return join(0.004, locks(mane, ctx, hanging), locks(cuffs, ctx, shaggy), locks(tufts, ctx, curled))
}

/** Half of a mouth's height is the gap between the jaws. */
function headOf(ctx: FormContext): Field {
  const jaw = chain(
    [
      [0, 0.89, 0.27],
      [0, 0.885, 0.325],
      [0, 0.9, 0.358],
    ],
    [0.034, 0.022, 0.017],
    0.02,
  )
  const skull = join(
    0.025,
    chain(
      [
        [0, 0.92, 0.25],
        [0, 0.94, 0.31],
        [0, 0.958, 0.362],
      ],
      [0.048, 0.036, 0.027],
      0.03,
    ),
    bothSides(ellipsoid([0.022, 0.945, 0.362], [0.017, 0.02, 0.024])),
    jaw,
  )
  const ears = bothSides(limb([0.036, 0.95, 0.225], [0.056, 0.985, 0.2], 0.017, 0.006))
  if (!ctx.near) return join(0.015, skull, ears)
  const mouth = limb([0, 0.916, 0.325], [0, 0.932, 0.4], 0.009, 0.016)
  const wide: Field = (x, y, z) => mouth(x * 0.35, y, z)
  const eyes = bothSides(ellipsoid([0.04, 0.945, 0.29], [0.011, 0.01, 0.013]))
  const brows = bothSides(limb([0.036, 0.96, 0.275], [0.036, 0.96, 0.31], 0.011, 0.008))
  const nostrils = bothSides(ellipsoid([0.016, 0.958, 0.388], [0.006, 0.004, 0.009]))
  return join(0.006, carve(0.008, join(0.012, skull, ears, brows), wide, nostrils), eyes)
}

/** Long legs on two-toed pads; the hocks of the hind ones stand back. */
function legs(): Field {
  const front = join(
    0.03,
    chain(
      [
        [0.07, 0.53, 0.165],
        [0.078, 0.31, 0.185],
        [0.08, 0.15, 0.175],
        [0.08, 0.045, 0.18],
      ],
      [0.072, 0.036, 0.024, 0.026],
      0.012,
    ),
    ellipsoid([0.078, 0.285, 0.192], [0.034, 0.036, 0.034]),
  )
  const hind = join(
    0.03,
    chain(
      [
        [0.062, 0.54, -0.195],
        [0.075, 0.39, -0.19],
        [0.08, 0.275, -0.235],
        [0.08, 0.15, -0.225],
        [0.08, 0.045, -0.21],
      ],
      [0.088, 0.052, 0.032, 0.024, 0.026],
      0.012,
    ),
    ellipsoid([0.08, 0.278, -0.245], [0.03, 0.032, 0.03]),
  )
  const pad = (z: number): Field =>
    carve(
      0.008,
      join(0.012, ellipsoid([0.066, 0.024, z + 0.014], [0.026, 0.026, 0.05]), ellipsoid([0.096, 0.024, z + 0.014], [0.026, 0.026, 0.05])),
      limb([0.081, 0.05, z + 0.075], [0.081, 0.02, z + 0.045], 0.007, 0.004),
    ) // prettier-ignore
  return bothSides(join(0.02, front, hind, pad(0.185), pad(-0.205)))
}

/** A fringed blanket, saddle boards that stand out before and behind, a bag with a mask on each side, a roll on top. */
function loadOf(ctx: FormContext, trunk: Field): Field {
  const fringe = (z: number) => (ctx.near ? 0.006 * Math.sin(z * 190) : 0)
  const blanket: Field = (x, y, z) =>
    Math.max(trunk(x, y, z) - 0.016, Math.abs(z + 0.012) - 0.115, 0.475 + fringe(z) - y)
  const boards = bothSides(
    join(0.008, roundBox([0.118, 0.645, -0.012], [0.009, 0.014, 0.185], 0.006), roundBox([0.112, 0.675, -0.012], [0.009, 0.012, 0.165], 0.006)),
  ) // prettier-ignore
  const bag = bothSides(ellipsoid([0.122, 0.585, -0.012], [0.044, 0.095, 0.098]))
  const roll = limb([-0.115, 0.715, -0.012], [0.115, 0.715, -0.012], 0.046, 0.046)
  const bound: Field = (x, y, z) =>
    roll(x, y, z) + (ctx.near ? 0.006 * Math.max(0, Math.cos(Math.abs(x) * 78)) ** 6 : 0)
  return join(0.006, blanket, boards, bag, bound, ...(ctx.near ? [demon()] : []))
}

/** Brows, round eyes, a flat nose and a wide mouth with tusks, on the bag's side. */
function demon(): Field {
  const z = -0.012
  const side = (dz: number, y: number, r: readonly [number, number, number], out = 0): Field =>
    join(0.004, ellipsoid([0.16 + out, y, z + dz], r), ellipsoid([0.16 + out, y, z - dz], r))
  const eyes = carve(0.004, side(0.03, 0.607, [0.016, 0.017, 0.017]), side(0.03, 0.607, [0.006, 0.006, 0.006], 0.015)) // prettier-ignore
  const brows = side(0.034, 0.632, [0.014, 0.01, 0.03])
  const nose = ellipsoid([0.163, 0.583, z], [0.016, 0.017, 0.02])
  const lips = carve(0.005, ellipsoid([0.153, 0.545, z], [0.018, 0.022, 0.044]), ellipsoid([0.17, 0.545, z], [0.016, 0.009, 0.03])) // prettier-ignore
  const tusks = side(0.02, 0.545, [0.016, 0.014, 0.005])
  return bothSides(join(0.006, eyes, brows, nose, lips, tusks))
}

/** Thin, its corners cut off. */
function slabField(): Field {
  const [halfX, halfZ, cut] = [0.172, 0.372, 0.05]
  const plate = roundBox([0, -0.016, 0], [halfX, 0.02, halfZ], 0.006)
  return (x, y, z) =>
    Math.max(plate(x, y, z), (Math.abs(x) + Math.abs(z) - halfX - halfZ + cut) * Math.SQRT1_2)
}
