import { useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { useMuseum } from './museum-context.tsx'
import { Link } from './navigation.tsx'

/** What counts only where the visitor lets the museum keep it; else where that can be said. */
export function ConsentFirst({ children }: { readonly children: ReactNode }) {
  const { recorder, t } = useMuseum()
  const consent = useSyncExternalStore(recorder.subscribe, recorder.consent)
  if (consent === true) return children
  return (
    <p className="small quiet after-small">
      {t.languages.consentFirst} <Link href="/about#privacy">{t.about.privacy}</Link>
    </p>
  )
}
