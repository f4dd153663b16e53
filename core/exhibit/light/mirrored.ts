/** What a room's floor mirrors of what stands on it: plinths and benches as upright boxes, with the light of their sides. */
import type { RoomSurfaces, Solid } from './surfaces.ts'
import type { Texels } from './texels.ts'

/**
 * Floats of a box: middle x and z, half width and half depth; sine and cosine of its heading, foot and top; what its sides
 * shine with at the foot, and at the top (RGB and nothing each); how much brighter or darker than their mean its front,
 * back, right and left are.
 */
export const floatsOfMirrored = 20
export const mostMirrored = 24

const rises = { lowM: 0.5, highM: 1.5, leastM: 0.05 }
/** What stands on the floor reaches below it here: a blurred edge at its foot would let the room shine through under it. */
const groundedM = -4
const sides = [0, 1, 2, 3] as const

/** The boxes one after another, the largest of them where there are too many. `lights` are the light over pi on each surface. */
export function mirroredBoxes({ surfaces, solids }: RoomSurfaces, lights: readonly Texels[]): Float32Array {
  const boxes = solids
    .filter(standsLow)
    .toSorted((a, b) => sizeOf(b) - sizeOf(a))
    .slice(0, mostMirrored)
  const out = new Float32Array(boxes.length * floatsOfMirrored)
  for (const [i, box] of boxes.entries()) {
    const { centre, half, headingRad } = box
    const foot = centre[1] - half[1]
    const light = sides.map((side) => lights[box.faces[side]!]!)
    const { albedo } = surfaces[box.faces[0]!]!
    const shine = (low: boolean) => {
      const of = light.map((texels) => meanOf(texels, low ? [0, 0.25] : [0.75, 1]))
      return albedo.map((share, c) => (share * of.reduce((sum, rgb) => sum + rgb[c]!, 0)) / of.length)
    }
    const bright = light.map((texels) => meanOf(texels, [0, 1]).reduce((sum, x) => sum + x, 0))
    const mean = bright.reduce((sum, x) => sum + x, 0) / bright.length || 1
    out.set(
      [
        centre[0], centre[2], half[0], half[2],
        Math.sin(headingRad), Math.cos(headingRad), foot < rises.leastM ? groundedM : foot, centre[1] + half[1],
        ...shine(true), 0,
        ...shine(false), 0,
        ...bright.map((x) => x / mean),
      ],
      i * floatsOfMirrored,
    ) // prettier-ignore
  }
  return out
}

/** Not a doorway's frame, nor what hangs, nor the recess under a plinth. */
function standsLow({ centre, half, faces }: Solid): boolean {
  const thick = 2 * half[1] > rises.leastM
  const whole = sides.every((side) => (faces[side] ?? -1) >= 0)
  return thick && whole && centre[1] - half[1] < rises.lowM && centre[1] + half[1] < rises.highM
}

const sizeOf = ({ half }: Solid) => half[1] * (half[0] + half[2])

/** The mean of a wall's texels between two shares of its height. */
function meanOf({ width, height, data }: Texels, [from, to]: readonly [number, number]): number[] {
  const rows = { first: Math.floor(from * (height - 1)), last: Math.ceil(to * (height - 1)) }
  const sum = [0, 0, 0]
  for (let i = rows.first * width; i < (rows.last + 1) * width; i++)
    for (let c = 0; c < 3; c++) sum[c]! += data[i * 3 + c]!
  return sum.map((x) => x / ((rows.last - rows.first + 1) * width))
}
