/** The lamps of a room: a key for every object, washes along the walls, one for the wall text, the luminous ceiling. */
import { roomRect, type RoomLayout, type StopLayout } from '../layout/index.ts'
import { add, scale, subtract, unit, type Rgb, type Vec3 } from './vector.ts'

export interface Spot {
  readonly at: Vec3
  readonly towards: Vec3
  /** Candela over pi: divided by the squared distance it is the light that a white surface would show. */
  readonly power: number
  readonly colour: Rgb
  readonly innerRad: number
  readonly outerRad: number
  readonly kind: 'key' | 'wash'
}

export const trackHeightM = 3.86
export const keyColour: Rgb = [1, 0.9, 0.77]
export const washColour: Rgb = [1, 0.945, 0.88]
export const laylightColour: Rgb = [0.93, 0.965, 1]
/** Radiance of the laylight, display-relative: seen, it is white; what it gives is a quiet fill. */
export const laylightRadiance = 1.5

const degrees = (x: number) => (x * Math.PI) / 180
/** From the left front, 38 degrees from the vertical: the same for all that stands, so that one direction lights them all. */
export const keyDirection: Vec3 = unit([-0.36, 1.12, 0.8])

export function lampsOf(room: RoomLayout): Spot[] {
  return [...room.stops.map((stop) => keyOf(stop, room)), ...washes(room), readingLamp(room)]
}

/** Unit vector from an object to its key lamp. Hangings are lit from the room, 35 degrees from the wall. */
export function keyDirectionOf(stop: Pick<StopLayout, 'shownOn' | 'headingRad'>): Vec3 {
  if (stop.shownOn !== 'wall') return keyDirection
  const [x, z] = [Math.sin(stop.headingRad), Math.cos(stop.headingRad)]
  return unit([x * 0.72 - z * 0.25, 1, z * 0.72 + x * 0.25])
}

/** Nearer to a wall a lamp burns a streak into it. */
const fromWallM = 0.9
/** A wider cone would burn the wall over a large hanging, which is nearer to the lamp than the hanging's middle. */
const widestHung = { innerRad: degrees(13), outerRad: degrees(23) } as const

function keyOf(stop: StopLayout, room: RoomLayout): Spot {
  const { heightM, widthM, depthM } = stop.twin.dimensions
  const target: Vec3 = [stop.at.xM, stop.at.yM + heightM * 0.5, stop.at.zM]
  const direction = keyDirectionOf(stop)
  const { minX, maxX, minZ, maxZ } = roomRect(room)
  const rise = (Math.max(trackHeightM, target[1] + 0.8) - target[1]) / direction[1]
  const free = add(target, direction, rise)
  const at: Vec3 = [
    clamp(free[0], minX + fromWallM, maxX - fromWallM),
    free[1],
    clamp(free[2], minZ + fromWallM, maxZ - fromWallM),
  ]
  const distance = Math.hypot(...subtract(at, target))
  const half = Math.atan((Math.max(heightM, widthM, depthM) * 0.62 + 0.06) / distance)
  const hung = stop.shownOn === 'wall'
  const wanted = hung ? 0.35 : 1.75
  return {
    at,
    towards: unit(subtract(target, at)),
    power: wanted * distance * distance,
    colour: keyColour,
    innerRad: clamp(half * 0.9, degrees(5), hung ? widestHung.innerRad : Infinity),
    outerRad: clamp(half * 1.65, degrees(10), hung ? widestHung.outerRad : Infinity),
    kind: 'key',
  }
}

/** Washes 1.5 m from each wall, about 2.3 m apart, aimed at 1.6 m. */
function washes(room: RoomLayout): Spot[] {
  const { minX, maxX, minZ, maxZ } = roomRect(room)
  const spots: Spot[] = []
  const along = (from: number, to: number, put: (x: number) => [at: Vec3, aim: Vec3]) => {
    const count = Math.max(2, Math.round((to - from) / 2.3))
    for (let i = 0; i < count; i++) {
      const [at, aim] = put(from + ((to - from) * (i + 0.5)) / count)
      spots.push({
        at, towards: unit(subtract(aim, at)), power: 4.1, colour: washColour,
        innerRad: degrees(6), outerRad: degrees(40), kind: 'wash',
      }) // prettier-ignore
    }
  }
  const off = 1.5
  const aim = 1.6
  along(minX, maxX, (x) => [[x, trackHeightM, minZ + off], [x, aim, minZ]]) // prettier-ignore
  along(minZ, maxZ, (z) => [[minX + off, trackHeightM, z], [minX, aim, z]]) // prettier-ignore
  along(minZ, maxZ, (z) => [[maxX - off, trackHeightM, z], [maxX, aim, z]]) // prettier-ignore
  along(minX, maxX, (x) => [[x, trackHeightM, maxZ - off], [x, aim, maxZ]]) // prettier-ignore
  return spots
}

/** Lights the lower half of the wall text, where the washes fall off and the lines are smallest. */
function readingLamp({ panel }: RoomLayout): Spot {
  const { at, headingRad, heightM } = panel
  const off = 2
  const lamp: Vec3 = [at.xM + Math.sin(headingRad) * off, trackHeightM, at.zM + Math.cos(headingRad) * off]
  const aim: Vec3 = [at.xM, at.yM - heightM * 0.6, at.zM]
  return {
    at: lamp, towards: unit(subtract(aim, lamp)), power: 2.1, colour: washColour,
    innerRad: degrees(12), outerRad: degrees(32), kind: 'wash',
  } // prettier-ignore
}

/** Where the head of a lamp hangs: a little behind its light. */
export function lampHead(spot: Spot): Vec3 {
  return add(spot.at, scale(spot.towards, -1), 0.06)
}

const clamp = (x: number, low: number, high: number) => Math.min(high, Math.max(low, x))
