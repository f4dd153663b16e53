import type { Vec3 } from '../geometry/draft.ts'
import { implicit, type Field } from '../geometry/implicit.ts'
import { bothSides, chain, ellipsoid, join, limb, roundBox } from '../geometry/shapes.ts'
import { surfaces } from '../surface.ts'
import { bird, horse, quadruped } from './animals.ts'
import { headAt, type Body } from './bodies.ts'
import { camel } from './camel.ts'
import { llama } from './camelids.ts'
import type { FormContext } from './context.ts'
import { dancing } from './dancing.ts'
import { enthroned } from './enthroned.ts'
import { pensive } from './pensive.ts'
import { colossus, squat } from './statues.ts'

const kinds = [
  'standing',
  'seated',
  'horse',
  'quadruped',
  'camel',
  'llama',
  'bird',
  'warrior',
  'robed',
  'dancing',
  'squat',
  'colossus',
  'enthroned',
  'pensive',
] as const
type Kind = (typeof kinds)[number]
const animals: ReadonlySet<Kind> = new Set<Kind>(['horse', 'quadruped', 'camel', 'llama', 'bird'])

/** Figurine in units of its height. `kind`: standing, robed, warrior, seated (cross-legged), pensive, horse, quadruped, camel, llama, bird; `base` for a plinth. */
export function figurine(ctx: FormContext): void {
  const wide = Math.max(ctx.w, ctx.d) / ctx.h
  const fallback = wide > 0.95 ? 'quadruped' : wide > 0.62 ? 'seated' : 'robed'
  const kind = suited(ctx, ctx.choice('kind', kinds, fallback))
  const base = ctx.flag('base', kind !== 'seated' && kind !== 'quadruped' && kind !== 'pensive')
  const body = builders[kind](ctx)
  const turned = animals.has(kind) && ctx.w > ctx.d
  const turn = (field: Field): Field => (turned ? (x, y, z) => field(z, y, x) : field)
  const { head } = body
  const facing = turn(head && !ctx.near ? join(0.022, body.field, head.field) : body.field)
  const half = turned ? ([body.half[1], body.half[0]] as const) : body.half
  const plinth = roundBox([0, -0.02, 0], [half[0] * 0.92, 0.035, half[1] * 0.92], 0.008)
  const onPlinth = base && body.slab === undefined
  const field: Field = onPlinth ? (x, y, z) => Math.min(facing(x, y, z), plinth(x, y, z)) : facing
  const cut: Field = (x, y, z) => Math.max(field(x, y, z), -0.05 - y, base ? -1 : -y)
  implicit(ctx.draft, {
    field: cut, min: [-half[0] - 0.04, -0.08, -half[1] - 0.04], max: [half[0] + 0.04, 1.06, half[1] + 0.04],
    cells: ctx.cells(body.cells), skin: ctx.plain, tileM: ctx.tileM / ctx.h,
  }) // prettier-ignore
  if (head && ctx.near) {
    const [low, high] = [-1, 1].map((k) => head.at.map((c) => c + k * head.reach) as unknown as Vec3)
    implicit(ctx.draft, { field: head.field, min: low!, max: high!, cells: ctx.cells(56), skin: ctx.plain, tileM: ctx.tileM / ctx.h }) // prettier-ignore
  }
  if (!base || !body.slab) return
  implicit(ctx.draft, {
    field: turn(body.slab), min: [-half[0], -0.06, -half[1]], max: [half[0], 0.03, half[1]],
    cells: ctx.cells(90), skin: ctx.of('clay'), tileM: ctx.tileM / ctx.h,
  }) // prettier-ignore
}

const bun: Field[] = [
  ellipsoid([0, 0.42, -0.16], [1.02, 0.92, 1.08]),
  ellipsoid([0, 1.35, -0.3], [0.42, 0.42, 0.42]),
]
const headdress: Field[] = [
  limb([0, 0.55, -0.1], [0, 1.35, -0.15], 0.98, 0.8),
  bothSides(ellipsoid([1.02, -0.2, -0.15], [0.16, 0.34, 0.3])),
]

function pleats(depth: number, count: number): (x: number, y: number, z: number) => number {
  return (x, y, z) =>
    depth * Math.sin(Math.atan2(x, z) * count + Math.sin(y * 9) * 0.8) * Math.max(0, 1 - y * 1.6)
}

function robed(ctx: FormContext): Body {
  const fold = pleats(0.006, 11)
  const skirt = chain(
    [
      [0, 0.0, 0],
      [0, 0.24, 0],
      [0, 0.5, 0],
    ],
    [0.165, 0.125, 0.105],
    0.05,
  )
  const dress: Field = (x, y, z) => skirt(x * 0.94, y, z * 1.25) - (ctx.far ? 0 : fold(x, y, z))
  const torso = join(
    0.06,
    ellipsoid([0, 0.62, 0], [0.125, 0.17, 0.085]),
    ellipsoid([0, 0.72, 0], [0.15, 0.075, 0.085]),
  )
  const arms = bothSides(
    join(
      0.03,
      chain(
        [
          [0.15, 0.72, 0],
          [0.185, 0.58, 0.02],
          [0.075, 0.545, 0.12],
        ],
        [0.05, 0.052, 0.045],
        0.03,
      ),
      chain(
        [
          [0.185, 0.56, 0.02],
          [0.17, 0.4, 0.03],
        ],
        [0.05, 0.04],
        0.04,
      ),
    ),
  )
  const hands = ellipsoid([0, 0.55, 0.135], [0.062, 0.036, 0.034])
  const neck = limb([0, 0.76, 0], [0, 0.86, 0], 0.042, 0.04)
  const collar = bothSides(limb([0.06, 0.8, 0.03], [-0.03, 0.66, 0.088], 0.016, 0.014))
  return {
    field: join(0.025, dress, torso, arms, hands, neck, collar),
    head: headAt(0.895, 0.062, 0.006, ctx, bun),
    half: [0.24, 0.19],
    cells: 116,
  }
}

function standing(ctx: FormContext): Body {
  const legs = bothSides(
    chain(
      [
        [0.058, 0.02, 0],
        [0.06, 0.24, 0.01],
        [0.066, 0.5, 0],
      ],
      [0.04, 0.05, 0.078],
      0.04,
    ),
  )
  const feet = bothSides(limb([0.058, 0.022, -0.01], [0.066, 0.02, 0.085], 0.03, 0.026))
  const kilt: Field = (x, y, z) =>
    Math.max(
      chain(
        [
          [0, 0.36, 0],
          [0, 0.56, 0],
        ],
        [0.14, 0.11],
        0.02,
      )(x, y, z * 1.15),
      0.3 - y,
    )
  const torso = join(
    0.06,
    ellipsoid([0, 0.6, 0], [0.105, 0.12, 0.075]),
    ellipsoid([0, 0.72, 0.005], [0.145, 0.085, 0.085]),
  )
  const arms = bothSides(
    chain(
      [
        [0.165, 0.755, 0],
        [0.19, 0.6, -0.005],
        [0.175, 0.45, 0.03],
      ],
      [0.046, 0.04, 0.033],
      0.03,
    ),
  )
  const hands = bothSides(ellipsoid([0.174, 0.42, 0.035], [0.03, 0.042, 0.032]))
  const neck = limb([0, 0.78, 0], [0, 0.87, 0], 0.045, 0.042)
  return {
    field: join(0.022, legs, feet, kilt, torso, arms, hands, neck),
    head: headAt(0.905, 0.06, 0.006, ctx, headdress),
    half: [0.25, 0.16],
    cells: 116,
  }
}

function warrior(ctx: FormContext): Body {
  const figure = standing(ctx)
  const armour: Field = (x, y, z) => {
    const plate = ellipsoid([0, 0.64, 0], [0.16, 0.19, 0.115])(x, y, z)
    const rows =
      0.005 * Math.abs(Math.sin(y * 62)) * (ctx.far ? 0 : 1) +
      0.003 * Math.abs(Math.sin(Math.atan2(x, z) * 9))
    return Math.max(plate - rows, 0.47 - y)
  }
  const pads = bothSides(ellipsoid([0.175, 0.735, 0], [0.07, 0.06, 0.075]))
  return { ...figure, field: join(0.012, figure.field, armour, pads), half: [0.27, 0.17], cells: 114 }
}

function seated(ctx: FormContext): Body {
  const legs = bothSides(
    chain(
      [
        [0.1, 0.13, -0.02],
        [0.36, 0.1, 0.12],
        [0.05, 0.085, 0.26],
      ],
      [0.11, 0.085, 0.065],
      0.07,
    ),
  )
  const lap = ellipsoid([0, 0.1, 0.08], [0.3, 0.1, 0.2])
  const torso = join(
    0.1,
    ellipsoid([0, 0.34, -0.03], [0.16, 0.22, 0.12]),
    ellipsoid([0, 0.52, -0.03], [0.2, 0.11, 0.12]),
  )
  const arms = bothSides(
    chain(
      [
        [0.22, 0.54, -0.03],
        [0.275, 0.34, 0.0],
        [0.07, 0.23, 0.19],
      ],
      [0.068, 0.06, 0.045],
      0.04,
    ),
  )
  const hands = ellipsoid([0, 0.215, 0.2], [0.09, 0.035, 0.06])
  const sash = limb([0.2, 0.58, 0.0], [-0.1, 0.3, 0.1], 0.03, 0.026)
  const neck = limb([0, 0.58, -0.02], [0, 0.7, -0.02], 0.07, 0.065)
  const base = ellipsoid([0, 0.0, 0.07], [0.42, 0.07, 0.28])
  return {
    field: join(0.035, legs, lap, torso, arms, hands, sash, neck, base),
    head: headAt(0.775, 0.105, 0, ctx, bun),
    half: [0.47, 0.36],
    cells: 92,
  }
}

const builders: Readonly<Record<Kind, (ctx: FormContext) => Body>> = {
  standing,
  seated,
  horse,
  quadruped,
  camel,
  llama,
  bird,
  warrior,
  robed,
  dancing,
  squat,
  colossus,
  enthroned: (ctx) => enthroned(ctx, seated(ctx)),
  pensive,
}

/** A standing figure that is very broad is a dancer in bronze, a squat idol in clay; a great one in stone is a monolith. */
function suited(ctx: FormContext, kind: Kind): Kind {
  if (kind === 'seated' && ctx.h > Math.max(ctx.w, ctx.d) * 1.5) return 'enthroned'
  if (kind !== 'standing') return kind
  const { family } = surfaces[ctx.facts.surface]
  if (family === 'stone' && ctx.h > 1.5 && !ctx.flag('base', true)) return 'colossus'
  if (ctx.w / ctx.h < 0.6) return kind
  return family === 'metal' ? 'dancing' : 'squat'
}
