/** A lamp that the visitor holds: raking light shows what was incised, struck and scraped. Degrees. */
export interface RakingLight {
  /** Clockwise from above the picture: 90 is from the right. */
  readonly azimuthDeg: number
  /** Over the plane of the picture: 0 grazes it, 90 shines from the eye. */
  readonly heightDeg: number
}

export const firstLight: RakingLight = { azimuthDeg: 300, heightDeg: 18 }
export const lightLimits = { lowestDeg: 3, highestDeg: 85 } as const

/** Towards the lamp, a unit vector: x to the right of the picture, y up in it, z towards the eye. */
export function towardsLamp({ azimuthDeg, heightDeg }: RakingLight): readonly [number, number, number] {
  const [a, h] = [(azimuthDeg * Math.PI) / 180, (heightDeg * Math.PI) / 180]
  return [Math.sin(a) * Math.cos(h), Math.cos(a) * Math.cos(h), Math.sin(h)]
}

export function steadyLight({ azimuthDeg, heightDeg }: RakingLight): RakingLight {
  return {
    azimuthDeg: ((Math.round(azimuthDeg) % 360) + 360) % 360,
    heightDeg: Math.min(lightLimits.highestDeg, Math.max(lightLimits.lowestDeg, Math.round(heightDeg))),
  }
}
