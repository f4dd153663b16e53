/** How a visitor wants to be moved in a headset: the kinder way unless one asks for another. Pure. */

export const motions = ['teleport', 'smooth'] as const
export type Motion = (typeof motions)[number]
export const snapAngles = [15, 30, 45] as const

export interface Comfort {
  readonly motion: Motion
  /** A turn by the stick, where one moves by steps. */
  readonly snapDegrees: (typeof snapAngles)[number]
}

export const kindest: Comfort = { motion: 'teleport', snapDegrees: 30 }

/** What was remembered as text; what is missing or strange is as kind as it can be. */
export function readComfort(stored: string | null): Comfort {
  const [motion, degrees] = (stored ?? '').split(' ')
  return {
    motion: motions.find((one) => one === motion) ?? kindest.motion,
    snapDegrees: snapAngles.find((one) => String(one) === degrees) ?? kindest.snapDegrees,
  }
}

export const writeComfort = ({ motion, snapDegrees }: Comfort): string => `${motion} ${snapDegrees}`
