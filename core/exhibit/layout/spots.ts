/** Free places on a room's floor, column by column: in sight from the entrance, clear of what stands already and of the wall text. */
import type { Display } from './display.ts'
import { footprint, round } from './floor-space.ts'
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

/** A column of a row. */
export interface Slot {
  readonly xM: number
  readonly headingRad: number
  /** Set back by a step, so that pairs do not stand like soldiers. */
  readonly staggerM: number
}

/** A way to set the pairs: which side comes first, how far each is set back, how much nearer to the axis every other row begins. */
export interface Setting {
  readonly mirrored: boolean
  readonly staggers: readonly [leftM: number, rightM: number]
  readonly insM: readonly [evenM: number, oddM: number]
}

export interface Plan {
  readonly widthM: number
  readonly depthM: number
  readonly hall: boolean
  readonly panel: PanelSpan | undefined
  /** Of who looks in. */
  readonly eyeZM: number
  readonly setting: Setting
}

/** From the eye of who comes in to the first row. */
export const frontM = 4.65
const stepM = 0.1
/** From a wall to a base that stands against it: too narrow to walk, wide enough for a shadow. */
const wallGapM = 0.12
/** Kept free inside the entrance: nearer things would be seen in part from the doorway. */
const entranceFreeM = 3.4
const hallFreeM = 2.2
/** Kept free before the back wall, where the way on is and its text is read. */
const backFreeM = 2.25
/** How far out of its row a thing stands before it changes sides instead. */
const columnWorthM = 1.5
/** Of half a picture's width, what a base may take. */
const seenShare = 0.97

/** The free place nearest to `zM` in a slot's column, or undefined. */
export function scan(
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
export function boundsOf(
  { rect }: Standing,
  plan: Plan,
): { readonly frontZ: number; readonly rearZ: number } {
  const half = plan.depthM / 2
  const asideM = Math.max(-rect.minX, rect.maxX)
  const seenFromM = Math.max(floorSeenFromM, asideM / (halfWide * seenShare))
  const nearestZ = Math.min(half - (plan.hall ? hallFreeM : entranceFreeM), plan.eyeZM - seenFromM)
  return { frontZ: nearestZ - rect.maxZ, rearZ: -half + backFreeM + rect.maxZ }
}

/**
 * Whether a thing of this column keeps clear of the others when it stands at a z: between bases one can walk, and between things is what each
 * asks for. Only z changes, so what is far enough aside is left out once and for all.
 */
export function clearAlong(middle: Standing, placed: Iterable<Standing>): (zM: number) => boolean {
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
export function nearest(
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

export function firstFree(
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

export function at(display: Display, xM: number, zM: number, headingRad: number): Standing {
  return {
    display,
    xM,
    zM,
    headingRad,
    rect: footprint(xM, zM, display.base!, headingRad),
    body: footprint(xM, zM, display.twin.dimensions, headingRad),
  }
}
