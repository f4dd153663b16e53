/** How a thing stands in its room, and which lamp lights it. */
import type { StopLayout } from '../../../core/exhibit/layout/index.ts'

/** Up to this many things in an exhibit are each drawn by themselves, exactly; of more, only the near ones are. */
export const mostExact = 60

/** Which lamp direction lights a thing: what stands is lit from the front left, what hangs from before its wall. */
export type LightSide = 'stand' | 'left' | 'right' | 'back'

export const lightSides = ['stand', 'left', 'right', 'back'] as const satisfies readonly LightSide[]

export function lightSideOf({ shownOn, headingRad }: Pick<StopLayout, 'shownOn' | 'headingRad'>): LightSide {
  if (shownOn !== 'wall') return 'stand'
  return headingRad > 0.5 ? 'left' : headingRad < -0.5 ? 'right' : 'back'
}

/** Column-major 4 x 4: a thing's place and heading. */
export function placeOf({ headingRad, at }: StopLayout, out: Float32Array): void {
  const [c, s] = [Math.cos(headingRad), Math.sin(headingRad)]
  out.set([c, 0, -s, 0, 0, 1, 0, 0, s, 0, c, 0, at.xM, at.yM, at.zM, 1])
}
