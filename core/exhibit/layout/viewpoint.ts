/** Where to stand to see a thing well. */
import { contains, gapBetween, grow, round } from './floor-space.ts'
import { eyeHeightM, type Base, type Point, type Pose, type Rect } from './types.ts'

export interface Seen {
  readonly at: Point
  readonly headingRad: number
  readonly base: Base | undefined
  readonly sizeM: { readonly widthM: number; readonly heightM: number; readonly depthM: number }
}

const bodyM = 0.3
const turns = [0, 0.4, -0.4, 0.8, -0.8, 1.2, -1.2, 1.6, -1.6, 2.2, -2.2, Math.PI]
const shares = [1, 0.85, 0.7, 1.25, 0.55]

/** In front of it at about twice its size, or the nearest free place around it. `free` is the room without its walls' margin. */
export function viewpointOf(seen: Seen, room: Rect, obstacles: readonly Rect[]): Pose {
  const { at, sizeM, base, headingRad } = seen
  const target = { xM: at.xM, yM: at.yM + sizeM.heightM / 2, zM: at.zM }
  const deep = Math.max(base?.depthM ?? 0, base?.widthM ?? 0, sizeM.depthM) / 2
  const distance = deep + Math.min(2.4, Math.max(0.95, Math.max(sizeM.heightM, sizeM.widthM) * 1.5 + 0.45))
  const free = grow(room, -bodyM)
  for (const share of shares)
    for (const turn of turns) {
      const angle = headingRad + turn
      const xM = at.xM + Math.sin(angle) * distance * share
      const zM = at.zM + Math.cos(angle) * distance * share
      const body: Rect = { minX: xM, maxX: xM, minZ: zM, maxZ: zM }
      if (contains(free, xM, zM) && obstacles.every((other) => gapBetween(other, body) >= bodyM))
        return { eye: { xM: round(xM), yM: eyeHeightM, zM: round(zM) }, target }
    }
  const xM = at.xM + Math.sin(headingRad) * distance
  const zM = at.zM + Math.cos(headingRad) * distance
  return { eye: { xM: round(xM), yM: eyeHeightM, zM: round(zM) }, target }
}
