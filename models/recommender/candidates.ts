/** What fitting looks at of each slot: the target, the best rivals by an even mixture, and a random draw that stands for the rest. */
import { seededRandom } from '../statistics.ts'
import { contextOf } from './context.ts'
import type { ContextTables } from './context.ts'
import { best } from './metrics.ts'
import { flatMixture, partShares } from './mixture.ts'
import type { Part } from './mixture.ts'
import { createScorer } from './scorer.ts'
import type { Slot } from './visits.ts'

/** One slot, reduced to its target (candidate 0) and those it must be told from. */
export interface FitSlot {
  readonly visit: string
  readonly context: Float32Array
  /** [parts, candidates] P_k */
  readonly shares: Float32Array
  /** [candidates] Added to the score: a random candidate stands for many that were not drawn. */
  readonly correction: Float32Array
}

const drawn = { best: 150, random: 150 }

export interface PrepareOptions {
  readonly items: number
  readonly seed: number
}

export function prepareSlots(
  slots: readonly Slot[],
  parts: readonly Part[],
  tables: ContextTables,
  { items, seed }: PrepareOptions,
): FitSlot[] {
  const rng = seededRandom(seed)
  const even = createScorer(flatMixture(parts, 0, 1), items)
  const noContext = new Float32Array(0)
  return slots.map((slot) => {
    const out = new Set([...slot.history, slot.target])
    const rivals = best(even(slot.history, noContext), out, drawn.best)
    const chosen = new Set([...out, ...rivals])
    const remaining = items - chosen.size
    const extra: number[] = []
    while (extra.length < Math.min(drawn.random, remaining)) {
      const item = Math.floor(rng() * items)
      if (chosen.has(item)) continue
      chosen.add(item)
      extra.push(item)
    }
    const all = [slot.target, ...rivals, ...extra]
    const correction = new Float32Array(all.length)
    correction.fill(Math.log(Math.max(1, remaining) / Math.max(1, extra.length)), 1 + rivals.length)
    const shares = new Float32Array(parts.length * all.length)
    partShares(parts, slot.history, items).forEach((share, k) =>
      all.forEach((item, i) => (shares[k * all.length + i] = share[item]!)),
    )
    return { visit: slot.visit, context: contextOf(slot, tables), shares, correction }
  })
}
