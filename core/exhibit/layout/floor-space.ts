/** Rectangles on the floor plan, and the free room between them. */
import type { Base, Rect } from './types.ts'

/** To the millimetre. */
export const round = (metres: number): number => Math.round(metres * 1000) / 1000

/** The axis-aligned rectangle that holds a base turned by `headingRad` about its middle. */
export function footprint(
  xM: number,
  zM: number,
  base: Pick<Base, 'widthM' | 'depthM'>,
  headingRad: number,
): Rect {
  const c = Math.abs(Math.cos(headingRad))
  const s = Math.abs(Math.sin(headingRad))
  const halfX = (base.widthM * c + base.depthM * s) / 2
  const halfZ = (base.widthM * s + base.depthM * c) / 2
  return { minX: xM - halfX, maxX: xM + halfX, minZ: zM - halfZ, maxZ: zM + halfZ }
}

/** The larger of the gaps along x and along z: at least `gap` means that a disc of that diameter passes between. Negative: they overlap. */
export function gapBetween(a: Rect, b: Rect): number {
  const dx = Math.max(a.minX - b.maxX, b.minX - a.maxX)
  const dz = Math.max(a.minZ - b.maxZ, b.minZ - a.maxZ)
  return Math.max(dx, dz)
}

export function grow(rect: Rect, byM: number): Rect {
  return { minX: rect.minX - byM, maxX: rect.maxX + byM, minZ: rect.minZ - byM, maxZ: rect.maxZ + byM }
}

export function contains(rect: Rect, xM: number, zM: number): boolean {
  return xM >= rect.minX && xM <= rect.maxX && zM >= rect.minZ && zM <= rect.maxZ
}

export function shift(rect: Rect, xM: number, zM: number): Rect {
  return { minX: rect.minX + xM, maxX: rect.maxX + xM, minZ: rect.minZ + zM, maxZ: rect.maxZ + zM }
}
