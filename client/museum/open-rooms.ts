/** What came of opening the rooms, as data that the interface can show. */
import { ApiError } from '../../core/api/client.ts'
import type { MuseumClient } from '../../core/api/client.ts'
import type { ExhibitView } from '../../core/api/views.ts'
import type { UiLanguage } from '../../core/heritage/text.ts'
import type { OpeningStage } from '../../core/i18n/opening.ts'
import type { GalleryEvent, OpenGallery } from '../scenes/gallery/index.ts'

export type RoomsState =
  | {
      readonly kind: 'open'
      readonly view: ExhibitView
      readonly gallery: OpenGallery
      readonly feed: EventFeed
    }
  /** The exhibit can be read, though not walked. */
  | { readonly kind: 'no-webgl'; readonly view: ExhibitView }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'failed'; readonly error: unknown }

/** Events of the rooms, from the first on: whoever listens late hears what was said before. */
export interface EventFeed {
  listen(listener: (event: GalleryEvent) => void): () => void
}

export function createFeed(): EventFeed & { push(event: GalleryEvent): void } {
  const past: GalleryEvent[] = []
  const listeners = new Set<(event: GalleryEvent) => void>()
  return {
    push(event) {
      if (listeners.size === 0) past.push(event)
      for (const listener of listeners) listener(event)
    },
    listen(listener) {
      listeners.add(listener)
      for (const event of past.splice(0)) listener(event)
      return () => void listeners.delete(listener)
    },
  }
}

export interface OpenRoomsOptions {
  readonly client: Pick<MuseumClient, 'getExhibit'>
  readonly slug: string
  readonly language: UiLanguage
  readonly reducedMotion: boolean
  readonly startAt?: string
  /** Said when each part of the opening begins. */
  readonly onStage: (stage: OpeningStage) => void
}

export async function openRooms(
  canvas: HTMLCanvasElement,
  { client, slug, onStage, ...options }: OpenRoomsOptions,
): Promise<RoomsState> {
  onStage('exhibit')
  let view: ExhibitView
  const scenes = import('../scenes/gallery/index.ts')
  // It is awaited below; should the exhibit fail first, its own failure says nothing more.
  scenes.catch(() => undefined)
  try {
    view = await client.getExhibit({ params: { slug } })
  } catch (error) {
    return error instanceof ApiError && error.status === 404
      ? { kind: 'not-found' }
      : { kind: 'failed', error }
  }
  const feed = createFeed()
  try {
    const { openGallery } = await scenes
    onStage('room')
    const gallery = await openGallery(canvas, { view, ...options, onEvent: (event) => feed.push(event) })
    return { kind: 'open', view, gallery, feed }
  } catch (error) {
    if ((error as { code?: unknown }).code === 'no-webgl') return { kind: 'no-webgl', view }
    return { kind: 'failed', error }
  }
}
