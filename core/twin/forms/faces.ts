import { implicit, type Field } from '../geometry/implicit.ts'
import { bothSides, carve, ellipsoid, join, limb, roundBox } from '../geometry/shapes.ts'
import type { Vec3 } from '../geometry/draft.ts'
import type { FormContext } from './context.ts'
import { features } from './features.ts'
import { particularMask, particularMasks } from './masks.ts'

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

/** Mask: a shell open at the back, its eyes and mouth pierced. `kind`: human, animal (muzzle and ears), grotesque, or one of masks.ts; `eyes` open or closed. */
export function mask(ctx: FormContext): void {
  const kind = ctx.choice('kind', ['human', 'animal', 'grotesque', ...particularMasks], 'human')
  const particular = particularMasks.find((name) => name === kind)
  if (particular) return particularMask(ctx, particular)
  const tall = Math.max(0.8, Math.min(2.2, ctx.h / ctx.w))
  const pierced = ctx.flag('eyes', true)
  const front = 0.72
  const wild = kind === 'grotesque'
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
  const field: Field = (x, y, z) => Math.max(whole(x, y, z), -0.3 - z)
  const high = kind === 'human' ? 0.2 + 0.9 * tall : 1.55
  implicit(ctx.draft, {
    field,
    min: [-1.25, -1.42 * Math.max(1, tall * 0.85), -0.4],
    max: [1.15, Math.max(high, 1.15 * tall), 1.35],
    cells,
    skin: ctx.plain,
    tileM: (ctx.tileM / ctx.h) * 2.6,
  })
}
