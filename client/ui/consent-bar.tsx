import { useSyncExternalStore } from 'react'
import { useMuseum } from './museum-context.tsx'
import { Link } from './navigation.tsx'
import { focusContent } from './take-focus.ts'

/** Asked once a visit, quietly; nothing waits for the answer. */
export function ConsentBar() {
  const { recorder, t, announce } = useMuseum()
  const consent = useSyncExternalStore(recorder.subscribe, recorder.consent)
  if (consent !== undefined) return null
  const answer = (given: boolean) => {
    recorder.answer(given)
    focusContent()
    announce(given ? t.about.consentYes : t.about.consentNo)
  }
  return (
    <section className="consent" aria-label={t.consent.title}>
      <div>
        <p>
          <strong>{t.consent.title}</strong>
        </p>
        <p className="quiet">
          {t.consent.text} <Link href="/about#privacy">{t.consent.more}</Link>
        </p>
      </div>
      <div className="acts">
        <button type="button" className="act second" onClick={() => answer(true)}>
          {t.consent.yes}
        </button>
        <button type="button" className="act second" onClick={() => answer(false)}>
          {t.consent.no}
        </button>
      </div>
    </section>
  )
}
