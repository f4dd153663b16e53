/** What computes, under which licences, what is kept of a visit and how to be rid of it. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { modelNames } from '../../../core/events/model-name.ts'
import type { ModelName } from '../../../core/events/model-name.ts'
import type { Strings } from '../../../core/i18n/index.ts'
import { methodText } from '../../../core/i18n/training.ts'
import { eraseVisit } from '../../events/index.ts'
import type { ModelStatus } from '../../ml/models.ts'
import { useKind } from '../data.ts'
import { useMuseum } from '../museum-context.tsx'
import { usePageTitle } from '../navigation.tsx'

export function About() {
  const { t } = useMuseum()
  usePageTitle(`${t.about.title} · ${t.museum}`)
  return (
    <article>
      <h1>{t.about.title}</h1>
      <p className="lead quiet after-small">{t.about.reconstructions}</p>
      <section className="section" aria-labelledby="engines">
        <h2 id="engines">{t.about.engines}</h2>
        <Engines />
      </section>
      <section className="section two" id="privacy" aria-labelledby="kept">
        <div>
          <h2 id="kept">{t.about.privacy}</h2>
          <p className="wall">{t.about.privacyText}</p>
        </div>
        <Privacy />
      </section>
      <section className="section two" aria-labelledby="licences">
        <div>
          <h2 id="licences">{t.about.licences}</h2>
          <p className="wall">{t.about.licencesText}</p>
        </div>
        <DataSets />
      </section>
    </article>
  )
}

function Engines() {
  const { models, t, client, language } = useMuseum()
  const listed = useQuery({ queryKey: ['models'], queryFn: ({ signal }) => client.listModels({ signal }) })
  const current = listed.data?.current
  return (
    <>
      {/* Above what arrives, which would move it from under a hand. */}
      <p className="acts after-small">
        <button
          type="button"
          className="act second"
          onClick={() => modelNames.forEach((model) => models.prepare(model))}
        >
          {t.about.load}
        </button>
      </p>
      <div className="engines after">
        {modelNames.map((model) => {
          const served = listed.data?.items.find(
            (item) => item.model === model && item.version === current?.[model],
          )
          return (
            <section key={model} aria-labelledby={`engine-${model}`} data-testid={`engine-${model}`}>
              <h3 id={`engine-${model}`}>{t.about.model[model]}</h3>
              {listed.isSuccess && served === undefined ? (
                <p className="quiet after-small">{t.about.notYet}</p>
              ) : (
                <dl className="label figures">
                  <div>
                    <dt>{t.about.version}</dt>
                    <dd>{served?.version}</dd>
                  </div>
                  <div>
                    <dt>{t.about.trained}</dt>
                    <dd>
                      {served === undefined
                        ? ''
                        : new Date(served.createdAt).toLocaleDateString(
                            language === 'zh' ? 'zh-CN' : 'en-GB',
                            { dateStyle: 'long', timeZone: 'UTC' },
                          )}
                    </dd>
                  </div>
                  <div>
                    <dt>{t.about.method}</dt>
                    <dd>{served === undefined ? '' : methodText(served.method.name, language)}</dd>
                  </div>
                  <OnDevice model={model} />
                </dl>
              )}
            </section>
          )
        })}
      </div>
    </>
  )
}

function OnDevice({ model }: { readonly model: ModelName }) {
  const { models, t } = useMuseum()
  const status = useSyncExternalStore(models.subscribe, () => models.status(model))
  return (
    <>
      <div>
        <dt>{t.about.where}</dt>
        <dd>{whereText(status, t)}</dd>
      </div>
      {status.choice !== undefined && (
        <div>
          <dt>{t.about.why}</dt>
          <dd>{reasonText(status.choice, t)}</dd>
        </div>
      )}
      {status.refused !== undefined && (
        <div role="alert">
          <dt>{t.about.failed}</dt>
          <dd>
            {status.refused.version} {t.label.colon} {t.modelRefused[status.refused.code]}{' '}
            {status.version === undefined ? t.modelRefused.none : t.modelRefused.kept(status.version)}
          </dd>
        </div>
      )}
    </>
  )
}

function whereText(status: ModelStatus, t: Strings): string {
  if (status.state === 'ready') return t.provider[status.choice?.provider ?? 'wasm']
  if (status.state === 'server') return t.provider.server
  return status.state === 'loading' ? t.about.loading : t.about.idle
}

export function reasonText({ reason, details }: NonNullable<ModelStatus['choice']>, t: Strings): string {
  const sentence: (...words: string[]) => string = t.provider[reason]
  return sentence(...details)
}

function Privacy() {
  const { client, queue, recorder, t, announce } = useMuseum()
  const consent = useSyncExternalStore(recorder.subscribe, recorder.consent)
  const [waiting, setWaiting] = useState(0)
  const [said, setSaid] = useState<string>()
  useEffect(() => {
    const count = () => void queue.waiting().then(setWaiting)
    count()
    return queue.subscribe(count)
  }, [queue])
  const tell = (text: string) => {
    setSaid(text)
    announce(text)
  }
  const erase = () =>
    eraseVisit({ client, recorder, storage: sessionStorage }).then(
      (erased) => tell(t.about.erased(erased)),
      () => tell(t.about.eraseFailed),
    )
  return (
    <div>
      <p data-testid="consent-state">
        {consent === undefined ? t.about.consentNone : consent ? t.about.consentYes : t.about.consentNo}
      </p>
      {(consent === true || waiting > 0) && (
        <p className="small quiet after-small">{t.about.queued(waiting)}</p>
      )}
      <p className="acts after">
        <button type="button" className="act second" onClick={() => recorder.answer(consent !== true)}>
          {consent === true ? t.about.stop : t.about.allow}
        </button>
        <button type="button" className="act second" onClick={() => void erase()}>
          {t.about.erase}
        </button>
      </p>
      {said !== undefined && <p className="after-small">{said}</p>}
    </div>
  )
}

/** Where facts and forms come from: the data sets, not the single records. */
function DataSets() {
  const { t } = useMuseum()
  const sources = useKind('Source')
  const sets = (sources.data ?? []).filter(
    (source) =>
      source.kind === 'Source' && source.licence !== undefined && !source.slug.startsWith('record-'),
  )
  return (
    <div>
      <h3 className="minor">{t.about.sources}</h3>
      <ul className="list small">
        {sets.map((source) => (
          <li key={source.id} lang="en">
            {source.kind === 'Source' &&
              (source.url === undefined ? (
                source.citation
              ) : (
                <a href={source.url} rel="noreferrer">
                  {source.citation}
                </a>
              ))}
            {source.kind === 'Source' && <span className="quiet"> {source.licence}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
