/** What every painter of a surface begins with: it fills one texel from its place. */
import type { Rgb } from '../surface.ts'
import type { Place, Texel } from './paint.ts'

export type Painter = (place: Place, out: Texel) => void

/** Mixes a colour into the texel by k. */
export function tint(out: Texel, colour: Rgb, k: number): void {
  out.r += (colour[0] - out.r) * k
  out.g += (colour[1] - out.g) * k
  out.b += (colour[2] - out.b) * k
}

export function set(out: Texel, colour: Rgb, light = 1): void {
  out.r = colour[0] * light
  out.g = colour[1] * light
  out.b = colour[2] * light
}
