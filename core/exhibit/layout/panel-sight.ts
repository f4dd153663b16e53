/** Whether something that stands hides the wall text from whoever comes in. Room coordinates; pure. */
import type { Display } from './display.ts'
import { eyeHeightM, type Rect } from './types.ts'

/** The wall text on the back wall. */
export interface PanelSpan {
  readonly fromXM: number
  readonly toXM: number
  /** Of its lower edge over the floor. */
  readonly lowM: number
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
