/** The interface beside the rooms. Comes after the first picture. */
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import type { UiLanguage } from '../../../core/heritage/text.ts'
import type { RoomsState } from '../../museum/open-rooms.ts'
import { createParts } from '../../museum/parts.ts'
import '../fonts.css'
import { ConsentBar } from '../consent-bar.tsx'
import { Tongue } from '../frame.tsx'
import { MuseumProvider, useMuseum } from '../museum-context.tsx'
import { createQueries } from '../queries.ts'
import { Failed, NotFound } from '../states.tsx'
import { RoomsPanel } from './panel.tsx'

export interface RoomsProps {
  readonly state: RoomsState
  readonly canvas: HTMLCanvasElement
  readonly slug: string
  readonly language: UiLanguage
}

export function mountRooms(root: HTMLElement, props: RoomsProps): void {
  const parts = createParts()
  const { state } = props
  const onLanguage = (language: UiLanguage) => {
    if (state.kind === 'open') state.gallery.setLanguage(language)
  }
  createRoot(root).render(
    <QueryClientProvider client={createQueries(parts)}>
      <MuseumProvider parts={parts} first={props.language} onLanguage={onLanguage}>
        <Rooms {...props} />
      </MuseumProvider>
    </QueryClientProvider>,
  )
}

function Rooms({ state, canvas, slug }: RoomsProps) {
  const { t } = useMuseum()
  return (
    <>
      <main className="inner" id="content" tabIndex={-1}>
        <div className="head small">
          <a href={`/exhibits/${slug}`}>{t.gallery.out}</a>
          <Tongue />
        </div>
        {state.kind === 'not-found' && <NotFound />}
        {state.kind === 'failed' && <Failed error={state.error} retry={() => location.reload()} />}
        {state.kind === 'no-webgl' && (
          <div className="state" role="alert">
            <p>{t.noWebGl.title}</p>
            <a className="act second" href={`/exhibits/${slug}`}>
              {t.noWebGl.way}
            </a>
          </div>
        )}
        {(state.kind === 'open' || state.kind === 'no-webgl') && <RoomsPanel state={state} canvas={canvas} />}
      </main>
      <ConsentBar />
    </>
  )
}
