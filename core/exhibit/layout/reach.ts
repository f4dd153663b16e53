/** Where two people can walk side by side: the places of a room that a wide disc reaches from a doorway. Pure. */
import { contains, footprint, gapBetween, grow } from './floor-space.ts'
import type { Place } from './route.ts'
import type { Layout, Rect, RoomLayout } from './types.ts'
import { roomRect } from './walk.ts'

/** The narrowest way that a museum leaves. */
export const leastPassageM = 1.2
/** Less than what the layout leaves beyond the least passage: no way falls between two cells. */
const cellM = 0.048
/** From where one stands to look to the nearest place that the disc reaches: a step. */
const stepM = 0.75

/** Inside each doorway of a room; for the first room also where every visit starts. */
export function entriesOf(layout: Layout, room: RoomLayout): Place[] {
  const rect = roomRect(room)
  const inside = leastPassageM / 2 + 0.1
  const ways = layout.doorways
    .filter(({ from, to }) => from === room.index || to === room.index)
    .map(({ from, rect: way }) => ({
      xM: (way.minX + way.maxX) / 2,
      zM: from === room.index ? rect.minZ + inside : rect.maxZ - inside,
    }))
  return room.index === 0 ? [layout.start.eye, ...ways] : ways
}

/** The places, on a grid, that a disc of the least passage's width reaches from `from` without leaving the room. */
export function placesReached(room: RoomLayout, from: Place): Place[] {
  const radius = leastPassageM / 2
  const free = grow(roomRect(room), -radius)
  const columns = Math.floor((free.maxX - free.minX) / cellM) + 1
  const rows = Math.floor((free.maxZ - free.minZ) / cellM) + 1
  const obstacles = standingRects(room)
  const placeOf = (cell: number): Place => ({
    xM: free.minX + (cell % columns) * cellM,
    zM: free.minZ + Math.floor(cell / columns) * cellM,
  })
  const fits = ({ xM, zM }: Place) => {
    const body = { minX: xM, maxX: xM, minZ: zM, maxZ: zM }
    return obstacles.every((rect) => gapBetween(rect, body) >= radius)
  }
  const column = clamp(Math.round((from.xM - free.minX) / cellM), columns)
  const row = clamp(Math.round((from.zM - free.minZ) / cellM), rows)
  const start = row * columns + column
  if (!fits(placeOf(start))) return []
  const seen = new Uint8Array(columns * rows)
  seen[start] = 1
  const queue = [start]
  for (let head = 0; head < queue.length; head++) {
    const cell = queue[head]!
    const x = cell % columns
    const around = [cell - columns, cell + columns, x > 0 ? cell - 1 : -1, x < columns - 1 ? cell + 1 : -1]
    for (const next of around) {
      if (next < 0 || next >= seen.length || seen[next] || !fits(placeOf(next))) continue
      seen[next] = 1
      queue.push(next)
    }
  }
  return queue.map(placeOf)
}

/** Slugs of a room's things that cannot be come to from every doorway by a way as wide as the least passage. */
export function outOfReach(layout: Layout, room: RoomLayout): string[] {
  const lost = new Set<string>()
  for (const entry of entriesOf(layout, room)) {
    const places = placesReached(room, entry)
    for (const { slug, viewpoint } of room.stops) {
      const { xM, zM } = viewpoint.eye
      if (!places.some((place) => Math.hypot(place.xM - xM, place.zM - zM) <= stepM)) lost.add(slug)
    }
  }
  return room.stops.flatMap(({ slug }) => (lost.has(slug) ? [slug] : []))
}

export function standingRects(room: RoomLayout): Rect[] {
  return [
    ...room.stops.flatMap(({ at, base, headingRad }) =>
      base ? [footprint(at.xM, at.zM, base, headingRad)] : [],
    ),
    ...room.benches.map((bench) => footprint(bench.at.xM, bench.at.zM, bench, 0)),
  ]
}

/** Whether a rectangle lies in a room, a hand's breadth off its walls. */
export function liesIn(room: RoomLayout, rect: Rect): boolean {
  const inner = grow(roomRect(room), -0.05)
  return contains(inner, rect.minX, rect.minZ) && contains(inner, rect.maxX, rect.maxZ)
}

const clamp = (at: number, count: number) => Math.min(count - 1, Math.max(0, at))
