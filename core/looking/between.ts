import type { Viewpoint } from '../heritage/viewpoint.ts'

/** Part of the way from one view to another, turning the shorter way around. */
export function between(from: Viewpoint, to: Viewpoint, k: number): Viewpoint {
  const mix = (a: number, b: number) => a + (b - a) * k
  const turn = ((((to.yawDeg - from.yawDeg) % 360) + 540) % 360) - 180
  return {
    yawDeg: k === 1 ? to.yawDeg : from.yawDeg + turn * k,
    pitchDeg: mix(from.pitchDeg, to.pitchDeg),
    distanceM: mix(from.distanceM, to.distanceM),
    target: {
      xM: mix(from.target.xM, to.target.xM),
      yM: mix(from.target.yM, to.target.yM),
      zM: mix(from.target.zM, to.target.zM),
    },
  }
}
