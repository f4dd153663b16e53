/** A plane through a thing that takes one side of it away. */
import type { Spot } from '../heritage/viewpoint.ts'
import type { Dimensions } from '../twin/facts.ts'

/** `x` takes the right side away, `y` the top, `z` the front. */
export const cutAxes = ['x', 'y', 'z'] as const
export type CutAxis = (typeof cutAxes)[number]

export interface Cut {
  readonly axis: CutAxis
  /** Where along the axis, 0 (left, foot, back) to 1. */
  readonly share: number
  /** Whether the cut is filled, as in a drawn section; else one sees the inside of the wall. */
  readonly filled: boolean
}

export const firstCut: Cut = { axis: 'z', share: 0.5, filled: true }

export interface CutPlane {
  /** Points to the side that is taken away, in the thing's frame. */
  readonly normal: readonly [number, number, number]
  readonly through: Spot
}

export function cutPlane({ axis, share }: Cut, { widthM, heightM, depthM }: Dimensions): CutPlane {
  const through = {
    xM: axis === 'x' ? (share - 0.5) * widthM : 0,
    yM: axis === 'y' ? share * heightM : heightM / 2,
    zM: axis === 'z' ? (share - 0.5) * depthM : 0,
  }
  return { normal: [axis === 'x' ? 1 : 0, axis === 'y' ? 1 : 0, axis === 'z' ? 1 : 0], through }
}

/** From the left edge, the foot or the back to the plane. */
export function cutDistanceM({ axis, share }: Cut, { widthM, heightM, depthM }: Dimensions): number {
  return share * { x: widthM, y: heightM, z: depthM }[axis]
}
