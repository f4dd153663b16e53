/**
 * What fitting looks at of each slot: the target and the best rivals by an even mixture. A slot whose target the even mixture does not bring
 * among them teaches nothing about the head of the list, and would bend the weights to the tail: it is left out (measured on a busy log, NDCG@10
 * .075 with all slots and random rivals, .096 so).
 */
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
  readonly size: number
  /** [parts, size] P_k */
  readonly shares: Float32Array
}

const rivals = 100

export function prepareSlots(
  slots: readonly Slot[],
  parts: readonly Part[],
  tables: ContextTables,
  items: number,
): FitSlot[] {
  const even = createScorer(flatMixture(parts, 0, 1), items)
  const noContext = new Float32Array(0)
  return slots.flatMap((slot) => {
    const scores = even(slot.history, noContext)
    const others = best(scores, new Set([...slot.history, slot.target]), rivals)
    const last = others.at(-1)
    if (others.length === rivals && scores[slot.target]! <= scores[last!]!) return []
    const all = [slot.target, ...others]
    const shares = new Float32Array(parts.length * all.length)
    partShares(parts, slot.history, items).forEach((share, k) =>
      all.forEach((item, i) => (shares[k * all.length + i] = share[item]!)),
    )
    return [{ visit: slot.visit, context: contextOf(slot, tables), size: all.length, shares }]
  })
}
