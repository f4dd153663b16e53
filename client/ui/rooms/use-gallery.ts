/** Where the visitor stands, as the rooms tell it; announced, and noted where that was allowed. */
import { useEffect, useRef, useState } from 'react'
import type { RoomsState } from '../../museum/open-rooms.ts'
import { useMuseum } from '../museum-context.tsx'

export interface Standing {
  readonly room: number
  /** The thing before the visitor, or that was asked for last. */
  readonly at: string | undefined
  readonly inspecting: string | undefined
  /** What was to be looked at closely last, and could not be. */
  readonly failed: string | undefined
  readonly lit: number
  readonly ready: boolean
  /** Everything that can be seen from here is drawn as it stays. */
  readonly complete: boolean
  /** Nothing is drawn any more. */
  readonly stopped: boolean
}

type Walkable = Extract<RoomsState, { kind: 'open' | 'no-webgl' }>

export function useGallery(state: Walkable) {
  const { language, t, announce, recorder } = useMuseum()
  const [standing, setStanding] = useState<Standing>({
    room: 0,
    at: undefined,
    inspecting: undefined,
    failed: undefined,
    lit: 0,
    ready: false,
    complete: false,
    stopped: false,
  })
  const { view } = state
  const words = useRef({ language, t })
  words.current = { language, t }

  useEffect(() => {
    if (state.kind !== 'open') return
    const lit = new Set<number>()
    return state.feed.listen((event) => {
      const now = words.current
      const nameOf = (slug: string) =>
        view.artifacts.find((artifact) => artifact.slug === slug)?.labels[now.language] ?? slug
      const change = (part: Partial<Standing>) => setStanding((before) => ({ ...before, ...part }))
      if (event.type === 'ready') change({ ready: true })
      else if (event.type === 'complete') change({ complete: event.complete })
      else if (event.type === 'stopped') change({ stopped: true })
      else if (event.type === 'lit') change({ lit: lit.add(event.room).size })
      else if (event.type === 'room') {
        change({ room: event.room })
        announce(now.t.gallery.entered(view.document.rooms[event.room]?.title[now.language] ?? ''))
      } else if (event.type === 'approach') {
        change({ at: event.slug })
        announce(now.t.gallery.arrived(nameOf(event.slug)))
      } else if (event.type === 'depart') recorder.viewed(event.slug, 'approach', event.dwellMs)
      else if (event.type === 'inspect') {
        change({ at: event.slug, inspecting: event.slug, failed: undefined })
        announce(now.t.gallery.inspecting(nameOf(event.slug)))
      } else if (event.type === 'inspect-failed') change({ failed: event.slug })
      else if (event.type === 'leave') {
        change({ inspecting: undefined })
        recorder.viewed(event.slug, 'inspect', event.dwellMs)
        announce(now.t.gallery.left)
      }
    })
  }, [state, view, announce, recorder])

  const walkTo = async (slug: string): Promise<void> => {
    setStanding((before) => ({ ...before, at: slug }))
    if (state.kind !== 'open') return
    await state.gallery.walkTo(slug)
    const name = view.artifacts.find((artifact) => artifact.slug === slug)?.labels[language] ?? slug
    announce(t.gallery.arrived(name))
  }
  return { standing, walkTo }
}
