/** Which things share a mesh. Few things: each its own, exact. Many: one mesh for a form, surface and motif, stretched to each one's size. */
import type { StopLayout } from '../../../core/exhibit/layout/index.ts'
import type { TwinFacts } from '../../../core/twin/facts.ts'

/** Up to this many things in an exhibit are each modelled on their own. */
export const mostExact = 60

/** Which lamp direction lights a thing: what stands is lit from the front left, what hangs from before its wall. */
export type LightSide = 'stand' | 'left' | 'right' | 'back'

export function lightSideOf({ shownOn, headingRad }: Pick<StopLayout, 'shownOn' | 'headingRad'>): LightSide {
  if (shownOn !== 'wall') return 'stand'
  return headingRad > 0.5 ? 'left' : headingRad < -0.5 ? 'right' : 'back'
}

export function kindOf(stop: StopLayout, exact: boolean): string {
  const { twin } = stop
  const shared = [twin.form, twin.surface, twin.accent ?? '-', twin.motif ?? '-'].join(' ')
  return `${exact ? stop.slug : shared} ${lightSideOf(stop)}`
}

/** Column-major 4 x 4: a thing's place, heading and stretch from its kind's first example. */
export function placeOf(stop: StopLayout, example: TwinFacts, out: Float32Array, at: number): void {
  const { twin, headingRad, at: point } = stop
  const sx = twin.dimensions.widthM / example.dimensions.widthM
  const sy = twin.dimensions.heightM / example.dimensions.heightM
  const sz = twin.dimensions.depthM / example.dimensions.depthM
  const [c, s] = [Math.cos(headingRad), Math.sin(headingRad)]
  out.set([c * sx, 0, -s * sx, 0, 0, sy, 0, 0, s * sz, 0, c * sz, 0, point.xM, point.yM, point.zM, 1], at)
}
