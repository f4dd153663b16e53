import { useEffect, useState } from 'react'
import type { OpenGallery } from '../../scenes/gallery/index.ts'
import { useMuseum } from '../museum-context.tsx'

/** Ways into virtual and augmented reality; where there is none, the reason in its place. */
export function XrButtons({
  gallery,
  at,
}: {
  readonly gallery: OpenGallery
  readonly at: string | undefined
}) {
  const { t, announce, language } = useMuseum()
  const [reason, setReason] = useState<string>()
  const support = useXrSupport()
  const say = (answer: { available: boolean; reason?: string }) => {
    setReason(answer.available ? undefined : answer.reason)
    if (!answer.available && answer.reason !== undefined) announce(answer.reason)
  }
  const vr = async () => say(await gallery.enterVR())
  const ar = async () => at !== undefined && say(await gallery.placeInAR(at))
  const none = !support.vr && !support.ar && support.known
  return (
    <section aria-label="WebXR">
      <p className="acts">
        <button type="button" className="act second" disabled={!support.vr} onClick={() => void vr()}>
          {t.gallery.vr}
        </button>
        <button
          type="button"
          className="act second"
          disabled={!support.ar || at === undefined}
          onClick={() => void ar()}
        >
          {t.gallery.ar}
        </button>
      </p>
      {none && (
        <p className="small quiet after-small" data-testid="xr-reason">
          {language === 'en'
            ? 'No headset and no phone with augmented reality answers here; a headset’s own browser or Chrome on Android would.'
            : '此处没有头显，也没有支持增强现实的手机；请用头显自带的浏览器或安卓上的 Chrome。'}
        </p>
      )}
      {reason !== undefined && (
        <p className="small after-small" role="alert">
          {reason}
        </p>
      )}
    </section>
  )
}

interface XrSupport {
  readonly known: boolean
  readonly vr: boolean
  readonly ar: boolean
}

function useXrSupport(): XrSupport {
  const [support, setSupport] = useState<XrSupport>({ known: false, vr: false, ar: false })
  useEffect(() => {
    let gone = false
    const { xr } = navigator as { xr?: { isSessionSupported(mode: string): Promise<boolean> } }
    const ask = (mode: string) => xr?.isSessionSupported(mode).catch(() => false) ?? Promise.resolve(false)
    void Promise.all([ask('immersive-vr'), ask('immersive-ar')]).then(([vr, ar]) => {
      if (!gone) setSupport({ known: true, vr, ar })
    })
    return () => {
      gone = true
    }
  }, [])
  return support
}
