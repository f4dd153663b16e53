/** Colour and pattern of each kind of knowledge: dots, hatching, a grid. The legend draws the same. */
import type { Knowledge } from '../mesh.ts'
import type { Rgb } from '../surface.ts'
import type { SkinPixels } from './pixels.ts'

/** Ground and pattern, in sRGB. They differ in lightness, for eyes that do not tell the hues apart. */
export const knownColours: Readonly<Record<Knowledge, readonly [ground: Rgb, pattern: Rgb]>> = {
  measured: [[58, 88, 128], [196, 212, 230]],
  inferred: [[214, 190, 138], [150, 116, 58]],
  invented: [[168, 70, 48], [240, 214, 196]],
} // prettier-ignore

/** Whether the pattern is there, at u, v of one tile. */
export const knownPatterns: Readonly<Record<Knowledge, (u: number, v: number) => boolean>> = {
  measured: (u, v) => Math.hypot(fraction(u * 8) - 0.5, fraction(v * 8) - 0.5) < 0.2,
  inferred: (u, v) => fraction((u + v) * 8) < 0.28,
  invented: (u, v) => fraction(u * 8) < 0.2 || fraction(v * 8) < 0.2,
}

const side = 256

export function paintKnowledge(known: Knowledge): SkinPixels {
  const [ground, pattern] = knownColours[known]
  const drawn = knownPatterns[known]
  const albedo = new Uint8Array(side * side * 4)
  const normal = new Uint8Array(side * side * 4)
  const orm = new Uint8Array(side * side * 4)
  for (let i = 0; i < side * side; i++) {
    const colour = drawn(((i % side) + 0.5) / side, (Math.floor(i / side) + 0.5) / side) ? pattern : ground
    albedo.set([...colour, 255], i * 4)
    normal.set([128, 128, 255, 255], i * 4)
    orm.set([255, 190, 0, 255], i * 4)
  }
  return { width: side, height: side, albedo, normal, orm }
}

const fraction = (x: number) => x - Math.floor(x)
