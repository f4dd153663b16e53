/** A learning engine that a test moves by hand: runs go on when it says so. */
import { ulid } from 'ulid'
import type { TrainingRun } from '../../core/api/messages.ts'
import type { UiLanguage } from '../../core/heritage/text.ts'
import { LanguageQuestionError } from '../../models/language/schema.ts'
import { FeatureUnavailableError, TrainingBusyError } from '../../server/trainer/port.ts'
import type { Learning } from '../../server/trainer/port.ts'

export interface HandLearning extends Learning {
  advance(id: string, change: Partial<TrainingRun>): void
  keepReport(id: string, language: UiLanguage, html: string): void
}

export function createHandLearning(): HandLearning {
  const runs = new Map<string, TrainingRun>()
  const reports = new Map<string, string>()
  const watchers = new Map<string, Set<(run: TrainingRun) => void>>()
  return {
    predictors: {
      text: async ({ text }) => ({ version: '1', prediction: { length: text.length } }),
      language: async ({ forms, target }) => ({ version: '2', prediction: { target, known: forms.length } }),
      descendants: ({ ancestor, segments }) =>
        ancestor === 'nobodys-mother'
          ? Promise.reject(new LanguageQuestionError('no-descendants', ancestor))
          : Promise.resolve({ version: '2', prediction: { ancestor, sounds: segments.length } }),
      recommender: () => Promise.reject(new FeatureUnavailableError('There is no recommender yet.')),
    },
    trainingRuns: {
      async start({ model, startedBy }) {
        if ([...runs.values()].some((run) => run.model === model && run.finishedAt === null))
          throw new TrainingBusyError(`The ${model} model is being trained already.`)
        const run: TrainingRun = {
          id: ulid(),
          model,
          status: 'queued',
          stage: 'waiting',
          done: 0,
          startedAt: '2026-11-23T20:00:00.000Z',
          finishedAt: null,
          startedBy,
          version: null,
          reasons: [],
          metrics: {},
        }
        runs.set(run.id, run)
        return run
      },
      list: async () => ({ items: [...runs.values()].reverse(), nextCursor: null }),
      get: async (id) => runs.get(id),
      report: async (id, language) => reports.get(`${id}.${language}`),
      watch(id, listener) {
        const listeners = watchers.get(id) ?? new Set()
        watchers.set(id, listeners.add(listener))
        return () => void listeners.delete(listener)
      },
    },
    close: async () => undefined,
    keepReport: (id, language, html) => void reports.set(`${id}.${language}`, html),
    advance(id, change) {
      const run = { ...runs.get(id)!, ...change }
      runs.set(id, run)
      for (const listener of [...(watchers.get(id) ?? [])]) listener(run)
    },
  }
}
