/** The learning engine as the API sees it: predictions, and training runs that can be started, watched and looked up. */
import { ulid } from 'ulid'
import { trainingRunSchema } from '../../core/api/messages.ts'
import type { TrainingRun } from '../../core/api/messages.ts'
import { openRunBook } from '../runs/run-book.ts'
import type { RunBookOptions } from '../runs/run-book.ts'
import { TrainingBusyError } from './port.ts'
import type { Learning, TrainingRuns } from './port.ts'
import { readReport, writeReport } from './report/files.ts'
import { createPredictionThread } from './prediction-thread.ts'
import { runTraining } from './train.ts'
import type { TrainingContext } from './train.ts'

export interface LearningOptions extends TrainingContext {
  /** The museum's own folder, where the registry's files are. */
  readonly dataDir: string
  /** Finished runs are kept here, one file each. */
  readonly runsDir: string
  /** And their reports here. */
  readonly reportsDir: string
  readonly minVisits?: number
  readonly maturityMs?: number
  readonly onUnreadable: RunBookOptions<TrainingRun>['onUnreadable']
  /** Told where a run's end could not be kept. */
  readonly onFailure: (error: unknown) => void
}

export function createLearning(options: LearningOptions): Learning {
  const predictors = createPredictionThread(options)
  const { runs, stop } = createTrainingRuns(options)
  return {
    predictors,
    trainingRuns: runs,
    async close() {
      await stop()
      await predictors.close()
    },
  }
}

const pageSize = 50

function createTrainingRuns(options: LearningOptions): { runs: TrainingRuns; stop: () => Promise<void> } {
  const { runsDir: folder, onUnreadable, onFailure } = options
  const book = openRunBook({ folder, schema: trainingRunSchema, onUnreadable })
  const closing = new AbortController()
  let current: Promise<void> | undefined

  async function carryOut(run: TrainingRun): Promise<void> {
    let state = run
    const step = (change: Partial<TrainingRun>) => book.update((state = { ...state, ...change }))
    try {
      const { minVisits, maturityMs } = options
      const outcome = await runTraining(options, {
        model: run.model,
        seed: 1,
        now: new Date(),
        signal: closing.signal,
        ...(minVisits === undefined ? {} : { minVisits }),
        ...(maturityMs === undefined ? {} : { maturityMs }),
        report: {
          id: run.id,
          keep(report) {
            writeReport(options.reportsDir, report)
            state = { ...state, report: true }
          },
        },
        onProgress: ({ stage, done }) =>
          step({ status: 'running', stage, done: Math.min(1, Math.max(state.done, done)) }),
      })
      const status = outcome.published ? 'published' : 'refused'
      step({
        status,
        stage: status,
        done: 1,
        version: outcome.version,
        reasons: [...outcome.reasons],
        metrics: { ...outcome.metrics },
        finishedAt: new Date().toISOString(),
      })
    } catch (error) {
      step({
        status: 'failed',
        stage: 'failed',
        reasons: [error instanceof Error ? error.message : String(error)],
        finishedAt: new Date().toISOString(),
      })
    }
  }

  const runs: TrainingRuns = {
    async start({ model, startedBy }) {
      if (current !== undefined)
        throw new TrainingBusyError('A model is being trained; wait for that run to end.')
      const run: TrainingRun = {
        id: ulid(), model, status: 'queued', stage: 'queued', done: 0, startedAt: new Date().toISOString(),
        finishedAt: null, startedBy, version: null, reasons: [], metrics: {},
      } // prettier-ignore
      book.update(run)
      current = carryOut(run)
        .catch(onFailure)
        .finally(() => (current = undefined))
      return run
    },
    async list({ limit = pageSize, cursor }) {
      const newest = book.all().filter((run) => cursor === undefined || run.id < cursor)
      return {
        items: newest.slice(0, limit),
        nextCursor: newest.length > limit ? newest[limit - 1]!.id : null,
      }
    },
    get: async (id) => book.get(id),
    report: (id, language) => readReport(options.reportsDir, id, language),
    watch: (id, listener) => book.watch(id, listener),
  }
  const stop = async () => {
    closing.abort(new Error('The museum was closed while the model was being trained. Start the run again.'))
    await current
  }
  return { runs, stop }
}
