/**
 * One recipe that sets itself up on validation: it searches the walk's settings, fits the mixture by two-fold cross-validation, lets plain
 * SkipMarkov compete, and rebuilds the statistics on everything.
 */
import type { OnProgress } from '../bundle.ts'
import { contextSize } from './context.ts'
import type { ContextTables } from './context.ts'
import { fitMixture, meanLoss, prepareSlots } from './fit.ts'
import type { FitSlot } from './fit.ts'
import { gain, rankOf } from './metrics.ts'
import { flatMixture, mixtureScores } from './mixture.ts'
import type { Mixture, Part } from './mixture.ts'
import { contextOf } from './context.ts'
import { popularity, popularityRank } from './popularity.ts'
import type { ItemRows } from './rows.ts'
import type { Slot, Visit } from './visits.ts'
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

export interface RecipeInput extends Knowledge {
  /** Statistics for validation come from these ... */
  readonly statistics: readonly Visit[]
  /** ... which must not hold these targets. */
  readonly validation: readonly Slot[]
  /** The end of the period that `statistics`, and later `full`, cover. */
  readonly statisticsEndMs?: number
  readonly full: readonly Visit[]
  readonly fullEndMs?: number
  readonly seed: number
  readonly onProgress?: OnProgress
}

export interface Recommender {
  readonly method: { readonly name: string; readonly kind: 'model' | 'baseline' }
  readonly mixture: Mixture
  readonly tables: ContextTables
  readonly walk: WalkSettings
}

/** On validation slots; both fitted without them. */
export interface RecipeReport {
  readonly mixtureNdcg: number
  readonly skipMarkovNdcg: number
  readonly slots: number
}

const width = (items: number): number => (items <= 1_000 ? 100 : 60)
const mostSlots = 4_000

export function runRecipe(input: RecipeInput): { recommender: Recommender; report: RecipeReport } {
  const progress = (stage: string, done: number) => input.onProgress?.({ stage, done })
  const slots = thin(input.validation, mostSlots)
  progress('walk', 0.05)
  const walk = searchWalk(input, thin(slots, 1_500), (done) => progress('walk', 0.05 + 0.45 * done))
  const tables = tablesOf(input.statistics, input, input.statisticsEndMs)
  const parts = partsOf(input.statistics, walk, input, input.statisticsEndMs)
  progress('mixture', 0.55)
  const prepared = prepareSlots(slots, parts, tables, { items: input.items, seed: input.seed })
  const { mixture, crossFitted } = fitByFolds(parts, prepared, contextSize(tables))
  progress('compare', 0.8)
  const mixtureNdcg = crossNdcg(crossFitted, slots, tables, input.items)
  const simple = simpleMixture(input.statistics, input)
  const skipMarkovNdcg = meanGain(slots, (slot) =>
    mixtureScores(simple, slot.history, contextOf(slot, tables), input.items),
  )
  progress('rebuild', 0.9)
  const fullTables = tablesOf(input.full, input, input.fullEndMs)
  const wins = mixtureNdcg >= skipMarkovNdcg
  const recommender: Recommender = wins
    ? {
        method: { name: 'gated log-linear mixture', kind: 'model' },
        mixture: { ...mixture, parts: partsOf(input.full, walk, input, input.fullEndMs) },
        tables: fullTables,
        walk,
      }
    : {
        method: { name: 'SkipMarkov', kind: 'baseline' },
        mixture: simpleMixture(input.full, input),
        tables: fullTables,
        walk: skipMarkov,
      }
  progress('rebuild', 1)
  return { recommender, report: { mixtureNdcg, skipMarkovNdcg, slots: slots.length } }
}

/** Before anybody came: the graph and the texts alone, with the same say. */
export function coldRecommender(knowledge: Knowledge): Recommender {
  const tables = { popularityRank: new Float32Array(knowledge.items) }
  return {
    method: { name: 'graph and text similarity', kind: 'model' },
    mixture: flatMixture(similarityParts(knowledge), contextSize(tables)),
    tables,
    walk: skipMarkov,
  }
}

/** SkipMarkov alone, in the mixture's form. */
export function simpleMixture(visits: readonly Visit[], { items, minVisits, timed }: Knowledge): Mixture {
  const rows = countWalk(visits, skipMarkov, { items, width: items, minVisits })
  const mixture = flatMixture(
    [{ name: 'walk', type: 'rows', rows, fading: fading(skipMarkov) }],
    timed ? 6 : 2,
    1,
  )
  return { ...mixture, floors: new Float64Array([-9]) }
}

function similarityParts({ graph, content }: Knowledge): Part[] {
  const fade = fading({ depth: 5, fade: 0.7 })
  const part = (name: string, rows: ItemRows | undefined): Part[] =>
    rows === undefined ? [] : [{ name, type: 'rows', rows, fading: fade }]
  return [...part('graph', graph), ...part('content', content)]
}

function partsOf(visits: readonly Visit[], walk: WalkSettings, knowledge: Knowledge, nowMs?: number): Part[] {
  const { items, minVisits, timed } = knowledge
  const options = { items, width: width(items), minVisits }
  const popular = (name: string, halfLifeDays?: number): Part => ({
    name,
    type: 'static',
    scores: popularity(visits, items, {
      minVisits,
      ...(halfLifeDays === undefined ? {} : { halfLifeDays, nowMs: nowMs! }),
    }),
  })
  return [
    { name: 'walk', type: 'rows', rows: countWalk(visits, walk, options), fading: fading(walk) },
    { name: 'covisits', type: 'rows', rows: countWalk(visits, covisits, options), fading: fading(covisits) },
    popular('popularity'),
    ...(timed && nowMs !== undefined
      ? [
          popular('popularity, 1 day', 1),
          popular('popularity, 5 days', 5),
          popular('popularity, 20 days', 20),
        ]
      : []),
    ...similarityParts(knowledge),
  ]
}

function tablesOf(visits: readonly Visit[], { items, timed }: Knowledge, nowMs?: number): ContextTables {
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
  return { popularityRank: rank, trend }
}

/** Settings tried one after another, each keeping the best of the others. */
const choices: readonly { readonly [K in keyof WalkSettings]?: readonly number[] }[] = [
  { maxGap: [5, 10, 20] },
  { gapPower: [0.5, 1, 1.5] },
  { undirected: [0, 0.3, 0.7] },
  { columnPower: [0, 0.2, 0.4] },
  { rowPower: [0, 0.5, 1] },
  { lengthPower: [0, 0.3, 0.6] },
  { depth: [3, 8, 20] },
  { fade: [0.5, 1, 1.5] },
]

function searchWalk(
  input: RecipeInput,
  slots: readonly Slot[],
  onProgress: (done: number) => void,
): WalkSettings {
  let settings: WalkSettings = {
    ...skipMarkov,
    maxGap: 10,
    rowPower: 0.5,
    columnPower: 0.2,
    undirected: 0.3,
    depth: 8,
  }
  if (slots.length === 0) return settings
  const score = (candidate: WalkSettings): number => {
    const rows = countWalk(input.statistics, candidate, {
      items: input.items,
      width: width(input.items),
      minVisits: input.minVisits,
    })
    const mixture = {
      ...flatMixture([{ name: 'walk', type: 'rows', rows, fading: fading(candidate) }], 2, 1),
    }
    return meanGain(slots, (slot) => mixtureScores(mixture, slot.history, new Float32Array(2), input.items))
  }
  let top = score(settings)
  choices.forEach((choice, index) => {
    for (const [key, values] of Object.entries(choice)) {
      for (const value of values) {
        if (settings[key as keyof WalkSettings] === value) continue
        const candidate = { ...settings, [key]: value }
        const quality = score(candidate)
        if (quality > top) [settings, top] = [candidate, quality]
      }
    }
    onProgress((index + 1) / choices.length)
  })
  return settings
}

/** Two folds by visit choose the start and the penalty; the final fit takes all. `crossFitted` holds, for each visit, the mixture that never saw it. */
function fitByFolds(
  parts: readonly Part[],
  slots: readonly FitSlot[],
  context: number,
): { mixture: Mixture; crossFitted: (visit: string) => Mixture } {
  const halves = [0, 1].map((fold) => slots.filter((slot) => foldOf(slot.visit) === fold))
  const alone = flatMixture(parts, context, 0)
  const single = parts.map((_, k) => ({ ...alone, weights: alone.weights.map((_w, i) => (i === k ? 1 : 0)) }))
  const bestAlone = single
    .map((mixture) => ({ mixture, loss: meanLoss(mixture, slots) }))
    .sort((a, b) => a.loss - b.loss)[0]
  const starts = [
    flatMixture(parts, context, 1 / Math.max(1, parts.length)),
    ...(bestAlone ? [bestAlone.mixture] : []),
  ]
  const options = starts.flatMap((start) =>
    [0.0003, 0.003, 0.03].map((l2) => ({ start, fit: { passes: 20, rate: 0.05, l2 } })),
  )
  if (slots.length === 0)
    return { mixture: flatMixture(parts, context), crossFitted: () => flatMixture(parts, context) }
  const tried = options.map(({ start, fit }) => {
    const fitted = [1, 0].map((other) => fitMixture(start, halves[other]!, fit))
    const loss = halves.reduce((sum, half, fold) => sum + meanLoss(fitted[fold]!, half) * half.length, 0)
    return { start, fit, fitted, loss }
  })
  const chosen = tried.reduce((a, b) => (b.loss < a.loss ? b : a))
  return {
    mixture: fitMixture(chosen.start, slots, chosen.fit),
    crossFitted: (visit) => chosen.fitted[foldOf(visit)]!,
  }
}

function crossNdcg(
  crossFitted: (visit: string) => Mixture,
  slots: readonly Slot[],
  tables: ContextTables,
  items: number,
): number {
  return meanGain(slots, (slot) =>
    mixtureScores(crossFitted(slot.visit), slot.history, contextOf(slot, tables), items),
  )
}

function meanGain(slots: readonly Slot[], score: (slot: Slot) => ArrayLike<number>): number {
  const total = slots.reduce(
    (sum, slot) => sum + gain(rankOf(slot.target, score(slot), new Set(slot.history)), 10),
    0,
  )
  return total / Math.max(1, slots.length)
}

/** Every visit falls into one of two folds by its name. */
function foldOf(visit: string): number {
  let hash = 0
  for (let i = 0; i < visit.length; i++) hash = Math.imul(hash, 31) + visit.charCodeAt(i)
  return (hash ^ (hash >>> 15)) & 1
}

/** At most `count`, spread evenly. */
export function thin<T>(list: readonly T[], count: number): T[] {
  if (list.length <= count) return [...list]
  return Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)]!)
}
