/** Puts the readable museum on the page. */
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import type { UiLanguage } from '../../core/heritage/text.ts'
import { createParts } from '../museum/parts.ts'
import './fonts.css'
import { createQueries } from './queries.ts'
import { Frame } from './frame.tsx'
import { MuseumProvider } from './museum-context.tsx'
import { Pages } from './pages/pages.tsx'

export function mountPages(root: HTMLElement, language: UiLanguage): void {
  const parts = createParts()
  const queries = createQueries(parts)
  createRoot(root).render(
    <QueryClientProvider client={queries}>
      <MuseumProvider parts={parts} first={language}>
        <Frame>
          <Pages />
        </Frame>
      </MuseumProvider>
    </QueryClientProvider>,
  )
}
