/** What the page and its model worker say to each other. Inputs and predictions are those of POST /predict/:model. */
import type { ModelName } from '../../core/events/model-name.ts'
import type { ProviderChoice } from './choose-provider.ts'
import type { RefusalCode, TrustedKey } from './verify.ts'

interface OfVersion {
  readonly model: ModelName
  readonly version: string
}

export type ToWorker =
  | ({ readonly type: 'use'; readonly call: number; readonly keys: readonly TrustedKey[] } & OfVersion)
  | { readonly type: 'predict'; readonly id: number; readonly model: ModelName; readonly input: unknown }
  | { readonly type: 'measure'; readonly model: ModelName }

export type FromWorker =
  /** `call`: of the `use` that it answers; null after `measure`. */
  | ({ readonly type: 'ready'; readonly call: number | null; readonly choice: ProviderChoice } & OfVersion)
  /** `kept`: the version that goes on answering. */
  | ({
      readonly type: 'refused'
      readonly call: number
      readonly code: RefusalCode
      readonly detail: string
      readonly kept: string | null
    } & OfVersion)
  | {
      readonly type: 'answer'
      readonly id: number
      readonly version: string
      readonly prediction: Readonly<Record<string, unknown>>
    }
  | { readonly type: 'failed'; readonly id: number; readonly code: string; readonly message: string }
