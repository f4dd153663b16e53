/** Where the wall text is read, and whether something that stands hides it from whoever comes in. Pure. */
import type { Display } from './display.ts'
import { eyeHeightM, type Plate, type Pose, type Rect } from './types.ts'

/** The wall text on the back wall. */
export interface PanelSpan {
  readonly fromXM: number
  readonly toXM: number
  /** Of its lower edge over the floor. */
  readonly lowM: number
}

/** So many times its width from a wall text, a picture of 16 to 9 that is 50 degrees high shows all of it. */
const readingTimes = 0.78

export function readingPose({ at, headingRad, widthM }: Plate): Pose {
  const awayM = widthM * readingTimes
  const eye = {
    xM: at.xM + Math.sin(headingRad) * awayM,
    yM: eyeHeightM,
    zM: at.zM + Math.cos(headingRad) * awayM,
  }
  return { eye, target: at }
}

interface Standing {
  readonly display: Display
  readonly rect: Rect
}

/** Seen from the middle of the entrance; what stays below the text's lower edge hides nothing. */
export function hidesPanel(
  { display, rect }: Standing,
  roomDepthM: number,
  panel: PanelSpan | undefined,
): boolean {
  if (!panel || !display.base) return false
  const topM = display.base.heightM + Math.max(display.twin.dimensions.heightM, display.glassM)
  return [rect.minZ, rect.maxZ].some((zM) => {
    const share = (roomDepthM / 2 - zM) / roomDepthM
    const overEdge = topM > eyeHeightM + (panel.lowM - eyeHeightM) * share
    return overEdge && rect.maxX > panel.fromXM * share && rect.minX < panel.toXM * share
  })
}
