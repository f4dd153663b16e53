/** Where a visitor can be, and how a step slides along what stands in its way. Pure; the walls are the edges of the walkable area. */
import { contains, footprint, gapBetween, grow } from './floor-space.ts'
import type { Layout, Rect, RoomLayout } from './types.ts'

export interface WalkArea {
  /** Rooms and the passages between them. */
  readonly floors: readonly Rect[]
  /** Passages, told apart because they are open at both ends. */
  readonly passages: readonly Rect[]
  readonly obstacles: readonly Rect[]
}

/** Half of a visitor's width. */
export const bodyRadiusM = 0.26

export function roomRect(room: RoomLayout): Rect {
  const { centre, widthM, depthM } = room
  return {
    minX: centre.xM - widthM / 2,
    maxX: centre.xM + widthM / 2,
    minZ: centre.zM - depthM / 2,
    maxZ: centre.zM + depthM / 2,
  }
}

export function walkArea(layout: Layout): WalkArea {
  const obstacles = layout.rooms.flatMap((room) => [
    ...room.stops.flatMap((stop) =>
      stop.base ? [footprint(stop.at.xM, stop.at.zM, stop.base, stop.headingRad)] : [],
    ),
    ...room.benches.map((bench) => footprint(bench.at.xM, bench.at.zM, bench, 0)),
  ])
  return { floors: layout.rooms.map(roomRect), passages: layout.doorways.map(({ rect }) => rect), obstacles }
}

export function isWalkable(area: WalkArea, xM: number, zM: number, radiusM = bodyRadiusM): boolean {
  const inside =
    area.floors.some((floor) => contains(grow(floor, -radiusM), xM, zM)) ||
    area.passages.some((rect) => contains(passageFor(rect, radiusM), xM, zM))
  if (!inside) return false
  const body: Rect = { minX: xM, maxX: xM, minZ: zM, maxZ: zM }
  return area.obstacles.every((obstacle) => gapBetween(obstacle, body) >= radiusM)
}

/** A step from a walkable place: whole if free, else along x or along z alone, else none. Steps longer than a body are split. */
export function slide(
  area: WalkArea,
  from: { readonly xM: number; readonly zM: number },
  step: { readonly xM: number; readonly zM: number },
  radiusM = bodyRadiusM,
): { xM: number; zM: number } {
  const parts = Math.max(1, Math.ceil(Math.hypot(step.xM, step.zM) / (bodyRadiusM * 0.8)))
  let { xM, zM } = from
  for (let i = 0; i < parts; i++) {
    const dx = step.xM / parts
    const dz = step.zM / parts
    if (isWalkable(area, xM + dx, zM + dz, radiusM)) {
      xM += dx
      zM += dz
    } else if (isWalkable(area, xM + dx, zM, radiusM)) xM += dx
    else if (isWalkable(area, xM, zM + dz, radiusM)) zM += dz
    else break
  }
  return { xM, zM }
}

/** The room that a place is in; on a threshold, the room that it leads to. */
export function roomAt(layout: Layout, xM: number, zM: number): number | undefined {
  const room = layout.rooms.find((candidate) => contains(roomRect(candidate), xM, zM))
  return room?.index ?? layout.doorways.find(({ rect }) => contains(rect, xM, zM))?.to
}

/** Narrower by the body at its sides, reaching into both rooms by it. */
function passageFor(rect: Rect, radiusM: number): Rect {
  return {
    minX: rect.minX + radiusM,
    maxX: rect.maxX - radiusM,
    minZ: rect.minZ - radiusM,
    maxZ: rect.maxZ + radiusM,
  }
}
