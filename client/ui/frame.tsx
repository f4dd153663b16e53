/** Head and foot of every page; the consent bar; the notice that there is no connection. */
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { UiLanguage } from '../../core/heritage/text.ts'
import { ConsentBar } from './consent-bar.tsx'
import { useMuseum } from './museum-context.tsx'
import { Link, usePath } from './navigation.tsx'
import { useOnline } from './states.tsx'

const ways = [
  ['/exhibits', 'exhibits'],
  ['/collection', 'collection'],
  ['/languages', 'languages'],
  ['/read', 'read'],
  ['/about', 'about'],
] as const

export function Frame({ children }: { readonly children: ReactNode }) {
  const { t } = useMuseum()
  const path = usePath()
  const online = useOnline()
  return (
    <div className="page">
      <a className="skip" href="#content">
        {t.skip}
      </a>
      {!online && (
        <p className="offline" role="status">
          {t.states.offline}
        </p>
      )}
      <header className="bar">
        <Link className="name" href="/">
          {t.museum}
        </Link>
        <nav aria-label={t.nav.label}>
          <ul>
            {ways.map(([href, key]) => (
              <li key={href}>
                <Link href={href} {...(path === href ? { 'aria-current': 'page' as const } : {})}>
                  {t.nav[key]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <Tongue />
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot small quiet">
        <span>{t.about.reconstructions}</span>
        <a href="/curator">{t.nav.curator}</a>
      </footer>
      <ConsentBar />
    </div>
  )
}

/** The other language, under its own name. */
export function Tongue() {
  const { language, setLanguage, announce, t } = useMuseum()
  const queries = useQueryClient()
  const other: UiLanguage = language === 'en' ? 'zh' : 'en'
  const change = () => {
    setLanguage(other)
    announce(t.switchTo[other])
    void queries.invalidateQueries({ stale: true })
  }
  return (
    <button type="button" className="plain tongue" lang={other === 'zh' ? 'zh-Hans' : 'en'} onClick={change}>
      {t.switchTo[other]}
    </button>
  )
}
