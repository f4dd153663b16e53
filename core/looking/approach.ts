/** How near and how far an eye goes to a thing that is looked at closely, by its size. Metres, radians. */
import type { Dimensions } from '../twin/facts.ts'

export type Direction = readonly [x: number, y: number, z: number]

/** Share of the picture that a whole thing fills. */
const filled = 0.62
/** The picture is never taken for wider than this: a long thing still keeps a margin. */
const widest = 1.6

/** From the eye to the thing's middle, so that all of it is seen. */
export function wholeDistanceM(
  { widthM, heightM, depthM }: Dimensions,
  aspect: number,
  fovRad: number,
): number {
  const tall = Math.max(heightM, Math.max(widthM, depthM) / Math.min(widest, aspect))
  return Math.max(0.16, tall / filled / (2 * Math.tan(fovRad / 2)) + depthM / 2)
}

/** Between the eye and the surface at the nearest: a seal's signs and a stele's lines both fill the picture. */
export function nearestGapM({ widthM, heightM, depthM }: Dimensions): number {
  return Math.min(0.3, Math.max(0.03, 0.14 * Math.max(widthM, heightM, depthM)))
}

/** How far a thing reaches towards the eye: the support of the ellipsoid in its box. `towards` is a unit vector in its own frame. */
export function reachM({ widthM, heightM, depthM }: Dimensions, towards: Direction): number {
  const [x, y, z] = towards
  return Math.hypot((widthM / 2) * x, (heightM / 2) * y, (depthM / 2) * z)
}

export interface Limits {
  readonly nearestM: number
  readonly farthestM: number
}

/** Limits of the distance between the eye and what it aims at. `aimM` is how far the aim lies before the thing's middle, towards the eye. */
export function distanceLimits(
  dimensions: Dimensions,
  { towards, aimM, wholeM }: { readonly towards: Direction; readonly aimM: number; readonly wholeM: number },
): Limits {
  const nearestM = Math.max(0, reachM(dimensions, towards) - aimM) + nearestGapM(dimensions)
  return { nearestM, farthestM: Math.max(nearestM * 1.2, wholeM * 1.6) }
}

export function within(distanceM: number, { nearestM, farthestM }: Limits): number {
  return Math.min(farthestM, Math.max(nearestM, distanceM))
}
