/** An artifact in its world: when, where, for what, and joined to what. Loaded after the label has been read. */
import { useEffect, useRef } from 'react'
import type { Reference } from '../../../core/api/views.ts'
import { worldWords } from '../../../core/i18n/world.ts'
import { contemporaries, spotted } from '../../../core/world/index.ts'
import { useEntity } from '../data.ts'
import { useMuseum } from '../museum-context.tsx'
import { Link } from '../navigation.tsx'
import { Failed, Waiting } from '../states.tsx'
import { WorldMap } from './map.tsx'
import { RelationGraph } from './relation-graph.tsx'
import { Timeline } from './timeline.tsx'
import { dated, useCollection } from './use-collection.ts'
import './world.css'

const mostContemporaries = 12

export function ArtifactWorld({ artifact }: { readonly artifact: Reference }) {
  const { language } = useMuseum()
  const t = worldWords[language]
  const collection = useCollection()
  const heading = useRef<HTMLHeadingElement>(null)
  const here = collection.isSuccess
  useEffect(() => {
    if (!here || location.hash !== '#world') return
    heading.current?.scrollIntoView()
    heading.current?.focus({ preventScroll: true })
  }, [here])
  const items = collection.data ?? []
  const own = items.find(({ slug }) => slug === artifact.slug)
  const around = contemporaries(artifact.slug, dated(items), mostContemporaries)
  const spots = spotted(own ? [own] : [])
  const somewhere = Object.values(spots).some((list) => list.length > 0)
  return (
    <section className="section world" id="world" aria-labelledby="world-title">
      <h2 id="world-title" tabIndex={-1} ref={heading}>
        {t.title}
      </h2>
      {collection.isPending && <Waiting />}
      {collection.isError && <Failed error={collection.error} retry={() => void collection.refetch()} />}
      {own !== undefined && (
        <>
          <div>
            <h3>{t.timeline}</h3>
            <p className="small quiet narrow">{t.timelineText}</p>
            {around.length > 0 ? <Timeline things={around} own={artifact.slug} /> : <p>{t.undated}</p>}
          </div>
          <div>
            <h3>{t.map}</h3>
            {somewhere ? <WorldMap spots={spots} single /> : <p className="quiet">{t.nowhere}</p>}
          </div>
          {own.usedIn.length > 0 && (
            <div>
              <h3>{t.use}</h3>
              <ul className="uses">
                {own.usedIn.map((practice) => (
                  <Use key={practice.id} practice={practice} />
                ))}
              </ul>
            </div>
          )}
          <div>
            <h3>{t.graph}</h3>
            <p className="small quiet narrow">{t.graphText}</p>
            <RelationGraph start={artifact} />
          </div>
          <p>
            <Link href="/collection">{t.collection}</Link>
          </p>
        </>
      )}
    </section>
  )
}

function Use({ practice }: { readonly practice: Reference }) {
  const { language } = useMuseum()
  const detail = useEntity(practice.slug)
  return (
    <li>
      <Link href={`/things/${practice.slug}`}>{practice.labels[language]}</Link>
      <p className="wall">{detail.data?.entity.descriptions?.[language]}</p>
    </li>
  )
}
