/** Any thing of the graph: a material, a place, a custom, a piece of music, a language, a word. */
import { useEffect } from 'react'
import type { EntityDetail } from '../../../core/api/views.ts'
import { formatDate, kindWords } from '../../../core/i18n/index.ts'
import { useEntity, useNeighbours } from '../data.ts'
import { useMuseum } from '../museum-context.tsx'
import { go, usePageTitle } from '../navigation.tsx'
import { Relations } from '../relations.tsx'
import { Sources } from '../sources.tsx'
import { Failed, Waiting } from '../states.tsx'
import { addressOf } from '../../museum/route.ts'

export function Thing({ slug }: { readonly slug: string }) {
  const { language, t } = useMuseum()
  const detail = useEntity(slug)
  const neighbours = useNeighbours(slug)
  const entity = detail.data?.entity
  usePageTitle(entity === undefined ? undefined : `${entity.labels[language]} · ${t.museum}`)
  const elsewhere = entity === undefined ? undefined : addressOf(entity)
  useEffect(() => {
    if (elsewhere !== undefined && !elsewhere.startsWith('/things/')) go(elsewhere, { instead: true })
  }, [elsewhere])
  if (detail.isPending || neighbours.isPending) return <Waiting />
  if (detail.isError) return <Failed error={detail.error} retry={() => void detail.refetch()} />
  const { statements } = detail.data
  return (
    <article>
      <header>
        <p className="small quiet">{kindWords(detail.data.entity.kind, language)}</p>
        <h1>{detail.data.entity.labels[language]}</h1>
        <p className="lead after-small">{detail.data.entity.descriptions?.[language]}</p>
        <Facts entity={detail.data.entity} />
      </header>
      <section className="section two">
        <div>
          <h2>{t.thing.related}</h2>
          <Relations id={slug} />
        </div>
        <div>
          <h2>{t.artifact.sources}</h2>
          <Sources statements={statements} />
        </div>
      </section>
    </article>
  )
}

function Facts({ entity }: { readonly entity: EntityDetail['entity'] }) {
  const { language, t } = useMuseum()
  const rows: [string, string][] = []
  if ('date' in entity && entity.date !== undefined)
    rows.push([t.thing.when, formatDate(entity.date, language)])
  if ('latitude' in entity && entity.latitude !== undefined && entity.longitude !== undefined)
    rows.push([t.thing.coordinates, coordinates(entity.latitude, entity.longitude, language)])
  if ('family' in entity && entity.family !== undefined) rows.push([t.thing.family, entity.family])
  if (entity.kind === 'WordForm')
    rows.push([t.languages.form, entity.form], [t.languages.segments, entity.segments.join(' ')])
  if (entity.kind === 'Source') rows.push([t.thing.citation, entity.citation])
  if (rows.length === 0) return null
  return (
    <dl className="label figures narrow">
      {rows.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

export function coordinates(latitude: number, longitude: number, language: 'en' | 'zh'): string {
  const figure = (value: number) => `${Math.abs(value).toFixed(1)}°`
  return language === 'en'
    ? `${figure(latitude)} ${latitude < 0 ? 'S' : 'N'}, ${figure(longitude)} ${longitude < 0 ? 'W' : 'E'}`
    : `${latitude < 0 ? '南纬' : '北纬'}${figure(latitude)}，${longitude < 0 ? '西经' : '东经'}${figure(longitude)}`
}
