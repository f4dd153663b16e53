/** The parts of the mixture, counted from visits or known without them, and the tables that its gates read. */
import { bagWidth } from './bag.ts'
import type { Bag } from './bag.ts'
import type { ContextTables } from './context.ts'
import { contextSize } from './context.ts'
import { ease, easeFits } from './ease.ts'
import { flatMixture } from './mixture.ts'
import type { Mixture, Part } from './mixture.ts'
import { popularity, popularityRank } from './popularity.ts'
import { narrowed } from './rows.ts'
import type { ItemRows } from './rows.ts'
import type { Visit } from './visits.ts'
import { countWalk, covisits, fading, skipMarkov } from './walk.ts'
import type { WalkSettings } from './walk.ts'

export interface Knowledge {
  readonly items: number
  /** Similarities that need no visits. */
  readonly graph?: ItemRows
  readonly content?: ItemRows
  /** Whether visits carry times that popularity and gates may use. */
  readonly timed: boolean
  readonly minVisits: number
}

/** What the tables of one file may take, in bytes, at four an entry (export.ts): 4 MB with room for the rest. */
const tableBytes = 3_800_000

/** Entries kept a row, where the file holds so many tables beside `taken` bytes of other parts. */
export const rowWidth = (items: number, tables: number, taken = 0): number =>
  Math.max(10, Math.min(100, Math.floor((tableBytes - taken) / (4 * (items + 1) * tables))))

/** One part alone, in the mixture's form. */
function alone(part: Part, { timed }: Knowledge): Mixture {
  const context = contextSize({
    popularityRank: new Float32Array(0),
    ...(timed && { trend: new Float32Array(0) }),
  })
  return { ...flatMixture([part], context, 1), floors: new Float64Array([-9]) }
}

/** SkipMarkov alone: what the mixture is always compared with. */
export function simpleMixture(visits: readonly Visit[], knowledge: Knowledge): Mixture {
  const { items, minVisits } = knowledge
  const rows = countWalk(visits, skipMarkov, { items, width: items, minVisits })
  return alone({ name: 'walk', type: 'rows', rows, fading: fading(skipMarkov) }, knowledge)
}

/** EASE alone, where it can be solved. */
export function linearMixture(visits: readonly Visit[], knowledge: Knowledge): Mixture | undefined {
  if (!easeFits(knowledge.items)) return undefined
  return alone(easePart(visits, knowledge, rowWidth(knowledge.items, 1)), knowledge)
}

export function similarityParts({ graph, content }: Knowledge): Part[] {
  const fade = fading({ depth: 5, fade: 0.7 })
  const part = (name: string, rows: ItemRows | undefined): Part[] =>
    rows === undefined ? [] : [{ name, type: 'rows', rows, fading: fade }]
  return [...part('graph', graph), ...part('content', content)]
}

/** So little that it only orders what the closed form leaves equal: everything, for a visitor who has seen nothing. */
const tieWeight = 0.001

/** A closed form that popularity, graph and texts help out where it is silent. */
export function withTiesBroken(
  { parts, weights, gates, floors }: Mixture,
  visits: readonly Visit[],
  knowledge: Knowledge,
): Mixture {
  const { items, minVisits } = knowledge
  const scores = popularity(visits, items, { minVisits })
  const helpers: readonly Part[] = [
    { name: 'popularity', type: 'static', scores },
    ...similarityParts(knowledge),
  ]
  const context = gates.length / parts.length
  const flat = flatMixture(helpers, context, tieWeight)
  return {
    parts: [...parts, ...helpers],
    weights: Float64Array.from([...weights, ...flat.weights]),
    gates: Float64Array.from([...gates, ...flat.gates]),
    floors: Float64Array.from([...floors, ...flat.floors]),
  }
}

export interface PartsOptions {
  /** The end of the period that the visits cover. */
  readonly nowMs?: number
  readonly bag?: Bag
}

export function partsOf(
  visits: readonly Visit[],
  walk: WalkSettings,
  knowledge: Knowledge,
  { nowMs, bag }: PartsOptions = {},
): Part[] {
  const { items, minVisits, timed } = knowledge
  const linear = !timed && easeFits(items)
  const width = rowWidth(items, linear ? 3 : 2, bag ? bagBytes(items) : 0)
  const options = { items, width, minVisits, ...(nowMs !== undefined && { nowMs }) }
  const popular = (name: string, halfLifeDays?: number): Part => ({
    name,
    type: 'static',
    scores: popularity(visits, items, {
      minVisits,
      ...(halfLifeDays === undefined ? {} : { halfLifeDays, nowMs: nowMs! }),
    }),
  })
  const recent = (settings: WalkSettings): Part => {
    const rows = countWalk(visits, { ...settings, recentDays: 10 }, options)
    return { name: 'walk, 10 days', type: 'rows', rows, fading: fading(settings) }
  }
  return [
    { name: 'walk', type: 'rows', rows: countWalk(visits, walk, options), fading: fading(walk) },
    { name: 'covisits', type: 'rows', rows: countWalk(visits, covisits, options), fading: fading(covisits) },
    ...(linear ? [easePart(visits, knowledge, width)] : []),
    ...(bag ? [{ name: 'bag', type: 'bag', bag } as const] : []),
    popular('popularity'),
    ...(timed && nowMs !== undefined
      ? [
          recent(walk),
          popular('popularity, 1 day', 1),
          popular('popularity, 5 days', 5),
          popular('popularity, 20 days', 20),
        ]
      : []),
    ...similarityParts(knowledge),
  ]
}

/** Of the embedding, at two bytes a number. */
const bagBytes = (items: number): number => 2 * items * bagWidth

/** Solved once for each list of visits: with thousands of items that takes minutes. */
const solved = new WeakMap<readonly Visit[], ItemRows>()

/** All of a visit speaks alike, as the map was fitted. */
function easePart(visits: readonly Visit[], { items, minVisits }: Knowledge, width: number): Part {
  const widest = solved.get(visits) ?? ease(visits, { items, width: rowWidth(items, 1), minVisits })
  solved.set(visits, widest)
  return { name: 'ease', type: 'rows', rows: narrowed(widest, width), fading: fading({ depth: 50, fade: 0 }) }
}

export function tablesOf(
  visits: readonly Visit[],
  { items, timed }: Knowledge,
  nowMs?: number,
): ContextTables {
  const popularityTable = popularity(visits, items, { minVisits: 1 })
  const rank = popularityRank(popularityTable)
  if (!timed || nowMs === undefined) return { popularityRank: rank }
  const [recent, older] = [5, 20].map((halfLifeDays) =>
    popularity(visits, items, { minVisits: 1, halfLifeDays, nowMs }),
  )
  const total = (table: Float32Array) => table.reduce((a, b) => a + b, 0) || 1
  const [recentTotal, olderTotal] = [total(recent!), total(older!)]
  const trend = rank.map((_, i) =>
    Math.log((recent![i]! / recentTotal + 1e-5) / (older![i]! / olderTotal + 1e-5)),
  )
  return { popularityRank: rank, trend, endMs: nowMs }
}
