/** Which language the page speaks: what the address says, else what was chosen before, else what the browser asks for. */
import type { UiLanguage } from '../../core/heritage/text.ts'

const remembered = 'mouseion.language'

export interface LanguageHints {
  readonly search: string
  readonly stored: string | null
  readonly preferred: readonly string[]
}

export function chooseLanguage({ search, stored, preferred }: LanguageHints): UiLanguage {
  const asked = asLanguage(new URLSearchParams(search).get('lang')) ?? asLanguage(stored)
  if (asked !== undefined) return asked
  for (const tag of preferred) {
    const language = asLanguage(tag.split('-')[0] ?? null)
    if (language !== undefined) return language
  }
  return 'en'
}

const asLanguage = (value: string | null): UiLanguage | undefined =>
  value === 'en' || value === 'zh' ? value : undefined

export const htmlLang = (language: UiLanguage): string => (language === 'zh' ? 'zh-Hans' : 'en')

export function startLanguage(): UiLanguage {
  const { search } = location
  const language = chooseLanguage({
    search,
    stored: localStorage.getItem(remembered),
    preferred: navigator.languages,
  })
  // The rooms and the desk are pages of their own: a link to them does not repeat what this address says.
  if (new URLSearchParams(search).has('lang')) localStorage.setItem(remembered, language)
  document.documentElement.lang = htmlLang(language)
  return language
}

/** Remembers the choice and puts it into the address, so that the address can be given on. */
export function rememberLanguage(language: UiLanguage): void {
  localStorage.setItem(remembered, language)
  document.documentElement.lang = htmlLang(language)
  const url = new URL(location.href)
  url.searchParams.set('lang', language)
  history.replaceState(history.state, '', url)
}
