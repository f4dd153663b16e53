/** The lamps of a room: a key for every object and a rim for what stands, washes on the walls, one for the wall text, the luminous ceiling. */
import { roomRect, type RoomLayout, type StopLayout } from '../layout/index.ts'
import { degrees, keyColour, rimColour, trackHeightM, washColour, type Spot } from './spot.ts'
import { add, scale, subtract, unit, type Rgb, type Vec3 } from './vector.ts'
import { washesOf } from './washes.ts'

export const laylightColour: Rgb = [0.93, 0.965, 1]
/** Radiance of the laylight, display-relative: seen, it is white; what it gives is a quiet fill. */
export const laylightRadiance = 1.5

/** From the left front, 38 degrees from the vertical: the same for all that stands, so that one direction lights them all. */
export const keyDirection: Vec3 = unit([-0.36, 1.12, 0.8])
/** From the right, behind: who looks back does not see the dark side of everything. */
export const rimDirection: Vec3 = unit([0.62, 0.95, -0.72])

export function lampsOf(room: RoomLayout): Spot[] {
  const rims = room.stops.flatMap((stop) =>
    stop.shownOn === 'wall' || againstWall(stop, room) ? [] : [rimOf(stop, room)],
  )
  return [...room.stops.map((stop) => keyOf(stop, room)), ...rims, ...washesOf(room), ...readingLamps(room)]
}

/** Unit vector from an object to its key lamp. Hangings are lit from the room, 35 degrees from the wall. */
export function keyDirectionOf(stop: Pick<StopLayout, 'shownOn' | 'headingRad'>): Vec3 {
  if (stop.shownOn !== 'wall') return keyDirection
  const [x, z] = [Math.sin(stop.headingRad), Math.cos(stop.headingRad)]
  return unit([x * 0.72 - z * 0.25, 1, z * 0.72 + x * 0.25])
}

/** What a white surface shows that faces the key of what stands. */
const standingShows = 1.75
/** The edge of a cone is at most so soft: a wider one about a column would light the wall beside it. */
const softRad = degrees(11)
/** Nearer to a wall a lamp burns a streak into it. */
const fromWallM = 0.9
/** A wider cone would burn the wall over a large hanging, which is nearer to the lamp than the hanging's middle. */
const widestHung = { innerRad: degrees(13), outerRad: degrees(23) } as const

function keyOf(stop: StopLayout, room: RoomLayout): Spot {
  const { heightM, widthM, depthM } = stop.twin.dimensions
  const { at, target, distance } = hung(stop, room, keyDirectionOf(stop))
  const half = Math.atan((Math.max(heightM, widthM, depthM) * 0.62 + 0.06) / distance)
  const onWall = stop.shownOn === 'wall'
  const near = !onWall && againstWall(stop, room)
  const wanted = onWall ? 0.35 : near ? standingShows * 0.58 : standingShows
  return {
    at,
    towards: unit(subtract(target, at)),
    power: wanted * distance * distance,
    colour: keyColour,
    innerRad: clamp(half * 0.9, degrees(6), onWall ? widestHung.innerRad : Infinity),
    outerRad: clamp(
      Math.min(half * 1.65, half * 0.9 + softRad),
      degrees(near ? 10 : 14),
      onWall ? widestHung.outerRad : Infinity,
    ),
    kind: 'key',
  }
}

/** A wide or a full key would burn the wall behind what stands this near to it; no rim could come from there. */
const nearWallM = 0.6

function againstWall({ at }: StopLayout, room: RoomLayout): boolean {
  const { minX, maxX } = roomRect(room)
  return Math.min(at.xM - minX, maxX - at.xM) < nearWallM
}

/** A third of the key, wide enough for the back of a plinth. */
function rimOf(stop: StopLayout, room: RoomLayout): Spot {
  const { at, target, distance } = hung(stop, room, rimDirection)
  return {
    at,
    towards: unit(subtract(target, at)),
    power: (standingShows / 3) * distance * distance,
    colour: rimColour,
    innerRad: degrees(12),
    outerRad: degrees(26),
    kind: 'rim',
  }
}

/** Where a lamp hangs that lights a thing from a direction, as far as the walls let it. */
function hung(
  stop: StopLayout,
  room: RoomLayout,
  direction: Vec3,
): { at: Vec3; target: Vec3; distance: number } {
  const target: Vec3 = [stop.at.xM, stop.at.yM + stop.twin.dimensions.heightM * 0.5, stop.at.zM]
  const { minX, maxX, minZ, maxZ } = roomRect(room)
  const rise = (Math.max(trackHeightM, target[1] + 0.8) - target[1]) / direction[1]
  const free = add(target, direction, rise)
  const at: Vec3 = [
    clamp(free[0], minX + fromWallM, maxX - fromWallM),
    free[1],
    clamp(free[2], minZ + fromWallM, maxZ - fromWallM),
  ]
  return { at, target, distance: Math.hypot(...subtract(at, target)) }
}

/** Two lamps light the lower half of the wall text, where the washes fall off and the lines are smallest. */
function readingLamps({ panel }: RoomLayout): Spot[] {
  const { at, headingRad, widthM, heightM } = panel
  const [s, c] = [Math.sin(headingRad), Math.cos(headingRad)]
  const off = 1.9
  return [-0.38, 0.38].map((share) => {
    const [x, z] = [at.xM + c * share * widthM, at.zM - s * share * widthM]
    const lamp: Vec3 = [x + s * off, trackHeightM, z + c * off]
    const aim: Vec3 = [x, at.yM - heightM * 1.15, z]
    return {
      at: lamp, towards: unit(subtract(aim, lamp)), power: readingPerM2 * widthM * widthM, colour: washColour,
      innerRad: degrees(12), outerRad: degrees(33), kind: 'wash',
    } // prettier-ignore
  })
}

/** A wider text hangs lower, and its lines are farther apart from its lamps. */
const readingPerM2 = 0.72

/** Where the head of a lamp hangs: a little behind its light. */
export function lampHead(spot: Spot): Vec3 {
  return add(spot.at, scale(spot.towards, -1), 0.06)
}

const clamp = (x: number, low: number, high: number) => Math.min(high, Math.max(low, x))
