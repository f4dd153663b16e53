/**
 * One recipe that sets itself up on validation: it searches the walk's settings, fits the mixture by two-fold cross-validation, lets the
 * closed forms SkipMarkov and EASE compete, and rebuilds the statistics on everything.
 */
import type { OnProgress, Progress } from '../bundle.ts'
import type { Runtime } from '../session.ts'
import { trainBag } from './bag.ts'
import type { Bag } from './bag.ts'
import { prepareSlots } from './candidates.ts'
import { concentrationOf, giniLimit, heldBack, leastHold, scoredBy } from './concentration.ts'
import { contextOf, contextSize } from './context.ts'
import type { ContextTables } from './context.ts'
import { fitByFolds, foldOf } from './folds.ts'
import { flatMixture } from './mixture.ts'
import type { Mixture } from './mixture.ts'
import { linearMixture, partsOf, similarityParts, simpleMixture, tablesOf, withTiesBroken } from './parts.ts'
import type { Knowledge } from './parts.ts'
import { createScorer } from './scorer.ts'
import type { Slot, Visit } from './visits.ts'
import { skipMarkov } from './walk.ts'
import type { WalkSettings } from './walk.ts'
import { searchWalk, slotGain } from './walk-search.ts'

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
  readonly runtime: Runtime
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
  /** Whether the network earned its place in the mixture. */
  readonly network: boolean
  /** How far the say of popularity was lowered, so that recommendations stay spread. */
  readonly hold: number
}

const mostSlots = 8_000

export async function runRecipe(
  input: RecipeInput,
): Promise<{ recommender: Recommender; report: RecipeReport }> {
  const progress = (stage: string, done: number, losses?: Progress['losses']) =>
    input.onProgress?.({ stage, done, ...(losses && { losses }) })
  const slots = thin(input.validation, mostSlots)
  progress('walk', 0.05)
  const walk = searchWalk(input, thin(slots, 1_500), (done) => progress('walk', 0.05 + 0.25 * done))
  const tables = tablesOf(input.statistics, input, input.statisticsEndMs)
  const context = (slot: Slot) => contextOf(slot, tables)
  const fitted = (bag?: Bag): Fitted => {
    const parts = partsOf(input.statistics, walk, input, {
      ...(input.statisticsEndMs !== undefined && { nowMs: input.statisticsEndMs }),
      ...(bag && { bag }),
    })
    const prepared = prepareSlots(slots, parts, tables, input.items)
    const { mixture, folds } = fitByFolds(parts, prepared, contextSize(tables))
    return { mixture, folds, gains: gainsByFold(folds) }
  }
  const gainsByFold = (folds: readonly Mixture[]): number[] => {
    const scorers = folds.map((fold) => createScorer(fold, input.items))
    return slots.map((slot) => slotGain(slot, scorers[foldOf(slot.visit)]!, context))
  }
  progress('mixture', 0.3)
  const counted = fitted()
  const bag = wantsBag(input) ? await learnBag(input, input.statistics, (done, losses) => progress('network', 0.4 + 0.2 * done, losses)) : undefined // prettier-ignore
  const joined = bag && fitted(bag)
  const withBag = joined !== undefined && surelyBetter(joined.gains, counted.gains)
  const best = withBag ? joined : counted
  progress('spread', 0.62)
  const closedForms = closedFormsOf(input.statistics, input).map(({ name, mixture }) => {
    const scorer = createScorer(mixture, input.items)
    return { name, scorer, gains: slots.map((slot) => slotGain(slot, scorer, context)) }
  })
  const watched = thin(slots, 6_000)
  const markovGini = concentrationOf(watched, scoredBy(closedForms[0]!.scorer, context), input.items)
  const hold = leastHold((by) => {
    const scorers = best.folds.map((fold) => createScorer(heldBack(fold, by), input.items))
    const scores = (slot: Slot) => scorers[foldOf(slot.visit)]!(slot.history, context(slot))
    return concentrationOf(watched, scores, input.items)
  }, giniLimit * markovGini)
  progress('compare', 0.66)
  const gains = hold === 0 ? best.gains : gainsByFold(best.folds.map((fold) => heldBack(fold, hold)))
  const mixture = heldBack(best.mixture, hold)
  const rival = closedForms.reduce((a, b) => (mean(b.gains) > mean(a.gains) ? b : a))
  progress('rebuild', 0.7)
  const fullTables = tablesOf(input.full, input, input.fullEndMs)
  // Where there is little to tell apart by, what is simpler serves unless the mixture is surely better; but it knows no graph and no texts.
  const careful = input.items < tinyCatalogue && input.graph === undefined && input.content === undefined
  const wins = careful ? surelyBetter(gains, rival.gains) : mean(gains) >= mean(rival.gains)
  const fullBag = wins && withBag ? await learnBag(input, input.full, (done, losses) => progress('network', 0.7 + 0.28 * done, losses)) : undefined // prettier-ignore
  const recommender: Recommender = wins
    ? {
        method: { name: 'gated log-linear mixture', kind: 'model' },
        mixture: {
          ...mixture,
          parts: partsOf(input.full, walk, input, {
            ...(input.fullEndMs !== undefined && { nowMs: input.fullEndMs }),
            ...(fullBag && { bag: fullBag }),
          }),
        },
        tables: fullTables,
        walk,
      }
    : {
        method: { name: rival.name, kind: 'baseline' },
        mixture: withTiesBroken(
          closedFormsOf(input.full, input).find(({ name }) => name === rival.name)!.mixture,
          input.full,
          input,
        ),
        tables: fullTables,
        walk: skipMarkov,
      }
  progress('rebuild', 1)
  const report = {
    mixtureNdcg: mean(gains),
    closedForms: closedForms.map(({ name, gains: own }) => ({ name, ndcg: mean(own) })),
    slots: slots.length,
    network: withBag,
    hold,
  }
  return { recommender, report }
}

const tinyCatalogue = 100

interface Fitted {
  readonly mixture: Mixture
  /** For each half of the visits the mixture that never saw it. */
  readonly folds: readonly Mixture[]
  /** NDCG@10 of each validation slot, by the mixture that never saw its visit. */
  readonly gains: readonly number[]
}

/** Counts of pairs suffice for smaller catalogues, and popularity by age says more where there are times. */
const wantsBag = ({ items, timed }: Knowledge): boolean => items >= 1_000 && !timed

const learnBag = (
  { items, seed, runtime }: RecipeInput,
  visits: readonly Visit[],
  onProgress: (done: number, losses?: Progress['losses']) => void,
): Promise<Bag> => trainBag(visits, { items, seed, runtime, onProgress })

const mean = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / Math.max(1, values.length)

/** By more than a standard error of the paired differences. */
function surelyBetter(a: readonly number[], b: readonly number[]): boolean {
  const differences = a.map((x, i) => x - b[i]!)
  const gained = mean(differences)
  const variance = mean(differences.map((x) => (x - gained) ** 2))
  return gained > Math.sqrt(variance / Math.max(1, a.length))
}

/** What a mixture must beat to be worth having; SkipMarkov first. */
export function closedFormsOf(visits: readonly Visit[], knowledge: Knowledge) {
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
