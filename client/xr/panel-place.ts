/** Where a panel stands so that it can be read beside a thing. Pure. */
import type { Dimensions } from '../../core/twin/facts.ts'
import type { PanelPlace } from './panel-sheet.ts'

interface Point {
  readonly xM: number
  readonly yM: number
  readonly zM: number
}

const nearestM = 1.2
const farthestM = 1.7
/** Ten degrees below the eyes. */
const fall = Math.tan((10 * Math.PI) / 180)
const halfPanelM = 0.46

export interface PanelSite extends Pick<Dimensions, 'widthM' | 'depthM'> {
  /** Whether nothing stands there and no wall is near. */
  readonly isFree?: (xM: number, zM: number) => boolean
}

/** Beside the thing as seen from the eye, 1.2 to 1.7 m away, facing the eye: to its right if there is room, else to its left. */
export function panelPlace(eye: Point, thing: Point, { widthM, depthM, isFree }: PanelSite): PanelPlace {
  const [dx, dz] = [thing.xM - eye.xM, thing.zM - eye.zM]
  const distance = Math.hypot(dx, dz) || 1
  const best = Math.min(farthestM, Math.max(nearestM, distance))
  const half = Math.atan((Math.max(widthM, depthM) / 2 + 0.12) / Math.max(0.6, distance))
  const at = (away: number, side: 1 | -1): PanelPlace => {
    const bearing = Math.atan2(-dx, -dz) - side * (half + Math.atan(halfPanelM / away))
    return {
      xM: eye.xM - Math.sin(bearing) * away,
      yM: Math.max(0.8, eye.yM - away * fall),
      zM: eye.zM - Math.cos(bearing) * away,
      headingRad: bearing,
    }
  }
  const sides = [1, -1] as const
  const candidates = [best, nearestM, (nearestM + farthestM) / 2].flatMap((away) =>
    sides.map((side) => at(away, side)),
  )
  return candidates.find(({ xM, zM }) => isFree?.(xM, zM) ?? true) ?? candidates[0]!
}

/** Radians to the left of straight ahead, in the order in which they are tried. */
const ahead = [0, 0.5, -0.5, 1, -1, 1.5, -1.5, 2.2, -2.2, Math.PI]
/** The same for what must not hide what stands ahead. */
export const besides = [-0.65, 0.65, -1, 1, -1.5, 1.5, -2.2, 2.2, Math.PI]

/**
 * Before the eye, as near as a panel may be, or nearest to that where nothing stands in its way; `headingRad` is counted to the left
 * from -z.
 */
export function placeAhead(
  eye: Point,
  headingRad: number,
  {
    isFree,
    asides = ahead,
  }: {
    readonly isFree: (xM: number, zM: number) => boolean
    readonly asides?: readonly number[]
  },
): PanelPlace {
  const [first, ...others] = asides.map((aside): PanelPlace => {
    const bearing = headingRad + aside
    return {
      xM: eye.xM - Math.sin(bearing) * nearestM,
      yM: Math.max(0.8, eye.yM - nearestM * fall),
      zM: eye.zM - Math.cos(bearing) * nearestM,
      headingRad: bearing,
    }
  })
  const fits = ({ xM, zM, headingRad: bearing }: PanelPlace) =>
    [-1, 0, 1].every((side) =>
      isFree(xM + Math.cos(bearing) * side * halfPanelM, zM - Math.sin(bearing) * side * halfPanelM),
    )
  return [first!, ...others].find(fits) ?? first!
}
