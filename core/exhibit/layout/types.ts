/**
 * What a layout says. World coordinates: metres, right-handed, y up; the first room's centre is the origin and visitors walk
 * towards -z. Headings: the front of a thing with heading h points to (sin h, 0, cos h), so 0 faces the visitor who enters.
 */
import type { ExhibitDocument } from '../document.ts'
import type { TwinFacts } from '../../twin/facts.ts'
import type { ShownScan, ShownTwin } from '../../twin/scan.ts'

export interface Point {
  readonly xM: number
  readonly yM: number
  readonly zM: number
}

/** Axis-aligned on the floor plan. */
export interface Rect {
  readonly minX: number
  readonly maxX: number
  readonly minZ: number
  readonly maxZ: number
}

/** Where a visitor's eye is, and what it looks at. */
export interface Pose {
  readonly eye: Point
  readonly target: Point
}

export type ShownOn = 'plinth' | 'case' | 'table' | 'wall' | 'floor'

/** The block that a thing stands on; `floor` things have a low one, wall hangings none. */
export interface Base {
  readonly widthM: number
  readonly depthM: number
  readonly heightM: number
}

/** A pale board that a plate is printed on: it stands out by so much, and is so much wider all round. */
export interface Board {
  readonly thickM: number
  readonly marginM: number
}

/** A printed rectangle: its middle, its front's heading, how far its top leans back from the vertical. */
export interface Plate {
  readonly at: Point
  readonly headingRad: number
  readonly leanRad: number
  readonly widthM: number
  readonly heightM: number
  /** Undefined where it is printed on the wall itself. */
  readonly board: Board | undefined
}

export interface StopLayout {
  readonly slug: string
  readonly room: number
  readonly shownOn: ShownOn
  readonly hero: boolean
  readonly twin: ShownTwin
  /** Under the object's middle, at the height that it stands on; for a hanging its lower edge, half its depth off the wall. */
  readonly at: Point
  readonly headingRad: number
  readonly base: Base | undefined
  /** Height of the glass over the base. */
  readonly glassM: number
  /** Width of the mat and frame around a hanging; 0 where it has none. */
  readonly framedM: number
  readonly label: Plate
  readonly viewpoint: Pose
}

export interface Bench {
  readonly at: Point
  readonly widthM: number
  readonly depthM: number
  readonly heightM: number
}

export type WallSide = 'front' | 'back' | 'left' | 'right'

/** A hole in a room's wall. `alongM` is measured from the room's centre along x. */
export interface Opening {
  readonly side: 'front' | 'back'
  readonly alongM: number
  readonly widthM: number
  readonly heightM: number
}

export interface RoomLayout {
  readonly index: number
  readonly slug: string
  readonly centre: { readonly xM: number; readonly zM: number }
  readonly widthM: number
  readonly depthM: number
  readonly heightM: number
  readonly stops: readonly StopLayout[]
  readonly benches: readonly Bench[]
  readonly panel: Plate
  /** The exhibit's own name, on the wall that only the first room has whole: opposite to who comes back. */
  readonly name: Plate | undefined
  readonly openings: readonly Opening[]
  /** The luminous ceiling, world coordinates. */
  readonly laylight: Rect
}

export interface Doorway {
  readonly from: number
  readonly to: number
  /** The passage through both walls. */
  readonly rect: Rect
  readonly heightM: number
}

/** Why a thing does not stand where a curator put it; `other` is what it would be in the way of. */
export interface LayoutProblem {
  readonly slug: string
  readonly why: 'outside' | 'overlaps' | 'too-near' | 'before-a-doorway' | 'blocks-the-way' | 'on-the-wall'
  readonly other?: string
}

export interface Layout {
  readonly accent: ExhibitDocument['accent']
  readonly rooms: readonly RoomLayout[]
  readonly doorways: readonly Doorway[]
  readonly start: Pose
  /** Of what was placed by hand: such things stand where the layout itself puts them. */
  readonly problems: readonly LayoutProblem[]
  /** Equal for equal geometry, whatever the texts say. */
  readonly hash: string
}

/** What a layout is made from: an `ExhibitView` fits. */
export interface LayoutInput {
  readonly document: ExhibitDocument
  readonly artifacts: readonly {
    readonly slug: string
    readonly twin: TwinFacts
    readonly scan?: ShownScan | undefined
  }[]
}

export const roomHeightM = 4.2
/** From a wall to the back of what hangs on it. */
export const hungOffM = 0.012
/** From what a plate is printed on to its ink. */
export const inkOffM = 0.003
export const eyeHeightM = 1.6
/** From the front wall of the first room to where a visit starts. */
export const startInM = 1.1
/** Between two things that stand, and between them and a wall: what two people need to pass. */
export const passageM = 1.25
export const wallThicknessM = 0.34
export const doorWidthM = 1.5
export const doorHeightM = 2.55
