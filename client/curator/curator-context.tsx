import { createContext, use, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { createClient } from '../../core/api/client.ts'
import type { MuseumClient } from '../../core/api/client.ts'
import type { UiLanguage } from '../../core/heritage/text.ts'
import { curatorStrings } from '../../core/i18n/curator.ts'
import type { CuratorStrings } from '../../core/i18n/curator.ts'
import { rememberLanguage } from '../museum/language.ts'

export interface CuratorContext {
  readonly client: MuseumClient
  readonly language: UiLanguage
  readonly t: CuratorStrings
  readonly setLanguage: (language: UiLanguage) => void
}

const Context = createContext<CuratorContext | undefined>(undefined)

export function CuratorProvider({
  first,
  children,
}: {
  readonly first: UiLanguage
  readonly children: ReactNode
}) {
  const [client] = useState(() => createClient())
  const [language, setChosen] = useState(first)
  const value = useMemo(
    () => ({
      client,
      language,
      t: curatorStrings[language],
      setLanguage: (next: UiLanguage) => {
        rememberLanguage(next)
        setChosen(next)
      },
    }),
    [client, language],
  )
  return <Context value={value}>{children}</Context>
}

export function useCurator(): CuratorContext {
  const curator = use(Context)
  if (curator === undefined) throw new Error('useCurator outside of CuratorProvider')
  return curator
}
