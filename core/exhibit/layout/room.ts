/** One room in its own coordinates: what stands, what hangs, its labels, its bench, its light from above. */
import type { Display } from './display.ts'
import { footprint, gapBetween } from './floor-space.ts'
import { readingPose } from './panel-sight.ts'
import {
  hang,
  hangs,
  hasAccentWall,
  panelOnBackWall,
  printed,
  type Hanging,
  type WallsOfRoom,
} from './hang.ts'
import { eyesOf, flawsOf, wallFlaws, isUncut, sighted, type Body } from './sight.ts'
import { nudge } from './nudge.ts'
import type { Standing } from './spots.ts'
import { stand, type Floor } from './stand.ts'
import type {
  Base,
  Bench,
  Board,
  Opening,
  Plate,
  Point,
  Pose,
  Rect,
  RoomLayout,
  StopLayout,
  WallSide,
} from './types.ts'
import { hungOffM, inkOffM, roomHeightM, startInM, wallThicknessM } from './types.ts'
import { viewpointOf } from './viewpoint.ts'

export interface RoomPlan {
  readonly index: number
  readonly slug: string
  readonly displays: readonly Display[]
  readonly leastDepthM: number
  readonly openingsFor: (widthM: number) => readonly Opening[]
}

/** Furnishes one room about the origin, so that its doorways show the most of it. Stops keep the document's order. */
export function furnish(plan: RoomPlan): RoomLayout {
  const painted = hasAccentWall(plan)
  const walled = ({ widthM, depthM }: Pick<Floor, 'widthM' | 'depthM'>): WallsOfRoom => ({
    widthM,
    depthM,
    openings: plan.openingsFor(widthM),
    painted,
  })
  const floors = stand(plan.displays, {
    leastDepthM: plan.leastDepthM,
    eyeInM: plan.openingsFor(0).some(({ side }) => side === 'front') ? -wallThicknessM / 2 : startInM,
    panelFor: (size) => panelOnBackWall(plan.displays, walled(size)),
  })
  const shows = (one: Floor) => {
    const { panel, name } = printed(plan.displays, walled(one))
    return flawsOf(one.standing.map(sighted), eyesIn(walled(one)), [panel, name])
  }
  const floor = nudge(bestFloor(floors, shows), shows)
  const { widthM, depthM, standing } = floor
  const walls = walled(floor)
  const room: Rect = { minX: -widthM / 2, maxX: widthM / 2, minZ: -depthM / 2, maxZ: depthM / 2 }
  const { panel, name } = printed(plan.displays, walls)
  const flaws = wallFlaws(standing.map(sighted), eyesIn(walls))
  const hangings = best(
    hangs.map((way) => hang(plan.displays, walls, way)),
    (all) => flaws(all.map((hanging) => hungBody(hanging, room))),
  )
  const bases = standing.map(({ rect }) => rect)
  const placed = new Map<string, Omit<StopLayout, 'viewpoint'>>()
  for (const one of standing) placed.set(one.display.slug, standingStop(one, plan.index))
  for (const one of hangings) placed.set(one.display.slug, hangingStop(one, plan.index, room))
  const withView = (stop: Omit<StopLayout, 'viewpoint'>): StopLayout => ({
    ...stop,
    viewpoint: viewpointOf({ ...stop, sizeM: stop.twin.dimensions }, room, bases),
  })
  const stops = plan.displays.flatMap((display) => {
    const stop = placed.get(display.slug)
    return stop ? [withView(stop)] : []
  })
  const { openings } = walls
  return {
    index: plan.index,
    slug: plan.slug,
    centre: { xM: 0, zM: 0 },
    widthM,
    depthM,
    heightM: roomHeightM,
    stops,
    benches: benchFor([...stops.map(({ viewpoint }) => viewpoint), readingPose(panel)], bases, {
      room,
      openings,
      stops,
    }),
    panel,
    name,
    openings,
    laylight: laylightOf(widthM, depthM),
  }
}

/** What a metre of depth costs: better views must be worth it. */
const depthWorth = 0.2

const eyesIn = ({ openings, depthM }: WallsOfRoom) => eyesOf(openings, depthM)

/** The first of those with the fewest flaws. The floors come by depth: none is looked at that costs more than what is found. */
function bestFloor(floors: Iterable<Floor>, flaws: (floor: Floor) => number): Floor {
  let found: Floor | undefined
  let [least, leastDepthM] = [Infinity, 0]
  for (const floor of floors) {
    leastDepthM ||= floor.depthM
    const cost = (floor.depthM - leastDepthM) * depthWorth
    if (cost >= least) break
    const own = cost + flaws(floor)
    if (own >= least - 1e-6) continue
    found = floor
    least = own
  }
  return found!
}

/** The first of those with the fewest flaws. */
function best<T extends object>(all: readonly T[], flaws: (one: T) => number): T {
  let found = all[0]!
  let least = Infinity
  for (const one of all) {
    const own = flaws(one)
    if (own >= least - 1e-6) continue
    found = one
    least = own
  }
  return found
}

function standingStop(one: Standing, room: number): Omit<StopLayout, 'viewpoint'> {
  const { display, xM, zM, headingRad } = one
  const base = display.base!
  return {
    slug: display.slug,
    room,
    shownOn: display.shownOn,
    hero: display.hero,
    twin: display.twin,
    at: { xM, yM: base.heightM, zM },
    headingRad,
    base,
    glassM: display.glassM,
    framedM: 0,
    label: baseLabel(one, base),
  }
}

/** Labels are cards; the one of a low base is a board that leans against its front. */
const card: Board = { thickM: 0.003, marginM: 0.014 }
const leaningBoard: Board = { thickM: 0.014, marginM: 0.018 }
const lowLeanRad = 0.9

/** On the front of a plinth, 17 cm under its top; leaning on the front edge of a low base. */
function baseLabel({ xM, zM, headingRad }: Standing, base: Base): Plate {
  const low = base.heightM < 0.6
  const out = base.depthM / 2 + (low ? 0.07 : card.thickM + inkOffM)
  const at: Point = {
    xM: xM + Math.sin(headingRad) * out,
    yM: low ? base.heightM * 0.6 + 0.05 : base.heightM - 0.17,
    zM: zM + Math.cos(headingRad) * out,
  }
  const widthM = Math.min(0.26, base.widthM - 0.06)
  return {
    at,
    headingRad,
    leanRad: low ? lowLeanRad : 0,
    widthM,
    heightM: widthM * 0.56,
    board: low ? leaningBoard : card,
  }
}

/** A place on a wall, so far along it and so far off it, and which way it faces. */
function onWall(side: WallSide, alongM: number, offM: number, walls: Rect) {
  if (side === 'left') return { xM: walls.minX + offM, zM: alongM, headingRad: Math.PI / 2 }
  if (side === 'right') return { xM: walls.maxX - offM, zM: alongM, headingRad: -Math.PI / 2 }
  return { xM: alongM, zM: walls.minZ + offM, headingRad: 0 }
}

function hungBody({ display, side, alongM, lowM }: Hanging, walls: Rect): Body {
  const { widthM, heightM, depthM } = display.twin.dimensions
  return {
    ...onWall(side, alongM, depthM / 2 + hungOffM, walls),
    widthM: widthM + 2 * display.framedM,
    depthM,
    lowM: lowM - display.framedM,
    highM: lowM + heightM + display.framedM,
  }
}

function hangingStop(
  { display, side, alongM, lowM }: Hanging,
  room: number,
  walls: Rect,
): Omit<StopLayout, 'viewpoint'> {
  const { dimensions } = display.twin
  const { headingRad, ...at } = onWall(side, alongM, dimensions.depthM / 2 + hungOffM, walls)
  const labelled = (along: number) => {
    const { xM, zM } = onWall(side, along, card.thickM + inkOffM, walls)
    return { xM, zM }
  }
  return {
    slug: display.slug,
    room,
    shownOn: 'wall',
    hero: display.hero,
    twin: display.twin,
    at: { ...at, yM: lowM },
    headingRad,
    base: undefined,
    glassM: 0,
    framedM: display.framedM,
    label: { ...wallLabel(dimensions.widthM / 2 + display.framedM, side, alongM, labelled), headingRad },
  }
}

/** To the right of the hanging as one faces it. */
function wallLabel(
  halfM: number,
  side: Hanging['side'],
  alongM: number,
  on: (along: number) => { xM: number; zM: number },
): Omit<Plate, 'headingRad'> {
  const right = side === 'left' ? -1 : 1
  const along = alongM + right * (halfM + 0.12 + 0.13)
  return { at: { ...on(along), yM: 1.25 }, leanRad: 0, widthM: 0.26, heightM: 0.146, board: card }
}

/** From a doorway a bench is seen whole, feet and all, from this far off. */
const benchFromDoorM = 3.45

/**
 * In the open; never before a case, on the axis of what stands, where someone stands to look, or so near to a doorway that whoever comes
 * in sees a part of it.
 */
function benchFor(
  views: readonly Pose[],
  bases: readonly Rect[],
  {
    room,
    openings,
    stops,
  }: {
    readonly room: Rect
    readonly openings: readonly Opening[]
    readonly stops: readonly StopLayout[]
  },
): Bench[] {
  const size = { widthM: 1.6, depthM: 0.42, heightM: 0.44 }
  const doors = openings.map(({ side, alongM }) => {
    const zM = side === 'back' ? room.minZ : room.maxZ
    return { minX: alongM, maxX: alongM, minZ: zM, maxZ: zM }
  })
  // The first room is entered where a visit starts, from its front.
  const entries = doors.some(({ minZ }) => minZ === room.maxZ)
    ? doors
    : [...doors, { minX: 0, maxX: 0, minZ: room.maxZ - startInM, maxZ: room.maxZ - startInM }]
  const standing = bases.length > 0
  // Where everything hangs one sits in the middle.
  const places: Point[] = standing ? [] : [0, 0.6, -0.6].map((zM) => ({ xM: 0, yM: 0, zM }))
  for (let offM = 0; offM < room.maxZ; offM += 0.4)
    for (const zM of offM === 0 ? [0] : [-offM, offM])
      for (const inM of [2.3, 2.06, 2.6])
        for (const xM of [room.minX + inM, room.maxX - inM]) places.push({ xM, yM: 0, zM })
  for (const at of places) {
    const rect = footprint(at.xM, at.zM, size, 0)
    const clearOfAxis = !standing || rect.maxX < -0.8 || rect.minX > 0.8
    const inside =
      rect.minX >= room.minX + 1.25 && rect.maxX <= room.maxX - 1.25 && rect.minZ >= room.minZ + 1.25
    const clear = bases.every((base) => gapBetween(base, rect) >= 1.25)
    const body = { ...size, xM: at.xM, zM: at.zM, headingRad: 0, lowM: 0, highM: size.heightM }
    const whole =
      entries.every((entry) => apartM(entry, rect) >= benchFromDoorM) &&
      eyesOf(openings, 2 * room.maxZ).every((eye) => isUncut(body, eye))
    const inNoView = views.every(({ eye }) => {
      const body = { minX: eye.xM, maxX: eye.xM, minZ: eye.zM, maxZ: eye.zM }
      return gapBetween(rect, body) >= 0.45
    })
    if (clearOfAxis && inside && clear && whole && inNoView && !stops.some((stop) => beforeCase(stop, rect)))
      return [{ at, ...size }]
  }
  return []
}

const apartM = (a: Rect, b: Rect) =>
  Math.hypot(Math.max(0, a.minX - b.maxX, b.minX - a.maxX), Math.max(0, a.minZ - b.maxZ, b.minZ - a.maxZ))

/** The strip of floor in front of a case, as wide as the case and three metres deep. */
function beforeCase(stop: StopLayout, rect: Rect): boolean {
  if (stop.shownOn !== 'case' || !stop.base) return false
  const { base, at, headingRad } = stop
  const out = base.depthM / 2 + 1.5
  const strip = footprint(
    at.xM + Math.sin(headingRad) * out,
    at.zM + Math.cos(headingRad) * out,
    { widthM: base.widthM + 0.6, depthM: 3 },
    headingRad,
  )
  return gapBetween(strip, rect) < 0
}

function laylightOf(widthM: number, depthM: number): Rect {
  const halfX = widthM * 0.2
  const halfZ = depthM * 0.3
  return { minX: -halfX, maxX: halfX, minZ: -halfZ, maxZ: halfZ }
}
