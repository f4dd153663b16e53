import type { FinishPixels } from '../../../core/exhibit/finish/index.ts'
import type { Layout } from '../../../core/exhibit/layout/index.ts'
import type { BakedRoom } from '../../../core/exhibit/light/index.ts'

export type LightTask =
  | { readonly id: number; readonly kind: 'bake'; readonly layout: Layout; readonly room: number }
  | { readonly id: number; readonly kind: 'paint'; readonly group: 'plaster' | 'floor' | 'oak' }

export interface LightAnswer {
  readonly id: number
  readonly baked?: BakedRoom
  readonly pixels?: FinishPixels
  readonly error?: string
}
