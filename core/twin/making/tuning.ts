/** Bells: struck, heard, and ground on the inside of the wall until both of their notes are right. */
import { Draft, mix, smoothstep, type Vec3 } from '../geometry/draft.ts'
import { tube } from '../geometry/tube.ts'
import { solidOf, together, type Solid } from '../solid/solid.ts'
import type { Operator } from './operators.ts'
import { plainSkin, swollen, type Workpiece } from './workpiece.ts'

/** The lower note is struck in the middle of the lip, the upper one to its side. */
const spots = { middle: [0, Math.PI], side: [0.75, -0.75, Math.PI - 0.75, Math.PI + 0.75] } as const

/** As cast: the wall is left thick where it will be ground. */
export const strikeMiddle: Operator = (piece, t) =>
  together(thickened(piece, 1, 1), mallet(piece, spots.middle[0], t))

export const grindMiddle: Operator = (piece, t) => together(thickened(piece, 1 - t, 1), stone(piece, spots.middle[0], t)) // prettier-ignore

export const strikeSide: Operator = (piece, t) =>
  together(thickened(piece, 0, 1), mallet(piece, spots.side[0], t))

export const grindSide: Operator = (piece, t) =>
  together(thickened(piece, 0, 1 - t), stone(piece, spots.side[0], t))

/** Both notes are tried once more; the last skin of metal goes. */
export const tryBoth: Operator = (piece, t) =>
  together(
    thickened(piece, 0.12 * (1 - t), 0.12 * (1 - t)),
    ...(t > 0.94 ? [] : [mallet(piece, mix(0, 0.75, t), 1 - t)]),
  )

function thickened(piece: Workpiece, middle: number, side: number): Solid {
  const { outline, h, size } = piece
  return swollen(piece.finished, (p, n) => {
    const inward = p[0] * n[0] + p[2] * n[2] < 0
    if (!inward) return 0
    const low = smoothstep(0.34, 0.08, p[1] / h)
    const angle = Math.atan2(p[0], p[2])
    const near = (list: readonly number[], wide: number) =>
      Math.max(...list.map((at) => smoothstep(wide, 0, Math.abs(Math.atan2(Math.sin(angle - at), Math.cos(angle - at)))))) // prettier-ignore
    const much = Math.min(size * 0.028, outline.mean(h * 0.1) * 0.12)
    return much * low * Math.max(near(spots.middle, 0.42) * middle, near(spots.side, 0.42) * side)
  })
}

function place(piece: Workpiece, angle: number, out: number): Vec3 {
  const r = piece.outline.reach(piece.h * 0.1, angle) + out
  return [Math.sin(angle) * r, piece.h * 0.1, Math.cos(angle) * r]
}

/** A wooden mallet that swings to the lip and back. */
function mallet(piece: Workpiece, angle: number, t: number): Solid {
  const r = piece.size * 0.035
  const swing = (Math.abs(t - 0.6) / 0.6) * piece.size * 0.22
  const head = place(piece, angle, r * 1.1 + swing)
  const draft = new Draft()
  tube(draft, { path: [place(piece, angle, swing), place(piece, angle, swing + r * 3)], radii: () => [r, r], segments: 16, skin: plainSkin('wood'), tileM: r * 6 }) // prettier-ignore
  tube(draft, { path: [[head[0], head[1] - r * 0.4, head[2]], [head[0], head[1] - r * 5, head[2]]], radii: () => [r * 0.35, r * 0.35], segments: 10, skin: plainSkin('wood'), tileM: r * 6 }) // prettier-ignore
  return solidOf(draft)
}

/** A whetstone that goes up and down inside. */
function stone(piece: Workpiece, angle: number, t: number): Solid {
  const r = piece.size * 0.022
  const y = piece.h * (0.06 + 0.1 * Math.abs(Math.sin(t * 9)))
  const reach = piece.outline.reach(piece.h * 0.1, angle) * 0.78
  const draft = new Draft()
  tube(draft, { path: [[Math.sin(angle) * reach, y - r * 4, Math.cos(angle) * reach], [Math.sin(angle) * reach, y + r, Math.cos(angle) * reach]], radii: () => [r, r * 0.8], segments: 12, skin: plainSkin('limestone'), tileM: r * 6, squareness: 5 }) // prettier-ignore
  return solidOf(draft)
}
