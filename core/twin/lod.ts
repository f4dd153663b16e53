import type { Dimensions } from './facts.ts'
import type { LevelOfDetail } from './mesh.ts'

export interface Viewing {
  readonly distanceM: number
  readonly dimensions: Dimensions
  /** Vertical field of view. */
  readonly fovRad: number
}

/** Share of the view's height at which a twin changes from far to room and from room to near. */
const steps = { room: 0.06, near: 0.32 } as const
/** A level is left only when the share has moved this far past the step, so that nobody sees it flicker. */
const hysteresis = 0.2

/** Share of the view's height that an object's largest side covers. */
export function coverage({ distanceM, dimensions, fovRad }: Viewing): number {
  const size = Math.max(dimensions.widthM, dimensions.heightM, dimensions.depthM)
  return size / (2 * Math.max(distanceM, 0.01) * Math.tan(fovRad / 2))
}

/** The level to show, given the one shown now. */
export function chooseLevel(viewing: Viewing, current?: LevelOfDetail): LevelOfDetail {
  const share = coverage(viewing)
  const bound = (step: number, inside: boolean) =>
    current === undefined ? step : inside ? step * (1 - hysteresis) : step * (1 + hysteresis)
  if (share >= bound(steps.near, current === 'near')) return 'near'
  return share >= bound(steps.room, current !== 'far') ? 'room' : 'far'
}
