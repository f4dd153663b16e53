/** One object: lit, labelled, with what is known by whom and how it is related. */
import { useEffect } from 'react'
import type { ScanView } from '../../../core/api/scans.ts'
import type { ArtifactView } from '../../../core/api/views.ts'
import { inferredWords } from '../../../core/i18n/inferred.ts'
import { rightsName } from '../../../core/i18n/rights.ts'
import { shownScanWords } from '../../../core/i18n/shown-scan.ts'
import { Fetched } from '../fetched.tsx'
import { useEntity } from '../data.ts'
import { Label, Things } from '../label.tsx'
import { useMuseum } from '../museum-context.tsx'
import { usePageTitle } from '../navigation.tsx'
import { NextToSee } from '../next-to-see.tsx'
import { Rate } from '../rate.tsx'
import { Relations } from '../relations.tsx'
import { Sources } from '../sources.tsx'
import { Failed, NotFound, Waiting } from '../states.tsx'
import { Still } from '../still.tsx'
import { TextReading } from '../text-reading.tsx'

export function ArtifactPage({ slug }: { readonly slug: string }) {
  const { language, t, recorder } = useMuseum()
  const detail = useEntity(slug)
  const artifact = detail.data?.artifact ?? undefined
  const name = artifact?.labels[language]
  usePageTitle(name === undefined ? undefined : `${name} · ${t.museum}`)
  const seen = artifact?.slug
  useEffect(() => (seen === undefined ? undefined : recorder.viewing(seen, 'read')), [seen, recorder])
  if (detail.isPending) return <Waiting />
  if (detail.isError) return <Failed error={detail.error} retry={() => void detail.refetch()} />
  if (artifact === undefined) return <NotFound />
  const { statements, exhibits } = detail.data
  return (
    <article>
      <div className="hung">
        <Still slug={artifact.slug} labels={artifact.labels} scan={artifact.scan} large />
        <div className="plate">
          <h1>{artifact.labels[language]}</h1>
          <Label artifact={artifact} />
          <p className="acts after">
            {exhibits.map((exhibit) => (
              <a key={exhibit.id} className="act" href={`/gallery/${exhibit.slug}?at=${artifact.slug}`}>
                {t.artifact.inGallery}
              </a>
            ))}
          </p>
        </div>
      </div>
      <section className="section two">
        <div>
          <p className="wall">{artifact.descriptions?.[language]}</p>
          {artifact.contested !== undefined && (
            <aside className="notice after" aria-labelledby="contested">
              <h2 id="contested" className="minor">
                {t.artifact.contested}
              </h2>
              <p>{artifact.contested[language]}</p>
            </aside>
          )}
          <Rate key={artifact.slug} item={artifact.slug} />
        </div>
        <TextReading passage={artifact.slug} text={artifact.descriptions?.[language] ?? ''} />
      </section>
      <Fetched name="twin-words" script={() => import('./twin-words.tsx')}>
        {({ TwinWords }) => <TwinWords artifact={artifact} detail={detail.data} />}
      </Fetched>
      <section className="section two">
        <div>
          <h2>{t.artifact.relations}</h2>
          <Relations id={artifact.id} />
          {exhibits.length > 0 && (
            <dl>
              <div className="group">
                <dt>{t.artifact.hangs}</dt>
                <dd>
                  <Things list={exhibits} />
                </dd>
              </div>
            </dl>
          )}
        </div>
        <div>
          <h2>{t.artifact.sources}</h2>
          <Sources statements={statements} />
          {artifact.scan === undefined ? (
            <Reconstruction artifact={artifact} />
          ) : (
            <OwnScan scan={artifact.scan} />
          )}
        </div>
      </section>
      <Fetched name="artifact-world" script={() => import('../world/artifact-world.tsx')}>
        {({ ArtifactWorld }) => <ArtifactWorld artifact={detail.data.entity} />}
      </Fetched>
      <section className="section" aria-labelledby="next">
        <h2 id="next">{t.next.title}</h2>
        <NextToSee from={artifact.slug} wide />
      </section>
    </article>
  )
}

function OwnScan({ scan }: { readonly scan: ScanView }) {
  const { t, language } = useMuseum()
  const words = shownScanWords[language]
  return (
    <aside className="notice after">
      <h3 className="minor">{words.title}</h3>
      <p className="small">{words.text}</p>
      <p className="small quiet after-small">
        {scan.creditLine === undefined ? '' : `${scan.creditLine[language]} · `}
        <a
          href={scan.rights}
          rel="noreferrer license"
          aria-label={`${t.label.rights}${t.label.colon}${rightsName(scan.rights, language)}`}
        >
          {rightsName(scan.rights, language)}
        </a>
      </p>
    </aside>
  )
}

/** What of the picture is recorded and what is inferred (London Charter). */
export function Reconstruction({ artifact }: { readonly artifact: ArtifactView }) {
  const { t, language } = useMuseum()
  const inferred = artifact.twin.inferred ?? []
  return (
    <aside className="notice after">
      <h3 className="minor">{t.artifact.twin}</h3>
      <p className="small">{t.artifact.twinText}</p>
      {inferred.length > 0 && (
        <p className="small quiet after-small">
          {t.artifact.inferred}
          {t.label.colon}
          {inferredWords(inferred, language)}
        </p>
      )}
    </aside>
  )
}
