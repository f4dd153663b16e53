/** The whole collection in time and space, chosen from by culture, material and technique. */
import type { CollectionItem, Reference } from '../../../core/api/views.ts'
import { formatDate } from '../../../core/i18n/index.ts'
import { worldWords } from '../../../core/i18n/world.ts'
import {
  chosen,
  facetNames,
  inTime,
  placeRoles,
  readChoice,
  spotted,
  writeChoice,
  type Choice,
  type FacetName,
} from '../../../core/world/index.ts'
import { useMuseum } from '../museum-context.tsx'
import { go, Link, usePageTitle, useSearch } from '../navigation.tsx'
import { Failed, Waiting } from '../states.tsx'
import { Filters } from './filters.tsx'
import { Finding } from './finding.tsx'
import { WorldMap } from './map.tsx'
import { OverTime } from './over-time.tsx'
import { Timeline } from './timeline.tsx'
import { dated, useCollection } from './use-collection.ts'
import './world.css'
import './collection.css'

export function Collection() {
  const { language, t: common, announce } = useMuseum()
  const t = worldWords[language]
  usePageTitle(`${t.collection} · ${common.museum}`)
  const query = new URLSearchParams(useSearch())
  const choice = readChoice(query)
  const by = facetNames.find((name) => name === query.get('by')) ?? 'culture'
  const collection = useCollection()
  if (collection.isPending) return <Waiting />
  if (collection.isError) return <Failed error={collection.error} retry={() => void collection.refetch()} />
  const all = collection.data
  const items = chosen(all, choice)
  const inOrder = dated(items).sort(inTime)
  const move = (change: (next: URLSearchParams) => void) => {
    const next = new URLSearchParams(location.search)
    change(next)
    const search = next.toString()
    go(`${location.pathname}${search === '' ? '' : `?${search}`}`)
  }
  const choose = (next: Choice) => {
    move((search) => writeChoice(search, next))
    announce(t.count(chosen(all, next).length, all.length))
  }
  return (
    <article className="world">
      <header>
        <h1>{t.collection}</h1>
        <p className="lead after-small">{t.collectionText}</p>
      </header>
      <Finding
        onAsk={(sought) => move((search) => (sought === '' ? search.delete('q') : search.set('q', sought)))}
      />
      <Filters items={all} choice={choice} onChoose={choose} />
      <p className="figures" data-testid="count">
        {t.count(items.length, all.length)}
      </p>
      {items.length === 0 ? (
        <p className="lead quiet">{t.none}</p>
      ) : (
        <>
          <section className="section" aria-labelledby="over-time">
            <h2 id="over-time">{t.overTime}</h2>
            <p className="small quiet narrow">{t.overTimeText}</p>
            <By by={by} onChoose={(name) => move((search) => search.set('by', name))} />
            <OverTime things={inOrder} facet={by} />
          </section>
          <section className="section" aria-labelledby="where">
            <h2 id="where">{t.mapAll}</h2>
            <WorldMap spots={spotted(items)} />
          </section>
          <section className="section" aria-labelledby="when">
            <h2 id="when">{t.when}</h2>
            <p className="small quiet narrow">{t.timelineText}</p>
            <Timeline things={inOrder} />
            <Table items={items} />
          </section>
        </>
      )}
    </article>
  )
}

function By({ by, onChoose }: { readonly by: FacetName; readonly onChoose: (name: FacetName) => void }) {
  const { language } = useMuseum()
  const t = worldWords[language]
  return (
    <fieldset className="by">
      <legend className="small quiet">{t.by}</legend>
      {facetNames.map((name) => (
        <label key={name}>
          <input type="radio" name="by" checked={name === by} onChange={() => onChoose(name)} />
          <span>{t.facets[name]}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Table({ items }: { readonly items: readonly CollectionItem[] }) {
  const { language, t: common } = useMuseum()
  const t = worldWords[language]
  const names = (things: readonly Reference[]) =>
    things.map(({ labels }) => labels[language]).join(common.label.and)
  return (
    <details className="table">
      <summary>{t.table}</summary>
      <div className="scroll" tabIndex={0} role="region" aria-label={t.table}>
        <table className="forms figures">
          <thead>
            <tr>
              <th scope="col">{t.object}</th>
              <th scope="col">{t.date}</th>
              {facetNames.map((name) => (
                <th scope="col" key={name}>
                  {t.facets[name]}
                </th>
              ))}
              {placeRoles.map((role) => (
                <th scope="col" key={role}>
                  {t.roles[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <th scope="row">
                  <Link href={`/artifacts/${item.slug}`}>{item.labels[language]}</Link>
                </th>
                <td>{item.dateText?.[language] ?? formatDate(item.date, language)}</td>
                <td>{names(item.cultures)}</td>
                <td>{names(item.materials)}</td>
                <td>{names(item.techniques)}</td>
                {placeRoles.map((role) => (
                  <td key={role}>{names(item[role])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
