/** What surrounds an object: the lit room seen from its middle, for reflections. */
import type { RoomLayout } from '../layout/index.ts'
import { texelAt, type Shown } from './gather.ts'
import { laylightColour } from './lamps.ts'
import type { RoomTracer } from './tracer.ts'

/** Seen in a glaze the laylight is brighter than what it gives: it is the room's window. */
const laylightSeen = 1.9
const doorwaySeen = [0.16, 0.15, 0.13] as const

/** Six faces of `size` x `size` float RGBA, in the order and orientation of cube maps. */
export function castEnvironment(
  room: RoomLayout,
  lit: Shown,
  tracer: RoomTracer,
  size: number,
): Float32Array[] {
  const [x, y, z] = [room.centre.xM, 1.55, room.centre.zM]
  tracer.near(x, z)
  return Array.from({ length: 6 }, (_, face) => {
    const out = new Float32Array(size * size * 4)
    for (let row = 0; row < size; row++)
      for (let column = 0; column < size; column++) {
        const a = (2 * (column + 0.5)) / size - 1
        const b = (2 * (row + 0.5)) / size - 1
        const [dx, dy, dz] = directionOf(face, a, b)
        const k = 1 / Math.hypot(dx, dy, dz)
        tracer.trace(x, y, z, dx * k, dy * k, dz * k)
        const at = (row * size + column) * 4
        out.set(colourOf(lit, tracer), at)
        out[at + 3] = 1
      }
    return out
  })
}

function colourOf(lit: Shown, tracer: RoomTracer): ArrayLike<number> {
  if (tracer.surface === -3) return laylightColour.map((c) => c * laylightSeen)
  if (tracer.surface < 0) return doorwaySeen
  const radiance = lit.radiance[tracer.surface]!
  const from = texelAt(lit, tracer)
  return radiance.subarray(from, from + 3)
}

/** The direction that a face's point stands for (OpenGL's cube map, section 8.13), `a` to the right and `b` down. */
export function directionOf(face: number, a: number, b: number): [number, number, number] {
  switch (face) {
    case 0: return [1, -b, -a]
    case 1: return [-1, -b, a]
    case 2: return [a, 1, b]
    case 3: return [a, -1, -b]
    case 4: return [a, -b, 1]
    default: return [-a, -b, -1]
  } // prettier-ignore
}
