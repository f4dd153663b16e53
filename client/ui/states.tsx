/** Pages for when there is nothing to show: one sentence and one way on. */
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { ApiError } from '../../core/api/client.ts'
import { useMuseum } from './museum-context.tsx'
import { Link, usePageTitle } from './navigation.tsx'
import { useHandOver } from './take-focus.ts'

/** Appears only where waiting takes over 300 ms. */
export function Waiting() {
  const { t } = useMuseum()
  const [late, setLate] = useState(false)
  const part = useHandOver<HTMLDivElement>()
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div ref={part} className="state" aria-busy="true">
      {late && <p>{t.states.loading}</p>}
    </div>
  )
}

/** A line, while an answer is worked out. */
export function Working() {
  const { t } = useMuseum()
  const part = useHandOver<HTMLParagraphElement>()
  return (
    <p ref={part} className="quiet after-small">
      {t.states.loading}
    </p>
  )
}

export function NotFound() {
  const { t } = useMuseum()
  usePageTitle(`${t.states.notFound.replace(/[.。]$/, '')} · ${t.museum}`)
  return (
    <div className="state">
      <h1 className="unseen">{t.states.notFound}</h1>
      <p>{t.states.notFound}</p>
      <Link className="act second" href="/">
        {t.states.notFoundWay}
      </Link>
    </div>
  )
}

export function Failed({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const { t } = useMuseum()
  const { reset } = useQueryErrorResetBoundary()
  const online = useOnline()
  const part = useHandOver<HTMLDivElement>()
  if (error instanceof ApiError && error.status === 404) return <NotFound />
  const again = () => {
    reset()
    retry()
  }
  return (
    <div ref={part} className="state" role="alert">
      <p>{online ? t.states.failed : t.states.offline}</p>
      <button type="button" className="act second" onClick={again}>
        {t.states.failedWay}
      </button>
    </div>
  )
}

export function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => {
      addEventListener('online', listener)
      addEventListener('offline', listener)
      return () => {
        removeEventListener('online', listener)
        removeEventListener('offline', listener)
      }
    },
    () => navigator.onLine,
  )
}
