/** What happens in a headset or through a phone's camera, as the rooms tell it. */
import { useEffect, useState } from 'react'
import type { GalleryEvent, HeadPose, OpenGallery, PlacedThing } from '../../scenes/gallery/index.ts'
import { whyNot, type XrMode, type XrReason } from '../../xr/availability.ts'

export interface XrState {
  readonly mode: 'vr' | 'ar' | undefined
  readonly pose: HeadPose | undefined
  readonly panel: Extract<GalleryEvent, { type: 'xr-panel' }>['panel']
  /** Where the reticle lies. */
  readonly surface: Extract<GalleryEvent, { type: 'xr-surface' }>['at']
  readonly placed: PlacedThing | undefined
}

const outside: XrState = {
  mode: undefined,
  pose: undefined,
  panel: undefined,
  surface: undefined,
  placed: undefined,
}

export function useXr(gallery: OpenGallery): XrState {
  const [state, setState] = useState(outside)
  useEffect(() => {
    const change = (part: Partial<XrState>) => setState((before) => ({ ...before, ...part }))
    const listeners = [
      gallery.on('xr', ({ mode, state: now }) => {
        if (now === 'entered') change({ mode })
        else if (now === 'left') setState(outside)
      }),
      gallery.on('xr-pose', ({ pose }) => change({ pose })),
      gallery.on('xr-panel', ({ panel }) => change({ panel })),
      gallery.on('xr-surface', ({ at }) => change({ surface: at })),
      gallery.on('xr-placed', ({ placed }) => change({ placed })),
    ]
    return () => listeners.forEach((stop) => stop())
  }, [gallery])
  return state
}

/** `undefined` until it is known; then the reason why not, or that there is none. */
export interface XrSupport {
  readonly known: boolean
  readonly why: Readonly<Partial<Record<XrMode, XrReason>>>
}

export function useXrSupport(): XrSupport {
  const [support, setSupport] = useState<XrSupport>({ known: false, why: {} })
  useEffect(() => {
    let gone = false
    void Promise.all([whyNot('immersive-vr'), whyNot('immersive-ar')]).then(([vr, ar]) => {
      if (gone) return
      setSupport({
        known: true,
        why: { ...(vr && { 'immersive-vr': vr }), ...(ar && { 'immersive-ar': ar }) },
      })
    })
    return () => {
      gone = true
    }
  }, [])
  return support
}
