/**
 * Where the free-standing things of one room can stand, in room coordinates. The hero is on the axis of the entrance; up to
 * eight others flank it in pairs; more of them form a hall of four columns that leaves the axis open. Whoever comes in sees each whole.
 */
import type { Display } from './display.ts'
import { footprint } from './floor-space.ts'
import { hidesPanel, type PanelSpan } from './panel-sight.ts'
import { floorSeenFromM, halfWide } from './sight.ts'
import { passageM, type Rect } from './types.ts'

export interface Standing {
  readonly display: Display
  readonly xM: number
  readonly zM: number
  readonly headingRad: number
  /** Of the base, and of the thing itself. */
  readonly rect: Rect
  readonly body: Rect
}

export interface Floor {
  readonly widthM: number
  readonly depthM: number
  readonly standing: readonly Standing[]
  /** The floor with a thing moved so far towards the axis and so far back; undefined where it can't stand there. */
  readonly moved: (one: Standing, inM: number, backM: number) => Floor | undefined
}

interface Slot {
  readonly xM: number
  readonly headingRad: number
  /** Set back by a step, so that pairs do not stand like soldiers. */
  readonly staggerM: number
}

/** From the eye of who comes in to the first row. */
const frontM = 4.65
const backM = 2.5
const stepM = 0.1
/** From a wall to a base that stands against it: too narrow to walk, wide enough for a shadow. */
const wallGapM = 0.12
const widest = 9
const leastM = 8.8
const cabinet = { widthM: 6.5, depthM: 6.8 } as const
/** Kept free inside the entrance: nearer things would be seen in part from the doorway. */
const entranceFreeM = 3.4
const hallFreeM = 2.2
/** Of a hall's inner columns, from the axis. */
const innerM = 2.33
/** Kept free before the back wall, where the way on is and its text is read. */
const backFreeM = 2.25
/** How far out of its row a thing stands before it changes sides instead. */
const columnWorthM = 1.5
/** A room does not grow beyond this for what was placed by hand. */
const deepestByHand = 20

/** Of half a picture's width, what a base may take. */
const seenShare = 0.97
/** More things than this hide one another however they stand, and trying would take long: they are set in the plainest way. */
const mostSet = 24
/** A room is made so much deeper if that gives better views. */
const deeperM = 1.2

export interface WallsToKeep {
  /** What the walls need for what hangs on them. */
  readonly leastDepthM: number
  /** How far inside the front wall the eye is that looks in. */
  readonly eyeInM: number
  /** Where the wall text is on the back wall of a room so large, if it is there. */
  readonly panelFor: (size: { readonly widthM: number; readonly depthM: number }) => PanelSpan | undefined
}

/** A way to set the pairs: which side comes first, how far each is set back, how much nearer to the axis every other row begins. */
interface Setting {
  readonly mirrored: boolean
  readonly staggers: readonly [leftM: number, rightM: number]
  readonly insM: readonly [evenM: number, oddM: number]
}

const settings: readonly Setting[] = ([[0, 0], [0, 0.45], [0.45, 0]] as const).flatMap((insM) =>
  ([[0.1, 0.4], [0.1, 1], [1, 0.1], [0.4, 0.1]] as const).flatMap((staggers) =>
    [false, true].map((mirrored) => ({ mirrored, staggers, insM })),
  ),
) // prettier-ignore

/** The inner columns of a hall as far out as leaves a passage behind them, or nearer to the axis. */
const hallSettings: readonly Setting[] = [0, 0.3, 0.55].flatMap((inM) =>
  [false, true].map((mirrored) => ({ mirrored, staggers: [0, 0.4] as const, insM: [inM, inM] as const })),
)

/** Floors of the least depth that holds everything, the plainest first; then of the next. */
export function* stand(
  displays: readonly Display[],
  { leastDepthM, eyeInM, panelFor }: WallsToKeep,
): Generator<Floor, void> {
  const hero = displays.find((d) => d.hero)
  const others = displays.filter((d) => d !== hero && !d.placement)
  const hall = others.length > 8
  const crowd = others.length > mostSet
  const widthM = hall ? widest : widthFor(displays)
  let depths = 0
  for (
    let depthM = depthFor(displays, hall, { leastDepthM, eyeInM });
    depths < (crowd ? 1 : 2);
    depthM += deeperM
  ) {
    // The columns of a hall reach back to the wall: its text is read from among them.
    const panel = hall ? undefined : panelFor({ widthM, depthM })
    const plan = { widthM, depthM, hall, panel, eyeZM: depthM / 2 - eyeInM }
    let holds = false
    for (const setting of crowd ? hallSettings.slice(0, 1) : hall ? hallSettings : settings) {
      const standing = place(displays, hero, { ...plan, setting })
      if (!standing) continue
      holds = true
      yield floorOf({ ...plan, setting }, standing)
    }
    if (holds || depths > 0) depths++
  }
}

function widthFor(displays: readonly Display[]): number {
  if (allHang(displays)) return cabinetWidth(displays)
  const sides = displays.filter((d) => d.base && !d.hero && !d.placement)
  const side = Math.max(0.4, ...sides.map((d) => d.base!.widthM))
  const hero = Math.max(0.4, ...displays.filter((d) => d.hero && d.base).map((d) => d.base!.widthM))
  const byHand = displays.flatMap((d) =>
    d.placement && d.base ? [2 * (Math.abs(d.placement.xM) + d.base.widthM / 2 + 0.4)] : [],
  )
  const wanted = hero + 2 * side + 4 * (passageM + 0.22)
  return round(Math.min(widest, Math.max(7.4, wanted, ...byHand)))
}

/** A room where everything hangs is a cabinet: one steps up to its walls, and nothing else takes its floor. */
function cabinetWidth(displays: readonly Display[]): number {
  const hero = displays.find((d) => d.hero)
  return round(Math.min(widest, cabinet.widthM + (hero ? hero.twin.dimensions.widthM + 2 * hero.framedM : 0)))
}

function depthFor(
  displays: readonly Display[],
  hall: boolean,
  { leastDepthM, eyeInM }: Pick<WallsToKeep, 'leastDepthM' | 'eyeInM'>,
): number {
  const byHand = displays.flatMap((d) =>
    d.placement ? [Math.min(deepestByHand, 2 * (Math.abs(d.placement.zM) + 1.2))] : [],
  )
  const count = displays.filter((d) => d.base && !d.placement).length
  const rows = Math.ceil(count / (hall ? 4 : 2))
  const guess = (hall ? 7 + rows * 1.5 : 7.6 + Math.max(0, rows - 1) * 1.9) + Math.max(0, eyeInM)
  const least = allHang(displays) ? cabinet.depthM : leastM
  return round(Math.max(least, leastDepthM, count > 0 ? guess : 0, ...byHand))
}

const allHang = (displays: readonly Display[]) => displays.length > 0 && displays.every(({ base }) => !base)

interface Plan {
  readonly widthM: number
  readonly depthM: number
  readonly hall: boolean
  readonly panel: PanelSpan | undefined
  /** Of who looks in. */
  readonly eyeZM: number
  readonly setting: Setting
}

function place(displays: readonly Display[], hero: Display | undefined, plan: Plan): Standing[] | undefined {
  const placed = new Map<Display, Standing>()
  for (const display of displays)
    if (display.placement && display.base)
      placed.set(
        display,
        at(display, display.placement.xM, display.placement.zM, display.placement.headingRad),
      )
  if (hero?.base && !hero.placement) {
    const zM = plan.eyeZM - heroFromM(hero)
    const spot = scan(hero, { xM: 0, headingRad: 0, staggerM: 0 }, zM, plan, placed.values())
    if (!spot) return undefined
    placed.set(hero, spot)
  }
  const rest = displays.filter((d) => d !== hero && !d.placement && d.base)
  const perRow = plan.hall ? 4 : 2
  const pairs = Math.ceil(rest.length / perRow)
  for (const [i, display] of rest.entries()) {
    const row = Math.floor(i / perRow)
    const slots = slotsOf(rest, row, plan)
    const own = slots[i % perRow]!
    const spot =
      nearest(display, own, { slots, zM: rowZ(row, pairs, plan) }, plan, placed.values()) ??
      firstFree(display, slots, plan, placed.values())
    if (!spot) return undefined
    placed.set(display, spot)
  }
  return displays.flatMap((display) => placed.get(display) ?? [])
}

/** From the eye of who comes in to the hero: near enough to fill the view, far enough to be seen whole. */
function heroFromM({ twin: { dimensions } }: Display): number {
  return 4 + Math.max(dimensions.widthM, dimensions.heightM, dimensions.depthM)
}

function slotsOf(rest: readonly Display[], row: number, { widthM, hall, setting }: Plan): Slot[] {
  const { mirrored, insM, staggers } = setting
  if (!hall) {
    const half = Math.max(0.36, ...rest.map((d) => d.base!.widthM)) / 2
    const xM = Math.max(0, round(widthM / 2 - passageM - 0.16 - half - insM[row % 2]!))
    const slots = [
      { xM: -xM, headingRad: 0, staggerM: staggers[0] },
      { xM, headingRad: 0, staggerM: staggers[1] },
    ]
    return mirrored ? slots.toReversed() : slots
  }
  const inner = innerM - insM[row % 2]!
  const turn = Math.PI / 2
  const slots = [
    { xM: -inner, headingRad: turn, staggerM: staggers[0] },
    { xM: inner, headingRad: -turn, staggerM: staggers[0] },
    { xM: -Infinity, headingRad: turn, staggerM: staggers[1] },
    { xM: Infinity, headingRad: -turn, staggerM: staggers[1] },
  ]
  return mirrored ? [1, 0, 3, 2].map((i) => slots[i]!) : slots
}

/** Rows go back from the entrance, spread evenly about the hero in a small room. */
function rowZ(row: number, rows: number, { depthM, hall, eyeZM }: Plan): number {
  const first = eyeZM - frontM
  const last = -depthM / 2 + backM
  if (hall) return first - 1.3 - row * 1.5
  if (rows === 1) return -depthM * 0.09
  return first + ((last - first) * (row + 0.15)) / (rows - 0.7)
}

/** The free place nearest to `zM` in a slot's column, or undefined. */
function scan(
  display: Display,
  slot: Slot,
  zM: number,
  plan: Plan,
  placed: Iterable<Standing>,
): Standing | undefined {
  const middle = at(display, columnX(display, slot, plan), 0, slot.headingRad)
  const { frontZ, rearZ } = boundsOf(middle, plan)
  const isClear = clearAlong(middle, placed)
  // What is out of bounds is passed over: from the bounds' nearer end to their farther one.
  const first = Math.max(0, Math.floor(Math.max(zM - frontZ, rearZ - zM) / stepM) - 1)
  const last = Math.min(plan.depthM, Math.max(zM - rearZ, frontZ - zM) + stepM) / stepM
  for (let step = first; step < last; step++) {
    for (let sign = step === 0 ? 1 : -1; sign <= 1; sign += 2) {
      const z = round(zM + sign * step * stepM)
      if (z > frontZ || z < rearZ || !isClear(z)) continue
      const spot = at(display, middle.xM, z, slot.headingRad)
      if (!hidesPanel(spot, plan.depthM, plan.panel)) return spot
    }
  }
  return undefined
}

/** How near to the entrance and how far back a thing of this column may stand. */
function boundsOf({ rect }: Standing, plan: Plan): { readonly frontZ: number; readonly rearZ: number } {
  const half = plan.depthM / 2
  const asideM = Math.max(-rect.minX, rect.maxX)
  const seenFromM = Math.max(floorSeenFromM, asideM / (halfWide * seenShare))
  const nearestZ = Math.min(half - (plan.hall ? hallFreeM : entranceFreeM), plan.eyeZM - seenFromM)
  return { frontZ: nearestZ - rect.maxZ, rearZ: -half + backFreeM + rect.maxZ }
}

/** What is on the axis or was placed by hand, and the columns of a hall, are not moved. */
function floorOf(plan: Plan, standing: readonly Standing[]): Floor {
  const { widthM, depthM } = plan
  const moved = ({ display, headingRad, ...from }: Standing, inM: number, backM: number) => {
    if (plan.hall || display.hero || display.placement) return undefined
    const middle = at(display, round(from.xM - Math.sign(from.xM) * inM), 0, headingRad)
    const { frontZ, rearZ } = boundsOf(middle, plan)
    const zM = round(from.zM - backM)
    const others = standing.filter((other) => other.display !== display)
    if (zM > frontZ || zM < rearZ || !clearAlong(middle, others)(zM)) return undefined
    const spot = at(display, middle.xM, zM, headingRad)
    if (hidesPanel(spot, depthM, plan.panel)) return undefined
    return floorOf(
      plan,
      standing.map((one) => (one.display === display ? spot : one)),
    )
  }
  return { widthM, depthM, standing, moved }
}

/**
 * Whether a thing of this column keeps clear of the others when it stands at a z: between bases one can walk, and between things is what each
 * asks for. Only z changes, so what is far enough aside is left out once and for all.
 */
function clearAlong(middle: Standing, placed: Iterable<Standing>): (zM: number) => boolean {
  const near: { readonly own: Rect; readonly other: Rect; readonly leastM: number }[] = []
  const limit = (own: Rect, other: Rect, leastM: number) => {
    const asideM = Math.max(own.minX - other.maxX, other.minX - own.maxX)
    if (asideM < leastM) near.push({ own, other, leastM })
  }
  for (const other of placed) {
    limit(middle.rect, other.rect, passageM)
    limit(middle.body, other.body, Math.max(middle.display.clearM, other.display.clearM) - 1e-9)
  }
  // What was in the way is asked first: it is in the way of the next step too.
  let last = 0
  return (zM) => {
    for (let k = 0; k < near.length; k++) {
      const at = (last + k) % near.length
      const { own, other, leastM } = near[at]!
      if (Math.max(zM + own.minZ - other.maxZ, other.minZ - (zM + own.maxZ)) >= leastM) continue
      last = at
      return false
    }
    return true
  }
}

/** In its own column, unless another has a place that is nearer to its row by more than a column is worth. */
function nearest(
  display: Display,
  own: Slot,
  { slots, zM }: { readonly slots: readonly Slot[]; readonly zM: number },
  plan: Plan,
  placed: Iterable<Standing>,
): Standing | undefined {
  const others = [...placed]
  let best: { readonly spot: Standing; readonly offM: number } | undefined
  for (const slot of [own, ...slots.filter((one) => one !== own)]) {
    const worthM = slot === own ? 0 : columnWorthM
    // No place in this column can be nearer than the one that was found.
    if (best && best.offM <= worthM) continue
    const rowM = zM + slot.staggerM
    const spot = scan(display, slot, rowM, plan, others)
    const offM = spot ? Math.abs(spot.zM - rowM) + worthM : Infinity
    if (spot && (!best || offM < best.offM)) best = { spot, offM }
  }
  return best?.spot
}

function firstFree(
  display: Display,
  slots: readonly Slot[],
  plan: Plan,
  placed: Iterable<Standing>,
): Standing | undefined {
  const others = [...placed]
  for (const slot of slots) {
    const found = scan(display, slot, plan.depthM / 2 - frontM, plan, others)
    if (found) return found
  }
  return undefined
}

/** Infinite columns stand against the side walls. */
function columnX(display: Display, slot: Slot, { widthM }: Plan): number {
  const turned = slot.headingRad !== 0
  const across = turned ? display.base!.depthM : display.base!.widthM
  const most = Math.max(0, widthM / 2 - wallGapM - across / 2)
  return round(Math.sign(slot.xM) * Math.min(Math.abs(slot.xM), most))
}

function at(display: Display, xM: number, zM: number, headingRad: number): Standing {
  return {
    display,
    xM,
    zM,
    headingRad,
    rect: footprint(xM, zM, display.base!, headingRad),
    body: footprint(xM, zM, display.twin.dimensions, headingRad),
  }
}

const round = (x: number) => Math.round(x * 1000) / 1000
