/** What the page and its model worker say to each other. Inputs and predictions are those of POST /predict/:model. */
import type { ModelName } from '../../core/events/model-name.ts'
import type { ProviderChoice } from './choose-provider.ts'
import type { RefusalCode, TrustedKey } from './verify.ts'

export type ToWorker =
  | {
      readonly type: 'use'
      readonly model: ModelName
      readonly version: string
      readonly keys: readonly TrustedKey[]
    }
  | { readonly type: 'predict'; readonly id: number; readonly model: ModelName; readonly input: unknown }
  | { readonly type: 'measure'; readonly model: ModelName }

export type FromWorker =
  | {
      readonly type: 'ready'
      readonly model: ModelName
      readonly version: string
      readonly choice: ProviderChoice
    }
  | {
      readonly type: 'refused'
      readonly model: ModelName
      readonly version: string
      readonly code: RefusalCode
      readonly detail: string
      readonly kept: string | null
    }
  | {
      readonly type: 'answer'
      readonly id: number
      readonly version: string
      readonly prediction: Readonly<Record<string, unknown>>
    }
  | { readonly type: 'failed'; readonly id: number; readonly code: string; readonly message: string }
