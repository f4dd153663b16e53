/** Writing on clay, and printing from a block. */
import { Draft, mix, smoothstep, type Vec3 } from '../geometry/draft.ts'
import { slab } from '../geometry/slab.ts'
import { tube } from '../geometry/tube.ts'
import type { SurfaceName } from '../facts.ts'
import type { Skin } from '../mesh.ts'
import { reliefOf } from '../texture/relief.ts'
import { boxOf, moved, solidOf, together, type Solid } from '../solid/solid.ts'
import type { Operator } from './operators.ts'
import { plainSkin, scaled, shifted, uneven, type Workpiece } from './workpiece.ts'

/** A lump of levigated clay is rolled. */
export const knead: Operator = (piece, t) =>
  uneven(pillow(piece, mix(1, 0.6, t)), { depthM: piece.size * 0.03 * (1 - t), grainM: piece.size * 0.22, seed: piece.seed }) // prettier-ignore

/** It is patted into a tablet. */
export const flatten: Operator = (piece, t) => pillow(piece, mix(0.6, 0, t))

/** The corner of a cut reed is pressed in, sign after sign, row after row. */
export const press: Operator = (piece, t) => together(piece.designed(t * 10), stylus(piece, t))

/** Dried in the air, it shrinks and hardens. */
export const dry: Operator = (piece, t) => scaled(piece.finished, mix(1.05, 1, t))

export const plane: Operator = (piece, t) =>
  uneven(block(piece, { done: 0, thick: mix(1.5, 1, t) }), { depthM: piece.size * 0.006 * (1 - t), grainM: piece.size * 0.12, seed: piece.seed }) // prettier-ignore

/** The lines are left standing, in mirror image; the ground between is cut away. */
export const cutBlock: Operator = (piece, t) => block(piece, { done: Math.round(t * 10), thick: 1 })

/** Ink is brushed over what stands. */
export const ink: Operator = (piece, t) => {
  const inked = block(piece, { done: 10, thick: 1, inked: true })
  const x = mix(-0.5, 0.5, t) * piece.w
  return together(
    inked,
    tool(piece, [x, piece.h * (0.5 + 0.3 * Math.sin(t * 9)), blockDepth(piece) * 1.1], 'leather'),
  )
}

/** A damp sheet is laid upon it. */
export const laySheet: Operator = (piece, t) =>
  together(
    block(piece, { done: 10, thick: 1, inked: true }),
    sheet(piece, mix(piece.size * 0.3, 0, t), (1 - t) * 0.1),
  )

/** The back of the sheet is rubbed with a pad. */
export const rub: Operator = (piece, t) => {
  const at: Vec3 = [Math.sin(t * 11) * piece.w * 0.3, mix(0.92, 0.1, t) * piece.h, blockDepth(piece) * 1.2]
  return together(
    block(piece, { done: 10, thick: 1, inked: true }),
    sheet(piece, 0, 0),
    tool(piece, at, 'papyrus'),
  )
}

/** The print is lifted off; the block is put aside for the next. */
export const lift: Operator = (piece, t) => {
  if (t > 0.95) return piece.finished
  const back = blockDepth(piece)
  const away = shifted(block(piece, { done: 10, thick: 1, inked: true }), [
    0,
    -piece.h * 0.02,
    -back * (1 + 4 * t),
  ])
  const turned = 1 - smoothstep(0, 1, t)
  const print = moved(piece.finished, ([x, y, z]) => [x, y + piece.h * 0.03 * turned, z + piece.size * 0.14 * turned * (y / piece.h) ** 2 + back * 0.6 * turned]) // prettier-ignore
  return together(away, print)
}

/** The tablet as an egg (1) or as itself (0). */
function pillow(piece: Workpiece, round: number): Solid {
  const { w, h, d } = piece
  const fat = Math.cbrt(w * h * d) / 2
  const radii = [mix(w / 2, fat * 1.1, 0.75), mix(h / 2, fat * 1.1, 0.75), mix(d / 2, fat, 0.85)]
  return moved(piece.designed(0), ([x, y, z]) => {
    const q = [x / (w / 2), (y - h / 2) / (h / 2), z / (d / 2)]
    const length = Math.max(Math.hypot(q[0]!, q[1]!, q[2]!), 1e-9)
    const most = Math.max(Math.abs(q[0]!), Math.abs(q[1]!), Math.abs(q[2]!))
    const k = most / length
    const ball = [
      q[0]! * k * radii[0]!,
      q[1]! * k * radii[1]! + mix(h / 2, radii[1]!, round),
      q[2]! * k * radii[2]!,
    ]
    return [mix(x, ball[0]!, round), mix(y, ball[1]!, round), mix(z, ball[2]!, round)]
  })
}

function stylus(piece: Workpiece, t: number): Solid {
  const { w, h, d, size } = piece
  const rows = t * 10
  const x = ((rows % 1) - 0.5) * w * 0.8
  const y = h * (0.94 - 0.86 * t)
  const z = d * 0.52
  const draft = new Draft()
  tube(draft, { path: [[x, y, z], [x + size * 0.18, y + size * 0.14, z + size * 0.3], [x + size * 0.36, y + size * 0.28, z + size * 0.6]], radii: (k) => [size * 0.02 * mix(0.55, 1, Math.min(1, k * 4)), size * 0.02 * mix(0.55, 1, Math.min(1, k * 4))], segments: 10, skin: plainSkin('papyrus'), tileM: size * 0.3, squareness: 4 }) // prettier-ignore
  return solidOf(draft)
}

const blockDepth = (piece: Workpiece) => Math.min(piece.w, piece.h) * 0.07

interface Block {
  readonly done: number
  readonly thick: number
  readonly inked?: boolean
}

/** A board whose face carries the picture's lines in relief. It stands behind the place of the print. */
function block(piece: Workpiece, { done, thick, inked = false }: Block): Solid {
  const { w, h, size, facts } = piece
  const depth = blockDepth(piece) * thick
  const face = decorated(piece)
  const motif: Skin = { ...face, surface: inked ? 'lacquer' : 'wood', accent: undefined, done }
  const at = reliefOf({ ...motif, surface: 'wood' })
  const draft = new Draft()
  const fine = piece.lod === 'near'
  slab(draft, {
    heightM: h, rows: fine ? 96 : 24, columns: fine ? 110 : 26, halfWidth: () => w / 2,
    // Mirrored: what is printed on the right stands on the left of the block.
    front: (s, v) => depth / 2 + (v > 1 - done / 10 ? (Math.max(0, at((1 - s) / 2, v)) - 1) * size * 0.006 : 0),
    back: () => depth / 2, bevelM: depth * 0.08, face: motif, sides: plainSkin('wood'), tileM: size * 0.4,
  }) // prettier-ignore
  const board = shifted(solidOf(draft), [0, 0, -depth / 2 - facts.dimensions.depthM * 0.5])
  return board
}

/** The skin of the picture itself. */
function decorated(piece: Workpiece): Skin {
  return (
    piece.finished.skins.find(({ layout, motif }) => layout === 'face' && motif !== 'plain') ?? {
      ...plainSkin(piece.facts.surface), motif: piece.facts.motif ?? 'plain', layout: 'face', aspect: 1,
    }
  ) // prettier-ignore
}

function sheet(piece: Workpiece, away: number, curl: number): Solid {
  const { w, h, size } = piece
  const thin = size * 0.002
  const draft = new Draft()
  const skin = plainSkin('paper')
  slab(draft, { heightM: h * 0.98, rows: 24, columns: 12, halfWidth: () => w * 0.49, front: () => thin, back: () => thin, bevelM: thin * 0.4, face: skin, sides: skin, tileM: size * 0.4, shift: (v) => [0, away + curl * size * (1 - v) ** 2] }) // prettier-ignore
  return shifted(solidOf(draft), [0, h * 0.01, thin * 2 - piece.d * 0.5])
}

function tool(piece: Workpiece, at: Vec3, surface: SurfaceName): Solid {
  const r = piece.size * 0.07
  const draft = new Draft()
  tube(draft, { path: [[0, 0, 0], [0, 0, r * 0.45]], radii: () => [r, r], segments: 28, skin: plainSkin(surface), tileM: r * 2 }) // prettier-ignore
  tube(draft, { path: [[-r * 0.8, 0, r * 0.4], [0, 0, r * 0.95], [r * 0.8, 0, r * 0.4]], radii: () => [r * 0.16, r * 0.16], segments: 10, skin: plainSkin(surface), tileM: r * 2 }) // prettier-ignore
  const solid = solidOf(draft)
  const { min } = boxOf(solid)
  return shifted(solid, [at[0], at[1], at[2] - min[2] - piece.d * 0.5])
}
