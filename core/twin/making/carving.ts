/** Stone, jade, ivory and wood: from the block inwards. */
import { clamp, mix, type Vec3 } from '../geometry/draft.ts'
import { fbm2 } from '../noise.ts'
import { boxOf, moved, vertexNormals, type Solid } from '../solid/solid.ts'
import type { Operator } from './operators.ts'
import { inMaterial, swollen, uneven, type Workpiece } from './workpiece.ts'

/** A block is split off, a little larger than the object. */
export const quarry: Operator = (piece, t) => {
  const block = towardsBlock(piece, raw(piece, 0), 1, mix(1.34, 1.08, t))
  return uneven(block, {
    depthM: piece.size * mix(0.05, 0.022, t),
    grainM: piece.size * 0.2,
    seed: piece.seed,
  })
}

/** The large planes are struck off. */
export const roughOut: Operator = (piece, t) =>
  chiselled(
    piece,
    towardsBlock(piece, raw(piece, 0), mix(1, 0.34, t), mix(1.08, 1.03, t)),
    mix(0.022, 0.016, t),
  )

/** The forms are found, and the design drawn and cut, from the top down. */
export const carve: Operator = (piece, t) =>
  chiselled(piece, towardsBlock(piece, raw(piece, t * 10), mix(0.34, 0, t), mix(1.03, 1, t)), mix(0.016, 0.005, t)) // prettier-ignore

/** A smooth field for writing or relief. */
export const dress: Operator = (piece, t) => chiselled(piece, raw(piece, 0), mix(0.012, 0.0006, t))

/** Signs or relief are cut, from the top down. */
export const incise: Operator = (piece, t) => {
  const cutting = raw(piece, t * 10)
  // Chips and dust lie on what is not yet cut.
  return swollen(cutting, ([, y]) => (y < piece.h * (1 - t) ? piece.size * 0.0012 : 0))
}

/** Sand and water take the marks of the tools away. */
export const polish: Operator = (piece, t) => chiselled(piece, piece.finished, 0.005 * (1 - t))

function raw(piece: Workpiece, tenths: number): Solid {
  const { surface } = piece.facts
  return inMaterial(piece.designed(tenths), surface, true)
}

/** Every point moves along its normal towards the faces of the block that encloses the object. */
function towardsBlock(piece: Workpiece, solid: Solid, share: number, size: number): Solid {
  if (share <= 0) return solid
  const { min, max } = boxOf(piece.finished)
  const normals = vertexNormals(solid)
  const towards = (p: Vec3, k: 0 | 1 | 2, n: number) => {
    const centre = k === 1 ? (min[1] + max[1]) / 2 : 0
    // What faces inwards is not yet hollowed: holes close, and undersides stay.
    if ((p[k] - centre) * n < 0) return k === 1 ? p[k] : centre
    const half = ((max[k] - min[k]) / 2) * (k === 1 ? mix(1, size, 0.4) : size)
    return centre + Math.sign(n) * half
  }
  return moved(solid, (p, v) => {
    const outward: Vec3 = [normals[v * 3]! + (p[0] / Math.max(max[0], 1e-6)) * 0.5, normals[v * 3 + 1]! + (p[1] / Math.max(max[1], 1e-6) - 0.5) * 0.6, normals[v * 3 + 2]! + (p[2] / Math.max(max[2], 1e-6)) * 0.5] // prettier-ignore
    const strongest = Math.max(...outward.map(Math.abs))
    return [0, 1, 2].map((k) => {
      const axis = k as 0 | 1 | 2
      const weight = clamp((Math.abs(outward[axis]) / strongest - 0.35) / 0.5, 0, 1)
      return mix(p[axis], towards(p, axis, outward[axis]), weight * share)
    }) as unknown as Vec3
  })
}

/** Facets of a point and a claw: noise in steps. */
function chiselled(piece: Workpiece, solid: Solid, depth: number): Solid {
  if (depth <= 0) return solid
  const grain = piece.size * 0.045
  return swollen(solid, ([x, y, z]) => {
    const n = fbm2(x / grain + y * 0.5 / grain + 80, z / grain - y * 0.86 / grain + 80, 512, 512, 2, piece.seed)
    return piece.size * depth * (Math.round(n * 3) / 3 * 0.6 + n * 0.4)
  })
} // prettier-ignore
