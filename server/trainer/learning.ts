/** The learning engine as the API sees it: predictions, and training runs that can be started, watched and looked up. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { trainingRunSchema } from '../../core/api/messages.ts'
import type { TrainingRun } from '../../core/api/messages.ts'
import type { Runtime } from '../../models/session.ts'
import { TrainingBusyError } from './port.ts'
import type { Learning, TrainingRuns } from './port.ts'
import { readReport, writeReport } from './report/files.ts'
import { createPredictors } from './predictors.ts'
import { runTraining } from './train.ts'
import type { TrainingContext } from './train.ts'

export interface LearningOptions extends TrainingContext {
  readonly runtime: Runtime
  /** Finished runs are kept here, one file each. */
  readonly runsDir: string
  /** And their reports here. */
  readonly reportsDir: string
  readonly minVisits?: number
  readonly maturityMs?: number
}

export function createLearning(options: LearningOptions): Learning {
  const predictors = createPredictors(options.registry, options.runtime)
  const { runs, idle } = createTrainingRuns(options)
  return {
    predictors,
    trainingRuns: runs,
    async close() {
      await idle()
      await predictors.close()
    },
  }
}

const pageSize = 50

function createTrainingRuns(options: LearningOptions): { runs: TrainingRuns; idle: () => Promise<void> } {
  mkdirSync(options.runsDir, { recursive: true })
  const known = new Map(readRuns(options.runsDir).map((run) => [run.id, run]))
  const watchers = new Map<string, Set<(run: TrainingRun) => void>>()
  let current: Promise<void> | undefined

  const update = (run: TrainingRun) => {
    known.set(run.id, run)
    if (run.finishedAt !== null)
      writeFileSync(join(options.runsDir, `${run.id}.json`), JSON.stringify(run, null, 2))
    for (const watcher of watchers.get(run.id) ?? []) watcher(run)
  }

  async function carryOut(run: TrainingRun): Promise<void> {
    let state = run
    const step = (change: Partial<TrainingRun>) => update((state = { ...state, ...change }))
    try {
      const { minVisits, maturityMs } = options
      const outcome = await runTraining(options, {
        model: run.model,
        seed: 1,
        now: new Date(),
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
      update(run)
      current = carryOut(run).finally(() => (current = undefined))
      return run
    },
    async list({ limit = pageSize, cursor }) {
      const newest = [...known.values()]
        .sort((a, b) => (a.id < b.id ? 1 : -1))
        .filter((run) => cursor === undefined || run.id < cursor)
      return {
        items: newest.slice(0, limit),
        nextCursor: newest.length > limit ? newest[limit - 1]!.id : null,
      }
    },
    async get(id) {
      return known.get(id)
    },
    report: (id, language) => readReport(options.reportsDir, id, language),
    watch(id, listener) {
      const own = watchers.get(id) ?? new Set()
      watchers.set(id, own.add(listener))
      return () => void own.delete(listener)
    },
  }
  return { runs, idle: async () => current }
}

function readRuns(directory: string): TrainingRun[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .map((name) => trainingRunSchema.parse(JSON.parse(readFileSync(join(directory, name), 'utf8'))))
}
