/** An exhibit to be read: its rooms, their wall texts, what hangs in them. */
import type { ArtifactView, ExhibitView } from '../../../core/api/views.ts'
import { formatDate } from '../../../core/i18n/index.ts'
import { useExhibit } from '../data.ts'
import { useMuseum } from '../museum-context.tsx'
import { Link, usePageTitle } from '../navigation.tsx'
import { Failed, Waiting } from '../states.tsx'
import { Still } from '../still.tsx'

export function Exhibit({ slug }: { readonly slug: string }) {
  const { language, t } = useMuseum()
  const exhibit = useExhibit(slug)
  const name = exhibit.data?.labels[language]
  usePageTitle(name === undefined ? undefined : `${name} · ${t.museum}`)
  if (exhibit.isPending) return <Waiting />
  if (exhibit.isError) return <Failed error={exhibit.error} retry={() => void exhibit.refetch()} />
  const { labels, descriptions, document, artifacts } = exhibit.data
  return (
    <article data-accent={document.accent}>
      <header>
        <p className="small quiet">{t.exhibit.objects(artifacts.length)}</p>
        <h1 className="accent">{labels[language]}</h1>
        <p className="lead after-small">{descriptions?.[language]}</p>
        <p className="acts after">
          <a className="act" href={`/gallery/${slug}`}>
            {t.exhibit.walk}
          </a>
        </p>
      </header>
      {document.rooms.map((room, i) => (
        <section className="room" key={room.slug} aria-labelledby={room.slug}>
          <header>
            <p className="small quiet">{t.exhibit.room(i + 1)}</p>
            <h2 id={room.slug}>{room.title[language]}</h2>
            <p className="wall">{room.text[language]}</p>
          </header>
          <Objects artifacts={inRoom(exhibit.data, i)} />
        </section>
      ))}
    </article>
  )
}

export function inRoom(
  { document, artifacts }: Pick<ExhibitView, 'document' | 'artifacts'>,
  room: number,
): ArtifactView[] {
  return (document.rooms[room]?.stops ?? []).flatMap(
    (stop) => artifacts.find(({ slug }) => slug === stop.artifact) ?? [],
  )
}

export function Objects({ artifacts }: { readonly artifacts: readonly ArtifactView[] }) {
  const { language } = useMuseum()
  return (
    <ul className="objects">
      {artifacts.map((artifact) => (
        <li key={artifact.id}>
          <Link href={`/artifacts/${artifact.slug}`}>
            <Still slug={artifact.slug} labels={artifact.labels} scan={artifact.scan} silent />
            <span className="title">{artifact.labels[language]}</span>
            <span className="small quiet">
              {artifact.dateText?.[language] ?? formatDate(artifact.date, language)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
