/**
 * How unevenly a mixture deals out the catalogue, and a hold on it: the weight of all-time popularity is lowered until the Gini coefficient of
 * the ten best is hardly above SkipMarkov's. The mixture's form stays what it is, and so does its file.
 */
import { best, gini } from './metrics.ts'
import type { Mixture } from './mixture.ts'
import type { Scorer } from './scorer.ts'
import type { Slot } from './visits.ts'

/** Times SkipMarkov's Gini on validation: 1% is kept in hand of the 3% that are allowed. */
export const giniLimit = 1.02
/** Popularity is never held back further. */
const mostHeld = 2
const halvings = 6

export type Scored = (slot: Slot) => ArrayLike<number>

/** Gini coefficient of how often each item is among the ten best unseen. */
export function concentrationOf(slots: readonly Slot[], scores: Scored, items: number): number {
  const counts = new Array<number>(items).fill(0)
  for (const slot of slots) for (const item of best(scores(slot), new Set(slot.history), 10)) counts[item]!++
  return gini(counts)
}

/** The mixture with so much less say for popularity. */
export function heldBack(mixture: Mixture, by: number): Mixture {
  const weights = mixture.weights.slice()
  mixture.parts.forEach(({ name }, k) => {
    if (name === 'popularity') weights[k]! -= by
  })
  return { ...mixture, weights }
}

/** The least that popularity must be held back for the concentration to be within the limit; `mostHeld` where nothing suffices. */
export function leastHold(concentration: (by: number) => number, limit: number): number {
  if (concentration(0) <= limit) return 0
  let [low, high] = [0, mostHeld]
  for (let i = 0; i < halvings; i++) {
    const middle = (low + high) / 2
    if (concentration(middle) <= limit) high = middle
    else low = middle
  }
  return high
}

export const scoredBy =
  (scorer: Scorer, context: (slot: Slot) => Float32Array): Scored =>
  (slot) =>
    scorer(slot.history, context(slot))
