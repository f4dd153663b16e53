/** A twin at one moment of its making. */
import type { OperatorName } from '../../heritage/making.ts'
import { clamp } from '../geometry/draft.ts'
import { buildTwin } from '../build.ts'
import type { TwinFacts } from '../facts.ts'
import type { LevelOfDetail, TwinMesh } from '../mesh.ts'
import { toMesh } from '../solid/solid.ts'
import { operators } from './operators.ts'
import { workpiece } from './workpiece.ts'

export interface MakingMoment {
  readonly operator: OperatorName
  /** 0 begins the step, 1 ends it. */
  readonly t: number
  /** The last step ends in the finished twin. */
  readonly last: boolean
}

/** Pure and deterministic. The mesh may reach beyond the recorded box while moulds, looms or wheels stand around it. */
export function buildMaking(
  facts: TwinFacts,
  lod: LevelOfDetail,
  { operator, t, last }: MakingMoment,
): TwinMesh {
  if (last && t >= 1) return buildTwin(facts, lod)
  return toMesh(operators[operator](workpiece(facts, lod), clamp(t, 0, 1)))
}
