/** The floor plan as data for a drawing: metres, y down the page, as the visitor walks up it. */
import { footprint } from './floor-space.ts'
import type { Layout, Rect } from './types.ts'
import { roomRect } from './walk.ts'

export interface PlanBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface FloorPlan {
  readonly viewBox: PlanBox
  readonly rooms: readonly (PlanBox & { readonly slug: string })[]
  readonly doorways: readonly PlanBox[]
  readonly stops: readonly (PlanBox & {
    readonly slug: string
    readonly room: number
    readonly hero: boolean
  })[]
  readonly benches: readonly PlanBox[]
}

export function floorPlan(layout: Layout): FloorPlan {
  const rooms = layout.rooms.map((room) => ({ slug: room.slug, ...box(roomRect(room)) }))
  const minX = Math.min(...rooms.map(({ x }) => x)) - 0.5
  const minY = Math.min(...rooms.map(({ y }) => y)) - 0.5
  const maxX = Math.max(...rooms.map(({ x, width }) => x + width)) + 0.5
  const maxY = Math.max(...rooms.map(({ y, height }) => y + height)) + 0.5
  return {
    viewBox: { x: minX, y: minY, width: maxX - minX, height: maxY - minY },
    rooms,
    doorways: layout.doorways.map(({ rect }) => box(rect)),
    stops: layout.rooms.flatMap((room) =>
      room.stops.map((stop) => ({
        slug: stop.slug,
        room: room.index,
        hero: stop.hero,
        ...box(footprint(stop.at.xM, stop.at.zM, stop.base ?? stop.twin.dimensions, stop.headingRad)),
      })),
    ),
    benches: layout.rooms.flatMap((room) =>
      room.benches.map((bench) => box(footprint(bench.at.xM, bench.at.zM, bench, 0))),
    ),
  }
}

/** One room of it, with its doorways, drawn as large as the page allows. */
export function roomPlan(layout: Layout, index: number): FloorPlan {
  const plan = floorPlan(layout)
  const room = layout.rooms[index]!
  const { x, y, width, height } = box(roomRect(room))
  const inside = (one: PlanBox) =>
    one.x >= x && one.y >= y && one.x + one.width <= x + width && one.y + one.height <= y + height
  return {
    viewBox: { x: x - 0.5, y: y - 0.5, width: width + 1, height: height + 1 },
    rooms: [plan.rooms[index]!],
    doorways: layout.doorways.flatMap(({ from, to, rect }) =>
      from === index || to === index ? [box(rect)] : [],
    ),
    stops: plan.stops.filter((stop) => stop.room === index),
    benches: plan.benches.filter(inside),
  }
}

/** Where a thing of a room would stand if it could be put there. */
export function wantedBox(
  layout: Layout,
  slug: string,
  wanted: { readonly xM: number; readonly zM: number; readonly headingRad: number },
): PlanBox | undefined {
  for (const { stops, centre } of layout.rooms) {
    const stop = stops.find((one) => one.slug === slug)
    if (stop)
      return box(
        footprint(
          centre.xM + wanted.xM,
          centre.zM + wanted.zM,
          stop.base ?? stop.twin.dimensions,
          wanted.headingRad,
        ),
      )
  }
  return undefined
}

function box({ minX, maxX, minZ, maxZ }: Rect): PlanBox {
  return { x: minX, y: minZ, width: maxX - minX, height: maxZ - minZ }
}
