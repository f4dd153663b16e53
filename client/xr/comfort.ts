/** How a visitor wants to be moved in a headset: the kinder way unless one asks for another. Pure. */
import { eyeHeightM } from '../../core/exhibit/layout/index.ts'

export const motions = ['teleport', 'smooth'] as const
export type Motion = (typeof motions)[number]
export const snapAngles = [15, 30, 45] as const

export interface Comfort {
  readonly motion: Motion
  /** A turn by the stick, where one moves by steps. */
  readonly snapDegrees: (typeof snapAngles)[number]
  /** Lifts the eyes of someone who sits to those of someone who stands. */
  readonly seated: boolean
  /** Darkens the edge of sight while a stick walks smoothly: less is seen to stream by. */
  readonly shaded: boolean
}

export const kindest: Comfort = { motion: 'teleport', snapDegrees: 30, seated: false, shaded: true }

/** What was remembered as text; what is missing or strange is as kind as it can be. */
export function readComfort(stored: string | null): Comfort {
  const words = (stored ?? '').split(' ')
  return {
    motion: motions.find((one) => words.includes(one)) ?? kindest.motion,
    snapDegrees: snapAngles.find((one) => words.includes(String(one))) ?? kindest.snapDegrees,
    seated: words.includes('seated'),
    shaded: !words.includes('open'),
  }
}

export const writeComfort = ({ motion, snapDegrees, seated, shaded }: Comfort): string =>
  [motion, snapDegrees, seated ? 'seated' : 'standing', shaded ? 'shaded' : 'open'].join(' ')

const mostLiftM = 0.8

/** How far eyes that were measured at a height over the floor, metres, are lifted; nobody is lowered. */
export const liftFor = (measuredM: number): number => Math.min(mostLiftM, Math.max(0, eyeHeightM - measuredM))

/** Walked as fast as this, metres a second, the edge is as dark as it gets. */
const fullSpeedMps = 0.6
/** Seconds in which the edge comes most of the way to what the speed asks for. */
const easeS = 0.15

/** How dark the edge of sight is, 0 to 1, some seconds after it was `before`, moving at a speed. */
export function edgeShade(
  before: number,
  { speedMps, seconds }: { speedMps: number; seconds: number },
): number {
  const wanted = Math.min(1, speedMps / fullSpeedMps)
  return wanted + (before - wanted) * Math.exp(-seconds / easeS)
}
