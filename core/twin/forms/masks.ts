/** Masks of particular kinds, in units of half the face's width, the front towards +z. */
import { implicit, type Field } from '../geometry/implicit.ts'
import { bothSides, carve, chain, ellipsoid, join, limb, roundBox } from '../geometry/shapes.ts'
import type { Vec3 } from '../geometry/draft.ts'
import type { Skin } from '../mesh.ts'
import { hash3 } from '../noise.ts'
import type { FormContext } from './context.ts'
import { features } from './features.ts'

/** One surface of a mask and what it is made of. */
interface Piece {
  readonly field: Field
  readonly skin: Skin
  /** Share of the cells; small inlays need fewer. */
  readonly cells?: number
  /** Where it lies, if that is less than the mask's own bounds: its cells are so much finer. */
  readonly within?: readonly [min: Vec3, max: Vec3]
}

interface Mask {
  readonly pieces: readonly Piece[]
  readonly min: Vec3
  readonly max: Vec3
}

export const particularMasks = ['pendant', 'mosaic', 'pillar-eyed', 'plated'] as const
export type ParticularMask = (typeof particularMasks)[number]

export function particularMask(ctx: FormContext, kind: ParticularMask): void {
  const { pieces, min, max } = { pendant, mosaic, 'pillar-eyed': pillarEyed, plated }[kind](ctx)
  for (const { field, skin, cells = 1, within = [min, max] } of pieces)
    implicit(ctx.draft, { field, min: within[0], max: within[1], cells: ctx.cells(88 * cells), skin, tileM: (ctx.tileM / ctx.h) * (max[1] - min[1]) }) // prettier-ignore
}

interface Shell {
  readonly outer: Field
  readonly core: Field
  readonly thick: number
  readonly back: number
}

/**
 * Keeps the outermost `thick` of a solid before the plane z = `back`, so that the mask is open behind. From far off it is
 * filled and a little swollen: a wall thinner than a cell would not hold.
 */
function shell({ far }: FormContext, { outer, core, thick, back }: Shell): Field {
  if (far) return (x, y, z) => Math.max(outer(x, y, z) - 0.1, back - z)
  return (x, y, z) => Math.max(outer(x, y, z), -(core(x, y, z) + thick), back - z)
}

const ring = (count: number, arc: number, at: (turn: number, i: number) => Field): Field[] =>
  Array.from({ length: count }, (_, i) => at(((i + 0.5) / count - 0.5) * arc, i))

/** A face in ivory: a tiara of small heads and looped fish over a coiffure, a collar of the same below, iron let in at the brow and the eyes. */
function pendant(ctx: FormContext): Mask {
  const face = features({ front: 0.72, nose: 1.25, lips: 1.5, eye: 1.15 })
  const core = join(0.25, ellipsoid([0, 0.2, -0.1], [0.9, 1.02, 0.84]), ellipsoid([0, -0.55, -0.02], [0.66, 0.72, 0.72])) // prettier-ignore
  const coif = join(0.03, ellipsoid([0, 0.78, -0.1], [0.98, 0.42, 0.86]), ...knobs(0.72, 0.97, 11, 0.085), ...knobs(0.9, 0.9, 10, 0.08)) // prettier-ignore
  const detailed = ctx.near
    ? join(0.04, carve(0.14, join(0.12, core, ...face.add), ...face.cut), ...face.lids)
    : join(0.1, core, ...face.add)
  const tiara = ring(ctx.far ? 5 : 9, 2.3, (a, i) => {
    const [x, z] = [Math.sin(a) * 0.88, Math.cos(a) * 0.66 - 0.1]
    return i % 2 === 0 ? smallHead(x, 1.28, z) : fish(x, 1.28, z, a)
  })
  const collar = ring(ctx.far ? 5 : 11, 2.6, (a, i) => {
    const [x, z] = [Math.sin(a) * 0.86, Math.cos(a) * 0.62 - 0.12]
    return i % 2 === 0
      ? ellipsoid([x, -1.3, z], [0.13, 0.16, 0.13])
      : ellipsoid([x, -1.33, z], [0.1, 0.2, 0.1])
  })
  const neck = ellipsoid([0, -1.2, -0.12], [0.8, 0.17, 0.62])
  const lugs = bothSides(join(0.05, ellipsoid([0.92, 0.05, -0.15], [0.12, 0.26, 0.16]), ellipsoid([0.98, 0.5, -0.15], [0.12, 0.12, 0.12]))) // prettier-ignore
  const whole = join(0.05, detailed, coif, ...tiara, ellipsoid([0, 1.08, -0.1], [0.92, 0.1, 0.76]), ...collar, neck, lugs) // prettier-ignore
  const pieces: Piece[] = [
    { field: shell(ctx, { outer: whole, core, thick: 0.3, back: -0.3 }), skin: ctx.plain },
  ]
  if (!ctx.far) {
    const iron = join(0.01, bothSides(roundBox([0.13, 0.48, 0.66], [0.045, 0.16, 0.12], 0.03)), bothSides(ellipsoid([0.37, 0.0, 0.6], [0.1, 0.075, 0.12]))) // prettier-ignore
    pieces.push({ field: iron, skin: ctx.trim, cells: 0.9 })
  }
  return { pieces, min: [-1.2, -1.62, -0.42], max: [1.2, 1.72, 1.15] }
}

/** A row of coral or curls around the head. */
function knobs(y: number, r: number, count: number, size: number): Field[] {
  return ring(count, 2.5, (a) => ellipsoid([Math.sin(a) * r, y, Math.cos(a) * r * 0.86 - 0.1], [size, size, size])) // prettier-ignore
}

function smallHead(x: number, y: number, z: number): Field {
  return join(
    0.03,
    ellipsoid([x, y, z], [0.1, 0.13, 0.11]),
    ellipsoid([x, y + 0.15, z], [0.14, 0.045, 0.13]),
    ellipsoid([x, y + 0.2, z], [0.085, 0.08, 0.085]),
    limb([x, y - 0.08, z + 0.06], [x, y - 0.2, z + 0.07], 0.06, 0.03),
  )
}

function fish(x: number, y: number, z: number, turn: number): Field {
  const c = Math.cos(turn)
  return chain([[x - 0.07 * c, y - 0.18, z], [x - 0.08 * c, y + 0.12, z + 0.02], [x, y + 0.22, z + 0.03], [x + 0.08 * c, y + 0.12, z + 0.02], [x + 0.07 * c, y - 0.18, z]], [0.05, 0.055, 0.055, 0.055, 0.04], 0.03) // prettier-ignore
}

/** A face laid with cut stones, nodules left round upon it; eyes and teeth of shell. */
function mosaic(ctx: FormContext): Mask {
  const face = features({ front: 0.74, nose: 1.35, lips: 1.25, eye: 1.2 })
  const core = join(0.3, ellipsoid([0, 0.14, -0.14], [1, 1.02, 0.88]), ellipsoid([0, -0.5, -0.02], [0.8, 0.72, 0.76])) // prettier-ignore
  const mouth = ellipsoid([0, -0.7, 0.78], [0.36, 0.12, 0.34])
  const nodules = Array.from({ length: ctx.near ? 26 : 0 }, (_, i): Field => {
    const [a, y] = [(hash3(i, 1, 52) - 0.5) * 2.1, -0.75 + 1.5 * hash3(i, 2, 52)]
    if (Math.abs(a) < 0.5 && y > -0.9 && y < 0.25) return () => 9
    const wide = Math.sqrt(Math.max(0.05, 1 - Math.pow((y - 0.05) / 1.1, 2)))
    const size = 0.045 + 0.035 * hash3(i, 3, 52)
    return ellipsoid([Math.sin(a) * wide * 0.98, y, Math.cos(a) * wide * 0.83 - 0.12], [size, size, size])
  })
  const solid = join(0.03, carve(0.06, join(0.1, core, ...face.add), ...face.cut, mouth), rims(), ...nodules) // prettier-ignore
  // The brow ends in a level edge, where a crown or hair was set.
  const outer: Field = (x, y, z) => Math.max(solid(x, y, z), y - 0.98)
  const whole = shell(ctx, {
    outer,
    core: (x, y, z) => Math.max(core(x, y, z), y - 0.98),
    thick: 0.2,
    back: -0.3,
  })
  const pupils = (r: number) => bothSides(limb([0.37, 0, 0.3], [0.37, 0, 1.2], r, r))
  const eyes = bothSides(ellipsoid([0.37, 0, 0.52], [0.2, 0.12, 0.145]))
  const teeth = Array.from({ length: 8 }, (_, i): Field => {
    const x = (i - 3.5) * 0.078
    return roundBox([x, -0.7, 0.66 - x * x * 0.6], [0.034, 0.07, 0.06], 0.02)
  })
  const pieces: Piece[] = [{ field: ctx.far ? whole : carve(0.01, whole, pupils(0.1)), skin: ctx.plain }]
  if (!ctx.far) {
    pieces.push({ field: carve(0.01, eyes, pupils(0.065)), skin: ctx.trim, cells: 0.75, within: [[-0.7, -0.2, 0.36], [0.7, 0.2, 0.74]] }) // prettier-ignore
    pieces.push({ field: join(0.005, ...teeth), skin: ctx.trim, cells: 0.9 })
  }
  return { pieces, min: [-1.15, -1.3, -0.42], max: [1.15, 1.1, 1.2] }
}

/** Rolled edges about the eyes and the mouth. */
function rims(): Field {
  return join(
    0.02,
    bothSides(chain([[0.11, -0.02, 0.66], [0.37, 0.18, 0.68], [0.65, -0.02, 0.5], [0.37, -0.18, 0.67], [0.11, -0.02, 0.66]], [0.04, 0.045, 0.04, 0.04, 0.04], 0.03)),
    chain([[-0.38, -0.7, 0.6], [-0.16, -0.58, 0.76], [0, -0.6, 0.8], [0.16, -0.58, 0.76], [0.38, -0.7, 0.6]], [0.05, 0.065, 0.06, 0.065, 0.05], 0.04),
    chain([[-0.38, -0.7, 0.6], [0, -0.86, 0.78], [0.38, -0.7, 0.6]], [0.05, 0.075, 0.05], 0.04),
  ) // prettier-ignore
}

/** A broad four-square face of bronze: pupils that stand out like pillars, a mouth from ear to ear, ears spread as wings. */
function pillarEyed(ctx: FormContext): Mask {
  const core = join(0.1, roundBox([0, 0.1, -0.12], [1.0, 0.74, 0.62], 0.34), ellipsoid([0, -0.24, 0.0], [0.92, 0.64, 0.56])) // prettier-ignore
  const brow = bothSides(chain([[0.1, 0.54, 0.46], [0.44, 0.62, 0.46], [0.8, 0.62, 0.38], [1.0, 0.5, 0.1]], [0.06, 0.1, 0.1, 0.06], 0.05)) // prettier-ignore
  const lids = bothSides(chain([[0.14, 0.0, 0.55], [0.4, 0.3, 0.53], [0.74, 0.42, 0.47], [1.0, 0.36, 0.2], [0.74, 0.12, 0.46], [0.4, -0.06, 0.54], [0.14, 0.0, 0.55]], [0.04, 0.05, 0.05, 0.035, 0.045, 0.05, 0.04], 0.03)) // prettier-ignore
  const pillar = bothSides(
    join(0.03, limb([0.48, 0.15, 0.3], [0.5, 0.13, 1.12], 0.17, 0.17), limb([0.49, 0.14, 0.8], [0.491, 0.14, 0.86], 0.2, 0.2)),
  ) // prettier-ignore
  const nose = join(
    0.08,
    chain([[0, 0.3, 0.5], [0, 0.02, 0.66], [0, -0.16, 0.76]], [0.09, 0.13, 0.16], 0.1),
    bothSides(chain([[0.1, -0.18, 0.66], [0.28, -0.16, 0.58], [0.32, -0.02, 0.54]], [0.12, 0.09, 0.05], 0.06)),
  ) // prettier-ignore
  const lips = join(
    0.04,
    chain([[-1.0, -0.26, 0.2], [-0.5, -0.42, 0.52], [0, -0.44, 0.56], [0.5, -0.42, 0.52], [1.0, -0.26, 0.2]], [0.04, 0.055, 0.055, 0.055, 0.04], 0.04),
    chain([[-1.0, -0.3, 0.2], [-0.5, -0.58, 0.5], [0, -0.62, 0.55], [0.5, -0.58, 0.5], [1.0, -0.3, 0.2]], [0.04, 0.055, 0.055, 0.055, 0.04], 0.04),
  ) // prettier-ignore
  const groove = chain([[-0.88, -0.32, 0.26], [-0.5, -0.49, 0.6], [0, -0.52, 0.7], [0.5, -0.49, 0.6], [0.88, -0.32, 0.26]], [0.03, 0.045, 0.045, 0.045, 0.03], 0.03) // prettier-ignore
  const body = ctx.far ? join(0.05, core, nose, pillar) : carve(0.03, join(0.04, core, brow, lids, nose, lips, pillar), groove) // prettier-ignore
  const face = shell(ctx, { outer: body, core, thick: 0.2, back: -0.5 })
  const whole = join(0.05, face, bothSides(wing(ctx)))
  return { pieces: [{ field: whole, skin: ctx.plain }], min: [-1.98, -0.98, -0.62], max: [1.98, 1.12, 1.3] }
}

/** An ear: a plate that rises outwards to a point, hooked below, its shell sunk. */
function wing(ctx: FormContext): Field {
  const flat = (field: Field, z: number, half: number): Field => (x, y, pz) => Math.max(field(x, y, z), Math.abs(pz - z) - half) // prettier-ignore
  const lobe = chain([[1.0, -0.4, 0], [1.16, 0.0, 0], [1.34, 0.34, 0], [1.56, 0.64, 0], [1.76, 0.92, 0]], [0.16, 0.24, 0.27, 0.2, 0.05], 0.08) // prettier-ignore
  const hook = chain(
    [
      [1.02, -0.44, 0],
      [1.2, -0.46, 0],
      [1.38, -0.3, 0],
    ],
    [0.12, 0.1, 0.05],
    0.05,
  )
  const plate = flat(join(0.04, lobe, hook), -0.1, ctx.far ? 0.28 : 0.1)
  if (ctx.far) return plate
  const hollow = flat(chain([[1.18, -0.08, 0], [1.38, 0.32, 0], [1.58, 0.62, 0]], [0.08, 0.13, 0.08], 0.06), 0.03, 0.08) // prettier-ignore
  return carve(0.03, plate, hollow)
}

/** Plates of turtle shell sewn into a long face, a bird with open wings above it, plumes about the edge. */
function plated(ctx: FormContext): Mask {
  const core = join(0.2, ellipsoid([0, -0.05, -0.1], [0.8, 1.0, 0.6]), ellipsoid([0, -0.7, -0.05], [0.5, 0.52, 0.52])) // prettier-ignore
  const brow = chain([[-0.66, 0.26, 0.26], [-0.3, 0.4, 0.46], [0, 0.33, 0.54], [0.3, 0.4, 0.46], [0.66, 0.26, 0.26]], [0.06, 0.08, 0.08, 0.08, 0.06], 0.05) // prettier-ignore
  const nose = join(0.06, chain([[0, 0.3, 0.5], [0, -0.16, 0.74], [0, -0.3, 0.74]], [0.06, 0.09, 0.13], 0.05), bothSides(ellipsoid([0.14, -0.3, 0.62], [0.11, 0.08, 0.12]))) // prettier-ignore
  const mouth = chain([[-0.34, -0.62, 0.36], [0, -0.7, 0.58], [0.34, -0.62, 0.36]], [0.06, 0.1, 0.06], 0.04) // prettier-ignore
  const lips = chain([[-0.38, -0.58, 0.3], [0, -0.56, 0.5], [0.38, -0.58, 0.3], [0, -0.84, 0.48], [-0.38, -0.58, 0.3]], [0.045, 0.05, 0.045, 0.055, 0.045], 0.03) // prettier-ignore
  const sockets = bothSides(ellipsoid([0.36, 0.1, 0.5], [0.2, 0.11, 0.2]))
  // Overlapped seams between the plates: over the brow, down the cheeks and along the jaw.
  const seams = [
    chain([[-0.78, 0.34, 0], [0, 0.52, 0.42], [0.78, 0.34, 0]], [0.03, 0.035, 0.03], 0.02),
    bothSides(chain([[0.6, 0.2, 0.28], [0.5, -0.3, 0.42], [0.44, -0.9, 0.3]], [0.03, 0.03, 0.03], 0.02)),
    chain([[-0.46, -0.98, 0.2], [0, -1.06, 0.4], [0.46, -0.98, 0.2]], [0.03, 0.035, 0.03], 0.02),
  ] // prettier-ignore
  const body = ctx.far ? join(0.1, core, nose) : join(0.03, carve(0.05, join(0.06, core, brow, nose, lips, ...seams), sockets, mouth)) // prettier-ignore
  const face = shell(ctx, { outer: body, core, thick: 0.16, back: -0.35 })
  const bird = join(
    0.08,
    frigateBird(),
    chain(
      [
        [0, 0.86, -0.05],
        [0, 1.12, 0.0],
      ],
      [0.2, 0.16],
      0.1,
    ),
  )
  const pieces: Piece[] = [
    { field: join(0.06, ctx.far ? face : carve(0.01, face, bothSides(ellipsoid([0.36, 0.1, 0.4], [0.07, 0.06, 0.5]))), ctx.far ? swollen(bird) : bird), skin: ctx.plain },
    ...(ctx.far ? [] : [{ field: plumes(ctx), skin: ctx.trim, cells: 0.95 }]),
  ] // prettier-ignore
  if (!ctx.far)
    pieces.push({ field: bothSides(carve(0.01, ellipsoid([0.36, 0.1, 0.3], [0.18, 0.1, 0.14]), limb([0.36, 0.1, 0], [0.36, 0.1, 1], 0.06, 0.06))), skin: ctx.of('shell'), cells: 0.7 }) // prettier-ignore
  return { pieces, min: [-1.75, -1.5, -1.25], max: [1.75, 1.75, 1.45] }
}

/** From far off thin parts are thickened, or they would fall between the cells. */
function swollen(field: Field): Field {
  return (x, y, z) => field(x, y, z) - 0.14
}

/** Body along z, a hooked bill in front, a forked tail behind, long bent wings. */
function frigateBird(): Field {
  return join(
    0.08,
    chain([[0, 1.24, -0.8], [0, 1.32, -0.2], [0, 1.34, 0.3]], [0.1, 0.22, 0.17], 0.12),
    chain([[0, 1.36, 0.34], [0, 1.5, 0.56], [0, 1.5, 0.66]], [0.13, 0.14, 0.14], 0.08),
    chain([[0, 1.48, 0.7], [0, 1.45, 1.04], [0, 1.34, 1.2]], [0.085, 0.065, 0.055], 0.05),
    bothSides(chain([[0.1, 1.38, 0.14], [0.62, 1.56, 0.08], [1.0, 1.5, -0.1], [1.58, 1.24, -0.4]], [0.12, 0.1, 0.08, 0.045], 0.08)),
    bothSides(chain([[0.14, 1.36, 0.0], [0.62, 1.52, -0.06], [1.0, 1.46, -0.22], [1.4, 1.3, -0.42]], [0.11, 0.09, 0.08, 0.04], 0.12)),
    bothSides(chain([[0.14, 1.32, -0.2], [0.6, 1.46, -0.26], [0.96, 1.4, -0.4]], [0.1, 0.09, 0.06], 0.14)),
    bothSides(chain([[0.05, 1.24, -0.8], [0.22, 1.2, -1.1]], [0.07, 0.04], 0.04)),
  ) // prettier-ignore
}

/** Dark plumes that hang from the edge, each a little bent. */
function plumes(ctx: FormContext): Field {
  const count = ctx.near ? 17 : 9
  const hung = Array.from({ length: count }, (_, i): Field => {
    const a = Math.PI * (0.1 + (0.8 * i) / (count - 1)) + Math.PI / 2
    const [x, y] = [Math.sin(a) * 0.78, Math.cos(a) * 0.95 - 0.05]
    const reach = 0.3 + 0.16 * hash3(i, 4, 9)
    return chain([[x * 0.95, y * 0.95, -0.2], [x * (1 + reach * 0.6), y * (1 + reach * 0.3) - 0.06, -0.28], [x * (1 + reach), y * (1 + reach * 0.35) - 0.2, -0.36]], [0.05, 0.07, 0.025], 0.04) // prettier-ignore
  })
  return join(0.01, ...hung, ...mirrored(hung))
}

function mirrored(fields: readonly Field[]): Field[] {
  return fields.map((field) => (x, y, z) => field(-x, y, z))
}
