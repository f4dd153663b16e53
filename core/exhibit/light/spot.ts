/** What a lamp is, and what all lamps of a kind share. */
import type { Rgb, Vec3 } from './vector.ts'

export interface Spot {
  readonly at: Vec3
  readonly towards: Vec3
  /** Candela over pi: divided by the squared distance it is the light that a white surface would show. */
  readonly power: number
  readonly colour: Rgb
  readonly innerRad: number
  readonly outerRad: number
  readonly kind: 'key' | 'rim' | 'wash'
}

export const trackHeightM = 3.86
export const keyColour: Rgb = [1, 0.9, 0.77]
export const rimColour: Rgb = [0.95, 0.97, 1]
export const washColour: Rgb = [1, 0.945, 0.88]

export const degrees = (x: number) => (x * Math.PI) / 180
