/** How finely each visible thing is drawn, so that a standpoint stays within its budget. Pure: the scene applies it. */
import type { LevelOfDetail } from '../../twin/mesh.ts'
import { triangleBudget } from '../../twin/mesh.ts'

export interface Candidate {
  readonly slug: string
  /** Draw calls that it takes where it is drawn by itself. */
  readonly parts: number
  readonly distanceM: number
  /** Its longest side. */
  readonly sizeM: number
}

export interface Budget {
  readonly draws: number
  readonly triangles: number
}

/** What is left for twins of 150 draws and 400,000 triangles when three rooms and the visitor's own hands are drawn. */
export const twinBudget: Budget = { draws: 110, triangles: 330_000 }

export interface Levels {
  readonly levels: ReadonlyMap<string, LevelOfDetail>
  /** Upper bounds of what this takes. */
  readonly draws: number
  readonly triangles: number
}

const nearM = 2.4
const roomM = 9
/** A thing that is larger shows as much from as many times farther away: a wide mask must not become a lump across a hall, nor a column's scrolls have corners. */
const commonM = 0.4
/** A level is kept until the visitor is this much farther away than where it began. */
const hysteresis = 1.15

export interface LevelOptions {
  readonly budget?: Budget
  readonly before?: ReadonlyMap<string, LevelOfDetail>
  readonly mostNear?: number
  /** What is not near shares its draws with the rest of its room: they are the room's. */
  readonly bundled?: boolean
}

/** Things left out of `levels` are beyond the budget: the farthest ones. */
export function chooseLevels(
  candidates: readonly Candidate[],
  { budget = twinBudget, before, mostNear = 3, bundled = false }: LevelOptions = {},
): Levels {
  const byDistance = [...candidates].sort((a, b) => a.distanceM - b.distanceM || (a.slug < b.slug ? -1 : 1))
  const levels = new Map<string, LevelOfDetail>()
  let draws = 0
  let triangles = 0
  let near = 0
  for (const one of byDistance) {
    for (const level of wanted(one, before?.get(one.slug), near < mostNear)) {
      const newDraws = bundled && level !== 'near' ? 0 : one.parts
      if (draws + newDraws > budget.draws || triangles + triangleBudget[level] > budget.triangles) continue
      levels.set(one.slug, level)
      draws += newDraws
      triangles += triangleBudget[level]
      if (level === 'near') near++
      break
    }
  }
  return { levels, draws, triangles }
}

/** The level that its distance asks for, then the coarser ones. */
function wanted(
  { distanceM, sizeM }: Candidate,
  was: LevelOfDetail | undefined,
  nearFree: boolean,
): LevelOfDetail[] {
  const stretch = (level: LevelOfDetail) => Math.max(1, sizeM / commonM) * (was === level ? hysteresis : 1)
  if (nearFree && distanceM < nearM * stretch('near')) return ['near', 'room', 'far']
  if (distanceM < roomM * stretch('room')) return ['room', 'far']
  return ['far']
}
