import type { TwinFacts } from '../../core/twin/facts.ts'
import type { LevelOfDetail, Skin, TwinMesh } from '../../core/twin/mesh.ts'
import type { LayerPixels } from '../../core/twin/texture/layer-levels.ts'
import type { SkinPixels } from '../../core/twin/texture/pixels.ts'
import type { TwinView } from '../../core/twin/view.ts'

export type TwinTask =
  | {
      readonly id: number
      readonly kind: 'mesh'
      readonly facts: TwinFacts
      readonly lod: LevelOfDetail
      readonly view?: TwinView | undefined
    }
  | { readonly id: number; readonly kind: 'pixels' | 'layer'; readonly skin: Skin; readonly size: number }

export interface TwinAnswer {
  readonly id: number
  readonly mesh?: TwinMesh
  readonly pixels?: SkinPixels
  readonly layer?: LayerPixels
  readonly error?: string
}
