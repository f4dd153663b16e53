/**
 * One recipe that sets itself up on validation: it searches the walk's settings, fits the mixture by two-fold cross-validation, lets the
 * closed forms SkipMarkov and EASE compete, and rebuilds the statistics on everything.
 */
import type { OnProgress } from '../bundle.ts'
import { prepareSlots } from './candidates.ts'
import { contextOf, contextSize } from './context.ts'
import type { ContextTables } from './context.ts'
import { fitByFolds, foldOf } from './folds.ts'
import { flatMixture } from './mixture.ts'
import type { Mixture } from './mixture.ts'
import { linearMixture, partsOf, similarityParts, simpleMixture, tablesOf } from './parts.ts'
import type { Knowledge } from './parts.ts'
import { createScorer } from './scorer.ts'
import type { Slot, Visit } from './visits.ts'
import { skipMarkov } from './walk.ts'
import type { WalkSettings } from './walk.ts'
import { meanGain, searchWalk } from './walk-search.ts'

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
  /** SkipMarkov, and EASE where it can be solved. */
  readonly closedForms: readonly { readonly name: string; readonly ndcg: number }[]
  readonly slots: number
}

const mostSlots = 8_000

export function runRecipe(input: RecipeInput): { recommender: Recommender; report: RecipeReport } {
  const progress = (stage: string, done: number) => input.onProgress?.({ stage, done })
  const slots = thin(input.validation, mostSlots)
  progress('walk', 0.05)
  const walk = searchWalk(input, thin(slots, 1_500), (done) => progress('walk', 0.05 + 0.45 * done))
  const tables = tablesOf(input.statistics, input, input.statisticsEndMs)
  const parts = partsOf(input.statistics, walk, input, input.statisticsEndMs)
  progress('mixture', 0.55)
  const prepared = prepareSlots(slots, parts, tables, input.items)
  const { mixture, folds } = fitByFolds(parts, prepared, contextSize(tables))
  progress('compare', 0.8)
  const context = (slot: Slot) => contextOf(slot, tables)
  const mixtureNdcg = [0, 1].reduce((sum, fold) => {
    const own = slots.filter((slot) => foldOf(slot.visit) === fold)
    const gained = meanGain(own, createScorer(folds[fold]!, input.items), context)
    return sum + (gained * own.length) / Math.max(1, slots.length)
  }, 0)
  const closedForms = closedFormsOf(input.statistics, input).map(({ name, mixture: own }) => ({
    name,
    ndcg: meanGain(slots, createScorer(own, input.items), context),
  }))
  const rival = closedForms.reduce((a, b) => (b.ndcg > a.ndcg ? b : a))
  progress('rebuild', 0.9)
  const fullTables = tablesOf(input.full, input, input.fullEndMs)
  const recommender: Recommender =
    mixtureNdcg >= rival.ndcg
      ? {
          method: { name: 'gated log-linear mixture', kind: 'model' },
          mixture: { ...mixture, parts: partsOf(input.full, walk, input, input.fullEndMs) },
          tables: fullTables,
          walk,
        }
      : {
          method: { name: rival.name, kind: 'baseline' },
          mixture: closedFormsOf(input.full, input).find(({ name }) => name === rival.name)!.mixture,
          tables: fullTables,
          walk: skipMarkov,
        }
  progress('rebuild', 1)
  return { recommender, report: { mixtureNdcg, closedForms, slots: slots.length } }
}

/** What a mixture must beat to be worth having. */
function closedFormsOf(visits: readonly Visit[], knowledge: Knowledge) {
  const linear = linearMixture(visits, knowledge)
  return [
    { name: 'SkipMarkov', mixture: simpleMixture(visits, knowledge) },
    ...(linear ? [{ name: 'EASE', mixture: linear }] : []),
  ]
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

/** At most `count`, spread evenly. */
export function thin<T>(list: readonly T[], count: number): T[] {
  if (list.length <= count) return [...list]
  return Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)]!)
}
