/** What happens in a gallery, for the page: it announces it, logs it, shows panels. */
import type { Point } from '../../../core/exhibit/layout/index.ts'
import type { LevelOfDetail } from '../../../core/twin/mesh.ts'
import type { Comfort } from '../../xr/comfort.ts'

export type GalleryEvent =
  /** The first picture with every visible thing in it. */
  | { readonly type: 'ready' }
  /** Nothing that can be seen from here is still being made, lit, painted or printed; or something is again. */
  | { readonly type: 'complete'; readonly complete: boolean }
  /** A room's light has been baked. */
  | { readonly type: 'lit'; readonly room: number }
  | { readonly type: 'room'; readonly room: number; readonly slug: string }
  /** The visitor stands before a thing and looks at it; then no longer. */
  | { readonly type: 'approach'; readonly slug: string }
  | { readonly type: 'depart'; readonly slug: string; readonly dwellMs: number }
  | { readonly type: 'inspect'; readonly slug: string }
  /** What looking closely needs could not be fetched or made. */
  | { readonly type: 'inspect-failed'; readonly slug: string }
  | { readonly type: 'turn'; readonly slug: string; readonly degrees: number }
  | { readonly type: 'leave'; readonly slug: string; readonly dwellMs: number }
  /** Pointed at and chosen, with a mouse, a finger or a controller. */
  | { readonly type: 'pick'; readonly slug: string }
  | { readonly type: 'quality'; readonly scale: number }
  | { readonly type: 'context-lost' }
  | { readonly type: 'context-restored' }
  /** A frame could not be drawn, and none will be any more. */
  | { readonly type: 'stopped' }
  | {
      readonly type: 'xr'
      readonly mode: 'vr' | 'ar'
      readonly state: 'entered' | 'left' | 'moved' | 'turned' | 'placed'
    }
  /** Where the head is and which way it looks, said when either has noticeably changed. */
  | { readonly type: 'xr-pose'; readonly pose: HeadPose }
  /** What the panel in the room says now, and how far from the eye it stands; undefined when it is put away. */
  | {
      readonly type: 'xr-panel'
      readonly panel: { readonly text: string; readonly awayM: number } | undefined
    }
  /** How the visitor asked to be moved, in the headset. */
  | { readonly type: 'xr-comfort'; readonly comfort: Comfort }
  /** Where the reticle lies on a level surface; undefined where there is none under it. */
  | { readonly type: 'xr-surface'; readonly at: Point | undefined }
  /** How a thing stands in the visitor's own room: its drawn size as measured there. */
  | { readonly type: 'xr-placed'; readonly placed: PlacedThing }

export interface HeadPose {
  readonly xM: number
  readonly yM: number
  readonly zM: number
  /** To the left from -z, as the walker's. */
  readonly headingDegrees: number
  readonly pitchDegrees: number
  /** One for each eye. */
  readonly views: number
}

export interface PlacedThing {
  readonly slug: string
  readonly widthM: number
  readonly heightM: number
  readonly depthM: number
  /** Height of its lowest point over the surface that was found. */
  readonly overSurfaceM: number
  readonly turnedDegrees: number
}

export interface GalleryStats {
  /** Draw calls and triangles submitted in the last frame, and the script's share of its time. */
  readonly draws: number
  readonly triangles: number
  readonly scriptMs: number
  readonly frames: number
  readonly room: number
  readonly litRooms: number
  readonly rooms: number
  readonly things: number
  readonly eye: { readonly xM: number; readonly yM: number; readonly zM: number }
  readonly yawDegrees: number
  readonly inspecting:
    { readonly slug: string; readonly degrees: number; readonly level: LevelOfDetail } | undefined
}

export type Listener<Type extends GalleryEvent['type']> = (
  event: Extract<GalleryEvent, { type: Type }>,
) => void

type Hearing = (event: GalleryEvent) => void

export class GalleryEvents {
  private readonly listeners = new Map<GalleryEvent['type'], Set<Hearing>>()
  private readonly all = new Set<Hearing>()

  constructor(all?: Hearing) {
    if (all) this.all.add(all)
  }

  /** Returns what takes the listener away again. */
  on<Type extends GalleryEvent['type']>(type: Type, listener: Listener<Type>): () => void {
    const set = this.listeners.get(type) ?? new Set()
    this.listeners.set(type, set)
    const entry = listener as Hearing
    set.add(entry)
    return () => set.delete(entry)
  }

  /** As `on`, for events of every type. */
  onAny(listener: Hearing): () => void {
    this.all.add(listener)
    return () => this.all.delete(listener)
  }

  emit(event: GalleryEvent): void {
    for (const listener of this.all) listener(event)
    for (const listener of this.listeners.get(event.type) ?? []) listener(event)
  }

  clear(): void {
    this.listeners.clear()
  }
}
