/** What each model is asked and answers on the page, and what can be said about it. */
import type { ModelName } from '../../core/events/model-name.ts'
import type { DescendantsInput, LanguageInput, RecommenderInput, TextInput } from '../../core/api/messages.ts'
import type { DescendantsAnswer } from '../../models/language/forward/schema.ts'
import type { LanguageAnswer } from '../../models/language/schema.ts'
import type { RecommendOutput } from '../../models/recommender/schema.ts'
import type { TextOutput } from '../../models/text/schema.ts'
import type { ProviderChoice } from './choose-provider.ts'
import type { RefusalCode } from './verify.ts'

export interface Questions {
  text: { input: TextInput; prediction: TextOutput }
  language: { input: LanguageInput & { cognateSet?: string; top?: number }; prediction: LanguageAnswer }
  descendants: { input: DescendantsInput; prediction: DescendantsAnswer }
  recommender: {
    input: Partial<RecommenderInput> & Pick<RecommenderInput, 'history'>
    prediction: RecommendOutput
  }
}
/** What can be asked; two questions go to the language model. */
export type Task = keyof Questions
export const modelOf = (task: Task): ModelName => (task === 'descendants' ? 'language' : task)

export interface Answered<M extends Task> {
  readonly version: string
  readonly where: 'device' | 'server'
  readonly prediction: Questions[M]['prediction']
}

export interface ModelStatus {
  readonly state: 'idle' | 'absent' | 'loading' | 'ready' | 'server'
  /** What answers now. */
  readonly version?: string
  readonly choice?: ProviderChoice
  /** The version that was not taken, and why. */
  readonly refused?: { readonly version: string; readonly code: RefusalCode; readonly detail: string }
}

export interface Asking {
  /** Asks the museum's server while the model is still on its way to this device; else the question waits for it. */
  readonly meanwhile?: 'server'
}

export interface Models {
  predict<M extends Task>(task: M, input: Questions[M]['input'], how?: Asking): Promise<Answered<M>>
  readonly status: (model: ModelName) => ModelStatus
  readonly subscribe: (listener: () => void) => () => void
  readonly versions: () => Partial<Record<ModelName, string>>
  /** Loads a model and times the engines, without a question. */
  prepare(model: ModelName): void
  dispose(): void
}
