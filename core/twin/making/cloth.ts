/** Cloth: warp stretched, weft beaten up row by row, strips sewn, pile shorn, and the piece cut from the loom. */
import { Draft, mix, type Vec3 } from '../geometry/draft.ts'
import { tube } from '../geometry/tube.ts'
import { fbm2 } from '../noise.ts'
import { cut } from '../solid/cut.ts'
import { planeBreak } from '../solid/fracture.ts'
import { emptySolid, moved, solidOf, together, type Solid } from '../solid/solid.ts'
import { filled } from './casting.ts'
import type { Operator } from './operators.ts'
import { plainSkin, swollen, type Workpiece } from './workpiece.ts'

/** Threads are stretched between two beams, one after the other. */
export const warp: Operator = (piece, t) => together(...beams(piece, 0), threads(piece, 0, t))

/** Weft after weft, from the foot up; the reed stands at the last one. */
export const weft: Operator = (piece, t) => {
  const share = mix(0.03, 0.97, t)
  const cloth = filled(piece, flat(piece, 1), share)
  return together(cloth, threads(piece, share, 1), ...beams(piece, 0), reed(piece, share))
}

/** Knots stand up from the ground, row upon row, uneven as they were cut. */
export const knot: Operator = (piece, t) => {
  const share = mix(0.03, 0.97, t)
  const pile = swollen(flat(piece, 1), ([x, y], n) => (n[2] > 0.3 ? tuft(piece, x, y) : 0))
  return together(
    filled(piece, pile, share),
    threads(piece, share, 1),
    ...beams(piece, 0),
    reed(piece, share),
  )
}

/** Shears bring the pile to one height. */
export const shear: Operator = (piece, t) =>
  together(swollen(flat(piece, 1), ([x, y], n) => (n[2] > 0.3 && y < piece.h * (1 - t) ? tuft(piece, x, y) : 0)), ...beams(piece, 0)) // prettier-ignore

/** Narrow bands, laid side by side. */
export const joinStrips: Operator = (piece, t) => {
  const count = 6
  let rest = flat(piece, 1 - t)
  const strips: Solid[] = []
  for (let i = 1; i < count; i++) {
    const x = (i / count - 0.5) * piece.w
    const halves = cut(rest, { along: planeBreak([1, 0, 0], x, { depthM: 0, grainM: 1, seed: 1 }), face: plainSkin(piece.facts.surface), tileM: piece.size * 0.4 }) // prettier-ignore
    strips.push(halves.kept)
    rest = halves.lost
  }
  const gap = piece.w * 0.05 * (1 - t) + piece.w * 0.0015
  return together(...[...strips, rest].map((strip, i) => moved(strip, ([x, y, z]) => [x + (i - (count - 1) / 2) * gap, y + (1 - t) * piece.h * 0.02 * (i % 2 ? 1 : -1), z], false))) // prettier-ignore
}

/** The finished cloth is cut from the beams and falls as it will hang. */
export const cutOff: Operator = (piece, t) =>
  together(flat(piece, 1 - t), ...(t > 0.92 ? [] : beams(piece, t)), t > 0.6 ? emptySolid() : threads(piece, 0.985, 1 - t)) // prettier-ignore

/** As flat as on the loom (1), or as it hangs (0). */
function flat(piece: Workpiece, share: number): Solid {
  const { finished, d } = piece
  return share === 0 ? finished : moved(finished, ([x, y, z]) => [x, y, z * mix(1, 0.35, share) - d * 0.02 * share]) // prettier-ignore
}

function tuft({ size, seed }: Workpiece, x: number, y: number): number {
  const g = size * 0.011
  return size * 0.012 * (0.5 + 0.5 * fbm2(x / g + 300, y / g + 300, 1024, 1024, 1, seed))
}

function beams(piece: Workpiece, away: number): Solid[] {
  const r = piece.size * 0.022
  return [-1, 1].map((k) => {
    const y = (k < 0 ? -r * 1.4 : piece.h + r * 1.4) + k * away * piece.h * 0.16
    return bar([[-piece.w * 0.58, y, 0], [piece.w * 0.58, y, 0]], r, piece) // prettier-ignore
  })
}

function reed(piece: Workpiece, share: number): Solid {
  const y = piece.h * share + piece.size * 0.012
  const z = piece.d * 0.35
  return bar([[-piece.w * 0.54, y, z], [piece.w * 0.54, y, z]], piece.size * 0.009, piece) // prettier-ignore
}

function bar(path: readonly Vec3[], r: number, piece: Workpiece): Solid {
  const draft = new Draft()
  tube(draft, { path, radii: () => [r, r], segments: 14, skin: plainSkin('wood'), tileM: piece.size * 0.3 })
  return solidOf(draft)
}

/** The warp above a height; `stretched` of its threads are there. */
function threads(piece: Workpiece, from: number, stretched: number): Solid {
  const { w, h, size } = piece
  const all = 44
  const count = Math.max(2, Math.round(all * stretched))
  const r = Math.min(size * 0.0016, (w / all) * 0.2)
  const draft = new Draft()
  for (let i = 0; i < count; i++) {
    const x = ((i + 0.5) / all - 0.5) * w * 0.97
    tube(draft, { path: [[x, h * from - size * 0.004, (i % 2 ? 1 : -1) * r], [x, h * mix(from, 1, 0.5), 0], [x, h + size * 0.02, (i % 2 ? -1 : 1) * r]], radii: () => [r, r], segments: 5, skin: plainSkin('cotton'), tileM: size * 0.2 }) // prettier-ignore
  }
  return solidOf(draft)
}
