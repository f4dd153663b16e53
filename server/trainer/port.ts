/** What the API asks of the learning engine: predictions like the browser's, and training runs. */
import type {
  DescendantsInput,
  LanguageInput,
  PredictionAnswer,
  RecommenderInput,
  TextInput,
  TrainingRun,
} from '../../core/api/messages.ts'
import type { UiLanguage } from '../../core/heritage/text.ts'
import type { ModelName } from '../../core/events/model-name.ts'
import type { Page } from '../graph/port.ts'

/** A feature that can't serve at the moment, with a reason that a page can show. */
export class FeatureUnavailableError extends Error {
  readonly code = 'unavailable'
}

/** A model is being trained already. */
export class TrainingBusyError extends Error {
  readonly code = 'training-busy'
}

/** More questions wait for a prediction than are worth waiting for. */
export class PredictionsBusyError extends Error {
  readonly code = 'predictions-busy'
  constructor() {
    super('Many are asking the models at the moment. Try again in a few seconds.')
  }
}

export const noModelYet = (model: ModelName) =>
  new FeatureUnavailableError(
    `This museum has no ${model} model yet. Train one: mouseion train --model ${model}.`,
  )

/** For files of a form that this version no longer reads. */
export const trainedBefore = (model: ModelName) =>
  new FeatureUnavailableError(
    `The ${model} model in use was trained by an older Mouseion. Train it anew: mouseion train --model ${model}.`,
  )

export type Predicted = Pick<PredictionAnswer, 'version' | 'prediction'>

/** Each by the version that serves. Errors: FeatureUnavailableError where there is none, PredictionsBusyError, LanguageQuestionError. */
export interface Predictors {
  text(input: TextInput): Promise<Predicted>
  language(input: LanguageInput): Promise<Predicted>
  descendants(input: DescendantsInput): Promise<Predicted>
  recommender(input: RecommenderInput): Promise<Predicted>
}

export interface TrainingRuns {
  /** Returns as soon as the run is on its way. Errors: TrainingBusyError, FeatureUnavailableError. */
  start(request: { readonly model: ModelName; readonly startedBy: string }): Promise<TrainingRun>
  /** Newest first. */
  list(query: { readonly limit?: number; readonly cursor?: string }): Promise<Page<TrainingRun>>
  get(id: string): Promise<TrainingRun | undefined>
  /** The report of a finished run, as HTML; `undefined` where it left none. */
  report(id: string, language: UiLanguage): Promise<string | undefined>
  /** Tells of every later state of the run; returns the way to stop. */
  watch(id: string, listener: (run: TrainingRun) => void): () => void
}

export interface Learning {
  readonly predictors: Predictors
  readonly trainingRuns: TrainingRuns
  close(): Promise<void>
}

/** For a museum started without its learning engine: everything says why. */
export function learningUnavailable(reason: string): Learning {
  const refuse = () => Promise.reject(new FeatureUnavailableError(reason))
  return {
    predictors: { text: refuse, language: refuse, descendants: refuse, recommender: refuse },
    trainingRuns: {
      start: refuse,
      list: () => Promise.resolve({ items: [], nextCursor: null }),
      get: () => Promise.resolve(undefined),
      report: () => Promise.resolve(undefined),
      watch: () => () => undefined,
    },
    close: () => Promise.resolve(),
  }
}
