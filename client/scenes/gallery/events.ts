/** What happens in a gallery, for the page: it announces it, logs it, shows panels. */
import type { LevelOfDetail } from '../../../core/twin/mesh.ts'

export type GalleryEvent =
  /** The first picture with every visible thing in it. */
  | { readonly type: 'ready' }
  /** A room's light has been baked. */
  | { readonly type: 'lit'; readonly room: number }
  | { readonly type: 'room'; readonly room: number; readonly slug: string }
  /** The visitor stands before a thing and looks at it; then no longer. */
  | { readonly type: 'approach'; readonly slug: string }
  | { readonly type: 'depart'; readonly slug: string; readonly dwellMs: number }
  | { readonly type: 'inspect'; readonly slug: string }
  | { readonly type: 'turn'; readonly slug: string; readonly degrees: number }
  | { readonly type: 'leave'; readonly slug: string; readonly dwellMs: number }
  /** Pointed at and chosen, with a mouse, a finger or a controller. */
  | { readonly type: 'pick'; readonly slug: string }
  | { readonly type: 'quality'; readonly scale: number }
  | { readonly type: 'context-lost' }
  | { readonly type: 'context-restored' }
  | {
      readonly type: 'xr'
      readonly mode: 'vr' | 'ar'
      readonly state: 'entered' | 'left' | 'moved' | 'turned' | 'placed'
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

export class GalleryEvents {
  private readonly listeners = new Map<GalleryEvent['type'], Set<(event: GalleryEvent) => void>>()
  private readonly all: ((event: GalleryEvent) => void) | undefined

  constructor(all?: (event: GalleryEvent) => void) {
    this.all = all
  }

  /** Returns what takes the listener away again. */
  on<Type extends GalleryEvent['type']>(type: Type, listener: Listener<Type>): () => void {
    const set = this.listeners.get(type) ?? new Set()
    this.listeners.set(type, set)
    const entry = listener as (event: GalleryEvent) => void
    set.add(entry)
    return () => set.delete(entry)
  }

  emit(event: GalleryEvent): void {
    this.all?.(event)
    for (const listener of this.listeners.get(event.type) ?? []) listener(event)
  }

  clear(): void {
    this.listeners.clear()
  }
}
