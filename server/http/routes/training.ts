import type { TrainingRun } from '../../../core/api/messages.ts'
import type { HandlersOf } from '../handlers.ts'
import { policyOfReport } from '../../trainer/report/style.ts'
import { notFound } from '../problem.ts'
import type { MuseumServices } from '../services.ts'

type Names =
  'listTrainingRuns' | 'startTrainingRun' | 'getTrainingRun' | 'watchTrainingRun' | 'getTrainingReport'

export function createTrainingRoutes({
  learning: { trainingRuns },
  streams,
}: MuseumServices): HandlersOf<Names> {
  const existing = async (id: string): Promise<TrainingRun> => {
    const run = await trainingRuns.get(id)
    if (run === undefined) throw notFound(`There is no training run ${id}.`)
    return run
  }
  return {
    listTrainingRuns: ({ query }) => trainingRuns.list(query),
    async startTrainingRun({ body: { model }, account, response }) {
      const run = await trainingRuns.start({ model, startedBy: account!.name })
      response.location(`/api/v1/training-runs/${run.id}`)
      return run
    },
    getTrainingRun: ({ params: { id } }) => existing(id),
    async getTrainingReport({ params: { id }, query: { language }, response }) {
      const report = await trainingRuns.report(id, language)
      if (report === undefined) throw notFound(`There is no report of a training run ${id}.`)
      response
        .set('Content-Security-Policy', `${policyOfReport(report)}; frame-ancestors 'self'`)
        .type('html')
        .send(report)
    },
    async watchTrainingRun({ params: { id }, request, response }) {
      await existing(id)
      let stop = () => {}
      const stream = streams.open(request, response, () => stop())
      const tell = (run: TrainingRun) => {
        stream.send('training-run', run)
        if (isOver(run)) stream.end()
      }
      // Watch first, then tell how it stands: nothing that happens in between is missed.
      stop = trainingRuns.watch(id, tell)
      tell(await existing(id))
    },
  }
}

const isOver = ({ status }: TrainingRun): boolean => status !== 'queued' && status !== 'running'
