/**
 * Where the free-standing things of one room can stand, in room coordinates. The hero is on the axis of the entrance; up to
 * eight others flank it in pairs; more of them form a hall of four columns that leaves the axis open. Whoever comes in sees each whole.
 */
import type { Display } from './display.ts'
import { round } from './floor-space.ts'
import { hidesPanel, type PanelSpan } from './panel-sight.ts'
import { depthFor, widest, widthFor } from './room-size.ts'
import { at, boundsOf, clearAlong, firstFree, frontM, nearest, scan } from './spots.ts'
import type { Plan, Setting, Slot, Standing } from './spots.ts'
import { passageM } from './types.ts'

export interface Floor {
  readonly widthM: number
  readonly depthM: number
  readonly standing: readonly Standing[]
  /** The floor with a thing moved so far towards the axis and so far back; undefined where it can't stand there. */
  readonly moved: (one: Standing, inM: number, backM: number) => Floor | undefined
}

const backM = 2.5
/** Of a hall's inner columns, from the axis. */
const innerM = 2.33

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
