/** The three models, the version that serves, and their training. */
import { Progress } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { TrainingRun } from '../../core/api/messages.ts'
import { modelNames } from '../../core/events/model-name.ts'
import { strings } from '../../core/i18n/index.ts'
import { methodText, stageText } from '../../core/i18n/training.ts'
import { BusyButton } from './busy-button.tsx'
import { useCurator } from './curator-context.tsx'
import { Failure } from './failure.tsx'

export function ModelsTab() {
  const { client, language, t } = useCurator()
  const queries = useQueryClient()
  const models = useQuery({ queryKey: ['models'], queryFn: ({ signal }) => client.listModels({ signal }) })
  const runs = useQuery({
    queryKey: ['runs'],
    queryFn: ({ signal }) => client.listTrainingRuns({ query: { limit: 20 }, signal }),
  })
  const train = useMutation({
    mutationFn: (model: (typeof modelNames)[number]) => client.startTrainingRun({ body: { model } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['runs'] }),
  })
  const open = new Set(
    runs.data?.items.filter(({ finishedAt }) => finishedAt === null).map(({ model }) => model),
  )
  return (
    <div>
      <Failure error={models.error ?? runs.error ?? train.error} />
      <ul className="rows">
        {modelNames.map((model) => {
          const current = models.data?.items.find((item) => item.model === model && item.current)
          return (
            <li key={model}>
              <div>
                <h3>{strings[language].about.model[model]}</h3>
                <p className="small quiet figures">
                  {current === undefined
                    ? t.none
                    : `${t.current} ${current.version} · ${methodText(current.method.name, language)}`}
                </p>
              </div>
              <BusyButton
                variant="outline"
                disabled={open.has(model)}
                busy={train.isPending && train.variables === model}
                onClick={() => train.mutate(model)}
              >
                {t.train}
              </BusyButton>
            </li>
          )
        })}
      </ul>
      <h3 className="gap">{t.runs}</h3>
      {runs.data?.items.length === 0 && <p className="quiet">{t.none}</p>}
      <ul className="rows">
        {runs.data?.items.map((run) => (
          <Run key={run.id} run={run} />
        ))}
      </ul>
    </div>
  )
}

function Run({ run }: { readonly run: TrainingRun }) {
  const { client, language, t } = useCurator()
  const queries = useQueryClient()
  const { id, finishedAt } = run
  useEffect(() => {
    if (finishedAt !== null) return
    const source = new EventSource(client.urlOf('watchTrainingRun', { id }))
    const hear = (event: Event) => {
      const next = JSON.parse((event as MessageEvent<string>).data) as TrainingRun
      queries.setQueryData<{ items: TrainingRun[]; nextCursor: string | null }>(['runs'], (before) =>
        before === undefined
          ? before
          : { ...before, items: before.items.map((one) => (one.id === id ? next : one)) },
      )
      if (next.finishedAt === null) return
      source.close()
      void queries.invalidateQueries({ queryKey: ['models'] })
    }
    for (const type of ['message', 'run', 'progress', 'training-run']) source.addEventListener(type, hear)
    return () => source.close()
  }, [client, queries, id, finishedAt])
  const percent = Math.round(run.done * 100)
  const stage = stageText(run.stage, language)
  return (
    <li data-status={run.status} data-testid="run">
      <div className="wide">
        <p>
          {strings[language].about.model[run.model]} · {t.status[run.status]}
          {run.version !== null && <span className="figures"> · {run.version}</span>}
        </p>
        {finishedAt === null && <Progress value={percent} aria-label={stage} />}
        <p className="small quiet" role="status">
          {finishedAt === null ? `${stage} · ${percent}%` : stage}
        </p>
        {run.report === true && (
          <a className="small" href={client.urlOf('getTrainingReport', { id }, { language })} target="_blank">
            {t.report}
          </a>
        )}
        {run.reasons.length > 0 && (
          <ul className="small" aria-label={t.reasons}>
            {run.reasons.map((reason) => (
              <li key={reason} lang="en">
                {reason}
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}
