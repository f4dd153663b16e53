/** A way on foot between two places, around what stands: breadth-first on a grid, then straightened. */
import type { Layout } from './types.ts'
import { isWalkable, roomRect, walkArea, type WalkArea } from './walk.ts'

export interface Place {
  readonly xM: number
  readonly zM: number
}

const cellM = 0.3

/** Places from `from` to `to`, both included; undefined where there is no way. */
export function routeBetween(layout: Layout, from: Place, to: Place): Place[] | undefined {
  const area = walkArea(layout)
  if (clearLine(area, from, to)) return [from, to]
  const rects = layout.rooms.map(roomRect)
  const minX = Math.min(...rects.map((r) => r.minX))
  const minZ = Math.min(...rects.map((r) => r.minZ))
  const columns = Math.ceil((Math.max(...rects.map((r) => r.maxX)) - minX) / cellM) + 1
  const rows = Math.ceil((Math.max(...rects.map((r) => r.maxZ)) - minZ) / cellM) + 1
  const cellOf = (p: Place) => Math.round((p.zM - minZ) / cellM) * columns + Math.round((p.xM - minX) / cellM)
  const placeOf = (cell: number): Place => ({
    xM: minX + (cell % columns) * cellM,
    zM: minZ + Math.floor(cell / columns) * cellM,
  })
  const came = new Int32Array(columns * rows).fill(-1)
  const [start, goal] = [cellOf(from), cellOf(to)]
  const queue = [start]
  came[start] = start
  for (let head = 0; head < queue.length && came[goal] === -1; head++) {
    const cell = queue[head]!
    const column = cell % columns
    for (const [dx, dz] of [
      [0, -1],
      [0, 1],
      [-1, 0],
      [1, 0],
    ] as const) {
      const next = cell + dx + dz * columns
      if (column + dx < 0 || column + dx >= columns || next < 0 || next >= came.length || came[next] !== -1)
        continue
      const { xM, zM } = placeOf(next)
      if (next !== goal && !isWalkable(area, xM, zM)) continue
      came[next] = cell
      queue.push(next)
    }
  }
  if (came[goal] === -1) return undefined
  const cells = [to]
  for (let cell = came[goal]!; cell !== start; cell = came[cell]!) cells.push(placeOf(cell))
  return straighten(area, [...cells, from].reverse())
}

export function lengthOf(route: readonly Place[]): number {
  return route.slice(1).reduce((sum, p, i) => sum + Math.hypot(p.xM - route[i]!.xM, p.zM - route[i]!.zM), 0)
}

function straighten(area: WalkArea, route: readonly Place[]): Place[] {
  const out = [route[0]!]
  for (let i = 0; i < route.length - 1;) {
    let far = route.length - 1
    while (far > i + 1 && !clearLine(area, route[i]!, route[far]!)) far--
    out.push(route[far]!)
    i = far
  }
  return out
}

function clearLine(area: WalkArea, from: Place, to: Place): boolean {
  const steps = Math.ceil(Math.hypot(to.xM - from.xM, to.zM - from.zM) / 0.12)
  for (let i = 1; i < steps; i++) {
    const k = i / steps
    if (!isWalkable(area, from.xM + (to.xM - from.xM) * k, from.zM + (to.zM - from.zM) * k)) return false
  }
  return true
}
