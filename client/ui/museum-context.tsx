/** What every part of the interface can reach: language, words, the API, the models, the log, the announcer. */
import { createContext, use, useCallback, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { strings } from '../../core/i18n/index.ts'
import type { Strings } from '../../core/i18n/index.ts'
import type { UiLanguage } from '../../core/heritage/text.ts'
import { rememberLanguage } from '../museum/language.ts'
import type { MuseumParts } from '../museum/parts.ts'

export interface MuseumContext extends MuseumParts {
  readonly language: UiLanguage
  readonly t: Strings
  readonly setLanguage: (language: UiLanguage) => void
  /** Said aloud by screen readers, without moving the focus. */
  readonly announce: (text: string) => void
}

const Context = createContext<MuseumContext | undefined>(undefined)

export interface MuseumProviderProps {
  readonly parts: MuseumParts
  readonly first: UiLanguage
  readonly onLanguage?: (language: UiLanguage) => void
  readonly children: ReactNode
}

export function MuseumProvider({ parts, first, onLanguage, children }: MuseumProviderProps) {
  const [language, setChosen] = useState(first)
  const [said, setSaid] = useState({ text: '', turn: 0 })
  const setLanguage = useCallback(
    (next: UiLanguage) => {
      rememberLanguage(next)
      setChosen(next)
      onLanguage?.(next)
    },
    [onLanguage],
  )
  const announce = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), [])
  const value = useMemo(
    () => ({ ...parts, language, t: strings[language], setLanguage, announce }),
    [parts, language, setLanguage, announce],
  )
  useEffect(() => parts.recorder.begin(language), [parts, language])
  return (
    <Context value={value}>
      {children}
      <div className="unseen" role="status" aria-live="polite" data-testid="announcer">
        {/* A new node each time: what is said twice is heard twice. */}
        <span key={said.turn}>{said.text}</span>
      </div>
    </Context>
  )
}

export function useMuseum(): MuseumContext {
  const museum = use(Context)
  if (museum === undefined) throw new Error('useMuseum outside of MuseumProvider')
  return museum
}
