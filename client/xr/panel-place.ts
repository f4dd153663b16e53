/** Where a panel stands so that it can be read beside a thing. Pure. */
import type { Dimensions } from '../../core/twin/facts.ts'
import type { PanelPlace } from './facts-panel.ts'

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

/** To the right of the thing as seen from the eye, 1.2 to 1.7 m away, facing the eye. */
export function panelPlace(
  eye: Point,
  thing: Point,
  { widthM, depthM }: Pick<Dimensions, 'widthM' | 'depthM'>,
): PanelPlace {
  const [dx, dz] = [thing.xM - eye.xM, thing.zM - eye.zM]
  const distance = Math.hypot(dx, dz) || 1
  const away = Math.min(farthestM, Math.max(nearestM, distance))
  const aside =
    Math.atan((Math.max(widthM, depthM) / 2 + 0.12) / Math.max(0.6, distance)) + Math.atan(halfPanelM / away)
  const bearing = Math.atan2(-dx, -dz) - aside
  return {
    xM: eye.xM - Math.sin(bearing) * away,
    yM: Math.max(0.8, eye.yM - away * fall),
    zM: eye.zM - Math.cos(bearing) * away,
    headingRad: bearing,
  }
}
