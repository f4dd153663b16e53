/** Which rooms can be seen from a place, through doorways, whichever way one turns. */
import { roomAt, type Doorway, type Layout } from '../layout/index.ts'

/** Sideways metres per metre ahead, between which one still sees. */
interface Wedge {
  readonly low: number
  readonly high: number
}

/** Room indices, the visitor's own first, then the nearer ones. Outside all rooms: the first room's. */
export function visibleRooms(layout: Layout, eye: { readonly xM: number; readonly zM: number }): number[] {
  const here = roomAt(layout, eye.xM, eye.zM) ?? 0
  const seen = [here]
  for (const step of [1, -1]) follow(layout, eye, { room: here, step, wedge: undefined, seen })
  return seen
}

interface Look {
  readonly room: number
  readonly step: number
  readonly wedge: Wedge | undefined
  readonly seen: number[]
}

function follow(
  layout: Layout,
  eye: { readonly xM: number; readonly zM: number },
  { room, step, wedge, seen }: Look,
): void {
  const way = layout.doorways.find(({ from, to }) => (step > 0 ? from === room : to === room))
  if (!way) return
  const next = step > 0 ? way.to : way.from
  const narrowed = narrow(eye, way, wedge)
  if (!narrowed) return
  seen.push(next)
  follow(layout, eye, { room: next, step, wedge: narrowed === 'all' ? undefined : narrowed, seen })
}

/** What of a wedge passes a doorway. A visitor who stands in it sees all beyond. */
function narrow(
  eye: { readonly xM: number; readonly zM: number },
  { rect }: Doorway,
  wedge: Wedge | undefined,
): Wedge | 'all' | undefined {
  const { minX, maxX, minZ, maxZ } = rect
  const inside = eye.xM >= minX && eye.xM <= maxX && eye.zM >= minZ - 0.05 && eye.zM <= maxZ + 0.05
  if (inside) return 'all'
  // Both faces of the wall bound the view: the opening is where they overlap, seen from the eye.
  const slopes = [minZ, maxZ].map(
    (z) =>
      [
        (minX - eye.xM) / Math.max(0.02, Math.abs(z - eye.zM)),
        (maxX - eye.xM) / Math.max(0.02, Math.abs(z - eye.zM)),
      ] as const,
  )
  let low = Math.max(slopes[0]![0], slopes[1]![0])
  let high = Math.min(slopes[0]![1], slopes[1]![1])
  if (wedge) {
    low = Math.max(low, wedge.low)
    high = Math.min(high, wedge.high)
  }
  return low < high ? { low, high } : undefined
}
