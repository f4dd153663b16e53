/** A twin as it was in one state of its life: broken, mended, soiled and aged. */
import type { Condition } from '../../heritage/life.ts'
import { buildTwin } from '../build.ts'
import type { TwinFacts } from '../facts.ts'
import type { SurfaceName } from '../facts.ts'
import type { LevelOfDetail, Skin, SkinAge, TwinMesh } from '../mesh.ts'
import { hashText } from '../noise.ts'
import { cut } from '../solid/cut.ts'
import { boxOf, moved, reskinned, together, toMesh, vertexNormals, weld, type Solid } from '../solid/solid.ts'
import { lossBreaks, seamBreaks, sizeOf } from './breaks.ts'
import { linesOf, staples, threads } from './seams.ts'
import { soiled } from './soil.ts'

/** What a material shows where it breaks. */
const within: Readonly<Partial<Record<SurfaceName, SurfaceName>>> = {
  'black-gloss': 'terracotta',
  'lead-glaze': 'terracotta',
  celadon: 'limestone',
  porcelain: 'marble',
  stoneware: 'clay',
  'white-slip': 'clay',
  faience: 'limestone',
  'bronze-green': 'bronze',
  lacquer: 'wood',
}

/**
 * The twin in the state `index` of `states`, of which the last is today. The recorded dimensions are those of today; the
 * others are to the same scale. Closed, wound outwards, deterministic.
 */
export function buildLife(
  facts: TwinFacts,
  lod: LevelOfDetail,
  states: readonly Condition[],
  index: number,
): TwinMesh {
  const today = states.length - 1
  const whole = weld(buildTwin(facts, lod))
  const now = inCondition(whole, facts, lod, states[today] ?? {})
  const then = index === today ? now : inCondition(whole, facts, lod, states[index] ?? {})
  const age = ageOf(states[index] ?? {}, index === today)
  const aged = age === undefined ? then : reskinned(then, (skin) => ({ ...skin, age }))
  return toMesh(toScale(aged, now, facts))
}

/** Textures of a state: patina counts from new to the recorded surface, which is today's. */
export function ageOf({ soil, patina }: Condition, today: boolean): SkinAge | undefined {
  const dirt = Math.round((soil?.at === undefined || soil.at === 'all' ? (soil?.amount ?? 0) : 0) * 10)
  if (today) return dirt === 0 ? undefined : { soil: dirt }
  return { patina: Math.round((patina?.amount ?? 0) * 10), soil: dirt }
}

function inCondition(whole: Solid, facts: TwinFacts, lod: LevelOfDetail, condition: Condition): Solid {
  const seed = hashText(`${facts.form} ${facts.dimensions.heightM} ${facts.dimensions.widthM}`) % 9973
  const { loss, repair, soil } = condition
  const size = sizeOf(whole)
  const plain = (surface: SurfaceName): Skin => ({ surface, accent: undefined, motif: 'plain', layout: 'tile', aspect: 1 }) // prettier-ignore
  const face = plain(within[facts.surface] ?? facts.surface)
  const cutting = { face, tileM: size * 0.4, ...(lod === 'near' ? { fineM: size * 0.045 } : {}) }
  let body = whole
  const added: Solid[] = []
  for (const along of loss ? lossBreaks(whole, loss, seed) : []) body = cut(body, { along, ...cutting }).kept
  if (repair?.by === 'fill') {
    const fill = plain(fillFor(facts.surface))
    for (const along of lossBreaks(body, { ...repair, amount: repair.amount * 0.8 }, seed)) {
      const { kept, lost } = cut(body, { along, ...cutting })
      if (kept === body || kept.corners.length === 0) continue
      body = kept
      added.push(
        recessed(
          reskinned(lost, () => fill),
          size * 0.0015,
        ),
      )
    }
  } else if (repair) {
    const lines = seamBreaks(whole, repair, seed).flatMap((along) => linesOf(body, along))
    const gold = repair.by === 'gold'
    const detail = lod === 'near' ? { detail: 84, sides: 5 } : { detail: 24, sides: 3 }
    added.push(
      threads(lines, { ...detail, radiusM: size * (gold ? 0.0042 : 0.0026), skin: plain(gold ? 'gold' : seamFor(facts.surface)) }), // prettier-ignore
    )
    if (repair.by === 'staples') added.push(staples(lines, size, plain('iron')))
  }
  const all = together(body, ...added)
  return soil ? soiled(all, soil, seed) : all
}

/** A fill lies a little lower than the original around it. */
function recessed(solid: Solid, depthM: number): Solid {
  const normals = vertexNormals(solid)
  return moved(solid, ([x, y, z], v) => [x - normals[v * 3]! * depthM, y - normals[v * 3 + 1]! * depthM, z - normals[v * 3 + 2]! * depthM]) // prettier-ignore
}

/** Fills are kept a shade apart from the original, as conservators do. */
function fillFor(surface: SurfaceName): SurfaceName {
  return ['limestone', 'marble', 'white-slip'].includes(surface) ? 'clay' : 'limestone'
}

function seamFor(surface: SurfaceName): SurfaceName {
  return ['terracotta', 'clay', 'white-slip', 'limestone', 'marble', 'porcelain', 'ivory', 'paper'].includes(surface) ? 'basalt' : 'limestone' // prettier-ignore
}

/** Moves and stretches a state as today's would have to be, to fill the recorded box. */
function toScale(solid: Solid, now: Solid, { dimensions }: TwinFacts): Solid {
  const { min, max } = boxOf(now)
  const wanted = [dimensions.widthM, dimensions.heightM, dimensions.depthM]
  const scale = wanted.map((size, k) => size / Math.max(max[k]! - min[k]!, 1e-9))
  const offset = [-wanted[0]! / 2, 0, -wanted[2]! / 2]
  const at = (x: number, k: 0 | 1 | 2) => (x - min[k]) * scale[k]! + offset[k]!
  const out = moved(solid, (p) => [at(p[0], 0), at(p[1], 1), at(p[2], 2)], false)
  const normals = [...solid.normals]
  for (let i = 0; i < normals.length; i += 3) {
    const n = [normals[i]! / scale[0]!, normals[i + 1]! / scale[1]!, normals[i + 2]! / scale[2]!]
    const length = Math.hypot(n[0]!, n[1]!, n[2]!)
    for (let k = 0; k < 3; k++) normals[i + k] = n[k]! / length
  }
  return grounded({ ...out, normals })
}

/** What lost its foot sinks to the ground; what had one that is lost today stands on it. */
function grounded(solid: Solid): Solid {
  const { min } = boxOf(solid)
  return Math.abs(min[1]) < 1e-9 ? solid : moved(solid, ([x, y, z]) => [x, y - min[1], z], false)
}
