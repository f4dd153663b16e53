/** The entrance: one object with its label, then what is open. */
import type { ArtifactView, ExhibitCard } from '../../../core/api/views.ts'
import { useEntity, useExhibit, useExhibits, useKind } from '../data.ts'
import { Label } from '../label.tsx'
import { useMuseum } from '../museum-context.tsx'
import { Link, usePageTitle } from '../navigation.tsx'
import { Failed, Waiting } from '../states.tsx'
import { Still } from '../still.tsx'

export function Landing({ listOnly = false }: { readonly listOnly?: boolean }) {
  const { t } = useMuseum()
  usePageTitle(listOnly ? `${t.nav.exhibits} · ${t.museum}` : t.museum)
  const exhibits = useExhibits()
  const items = exhibits.data?.items ?? []
  const first = items.find(({ slug }) => slug === 'vessels-hold-the-rites') ?? items[0]
  const hero = useEntity(first?.hero)
  if (exhibits.isPending || (first !== undefined && hero.isPending)) return <Waiting />
  if (exhibits.isError) return <Failed error={exhibits.error} retry={() => void exhibits.refetch()} />
  const objects = items.reduce((sum, { artifactCount }) => sum + artifactCount, 0)
  return (
    <>
      {!listOnly && first !== undefined && <Opening card={first} artifact={hero.data?.artifact} />}
      <section className={listOnly ? '' : 'section'} aria-labelledby="open">
        {listOnly ? <h1 id="open">{t.nav.exhibits}</h1> : <h2 id="open">{t.landing.exhibits}</h2>}
        <p className="lead quiet">{t.landing.intro(objects, items.length)}</p>
        <ul className="exhibits">
          {items.map((card) => (
            <ExhibitRow key={card.id} card={card} />
          ))}
        </ul>
      </section>
      {!listOnly && <AlsoHere />}
    </>
  )
}

/** The object that opens the house, large and lit; the slogan is the museum's name. */
function Opening({
  card,
  artifact,
}: {
  readonly card: ExhibitCard
  readonly artifact: ArtifactView | null | undefined
}) {
  const { language, t } = useMuseum()
  if (artifact === undefined || artifact === null) return <h1>{t.museum}</h1>
  return (
    <section className="hung" data-accent={card.accent}>
      <h1 className="unseen">{t.museum}</h1>
      <Link href={`/artifacts/${artifact.slug}`} tabIndex={-1} aria-hidden>
        <Still slug={artifact.slug} labels={artifact.labels} scan={artifact.scan} large silent />
      </Link>
      <div className="plate">
        <h2>
          <Link href={`/artifacts/${artifact.slug}`} className="bare">
            {artifact.labels[language]}
          </Link>
        </h2>
        <p className="wall">{artifact.descriptions?.[language]}</p>
        <Label artifact={artifact} short />
        <p className="acts after">
          <a className="act" href={`/gallery/${card.slug}`}>
            {t.exhibit.walk}
          </a>
        </p>
      </div>
    </section>
  )
}

/** Keeps the pictures' places. */
const emptyPlaces = [0, 1, 2]

function ExhibitRow({ card }: { readonly card: ExhibitCard }) {
  const { language, t } = useMuseum()
  const exhibit = useExhibit(card.slug)
  const shown = exhibit.data === undefined ? [] : heroesOf(exhibit.data)
  return (
    <li data-accent={card.accent}>
      <div>
        <h3>
          <Link href={`/exhibits/${card.slug}`}>{card.labels[language]}</Link>
        </h3>
        <p className="wall">{card.descriptions?.[language]}</p>
        <p className="small quiet after-small">{t.exhibit.objects(card.artifactCount)}</p>
        <p className="inline after-small">
          <a
            href={`/gallery/${card.slug}`}
            aria-label={`${t.exhibit.walk}${t.label.colon}${card.labels[language]}`}
          >
            {t.exhibit.walk}
          </a>
          <Link
            href={`/exhibits/${card.slug}`}
            aria-label={`${t.exhibit.read}${t.label.colon}${card.labels[language]}`}
          >
            {t.exhibit.read}
          </Link>
        </p>
      </div>
      <div className="strip">
        {exhibit.isPending && emptyPlaces.map((n) => <div key={n} className="still" />)}
        {shown.map((artifact) => (
          <Link key={artifact.id} href={`/artifacts/${artifact.slug}`} aria-label={artifact.labels[language]}>
            <Still slug={artifact.slug} labels={artifact.labels} scan={artifact.scan} silent />
          </Link>
        ))}
      </div>
    </li>
  )
}

type ExhibitData = NonNullable<ReturnType<typeof useExhibit>['data']>

/** One from each room, its hero first; filled up from the rooms in order. */
export function heroesOf({ document, artifacts }: Pick<ExhibitData, 'document' | 'artifacts'>, count = 3) {
  const heroes = document.rooms.map(({ stops }) => (stops.find(({ hero }) => hero) ?? stops[0])?.artifact)
  const others = document.rooms.flatMap(({ stops }) => stops.map(({ artifact }) => artifact))
  const slugs = [...new Set([...heroes, ...others])]
  return slugs.flatMap((slug) => artifacts.find((artifact) => artifact.slug === slug) ?? []).slice(0, count)
}

function AlsoHere() {
  const { language, t } = useMuseum()
  const practices = useKind('Practice')
  const works = useKind('MusicalWork')
  const things = [...(practices.data ?? []), ...(works.data ?? [])]
  return (
    <section className="section" aria-labelledby="also">
      <h2 id="also">{t.landing.more}</h2>
      <ul className="ways">
        <li>
          <h3>
            <Link href="/languages">{t.landing.languages}</Link>
          </h3>
          <p className="quiet">{t.landing.languagesText}</p>
        </li>
        <li>
          <h3>
            <Link href="/read">{t.landing.read}</Link>
          </h3>
          <p className="quiet">{t.landing.readText}</p>
        </li>
        <li>
          <h3>{t.landing.customs}</h3>
          <p className="quiet">{t.landing.customsText}</p>
          <ul className="names">
            {things.map((thing) => (
              <li key={thing.id}>
                <Link href={`/things/${thing.slug}`}>{thing.labels[language]}</Link>
              </li>
            ))}
          </ul>
        </li>
      </ul>
    </section>
  )
}
