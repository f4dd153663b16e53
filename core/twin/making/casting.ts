/** Bronze: model, mould and core, wax and its channels, the pour, and what is done when the mould is off. */
import { clamp, Draft, mix, type Vec3 } from '../geometry/draft.ts'
import { smoothPath, tube } from '../geometry/tube.ts'
import { cut } from '../solid/cut.ts'
import { planeBreak } from '../solid/fracture.ts'
import { emptySolid, solidOf, together, type Solid } from '../solid/solid.ts'
import type { Operator } from './operators.ts'
import { loft, sector } from './outline.ts'
import { inMaterial, plainSkin, shifted, uneven, type Workpiece } from './workpiece.ts'

const tau = 2 * Math.PI

/** A model in clay, and its design cut into it. */
export const model: Operator = (piece, t) =>
  uneven(inMaterial(piece.designed(t * 10), 'clay', true), { depthM: piece.size * 0.012 * (1 - t), grainM: piece.size * 0.1, seed: piece.seed }) // prettier-ignore

/** Clay is packed around the model, cut into sections and drawn off. */
export const takeMould: Operator = (piece, t) =>
  together(inMaterial(piece.finished, 'clay', true), ...sections(piece, { apart: t }))

/** The model is pared down: what is taken off will be the thickness of the bronze. */
export const pareCore: Operator = (piece, t) => grounded(piece, core(piece, mix(0.99, 0.86, t)))

/** The sections are set around the core. */
export const assemble: Operator = (piece, t) =>
  together(core(piece, 0.86), ...sections(piece, { apart: 1 - t }))

/** The metal rises; half of the mould is left out, so that it can be seen. */
export const pour: Operator = (piece, t) =>
  together(filled(piece, inMaterial(piece.finished, 'brass', true), mix(0.04, 1, t)), ...sections(piece, { apart: 0, half: true }), ...runner(piece)) // prettier-ignore

/** The mould is broken away from the casting. */
export const breakMould: Operator = (piece, t) =>
  together(inMaterial(piece.finished, 'brass', true), fins(piece, 1), ...runner(piece), ...sections(piece, { apart: 0.05 + t, half: true, fall: t })) // prettier-ignore

/** Seams and channels are filed off, the surface rubbed. */
export const finishCasting: Operator = (piece, t) => {
  const skin = uneven(piece.finished, { depthM: piece.size * 0.004 * (1 - t), grainM: piece.size * 0.03, seed: piece.seed }) // prettier-ignore
  return together(t < 0.8 ? inMaterial(skin, 'brass', true) : skin, fins(piece, 1 - t))
}

/** A core of clay and sand, built up to just under the size. */
export const waxCore: Operator = (piece, t) => grounded(piece, core(piece, 0.88, mix(0.15, 1, t)))

/** Wax over the core, worked until it is the object. */
export const modelWax: Operator = (piece, t) =>
  uneven(inMaterial(piece.designed(t * 10), 'wax', true), { depthM: piece.size * 0.03 * (1 - t), grainM: piece.size * 0.12, seed: piece.seed }) // prettier-ignore

/** Rods of wax: the channels by which metal will come and air will go. */
export const sprues: Operator = (piece, t) =>
  together(inMaterial(piece.finished, 'wax', true), rods(piece, mix(0.1, 1, t)))

/** Coat upon coat of clay; half is left out, so that the wax can be seen. */
export const invest: Operator = (piece, t) =>
  together(inMaterial(piece.finished, 'wax', true), rods(piece, 1), ...sections(piece, { apart: 0, half: true, thickness: mix(0.1, 1, t) })) // prettier-ignore

/** Heated, the wax runs out. */
export const meltWax: Operator = (piece, t) =>
  together(filled(piece, inMaterial(piece.finished, 'wax', true), mix(1, 0.03, t)), ...sections(piece, { apart: 0, half: true })) // prettier-ignore

export const pourWaxMould: Operator = (piece, t) =>
  together(filled(piece, inMaterial(piece.finished, 'brass', true), mix(0.04, 1, t)), rods(piece, 1, 'brass'), ...sections(piece, { apart: 0, half: true })) // prettier-ignore

export const breakInvestment: Operator = (piece, t) =>
  together(inMaterial(piece.finished, 'brass', true), rods(piece, 1, 'brass'), ...sections(piece, { apart: 0.05 + t, half: true, fall: t })) // prettier-ignore

/** Channels are cut off, flaws mended, the surface chased and polished. */
export const chase: Operator = (piece, t) => {
  const skin = uneven(piece.finished, { depthM: piece.size * 0.006 * (1 - t), grainM: piece.size * 0.03, seed: piece.seed }) // prettier-ignore
  return together(t < 0.8 ? inMaterial(skin, 'brass', true) : skin, t < 0.95 ? rods(piece, 1 - t, 'brass') : emptySolid()) // prettier-ignore
}

/** What stands below a level, closed there. */
export function filled(piece: Workpiece, solid: Solid, share: number): Solid {
  const level = planeBreak([0, 1, 0], piece.h * share, { depthM: 0, grainM: 1, seed: 1 })
  return cut(solid, { along: level, face: solid.skins[0] ?? plainSkin('brass'), tileM: piece.size * 0.4 })
    .kept
}

function core(piece: Workpiece, share: number, height = 1): Solid {
  const { bodyOutline, size } = piece
  const { lowM, highM } = bodyOutline
  const [from, top] = [mix(lowM, highM, 0.012), mix(lowM, highM, 0.985)]
  return loft({
    from, to: mix(from, top, Math.max(0.02, height)), rows: 36, skin: plainSkin('terracotta'), tileM: size * 0.4,
    reach: (y, angle) => Math.max(bodyOutline.reach(y, angle) * share, size * 0.012),
  }) // prettier-ignore
}

/** Out of its mould a core stands on the ground. */
const grounded = (piece: Workpiece, solid: Solid) => shifted(solid, [0, -piece.bodyOutline.lowM, 0])

interface Sections {
  /** 0 closed, 1 well away. */
  readonly apart: number
  /** Only those behind. */
  readonly half?: boolean
  readonly thickness?: number
  readonly fall?: number
}

function sections(piece: Workpiece, { apart, half = false, thickness = 1, fall = 0 }: Sections): Solid[] {
  const { outline, h, size } = piece
  const count = 4
  const gap = size * 0.012
  const thick = size * 0.06 * thickness
  const widest = Math.max(...[0.1, 0.3, 0.5, 0.7, 0.9].map((y) => outline.mean(h * y)))
  return Array.from({ length: count }, (_, i) => i)
    .filter((i) => !half || i === 1 || i === 2)
    .map((i) => {
      const [start, end] = [(i / count) * tau, ((i + 1) / count) * tau - 0.015]
      const middle = (start + end) / 2
      const out = size * 0.34 * apart
      const block = sector({
        from: -h * 0.02, to: h * 1.03, rows: 30, start, end, skin: plainSkin('clay'), tileM: size * 0.4,
        inner: (y, angle) => outline.reach(clamp(y, 0, h), angle) + gap,
        reach: (y, angle) => Math.max(widest * (0.94 + 0.06 * (1 - y / h)), outline.reach(clamp(y, 0, h), angle)) + gap + thick,
      }) // prettier-ignore
      const low = Math.min(0, -h * 0.02)
      return shifted(block, [Math.sin(middle) * out, Math.max(-fall * h * 0.1, low), Math.cos(middle) * out])
    })
}

/** Where the sections met, a little metal ran out between them. */
function fins(piece: Workpiece, share: number): Solid {
  if (share <= 0.02) return emptySolid()
  const { outline, h, size } = piece
  const wide = size * 0.022 * share
  return together(
    ...[0, 1, 2, 3].map((i) => {
      const at = (i / 4) * tau - 0.0075
      return sector({
        from: h * 0.03, to: h * 0.97, rows: 30, start: at - 0.02, end: at + 0.02, skin: plainSkin('brass'), tileM: size * 0.4,
        inner: (y, angle) => outline.reach(y, angle) * 0.97,
        reach: (y, angle) => outline.reach(y, angle) + wide,
      }) // prettier-ignore
    }),
  )
}

/** The cup and channel through which the metal is poured. */
function runner(piece: Workpiece): Solid[] {
  const { h, size, outline } = piece
  const r = size * 0.03
  const side = outline.reach(h * 0.9, Math.PI) * 0.9
  const draft = new Draft()
  tube(draft, { path: [[0, h * 0.9, -side], [0, h * 1.05, -side], [0, h * 1.12, -side]], radii: (t) => [r * (1 + t * t * 1.4), r * (1 + t * t * 1.4)], segments: 16, skin: plainSkin('brass'), tileM: size * 0.4 }) // prettier-ignore
  return [solidOf(draft)]
}

function rods(piece: Workpiece, share: number, surface: 'wax' | 'brass' = 'wax'): Solid {
  const { h, size, outline } = piece
  const r = size * 0.014
  const cup: Vec3 = [0, h * 1.14, -size * 0.04]
  const draft = new Draft()
  for (const [angle, y] of [
    [0.9, 0.55],
    [2.4, 0.78],
    [3.9, 0.5],
    [5.3, 0.8],
  ] as const) {
    const reach = outline.reach(h * y, angle) * 0.97
    const foot: Vec3 = [Math.sin(angle) * reach, h * y, Math.cos(angle) * reach]
    const out: Vec3 = [Math.sin(angle) * (reach + size * 0.07), mix(h * y, cup[1], 0.35), Math.cos(angle) * (reach + size * 0.07)] // prettier-ignore
    const path = smoothPath([foot, out, [cup[0] * 0.5 + out[0] * 0.35, mix(out[1], cup[1], 0.7), cup[2] * 0.5 + out[2] * 0.35], cup], 8) // prettier-ignore
    const until = Math.max(3, Math.round(path.length * share))
    tube(draft, { path: path.slice(0, until), radii: () => [r, r], segments: 10, skin: plainSkin(surface), tileM: size * 0.4 }) // prettier-ignore
  }
  return solidOf(draft)
}
