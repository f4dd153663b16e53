/** What hangs on the walls of one room, and the wall text, in room coordinates. */
import type { Display } from './display.ts'
import type { PanelSpan } from './panel-sight.ts'
import {
  doorWidthM,
  inkOffM,
  type Board,
  type Opening,
  type Plate,
  type RoomLayout,
  type WallSide,
} from './types.ts'

export interface Hanging {
  readonly display: Display
  readonly side: WallSide
  /** Along the wall: x on the back wall, z on the side walls. */
  readonly alongM: number
  /** Of the lower edge over the floor. */
  readonly lowM: number
}

export interface Walls {
  readonly hangings: readonly Hanging[]
  readonly panel: Plate
  readonly name: Plate | undefined
}

export const panelSize = { widthM: 1.9, heightM: 1.25 } as const
const panelBoard: Board = { thickM: 0.014, marginM: 0.1 }
const panelCentreM = 1.62
const edgeM = 0.9
const betweenM = 0.5

/** How deep the room must be for its side walls to hold these. */
export function leastDepth(displays: readonly Display[]): number {
  const lengths = { left: 2 * edgeM + 1, right: 2 * edgeM + 1 }
  for (const display of sideHung(displays)) {
    const side = lengths.left <= lengths.right ? 'left' : 'right'
    lengths[side] += roomFor(display)
  }
  return Math.max(lengths.left, lengths.right)
}

/** Every second room's back wall is painted in the exhibit's accent. What is printed there is printed on a board. */
export const hasAccentWall = ({ index }: Pick<RoomLayout, 'index'>): boolean => index % 2 === 1

interface WallsOfRoom {
  readonly widthM: number
  readonly depthM: number
  readonly openings: readonly Opening[]
  /** Of its back wall. */
  readonly painted: boolean
}

export function hang(displays: readonly Display[], room: WallsOfRoom): Walls {
  const exit = room.openings.find(({ side }) => side === 'back')
  const hero = displays.find((d) => d.shownOn === 'wall' && d.hero)
  const hangings: Hanging[] = hero ? [{ display: hero, side: 'back', alongM: 0, lowM: lowEdge(hero) }] : []
  const sides: Record<'left' | 'right', Display[]> = { left: [], right: [] }
  const lengths = { left: 0, right: 0 }
  for (const display of sideHung(displays)) {
    const side = lengths.left <= lengths.right ? 'left' : 'right'
    sides[side].push(display)
    lengths[side] += roomFor(display)
  }
  for (const side of ['left', 'right'] as const) hangings.push(...spread(sides[side], side, room.depthM))
  return { hangings, panel: panelPlate(room, exit, hero), name: namePlate(room) }
}

function sideHung(displays: readonly Display[]): Display[] {
  return displays.filter((d) => d.shownOn === 'wall' && !d.hero)
}

const roomFor = ({ twin, framedM, clearM }: Display) =>
  twin.dimensions.widthM + 2 * framedM + Math.max(betweenM, clearM)

/** Evenly along the wall, a little towards the back, where the light of the entrance view falls. */
function spread(displays: readonly Display[], side: WallSide, depthM: number): Hanging[] {
  const total = displays.reduce((sum, display) => sum + roomFor(display), 0)
  const free = Math.max(0, depthM - 2 * edgeM - total)
  let from = -depthM / 2 + edgeM + free * 0.2
  return displays.map((display) => {
    const alongM = round(from + roomFor(display) / 2)
    from += roomFor(display)
    return { display, side, alongM, lowM: lowEdge(display) }
  })
}

/** Centred at 1.45 m, no lower than 45 cm from the floor. */
function lowEdge({ twin }: Display): number {
  return round(Math.max(0.45, 1.45 - twin.dimensions.heightM / 2))
}

/** Beside the way on; where a wide hanging takes the back wall, on the left wall by the entrance. */
function panelPlate(
  room: Pick<WallsOfRoom, 'widthM' | 'depthM' | 'painted'>,
  exit: Opening | undefined,
  hero: Display | undefined,
): Plate {
  const { widthM, heightM } = panelSize
  const side = exit && exit.alongM < 0 ? 1 : -1
  const xM = round(side * (room.widthM / 2 - 0.55 - widthM / 2))
  const plate = { leanRad: 0, widthM, heightM }
  const taken = hero ? hero.twin.dimensions.widthM / 2 + hero.framedM : 0
  if (Math.abs(xM) - widthM / 2 - taken > 0.35) {
    const board = room.painted ? panelBoard : undefined
    const zM = round(-room.depthM / 2 + (board?.thickM ?? 0) + inkOffM)
    return { ...plate, board, at: { xM, yM: panelCentreM, zM }, headingRad: 0 }
  }
  const zM = round(room.depthM / 2 - 0.6 - widthM / 2)
  return {
    ...plate,
    board: undefined,
    at: { xM: round(-room.widthM / 2 + inkOffM), yM: panelCentreM, zM },
    headingRad: Math.PI / 2,
  }
}

const nameSize = { widthM: 5.2, heightM: 0.72 } as const
const nameCentreM = 1.72

/** In the middle of a front wall without a doorway. */
function namePlate({ depthM, openings }: WallsOfRoom): Plate | undefined {
  if (openings.some(({ side }) => side === 'front')) return undefined
  const at = { xM: 0, yM: nameCentreM, zM: round(depthM / 2 - inkOffM) }
  return { ...nameSize, at, headingRad: Math.PI, leanRad: 0, board: undefined }
}

/** The part of the back wall that the wall text takes in a room so wide; undefined where it is on a side wall. */
export function panelOnBackWall(
  displays: readonly Display[],
  room: { readonly widthM: number; readonly openings: readonly Opening[] },
): PanelSpan | undefined {
  const exit = room.openings.find(({ side }) => side === 'back')
  const hero = displays.find((d) => d.shownOn === 'wall' && d.hero)
  const { at, widthM, heightM, headingRad } = panelPlate({ ...room, depthM: 0, painted: false }, exit, hero)
  if (headingRad !== 0) return undefined
  return { fromXM: at.xM - widthM / 2, toXM: at.xM + widthM / 2, lowM: at.yM - heightM / 2 }
}

/** The doorway on, to the right or left of the axis by turns, so that the hero stands against a calm wall. */
export function exitOf(index: number, count: number, widthM: number): Opening[] {
  if (index === count - 1) return []
  const alongM = round((index % 2 === 0 ? 1 : -1) * (widthM / 2 - 0.75 - doorWidthM / 2))
  return [{ side: 'back', alongM, widthM: doorWidthM, heightM: 2.55 }]
}

const round = (x: number) => Math.round(x * 1000) / 1000
