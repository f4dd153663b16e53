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

/** Slower letters come later, in the place of others. */
const mostFontWaitMs = 400

export async function mountPages(root: HTMLElement, language: UiLanguage): Promise<void> {
  await fontsSettled()
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

/** So that no line breaks otherwise a moment later. */
async function fontsSettled(): Promise<void> {
  const families = ['Source Serif 4 Variable', 'Source Sans 3 Variable']
  await Promise.race([
    Promise.allSettled(families.map((family) => document.fonts.load(`1em '${family}'`))),
    new Promise((resolve) => setTimeout(resolve, mostFontWaitMs)),
  ])
}
