/** What hangs on the walls of one room, and the wall text, in room coordinates. */
import { round } from './floor-space.ts'
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

/** What is printed on the walls. */
export interface Printed {
  readonly panel: Plate
  readonly name: Plate | undefined
}

const panel = {
  widthM: 1.9,
  heightM: 1.25,
  centreM: 1.62,
  fromCornerM: 0.55,
  forDepthM: 9,
  mostTimes: 1.35,
} as const
const panelBoard: Board = { thickM: 0.014, marginM: 0.1 }
const edgeM = 0.9
const betweenM = 0.5
/** Beside a wider hero the wall text may find no place on the back wall. */
const wideM = 1.1
/** As much free wall does for the largest. */
const mostClearM = 1.6

/** How deep the room must be for its side walls to hold these. */
export function leastDepth(displays: readonly Display[]): number {
  const hero = heroOnWall(displays)
  const ends = 2 * edgeM + (hero && hero.twin.dimensions.widthM > wideM ? panel.widthM * panel.mostTimes : 1)
  const lengths = { left: ends, right: ends }
  for (const display of sideHung(displays)) {
    const side = lengths.left <= lengths.right ? 'left' : 'right'
    lengths[side] += roomFor(display)
  }
  return Math.max(lengths.left, lengths.right)
}

/** Every second room's back wall is painted in the exhibit's accent. What is printed there is printed on a board. */
export const hasAccentWall = ({ index }: Pick<RoomLayout, 'index'>): boolean => index % 2 === 1

export interface WallsOfRoom {
  readonly widthM: number
  readonly depthM: number
  readonly openings: readonly Opening[]
  /** Of its back wall. */
  readonly painted: boolean
}

/** A way to hang: which side wall is begun with, in which order each is filled, which share of what is free lies at its back. */
export interface Hang {
  readonly mirrored: boolean
  readonly reversed: boolean
  readonly backShare: number
}

/** The first is the plainest: a little towards the back, where the light of the entrance view falls. */
export const hangs: readonly Hang[] = [false, true].flatMap((reversed) =>
  [0.2, 0, 0.4, 0.6, 0.8, 1].flatMap((backShare) =>
    [false, true].map((mirrored) => ({ mirrored, reversed, backShare })),
  ),
)

export function printed(displays: readonly Display[], room: WallsOfRoom): Printed {
  return { panel: panelPlate(displays, room), name: namePlate(room) }
}

export function hang(displays: readonly Display[], room: WallsOfRoom, way: Hang): Hanging[] {
  const hero = heroOnWall(displays)
  const hangings: Hanging[] = hero ? [{ display: hero, side: 'back', alongM: 0, lowM: lowEdge(hero) }] : []
  const sides: Record<'left' | 'right', Display[]> = { left: [], right: [] }
  const lengths = { left: 0, right: 0 }
  const [first, second] = way.mirrored ? (['right', 'left'] as const) : (['left', 'right'] as const)
  for (const display of sideHung(displays)) {
    const side = lengths[first] <= lengths[second] ? first : second
    sides[side].push(display)
    lengths[side] += roomFor(display)
  }
  const text = panelPlate(displays, room)
  for (const side of ['left', 'right'] as const) {
    const ordered = way.reversed ? sides[side].toReversed() : sides[side]
    const textM = side === 'left' && text.headingRad !== 0 ? text.widthM : 0
    hangings.push(...spread(ordered, { side, depthM: room.depthM, textM, backShare: way.backShare }))
  }
  return hangings
}

const heroOnWall = (displays: readonly Display[]) => displays.find((d) => d.shownOn === 'wall' && d.hero)

function sideHung(displays: readonly Display[]): Display[] {
  return displays.filter((d) => d.shownOn === 'wall' && !d.hero)
}

const roomFor = ({ twin, framedM, clearM }: Display) =>
  twin.dimensions.widthM + 2 * framedM + Math.max(betweenM, Math.min(mostClearM, clearM))

/** One after another along the wall, from the back; its front end may be taken by the wall text. */
function spread(
  displays: readonly Display[],
  { side, depthM, textM, backShare }: { side: WallSide; depthM: number; textM: number; backShare: number },
): Hanging[] {
  const total = displays.reduce((sum, display) => sum + roomFor(display), 0)
  const free = Math.max(0, depthM - 2 * edgeM - textM - total)
  let from = -depthM / 2 + edgeM + free * backShare
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

/** A wall text is read from a doorway first: in a deep room it is larger. */
function panelSize(depthM: number): { readonly widthM: number; readonly heightM: number } {
  const k = Math.min(panel.mostTimes, Math.max(1, depthM / panel.forDepthM))
  return { widthM: round(panel.widthM * k), heightM: round(panel.heightM * k) }
}

/** Beside the way on; where a wide hanging takes the back wall, on the left wall by the entrance. */
export function panelPlate(
  displays: readonly Display[],
  { widthM: wide, depthM, openings, painted }: WallsOfRoom,
): Plate {
  const exit = openings.find(({ side }) => side === 'back')
  const hero = heroOnWall(displays)
  const { widthM, heightM } = panelSize(depthM)
  const side = exit && exit.alongM < 0 ? 1 : -1
  const xM = round(side * (wide / 2 - panel.fromCornerM - widthM / 2))
  const plate = { leanRad: 0, widthM, heightM }
  const taken = hero ? hero.twin.dimensions.widthM / 2 + hero.framedM : 0
  if (Math.abs(xM) - widthM / 2 - taken > 0.35) {
    const board = painted ? panelBoard : undefined
    const zM = round(-depthM / 2 + (board?.thickM ?? 0) + inkOffM)
    return { ...plate, board, at: { xM, yM: panel.centreM, zM }, headingRad: 0 }
  }
  const zM = round(depthM / 2 - 0.6 - widthM / 2)
  return {
    ...plate,
    board: undefined,
    at: { xM: round(-wide / 2 + inkOffM), yM: panel.centreM, zM },
    headingRad: Math.PI / 2,
  }
}

const nameSize = { widthM: 5.2, heightM: 0.72 } as const
/** Its lower edge is over the eye: no case before it reaches into it. */
const nameCentreM = 2.02

/** In the middle of a front wall without a doorway. */
function namePlate({ depthM, openings }: WallsOfRoom): Plate | undefined {
  if (openings.some(({ side }) => side === 'front')) return undefined
  const at = { xM: 0, yM: nameCentreM, zM: round(depthM / 2 - inkOffM) }
  return { ...nameSize, at, headingRad: Math.PI, leanRad: 0, board: undefined }
}

/** The part of the back wall that the wall text takes; undefined where it is on a side wall. */
export function panelOnBackWall(displays: readonly Display[], room: WallsOfRoom): PanelSpan | undefined {
  const { at, widthM, heightM, headingRad } = panelPlate(displays, room)
  if (headingRad !== 0) return undefined
  return { fromXM: at.xM - widthM / 2, toXM: at.xM + widthM / 2, lowM: at.yM - heightM / 2 }
}

/** The doorway on, to the right or left of the axis by turns, so that the hero stands against a calm wall. */
export function exitOf(index: number, count: number, widthM: number): Opening[] {
  if (index === count - 1) return []
  const alongM = round((index % 2 === 0 ? 1 : -1) * (widthM / 2 - 0.75 - doorWidthM / 2))
  return [{ side: 'back', alongM, widthM: doorWidthM, heightM: 2.55 }]
}
