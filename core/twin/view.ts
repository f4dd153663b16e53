/** What of a twin is shown: as it is, at another time of its life, at a moment of its making, or by what is known. */
import type { Condition } from '../heritage/life.ts'
import { buildTwin } from './build.ts'
import type { TwinFacts } from './facts.ts'
import { buildLife } from './life/build-life.ts'
import { buildMaking, type MakingMoment } from './making/build-making.ts'
import type { LevelOfDetail, TwinMesh } from './mesh.ts'
import { buildParadata } from './paradata/build-paradata.ts'
import type { Axis } from './paradata/measured.ts'

export type TwinView =
  | { readonly kind: 'life'; readonly states: readonly Condition[]; readonly index: number }
  | ({ readonly kind: 'making' } & MakingMoment)
  | { readonly kind: 'paradata'; readonly measured: readonly Axis[] }

export function buildView(facts: TwinFacts, lod: LevelOfDetail, view?: TwinView): TwinMesh {
  switch (view?.kind) {
    case undefined:
      return buildTwin(facts, lod)
    case 'life':
      return buildLife(facts, lod, view.states, view.index)
    case 'making':
      return buildMaking(facts, lod, view)
    case 'paradata':
      return buildParadata(facts, lod, view.measured)
  }
}
