import type { Vec3 } from '../geometry/draft.ts'
import type { Field } from '../geometry/implicit.ts'
import { smoothPath, tube, type Tube } from '../geometry/tube.ts'
import { bothSides, carve, chain, ellipsoid, join, limb } from '../geometry/shapes.ts'
import { around, headAt, type Body } from './bodies.ts'
import type { FormContext } from './context.ts'

/**
 * Shiva as lord of the dance, in units of the height and in the bronze's own proportions: drum and fire in the hands behind,
 * one hand raised to reassure, one that points at the lifted foot; locks that fly, a dwarf trodden down, a lotus, a ring of flames.
 */
export function dancing(ctx: FormContext): Body {
  ring(ctx)
  strands(ctx)
  const figure = join(0.014, body(), legs(), arms(ctx), limb([0, 0.61, 0], [0, 0.685, 0.002], 0.026, 0.025))
  const head = headAt(0.705, 0.037, 0.008, ctx, [piledHair()])
  const parts = [
    around([0, 0.5, 0.04], 0.36, figure),
    around([0, 0.175, 0.02], 0.22, dwarf()),
    lotus(ctx),
    ...(ctx.near ? [around([0, 0.5, 0.04], 0.36, jewels())] : []),
  ]
  return { field: join(0.006, ...parts), head: { ...head, reach: 0.13 }, half: [0.29, 0.17], cells: 140 }
}

function body(): Field {
  return join(
    0.035,
    ellipsoid([0, 0.595, 0], [0.082, 0.05, 0.046]),
    ellipsoid([0, 0.515, 0.004], [0.05, 0.07, 0.038]),
    ellipsoid([0, 0.448, 0], [0.066, 0.042, 0.048]),
  )
}

/** The right leg bears him, bent; the left is thrown across it. */
function legs(): Field {
  const bearing = chain(
    [
      [-0.032, 0.44, 0],
      [-0.092, 0.335, 0.05],
      [-0.05, 0.212, 0.005],
    ],
    [0.05, 0.035, 0.02],
    0.012,
  )
  const lifted = chain(
    [
      [0.034, 0.44, 0.01],
      [0.12, 0.395, 0.075],
      [-0.035, 0.352, 0.115],
      [-0.085, 0.335, 0.118],
    ],
    [0.05, 0.036, 0.023, 0.018],
    0.012,
  )
  const feet = join(
    0.006,
    limb([-0.05, 0.2, 0], [-0.066, 0.196, 0.075], 0.019, 0.013),
    limb([-0.085, 0.334, 0.118], [-0.152, 0.305, 0.122], 0.017, 0.012),
  )
  return join(0.012, bearing, lifted, feet)
}

function arms(ctx: FormContext): Field {
  const behind = bothSides(
    chain(
      [
        [0.074, 0.612, -0.012],
        [0.172, 0.572, -0.022],
        [0.228, 0.648, -0.004],
      ],
      [0.03, 0.023, 0.016],
      0.01,
    ),
  )
  const reassuring = chain(
    [
      [-0.078, 0.61, 0.012],
      [-0.132, 0.515, 0.045],
      [-0.112, 0.578, 0.1],
    ],
    [0.03, 0.023, 0.015],
    0.01,
  )
  const pointing = chain(
    [
      [0.078, 0.61, 0.012],
      [0.085, 0.545, 0.078],
      [-0.05, 0.528, 0.112],
      [-0.088, 0.515, 0.116],
    ],
    [0.03, 0.024, 0.017, 0.014],
    0.01,
  )
  return join(0.01, behind, reassuring, pointing, hands(ctx))
}

function hands(ctx: FormContext): Field {
  const palms = join(
    0.006,
    ellipsoid([-0.11, 0.602, 0.106], [0.017, 0.022, 0.009]),
    limb([-0.09, 0.515, 0.117], ctx.near ? [-0.118, 0.478, 0.12] : [-0.1, 0.5, 0.118], 0.0145, 0.01),
    ellipsoid([-0.236, 0.665, 0], [0.017, 0.018, 0.014]),
    ellipsoid([0.236, 0.665, 0], [0.017, 0.018, 0.014]),
  )
  const drum: Field = (x, y, z) => {
    const along = x + 0.24
    const wide = 0.009 + 0.42 * Math.abs(along)
    return Math.max(Math.hypot(y - 0.7, z) - wide, Math.abs(along) - 0.028) * 0.8
  }
  const fire = join(
    0.006,
    ...[-0.3, 0, 0.3].map((lean) =>
      limb([0.24 + lean * 0.03, 0.685, 0], [0.244 + lean * 0.12, 0.74 - Math.abs(lean) * 0.06, 0], 0.013, 0.004),
    ),
  ) // prettier-ignore
  if (!ctx.near) return join(0.006, palms, drum, fire)
  const fingers = [-0.0115, -0.004, 0.0035, 0.011].map((dx) =>
    limb([-0.11 + dx, 0.618, 0.107], [-0.11 + dx * 1.15, 0.645 - Math.abs(dx) * 0.5, 0.108], 0.0042, 0.0032),
  )
  const thumb = limb([-0.094, 0.6, 0.108], [-0.088, 0.62, 0.11], 0.0045, 0.0035)
  return join(0.003, palms, drum, fire, ...fingers, thumb)
}

/** A tall cap of piled hair over a head of half width 1. */
function piledHair(): Field {
  return join(
    0.2,
    limb([0, 0.6, -0.1], [0, 1.65, -0.15], 0.92, 0.46),
    ellipsoid([0, 0.4, -0.16], [1.02, 0.9, 1.06]),
  )
}

/** Belt, necklaces, and rings on arms and ankles. */
function jewels(): Field {
  const hoop = (cy: number, radius: number, thick: number, dip: number, flat: number): Field => (x, y, z) =>
    Math.hypot(Math.hypot(x, z * flat) - radius, y - cy + dip * z) - thick // prettier-ignore
  const rings: readonly (readonly [Vec3, number])[] = [
    [[0.128, 0.59, -0.017], 0.03],
    [[-0.128, 0.59, -0.017], 0.03],
    [[0.216, 0.632, -0.008], 0.0205],
    [[-0.216, 0.632, -0.008], 0.0205],
    [[-0.114, 0.57, 0.092], 0.0195],
    [[-0.056, 0.527, 0.112], 0.0195],
    [[-0.054, 0.224, 0.01], 0.0245],
    [[-0.06, 0.344, 0.116], 0.024],
  ]
  return join(
    0.003,
    hoop(0.456, 0.0665, 0.009, 0.1, 1.3),
    hoop(0.434, 0.073, 0.007, 0.1, 1.3),
    hoop(0.636, 0.042, 0.0055, 0.3, 1),
    hoop(0.624, 0.056, 0.005, 0.42, 1.1),
    ...rings.map(([at, r]) => ellipsoid(at, [r, r * 0.5, r])),
  )
}

/** Lies on his belly across the lotus, his head raised. */
function dwarf(): Field {
  const trunk = chain(
    [
      [0.075, 0.172, 0.02],
      [0, 0.166, 0.01],
      [-0.075, 0.165, 0.005],
    ],
    [0.029, 0.028, 0.032],
    0.02,
  )
  const limbs = join(
    0.008,
    chain([[-0.08, 0.168, 0.01], [-0.14, 0.168, 0.045], [-0.175, 0.156, 0.01]], [0.022, 0.017, 0.013], 0.008),
    chain([[0.085, 0.172, 0.03], [0.11, 0.16, 0.075], [0.15, 0.165, 0.07]], [0.014, 0.012, 0.011], 0.008),
  ) // prettier-ignore
  const head = carve(0.003, ellipsoid([0.122, 0.197, 0.03], [0.031, 0.029, 0.029]), limb([0.122, 0.188, 0.062], [0.136, 0.188, 0.062], 0.006, 0.004)) // prettier-ignore
  return join(0.012, trunk, limbs, head)
}

/** A double lotus on an oval foot: petals hang below its waist and rise above. */
function lotus(ctx: FormContext): Field {
  return (x, y, z) => {
    if (y > 0.2) return y - 0.14
    const turn = Math.atan2(x, z * 1.3)
    const [hanging, rising] = [(0.08 - y) / 0.05, (y - 0.08) / 0.06]
    const petal = (t: number, phase: number) =>
      t < 0 || t > 1 || ctx.far
        ? 0
        : 0.017 * Math.sin(t * Math.PI * 0.75) * Math.abs(Math.cos(turn * 7 + phase))
    const radius = y < 0.028 ? 0.205 : 0.15 + 0.028 * Math.min(1, Math.abs(y < 0.08 ? hanging : rising)) + petal(hanging, 0) + petal(rising, Math.PI / 2) // prettier-ignore
    return Math.max((Math.hypot(x, z * 1.3) - radius) * 0.7, y - 0.142, -y)
  }
}

const [centre, radius, flames] = [0.562, 0.36, 27]
const onHoop = (turn: number, out: number): Vec3 => [
  Math.sin(turn) * (radius + out),
  centre + Math.cos(turn) * (radius + out),
  0,
]

/** A hoop that stands in the lotus, and on it flames of three tongues. */
function ring(ctx: FormContext): void {
  const many = ctx.count(120, 20)
  bar(ctx, {
    path: Array.from({ length: many }, (_, i) => onHoop((i / many) * 2 * Math.PI, 0)),
    radii: () => [0.012, 0.019],
    segments: ctx.near ? 12 : 4,
    loop: true,
  })
  if (ctx.far) return
  for (let i = 0; i < flames; i++) {
    const turn = ((i + 0.5) / flames) * 2 * Math.PI
    // Below it is let into the lotus.
    if (Math.cos(turn) < -0.88) continue
    tongue(ctx, [onHoop(turn, 0.008), onHoop(turn, 0.035), onHoop(turn, 0.082)], 0.015)
    if (ctx.near)
      for (const side of [-1, 1])
        tongue(ctx, [onHoop(turn + side * 0.03, 0.008), onHoop(turn + side * 0.052, 0.034), onHoop(turn + side * 0.062, 0.056)], 0.0105) // prettier-ignore
  }
}

function tongue(ctx: FormContext, path: readonly Vec3[], thick: number): void {
  const at = (t: number) => thick * (1 - 0.8 * t * t)
  bar(ctx, { path: smoothPath(path, ctx.near ? 4 : 1), radii: (t) => [at(t) * 0.7, at(t)], segments: ctx.near ? 8 : 4 }) // prettier-ignore
}

/** Strands that the dance throws out to both sides, and the end of the sash. */
function strands(ctx: FormContext): void {
  if (ctx.far) return
  const tips = [[0.205, 0.822], [0.23, 0.785], [0.238, 0.748], [0.228, 0.712], [0.2, 0.682]] as const // prettier-ignore
  const draw = (path: readonly Vec3[], thick: number) =>
    bar(ctx, {
      path: smoothPath(path, ctx.near ? 5 : 1),
      radii: (t) => [thick * (1 - 0.3 * t), thick * (1 - 0.3 * t)],
      segments: ctx.near ? 8 : 3,
    })
  for (const side of [-1, 1])
    for (const [i, [x, y]] of tips.entries()) {
      const root = 0.728 - i * 0.009
      const strand: Vec3[] = [[side * 0.02, root, -0.012], [side * x * 0.45, (root + y) / 2 + 0.016 - i * 0.004, -0.022], [side * x * 0.8, y - 0.01, -0.022], [side * x, y, -0.022]] // prettier-ignore
      draw(ctx.near ? [...strand, [side * (x - 0.008), y + 0.012, -0.02]] : strand, 0.0088)
    }
  draw([[0.05, 0.442, 0.015], [0.13, 0.456, 0.005], [0.19, 0.434, 0], [0.24, 0.45, 0]], 0.0125) // prettier-ignore
}

/** A bar in the units of the figure: the twin is scaled when all of it is there. */
function bar(ctx: FormContext, options: Omit<Tube, 'skin' | 'tileM' | 'side'>): void {
  const { loop = false } = options
  tube(ctx.draft, { ...options, skin: ctx.plain, tileM: ctx.tileM / ctx.h, side: [0, 0, 1], rounded: ctx.near && !loop }) // prettier-ignore
}
