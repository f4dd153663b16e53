import { implicit, type Field } from '../geometry/implicit.ts'
import { bothSides, carve, chain, ellipsoid, join, limb, roundBox } from '../geometry/shapes.ts'
import type { Vec3 } from '../geometry/draft.ts'
import type { FormContext } from './context.ts'

/**
 * Features of a face on a head whose half width is 1: centre of the eyes at y = 0, front towards +z at `front`.
 * Returned as things to add and things to cut.
 */
export interface Features {
  readonly add: readonly Field[]
  readonly cut: readonly Field[]
  readonly lids: readonly Field[]
}

export interface FaceStyle {
  readonly front: number
  readonly nose: number
  readonly lips: number
  readonly eye: number
}

/** Brow, nose, lips, lids and sockets, in units of half the face's width. */
export function features({ front, nose, lips, eye }: FaceStyle): Features {
  const f = front
  return {
    add: [
      chain([[0, 0.06, f - 0.06], [0, -0.3, f + 0.1 * nose], [0, -0.44, f + 0.14 * nose]], [0.085, 0.1, 0.14], 0.08),
      bothSides(ellipsoid([0.13 * nose, -0.46, f + 0.02], [0.11, 0.09, 0.12])),
      bothSides(chain([[0.08, 0.2, f - 0.03], [0.38, 0.27, f - 0.1], [0.68, 0.13, f - 0.36]], [0.075, 0.09, 0.06], 0.08)),
      bothSides(ellipsoid([0.44, -0.32, f - 0.3], [0.3, 0.24, 0.22])),
      ellipsoid([0, -0.97, f - 0.2], [0.27, 0.17, 0.2]),
    ],
    cut: [bothSides(ellipsoid([0.37, 0.02, f + 0.06], [0.25 * eye, 0.14, 0.16]))],
    lids: [
      bothSides(ellipsoid([0.37, 0.0, f - 0.16], [0.21 * eye, 0.125, 0.15])),
      bothSides(chain([[0.17, -0.02, f - 0.06], [0.36, 0.1, f - 0.02], [0.56, -0.02, f - 0.16]], [0.028, 0.036, 0.026], 0.03)),
      bothSides(chain([[0.18, -0.03, f - 0.06], [0.36, -0.09, f - 0.04], [0.56, -0.03, f - 0.16]], [0.022, 0.03, 0.022], 0.03)),
      chain([[-0.33, -0.69, f - 0.16], [-0.08, -0.645, f + 0.02], [0, -0.665, f + 0.02], [0.08, -0.645, f + 0.02], [0.33, -0.69, f - 0.16]], [0.03, 0.058 * lips, 0.05 * lips, 0.058 * lips, 0.03], 0.04),
      chain([[-0.28, -0.73, f - 0.14], [0, -0.775, f + 0.0], [0.28, -0.73, f - 0.14]], [0.035, 0.075 * lips, 0.035], 0.04),
    ],
  } // prettier-ignore
}

/** Ear in units of half the face's width, for x > 0. */
function ear(long: number): Field {
  return bothSides(
    carve(0.04, join(0.06, ellipsoid([0.98, -0.06, -0.08], [0.09, 0.27, 0.17]), ellipsoid([0.97, -0.32 - 0.14 * long, -0.03], [0.07, 0.13 + 0.16 * long, 0.08])), ellipsoid([1.06, -0.05, -0.04], [0.05, 0.17, 0.09])),
  ) // prettier-ignore
}

/** Head or bust. `kind`: plain, curls (topknot and long ears), helmet (colossal), crown, beard; `bust` with shoulders. */
export function head(ctx: FormContext): void {
  const kind = ctx.choice(
    'kind',
    ['plain', 'curls', 'helmet', 'crown', 'beard'],
    ctx.w / ctx.h > 0.78 ? 'helmet' : 'plain',
  )
  const bust = ctx.flag('bust', kind !== 'helmet' && ctx.w / ctx.h > 0.6)
  const squat = kind === 'helmet'
  const face = features({
    front: squat ? 0.93 : 0.95,
    nose: squat ? 1.35 : 1,
    lips: squat ? 1.7 : 1.05,
    eye: squat ? 1.1 : 1,
  })
  const skull = join(
    0.3,
    ellipsoid([0, 0.22, -0.12], [0.94, 0.98, 1.08]),
    ellipsoid([0, -0.45, 0.18], [0.72, 0.78, 0.74]),
  )
  const shaped = join(0.05, carve(0.16, join(0.14, skull, ...face.add), ...face.cut), ...face.lids)
  const parts: Field[] = [shaped, ear(kind === 'curls' ? 1 : 0)]
  const neck = squat ? -1.12 : -1.75
  if (!squat) parts.push(limb([0, -0.9, -0.2], [0, -1.9, -0.25], 0.52, 0.56))
  if (bust)
    parts.push(
      join(
        0.5,
        limb([-1.05, -2.3, -0.3], [1.05, -2.3, -0.3], 0.52, 0.52),
        ellipsoid([0, -2.6, -0.22], [1.25, 0.9, 0.66]),
        ellipsoid([0, -1.85, -0.28], [0.8, 0.42, 0.46]),
      ),
    )
  if (kind === 'helmet')
    parts.push(
      join(
        0.04,
        cap([0, 0.3, -0.12], [1.1, 1.02, 1.2], 0.32, 0.1),
        bothSides(roundBox([1.02, -0.3, 0.05], [0.1, 0.5, 0.24], 0.08)),
        band(0.4, 1.13, 1.2),
      ),
    )
  if (kind === 'crown')
    parts.push(
      cap([0, 0.3, -0.12], [1.02, 1.3, 1.14], 0.4, 0.08),
      band(0.46, 1.08, 1.18),
      ellipsoid([0, 1.72, -0.14], [0.28, 0.36, 0.28]),
    )
  if (kind === 'plain' || kind === 'beard') parts.push(curls([0, 0.3, -0.17], [1.0, 1.0, 1.1], 0.42, 0.06))
  if (kind === 'beard') parts.push(curls([0, -1.02, 0.34], [0.6, 0.62, 0.54], -9, 0.07))
  const field = join(0.05, ...parts)
  const low = bust ? -3.0 : neck
  const floor: Field = (x, y, z) => Math.max(field(x, y, z), low - y)
  const min: Vec3 = [bust ? -1.9 : -1.35, low - 0.1, -1.6]
  const max: Vec3 = [bust ? 1.9 : 1.35, 2.25, 1.5]
  implicit(ctx.draft, {
    field: floor,
    min,
    max,
    cells: ctx.cells(bust ? 92 : 92),
    skin: ctx.plain,
    tileM: (ctx.tileM / ctx.h) * 4,
  })
}

/** Hair as rows of small locks over the upper part (y over `from`) of an ellipsoid. */
function curls(centre: Vec3, radii: Vec3, from: number, size: number): Field {
  const shell = ellipsoid(centre, radii)
  return (x, y, z) => {
    const d = shell(x, y, z)
    if (d > 0.4) return d
    const [px, py, pz] = [x - centre[0], y - centre[1], z - centre[2]]
    const line = from - (pz > 0.35 ? 0 : (0.35 - pz) * 0.75)
    const row = py / (size * 1.7)
    const around = Math.atan2(px, pz) * (radii[0] / (size * 0.95))
    const bump =
      Math.abs(Math.cos(around + (Math.floor(row) % 2) * 1.57)) *
      Math.abs(Math.sin(row * Math.PI)) *
      size *
      0.62
    return Math.max(d - bump - 0.02, (line - py) * 0.8)
  }
}

function cap(centre: Vec3, radii: Vec3, from: number, thick: number): Field {
  const shell = ellipsoid(centre, radii)
  return (x, y, z) =>
    Math.max(shell(x, y, z) - thick * 0.2, (from - (z > 0.3 ? 0 : (0.3 - z) * 0.7) - y) * 0.85)
}

function band(y: number, rx: number, rz: number): Field {
  return (x, py, z) => {
    const r = Math.hypot(x / rx, (z + 0.12) / rz)
    return Math.max((r - 1) * Math.min(rx, rz), Math.abs(py - y - Math.min(0, z) * 0.35) - 0.13) - 0.03
  }
}

/** Mask: a shell open at the back, its eyes and mouth pierced. `kind`: human, animal (muzzle and ears), grotesque; `horns`, `eyes` open or closed. */
export function mask(ctx: FormContext): void {
  const kind = ctx.choice('kind', ['human', 'animal', 'grotesque'], 'human')
  const slim = Math.max(0.8, Math.min(2.2, ctx.h / ctx.w))
  const dressed = kind === 'human' && slim > 1.55
  const tall = dressed ? slim * 0.72 : slim
  const pierced = ctx.flag('eyes', true)
  const front = 0.72
  const spread = kind === 'grotesque' && ctx.w / ctx.h > 1.5
  const wild = kind === 'grotesque' && !spread
  const face = features({ front, nose: wild ? 1.9 : 1.1, lips: wild ? 1.5 : 1.1, eye: wild ? 1.3 : 1 })
  const outer = join(
    0.2,
    ellipsoid([0, 0.18, -0.1], [1, 1.02 * tall * 0.8, 0.84]),
    ellipsoid([0, -0.55 * tall * 0.8, -0.02], [0.74, 0.76 * tall * 0.85, 0.72]),
  )
  const details: Field[] = [...face.add]
  if (kind === 'animal')
    details.push(
      join(
        0.12,
        ellipsoid([0, -0.52, 0.78], [0.36, 0.3, 0.42]),
        ellipsoid([0, -0.36, 1.06], [0.2, 0.12, 0.12]),
      ),
      bothSides(join(0.06, limb([0.66, 0.8, 0.1], [0.84, 1.28, 0.02], 0.2, 0.07))),
    )
  if (dressed) details.push(...headdress(slim))
  if (spread) details.push(...stalkEyes(front))
  if (wild)
    details.push(
      bothSides(limb([0.45, 0.75, 0.35], [0.72, 1.32, 0.3], 0.14, 0.05)),
      bothSides(limb([0.2, -0.82, 0.66], [0.24, -0.6, 0.8], 0.06, 0.02)),
    )
  const solid = join(0.04, carve(0.12, join(0.12, outer, ...details), ...face.cut), ...face.lids)
  const cells = ctx.cells(84)
  const cell = (Math.max(2.1, 1.9 * tall) + 0.4) / cells
  const thick = Math.max(0.1, cell * 2.4)
  const hollow = join(
    0.2,
    ellipsoid([0, 0.18, -0.1], [1 - thick, 0.82 * tall - thick, 0.84 - thick]),
    ellipsoid([0, -0.44 * tall, -0.02], [0.74 - thick, 0.65 * tall - thick, 0.72 - thick]),
  )
  const holes: Field[] = [hollow]
  if (pierced && !ctx.far)
    holes.push(
      bothSides(ellipsoid([0.37, -0.01, front], [0.12, 0.05, 0.6])),
      ellipsoid([0, -0.715, front], [0.2, wild ? 0.07 : 0.03, 0.6]),
    )
  const whole = carve(0.02, solid, ...holes)
  const shell: Field = spread ? (x, y, z) => whole(x / 1.28, y, z) : whole
  const field: Field = (x, y, z) => Math.max(shell(x, y, z), -0.3 - z)
  const high = kind === 'human' ? 0.2 + 0.9 * tall : 1.55
  implicit(ctx.draft, {
    field,
    min: [spread ? -2.4 : -1.25, -1.42 * Math.max(1, slim * 0.85), -0.4],
    max: [spread ? 2.4 : 1.15, spread ? 1.45 : Math.max(high, 1.15 * slim), spread ? 1.75 : 1.35],
    cells,
    skin: ctx.plain,
    tileM: (ctx.tileM / ctx.h) * 2.6,
  })
}

/** A tiara of bosses over the brow and a collar under the chin, for masks much taller than a face. */
function headdress(slim: number): Field[] {
  const ring = (y: number, r: number, count: number, size: number) =>
    Array.from({ length: count }, (_, i) => {
      const a = ((i + 0.5) / count - 0.5) * 2.6
      return ellipsoid([Math.sin(a) * r, y, Math.cos(a) * r * 0.72 - 0.05], [size, size * 1.3, size])
    })
  return [
    ...ring(0.62 * slim, 0.78, 9, 0.15),
    ...ring(-0.76 * slim, 0.6, 11, 0.13),
    chain([[-0.72, -0.69 * slim, 0.1], [0, -0.72 * slim, 0.42], [0.72, -0.69 * slim, 0.1]], [0.11, 0.12, 0.11], 0.1),
  ] // prettier-ignore
}

/** Eyes that stand out on stalks, and ears spread like wings. */
function stalkEyes(front: number): Field[] {
  return [
    bothSides(limb([0.42, 0.02, front - 0.3], [0.44, 0.0, front + 0.55], 0.19, 0.19)),
    bothSides(
      join(
        0.14,
        chain([[0.9, -0.1, -0.1], [1.3, 0.3, -0.08], [1.72, 0.72, -0.05]], [0.26, 0.3, 0.16], 0.12),
        chain([[0.9, -0.5, -0.1], [1.3, -0.3, -0.08], [1.5, 0.1, -0.05]], [0.2, 0.24, 0.16], 0.12),
      ),
    ),
  ] // prettier-ignore
}
