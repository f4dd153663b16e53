import type { FormName, TwinFacts } from './facts.ts'
import { ding, gui } from './forms/bronzes.ts'
import { textile } from './forms/cloths.ts'
import { codex } from './forms/books.ts'
import { column } from './forms/column.ts'
import { FormContext } from './forms/context.ts'
import { disc } from './forms/disc.ts'
import { ewer } from './forms/ewer.ts'
import { head, mask } from './forms/faces.ts'
import { figurine } from './forms/figures.ts'
import { painting } from './forms/pictures.ts'
import { scroll } from './forms/scrolls.ts'
import { amphora, bottle, krater } from './forms/jars.ts'
import { jewel } from './forms/jewels.ts'
import { blade } from './forms/blades.ts'
import { bowl, cup } from './forms/open-vessels.ts'
import { bell } from './forms/bells.ts'
import { drum } from './forms/sounding.ts'
import { lute, zither } from './forms/strings.ts'
import { seal, stele, tablet } from './forms/tablets.ts'
import type { Draft } from './geometry/draft.ts'
import { finish } from './geometry/finish.ts'
import { triangleBudget, type LevelOfDetail, type TwinMesh } from './mesh.ts'

const forms: Readonly<Record<FormName, (ctx: FormContext) => void>> = {
  amphora, krater, bottle, bowl, cup, ewer, ding, gui, bell, drum, lute, zither, tablet, stele, seal, scroll, codex, painting, mask,
  figurine, head, blade, disc, textile, jewel, column,
} // prettier-ignore

/** Degrees at which faces part into an edge. Farther off, where a rod has six sides, it still is round. */
const creaseDeg: Readonly<Record<LevelOfDetail, number>> = { near: 38, room: 61, far: 61 }

/**
 * A schematic reconstruction of an artifact from its recorded facts: pure and deterministic. Every part is closed, its
 * bounding box is the recorded one, and its triangles keep to `triangleBudget`. `done`: how many tenths of its
 * design are there yet, from the top down; all by default.
 */
export function buildTwin(facts: TwinFacts, lod: LevelOfDetail, done?: number): TwinMesh {
  let detail = 1
  let draft = drawUp(facts, lod, detail, done)
  for (let tries = 0; tries < 8 && draft.triangleCount > triangleBudget[lod]; tries++) {
    detail *= Math.min(0.95, Math.sqrt(triangleBudget[lod] / draft.triangleCount))
    draft = drawUp(facts, lod, detail, done)
  }
  return finish(draft, facts.dimensions, creaseDeg[lod])
}

function drawUp(facts: TwinFacts, lod: LevelOfDetail, detail: number, done?: number): Draft {
  const ctx = new FormContext(facts, lod, detail, done)
  forms[facts.form](ctx)
  return ctx.draft
}
