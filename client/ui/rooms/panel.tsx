/** Beside the rooms: where one is, everything that hangs here, what one stands before, what to see next. */
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { ArtifactView, ExhibitView } from '../../../core/api/views.ts'
import type { RoomsState } from '../../museum/open-rooms.ts'
import { useEntity } from '../data.ts'
import { Label } from '../label.tsx'
import { useMuseum } from '../museum-context.tsx'
import { usePageTitle } from '../navigation.tsx'
import { NextToSee } from '../next-to-see.tsx'
import { Reconstruction } from '../pages/artifact.tsx'
import { inRoom } from '../pages/exhibit.tsx'
import { Rate } from '../rate.tsx'
import { Relations } from '../relations.tsx'
import { Sources } from '../sources.tsx'
import { takeFocus } from '../take-focus.ts'
import { Help } from './help.tsx'
import { Hud } from './hud.tsx'
import { PlanWay } from './plan/plan-way.tsx'
import { Selection } from './selection.tsx'
import { useGallery } from './use-gallery.ts'
import { XrButtons } from './xr-buttons.tsx'

const Looking = lazy(async () => ({ default: (await import('./looking/looking.tsx')).Looking }))
const TwinTools = lazy(async () => ({ default: (await import('./twin-tools.tsx')).TwinTools }))

export interface RoomsPanelProps {
  readonly state: Extract<RoomsState, { kind: 'open' | 'no-webgl' }>
  readonly canvas: HTMLCanvasElement
}

export function RoomsPanel({ state, canvas }: RoomsPanelProps) {
  const { language, t } = useMuseum()
  const { view } = state
  // A session may borrow the canvas: its own place on the page is where it was first.
  const [frame] = useState(() => canvas.parentElement)
  const { standing, walkTo } = useGallery(state)
  usePageTitle(`${t.gallery.title(view.labels[language])} · ${t.museum}`)
  const artifact = view.artifacts.find(({ slug }) => slug === standing.at)
  const gallery = state.kind === 'open' ? state.gallery : undefined
  useEffect(() => {
    const { search } = location
    if (gallery === undefined || !search.includes('turn=')) return
    void import('./looking/restore.ts').then(({ restoreLooking }) => restoreLooking(gallery, search))
  }, [gallery])
  const study = artifact && standing.inspecting === artifact.slug ? gallery?.study() : undefined
  const goTo = (slug: string): boolean => {
    const here = view.artifacts.some((one) => one.slug === slug)
    if (here) void walkTo(slug)
    return here
  }
  return (
    <div
      data-accent={view.document.accent}
      className="contents"
      data-testid="rooms"
      data-ready={standing.ready}
      data-lit={standing.lit}
      data-complete={standing.complete}
      data-at={standing.at ?? ''}
      data-inspecting={standing.inspecting ?? ''}
    >
      {gallery !== undefined &&
        frame !== null &&
        createPortal(
          <Hud
            gallery={gallery}
            standing={standing}
            rooms={view.document.rooms.length}
            onLeave={() => {
              void gallery.leaveInspection()
              takeFocus(canvas)
            }}
          />,
          frame,
        )}
      <header>
        <h1 className="accent">{view.labels[language]}</h1>
        {gallery !== undefined && !standing.stopped && <Help />}
      </header>
      {gallery !== undefined && !standing.stopped && (
        <XrButtons gallery={gallery} at={standing.at} artifacts={view.artifacts} />
      )}
      {artifact !== undefined && (
        <Before
          artifact={artifact}
          inspecting={standing.inspecting === artifact.slug}
          failed={standing.failed === artifact.slug}
          gallery={gallery}
          onChoose={goTo}
          tools={
            study !== undefined &&
            frame !== null && (
              <Suspense>
                <Looking
                  key={artifact.slug}
                  study={study}
                  artifact={artifact}
                  artifacts={view.artifacts}
                  frame={frame}
                />
                <TwinTools key={`${artifact.slug} twin`} study={study} artifact={artifact} />
              </Suspense>
            )
          }
        />
      )}
      <RoomText view={view} room={standing.room} />
      {gallery !== undefined && (
        <PlanWay
          view={view}
          gallery={gallery}
          room={standing.room}
          at={standing.at}
          onWalk={(slug) => void walkTo(slug)}
        />
      )}
      <Stops view={view} at={standing.at} onWalk={(slug) => void walkTo(slug)} />
      <Selection />
    </div>
  )
}

interface BeforeProps {
  readonly artifact: ArtifactView
  readonly inspecting: boolean
  /** It was to be looked at closely, and could not be. */
  readonly failed: boolean
  readonly gallery: Extract<RoomsState, { kind: 'open' }>['gallery'] | undefined
  readonly onChoose: (slug: string) => boolean
  readonly tools: ReactNode
}

/** The thing that the visitor stands before. */
function Before({ artifact, inspecting, failed, gallery, onChoose, tools }: BeforeProps) {
  const { language, t, announce } = useMuseum()
  const detail = useEntity(artifact.slug)
  /** The near twin is made on the spot; that can take a while. */
  const [fetching, setFetching] = useState(false)
  const [asked, setAsked] = useState<string>()
  const next = useRef<HTMLHeadingElement>(null)
  return (
    <section aria-labelledby="before" data-passage={artifact.slug}>
      <h2 id="before">{artifact.labels[language]}</h2>
      {gallery !== undefined && (
        <p className="acts after-small">
          <button
            type="button"
            className="act"
            aria-busy={fetching}
            onClick={() => {
              if (inspecting) void gallery.leaveInspection()
              else {
                setFetching(true)
                announce(t.states.loading)
                void gallery.inspect(artifact.slug).finally(() => setFetching(false))
              }
            }}
          >
            {inspecting ? t.gallery.leave : fetching ? t.states.loading : t.gallery.inspect}
          </button>
        </p>
      )}
      {failed && (
        <p role="alert" className="small after-small">
          {t.states.failed}
        </p>
      )}
      {tools}
      <p className="wall after-small">{artifact.descriptions?.[language]}</p>
      {artifact.contested !== undefined && (
        <aside className="notice after-small">
          <h3 className="minor">{t.artifact.contested}</h3>
          <p className="small">{artifact.contested[language]}</p>
        </aside>
      )}
      <Label artifact={artifact} />
      <p className="after-small">
        <a href={`/artifacts/${artifact.slug}#world`}>{t.gallery.world}</a>
      </p>
      <Reconstruction artifact={artifact} />
      <h3 className="minor after">{t.artifact.relations}</h3>
      <Relations id={artifact.id} />
      <h3 className="minor after">{t.artifact.sources}</h3>
      {detail.data !== undefined && <Sources statements={detail.data.statements} />}
      <Rate key={artifact.slug} item={artifact.slug} />
      <h3 className="minor after" tabIndex={-1} ref={next}>
        {t.next.title}
      </h3>
      {asked === artifact.slug ? (
        <NextToSee key={artifact.slug} from={artifact.slug} onChoose={onChoose} />
      ) : (
        <button
          type="button"
          className="act second"
          onClick={() => {
            setAsked(artifact.slug)
            takeFocus(next.current)
          }}
        >
          {t.next.ask}
        </button>
      )}
    </section>
  )
}

function RoomText({ view, room }: { readonly view: ExhibitView; readonly room: number }) {
  const { language, t } = useMuseum()
  const here = view.document.rooms[room]
  if (here === undefined) return null
  return (
    <section aria-labelledby="room-name" data-passage="">
      <p className="small quiet">{t.exhibit.room(room + 1)}</p>
      <h2 id="room-name">{here.title[language]}</h2>
      <p className="wall after-small">{here.text[language]}</p>
    </section>
  )
}

function Stops({
  view,
  at,
  onWalk,
}: {
  readonly view: ExhibitView
  readonly at: string | undefined
  readonly onWalk: (slug: string) => void
}) {
  const { language, t } = useMuseum()
  return (
    <section aria-labelledby="stops">
      <h2 id="stops">{t.gallery.objects}</h2>
      {view.document.rooms.map((room, i) => (
        <div key={room.slug} className="after-small">
          <h3 className="minor">{room.title[language]}</h3>
          <ul className="stops">
            {inRoom(view, i).map((artifact) => (
              <li key={artifact.slug}>
                <button
                  type="button"
                  aria-current={artifact.slug === at}
                  onClick={() => onWalk(artifact.slug)}
                >
                  <span className="unseen">{t.gallery.walkTo(artifact.labels[language])}</span>
                  <span aria-hidden="true">{artifact.labels[language]}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
