/** The light on a room's walls: a pool for what hangs, for what is printed and behind what stands; between them the wall rests. */
import type { SurfaceName } from '../../twin/facts.ts'
import { roomRect, type RoomLayout, type StopLayout } from '../layout/index.ts'
import { degrees, trackHeightM, washColour, type Spot } from './spot.ts'
import { subtract, unit, type Vec3 } from './vector.ts'

/** A lamp hangs so far off its wall, aimed so high. */
const offM = 1.5
const aimM = 1.6

/** Candela over pi. */
const powers = { text: 1.8, hero: 3.7, hung: 2.2, behind: 2.9, quiet: 1.5 } as const
/** Two pools nearer than this are one. */
const apartM = 1.4
/** A wall without a pool for longer than this has a quiet one. */
const restM = 3.2
/** What stands so far from a side wall is seen against it; nearer, its own key lights the wall. */
const against = { fromM: 0.6, toM: 3 } as const

/** What light harms: rooms of it are dimmer and more even, as in any museum. */
const delicate: ReadonlySet<SurfaceName> = new Set([
  'paper', 'vellum', 'papyrus', 'silk', 'dyed-silk', 'indigo', 'wool', 'cotton', 'feather', 'lacquer',
]) // prettier-ignore

interface Pool {
  readonly alongM: number
  readonly power: number
}

type Side = 'back' | 'front' | 'left' | 'right'

export function washesOf(room: RoomLayout): Spot[] {
  const shy =
    room.stops.filter(({ twin }) => delicate.has(twin.surface)).length / Math.max(1, room.stops.length)
  const [pools, quiet] = [1.04 - 0.24 * shy, 0.85 + 0.4 * shy]
  return (['back', 'front', 'left', 'right'] as const).flatMap((side) => {
    const wanted = apart(poolsOf(room, side).filter(({ alongM }) => !isOpen(room, side, alongM)))
    const rests = between(wanted, lengthOf(room, side)).filter(({ alongM }) => !isOpen(room, side, alongM))
    return [
      ...wanted.map((pool) => wash(room, side, { ...pool, power: pool.power * pools })),
      ...rests.map((pool) => wash(room, side, { ...pool, power: pool.power * quiet })),
    ]
  })
}

/** Along a wall: x from the room's middle at the back and the front, z at the sides. */
function poolsOf({ stops, panel, name, centre, widthM }: RoomLayout, side: Side): Pool[] {
  const [cx, cz] = [centre.xM, centre.zM]
  const pools: Pool[] = []
  const plate = (alongM: number, wideM: number) => {
    for (const k of [-0.27, 0.27]) pools.push({ alongM: alongM + k * wideM, power: powers.text })
  }
  if (side === 'back' && panel.headingRad === 0) plate(panel.at.xM - cx, panel.widthM)
  if (side === 'left' && panel.headingRad !== 0) plate(panel.at.zM - cz, panel.widthM)
  if (side === 'front' && name) plate(name.at.xM - cx, name.widthM * 0.8)
  for (const stop of stops) {
    const [x, z] = [stop.at.xM - cx, stop.at.zM - cz]
    if (stop.shownOn === 'wall') {
      if (side === sideOf(stop)) pools.push(...overHanging(side === 'back' ? x : z, stop))
    } else if (side === 'back' && stop.hero) pools.push({ alongM: x, power: powers.hero })
    else if (side === (x < 0 ? 'left' : 'right') && !stop.hero) {
      const awayM = widthM / 2 - Math.abs(x)
      if (awayM > against.fromM && awayM < against.toM) pools.push({ alongM: z - 0.3, power: powers.behind })
    }
  }
  return pools
}

const sideOf = ({ headingRad }: StopLayout): Side =>
  headingRad > 0.5 ? 'left' : headingRad < -0.5 ? 'right' : 'back'

/** One pool, or two over what is wide. */
function overHanging(alongM: number, { twin: { dimensions } }: StopLayout): Pool[] {
  const { widthM } = dimensions
  if (widthM < apartM) return [{ alongM, power: powers.hung }]
  return [-0.27, 0.27].map((k) => ({ alongM: alongM + k * widthM, power: powers.hung * 0.7 }))
}

/** The strongest pools, each with room to itself. */
function apart(pools: readonly Pool[]): Pool[] {
  const kept: Pool[] = []
  for (const pool of pools.toSorted((a, b) => b.power - a.power))
    if (kept.every(({ alongM }) => Math.abs(alongM - pool.alongM) >= apartM * 0.68)) kept.push(pool)
  return kept.toSorted((a, b) => a.alongM - b.alongM)
}

/** Quiet pools where a wall so long would rest for too long. */
function between(pools: readonly Pool[], lengthM: number): Pool[] {
  const ends = [-lengthM / 2 - restM * 0.3, ...pools.map(({ alongM }) => alongM), lengthM / 2 + restM * 0.3]
  return ends.slice(1).flatMap((to, i) => {
    const from = ends[i]!
    const count = Math.ceil((to - from) / restM) - 1
    return Array.from({ length: Math.max(0, count) }, (_, k) => ({
      alongM: from + ((to - from) * (k + 1)) / (count + 1),
      power: powers.quiet,
    }))
  })
}

const lengthOf = ({ widthM, depthM }: RoomLayout, side: Side) =>
  side === 'back' || side === 'front' ? widthM : depthM

function isOpen({ openings }: RoomLayout, side: Side, alongM: number): boolean {
  return openings.some((one) => one.side === side && Math.abs(alongM - one.alongM) < one.widthM / 2)
}

function wash(room: RoomLayout, side: Side, { alongM, power }: Pool): Spot {
  const { minX, maxX, minZ, maxZ } = roomRect(room)
  const [x, z] = [room.centre.xM + alongM, room.centre.zM + alongM]
  const on = (off: number, y: number): Vec3 =>
    side === 'back' ? [x, y, minZ + off]
    : side === 'front' ? [x, y, maxZ - off]
    : side === 'left' ? [minX + off, y, z] : [maxX - off, y, z] // prettier-ignore
  const at = on(offM, trackHeightM)
  const towards = unit(subtract(on(0, aimM), at))
  return {
    at, towards, power, colour: washColour, innerRad: degrees(6), outerRad: degrees(40), kind: 'wash',
  } // prettier-ignore
}
