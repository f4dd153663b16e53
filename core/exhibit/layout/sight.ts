/** What a visitor in a doorway sees of a room: what stands before what, and what the picture's edge cuts off. Room coordinates; pure. */
import type { Standing } from './spots.ts'
import { eyeHeightM, startInM, wallThicknessM, type Opening, type Plate } from './types.ts'

/** An eye looks level into the room. */
export interface DoorwayEye {
  readonly xM: number
  readonly zM: number
  /** Turned to the left from -z. */
  readonly yawRad: number
}

/** The part of a picture that something takes: shares of the distance to the picture, from its middle to the right and up. */
interface View {
  readonly left: number
  readonly right: number
  readonly low: number
  readonly high: number
  readonly nearM: number
}

/** A body on the plan with its heights. */
export interface Body {
  readonly xM: number
  readonly zM: number
  readonly headingRad: number
  readonly widthM: number
  readonly depthM: number
  readonly lowM: number
  readonly highM: number
}

/** The middle of a picture of 16 to 9 that is 50 degrees high: half its height and half its width. */
const halfHigh = Math.tan((25 * Math.PI) / 180)
export const halfWide = (halfHigh * 16) / 9
const frame: View = { left: -halfWide, right: halfWide, low: -halfHigh, high: halfHigh, nearM: 0 }
/** From an eye to where the floor comes into its picture. */
export const floorSeenFromM = eyeHeightM / halfHigh

/** What spoils a view: a thing hidden by another, hidden by a case's glass, cut by the picture's edge; on the way in, a hanging out of sight, a hidden text. */
const worth = { hidden: 1, glass: 0.4, cut: 1.2, unseen: 0.6, text: 2 } as const
/** Looking back is the lesser of two views. */
const backWorth = 0.6

/** From the way in, then from the way on, if there is one. The first room is entered where a visit starts. */
export function eyesOf(openings: readonly Opening[], depthM: number): DoorwayEye[] {
  const entered = openings.some(({ side }) => side === 'front')
  const wayIn = { xM: 0, zM: depthM / 2 + (entered ? wallThicknessM / 2 : -startInM), yawRad: 0 }
  const on = openings.find(({ side }) => side === 'back')
  if (!on) return [wayIn]
  const zM = -depthM / 2 - wallThicknessM / 2
  return [wayIn, { xM: on.alongM, zM, yawRad: Math.atan2(on.alongM, zM) }]
}

export interface Sighted {
  readonly thing: Body
  /** Of what it stands on, and of the glass over it. */
  readonly whole: Body
  readonly glass: boolean
}

export function sighted({ display, xM, zM, headingRad }: Standing): Sighted {
  const { widthM, heightM, depthM } = display.twin.dimensions
  const base = display.base!
  const at = { xM, zM, headingRad }
  return {
    thing: { ...at, widthM, depthM, lowM: base.heightM, highM: base.heightM + heightM },
    whole: {
      ...at,
      widthM: base.widthM,
      depthM: base.depthM,
      lowM: 0,
      highM: base.heightM + Math.max(heightM, display.glassM),
    },
    glass: display.glassM > 0,
  }
}

/** The lower the better; 0 where everything that stands, and the text to read from each doorway, is seen whole. */
export function flawsOf(
  things: readonly Sighted[],
  eyes: readonly DoorwayEye[],
  texts: readonly (Plate | undefined)[],
): number {
  return overEyes(eyes, (eye, i) => {
    const views = things.map((one) => ({ ...one, ...viewsOf(one, eye) }))
    const text = texts[i] && viewOf(plateBody(texts[i]), eye)
    let flaws = text ? worth.text * hiddenShare(views, text) : 0
    for (const one of views) {
      const { view, wholeView } = one
      if (!view || !wholeView || share(wholeView, frame) === 0) continue
      flaws += cutShare(wholeView) + hiddenShare(views, view, one)
    }
    return flaws
  })
}

/** The same of what hangs, behind what stands: that is looked at once, for every way to hang. */
export function wallFlaws(
  things: readonly Sighted[],
  eyes: readonly DoorwayEye[],
): (hung: readonly Body[]) => number {
  const before = eyes.map((eye) => things.map((one) => ({ ...one, ...viewsOf(one, eye) })))
  return (hung) =>
    overEyes(eyes, (eye, i) =>
      hung.reduce((sum, body) => {
        const view = viewOf(body, eye)
        if (!view || share(view, frame) === 0) return sum + (i === 0 ? worth.unseen : 0)
        return sum + cutShare(view) + hiddenShare(before[i]!, view)
      }, 0),
    )
}

/** Whether the picture's edge cuts nothing off a body: it is in the picture, or out of it. */
export function isUncut(body: Body, eye: DoorwayEye): boolean {
  const view = viewOf(body, eye)
  if (!view) return false
  const seen = share(view, frame)
  return seen === 0 || seen > 1 - 1e-9
}

function overEyes(eyes: readonly DoorwayEye[], flaws: (eye: DoorwayEye, i: number) => number): number {
  return eyes.reduce((sum, eye, i) => sum + flaws(eye, i) * (i === 0 ? 1 : backWorth), 0)
}

const cutShare = (view: View) => worth.cut * (1 - share(view, frame))

const hiddenShare = (before: readonly (Sighted & Seen)[], view: View, but?: Sighted) =>
  before.reduce((sum, one) => (one === but ? sum : sum + hides(one, view)), 0)

export function plateBody({ at, headingRad, widthM, heightM }: Plate): Body {
  const [lowM, highM] = [at.yM - heightM / 2, at.yM + heightM / 2]
  return { xM: at.xM, zM: at.zM, headingRad, widthM, depthM: 0.01, lowM, highM }
}

interface Seen {
  readonly view: View | undefined
  readonly wholeView: View | undefined
}

const viewsOf = ({ thing, whole }: Sighted, eye: DoorwayEye): Seen => ({
  view: viewOf(thing, eye),
  wholeView: viewOf(whole, eye),
})

/** The share of `behind` that a thing hides, glass counting for less. */
function hides({ view, wholeView, glass }: Sighted & Seen, behind: View): number {
  if (!view || !wholeView || view.nearM >= behind.nearM) return 0
  const solid = share(behind, view)
  return worth.hidden * solid + (glass ? worth.glass * Math.max(0, share(behind, wholeView) - solid) : 0)
}

/** Undefined for what reaches behind the eye. Runs for every thing of every way to set a room: numbers alone. */
function viewOf(body: Body, { xM, zM, yawRad }: DoorwayEye): View | undefined {
  const [s, c] = [Math.sin(yawRad), Math.cos(yawRad)]
  const [hs, hc] = [Math.sin(body.headingRad), Math.cos(body.headingRad)]
  const [lowM, highM] = [body.lowM - eyeHeightM, body.highM - eyeHeightM]
  let [left, right, low, high, nearM] = [Infinity, -Infinity, Infinity, -Infinity, Infinity]
  for (let corner = 0; corner < 4; corner++) {
    const a = corner < 2 ? -0.5 : 0.5
    const b = corner % 2 === 0 ? -0.5 : 0.5
    const dx = body.xM + hc * a * body.widthM + hs * b * body.depthM - xM
    const dz = body.zM - hs * a * body.widthM + hc * b * body.depthM - zM
    const ahead = -dx * s - dz * c
    if (ahead < 0.2) return undefined
    const across = (dx * c - dz * s) / ahead
    left = Math.min(left, across)
    right = Math.max(right, across)
    low = Math.min(low, lowM / ahead)
    high = Math.max(high, highM / ahead)
    nearM = Math.min(nearM, ahead)
  }
  return { left, right, low, high, nearM }
}

/** The share of `of` that lies within another. */
function share(of: View, within: View): number {
  const wide = Math.min(of.right, within.right) - Math.max(of.left, within.left)
  const high = Math.min(of.high, within.high) - Math.max(of.low, within.low)
  if (wide <= 0 || high <= 0) return 0
  return (wide * high) / ((of.right - of.left) * (of.high - of.low))
}
