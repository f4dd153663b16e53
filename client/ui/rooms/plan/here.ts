/** Where a visitor is and which way one looks, as words and a drawing need it. Pure. */
import type { Facing } from '../../../../core/i18n/plan.ts'

export interface Here {
  readonly xM: number
  readonly zM: number
  /** To the left from the way on. */
  readonly yawDegrees: number
}

export function facingOf(yawDegrees: number): Facing {
  const turned = ((yawDegrees % 360) + 360) % 360
  if (turned < 45 || turned >= 315) return 'onward'
  if (turned < 135) return 'left'
  return turned < 225 ? 'back' : 'right'
}

/** Whether a drawing would look another. */
export function hasMoved(a: Here | undefined, b: Here): boolean {
  return !a || Math.hypot(a.xM - b.xM, a.zM - b.zM) > 0.05 || Math.abs(a.yawDegrees - b.yawDegrees) > 3
}
