import { useEffect, useRef, useState } from 'react'
import type { ArtifactView } from '../../../core/api/views.ts'
import type { OpenGallery } from '../../scenes/gallery/index.ts'
import type { XrMode, XrReason } from '../../xr/availability.ts'
import type { Comfort } from '../../xr/comfort.ts'
import { useMuseum } from '../museum-context.tsx'
import { takeFocus } from '../take-focus.ts'
import { ComfortChoice, useComfort } from './comfort.tsx'
import { useXr, useXrSupport } from './use-xr.ts'
import { XrSession, type XrWays } from './xr-session.tsx'
import { xrWords } from './xr-words.ts'

/** Ways into virtual and augmented reality; where there is none, the reason beside it; while one is on, what happens there. */
export function XrButtons({
  gallery,
  at,
  artifacts,
}: {
  readonly gallery: OpenGallery
  readonly at: string | undefined
  readonly artifacts: readonly ArtifactView[]
}) {
  const { t, announce, language } = useMuseum()
  const words = xrWords[language]
  const overlay = useRef<HTMLDivElement>(null)
  const buttons = useRef<Partial<Record<'vr' | 'ar', HTMLButtonElement | null>>>({})
  const before = useRef<'vr' | 'ar'>(undefined)
  const [entering, setEntering] = useState(false)
  const [failed, setFailed] = useState<{ readonly mode: XrMode; readonly reason: XrReason }>()
  const [ways, setWays] = useState<XrWays>()
  const [comfort, setComfort] = useComfort()
  const state = useXr(gallery)
  useEffect(() => gallery.on('xr-comfort', ({ comfort: next }) => setComfort(next)), [gallery, setComfort])
  // Nobody is left in a headset that shows nothing any more.
  useEffect(() => gallery.on('stopped', () => void ways?.exit()), [gallery, ways])
  // Whoever comes back, by the page's way or the device's, is told so, and has the focus on the button that led in.
  useEffect(() => {
    if (state.mode === undefined && before.current !== undefined) {
      announce(words.left)
      if (document.activeElement === document.body) takeFocus(buttons.current[before.current] ?? null)
    }
    before.current = state.mode
  }, [state.mode, announce, words])
  const support = useXrSupport()
  const some = support.known && !(support.why['immersive-vr'] && support.why['immersive-ar'])
  useEffect(() => {
    if (some) gallery.prepareXr()
  }, [gallery, some])
  const enter = async (mode: XrMode, thing?: string) => {
    setFailed(undefined)
    setEntering(true)
    const answer =
      thing === undefined
        ? await gallery.enterVR(comfort)
        : await gallery.placeInAR(thing, overlay.current ?? undefined)
    setEntering(false)
    if (answer.available) {
      const { session } = answer
      setWays({
        exit: () => session.exit(),
        ...('setComfort' in session && {
          setComfort: (next: Comfort) => session.setComfort(next),
        }),
        ...('rotate' in session && {
          rotate: (degrees: number) => session.rotate(degrees),
          place: () => session.place(),
        }),
      })
    } else {
      setFailed({ mode, reason: answer.reason })
      announce(words.why[mode][answer.reason])
    }
  }
  const open = (mode: XrMode) => support.known && support.why[mode] === undefined
  const busy = entering || state.mode !== undefined
  const idle = {
    vr: busy || !open('immersive-vr'),
    ar: busy || !open('immersive-ar') || at === undefined,
  }
  const reasons = (['immersive-vr', 'immersive-ar'] as const).flatMap((mode) => {
    const reason = support.why[mode]
    return reason === undefined ? [] : [{ mode, reason }]
  })
  return (
    <section aria-label="WebXR">
      <p className="acts">
        <button
          type="button"
          className="act second"
          ref={(button) => void (buttons.current.vr = button)}
          aria-disabled={idle.vr}
          aria-describedby="why-immersive-vr"
          onClick={() => idle.vr || void enter('immersive-vr')}
        >
          {t.gallery.vr}
        </button>
        <button
          type="button"
          className="act second"
          ref={(button) => void (buttons.current.ar = button)}
          aria-disabled={idle.ar}
          aria-describedby="why-immersive-ar"
          onClick={() => idle.ar || void enter('immersive-ar', at)}
        >
          {t.gallery.ar}
        </button>
      </p>
      {open('immersive-vr') && (
        <ComfortChoice
          comfort={comfort}
          onChange={(next) => {
            setComfort(next)
            ways?.setComfort?.(next)
          }}
        />
      )}
      {reasons.map(({ mode, reason }) => (
        <p key={mode} id={`why-${mode}`} className="small quiet after-small" data-testid="xr-reason">
          {words.why[mode][reason]}
        </p>
      ))}
      {open('immersive-ar') && at === undefined && (
        <p id="why-immersive-ar" className="small quiet after-small">
          {words.first}
        </p>
      )}
      {failed !== undefined && (
        <p className="small after-small" role="alert">
          {words.why[failed.mode][failed.reason]}
        </p>
      )}
      <div ref={overlay} className={state.mode === 'ar' ? 'xr-overlay is-over' : 'xr-overlay'}>
        {state.mode !== undefined && ways !== undefined && (
          <XrSession state={state} ways={ways} artifacts={artifacts} />
        )}
      </div>
    </section>
  )
}
