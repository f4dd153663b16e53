/** What the recommender learns from: sequences of items by number, and the slots of such sequences that it must guess. */

export interface Visit {
  readonly id: string
  /** Item numbers, oldest first. */
  readonly items: readonly number[]
  /** Unix milliseconds, one an item; absent where the source has none. */
  readonly times?: readonly number[]
  /** How much each item counts as a success, 1 where unsaid: a low rating takes it down. */
  readonly weights?: readonly number[]
}

export interface Slot {
  readonly visit: string
  /** What was seen before, latest first. */
  readonly history: readonly number[]
  readonly historyTimes?: readonly number[]
  readonly target: number
  /** When the target was chosen: the time of asking. */
  readonly atMs?: number
}

/** The last `count` slots of a visit (all by default) that have a history, each blind to what follows it. */
export function slotsOf(visit: Visit, count = Number.POSITIVE_INFINITY): Slot[] {
  const slots: Slot[] = []
  for (let at = Math.max(1, visit.items.length - count); at < visit.items.length; at++) {
    const seen = visit.items.slice(0, at)
    const target = visit.items[at]!
    if (seen.includes(target)) continue
    slots.push({
      visit: visit.id,
      history: seen.toReversed(),
      target,
      ...(visit.times && { historyTimes: visit.times.slice(0, at).toReversed(), atMs: visit.times[at]! }),
    })
  }
  return slots
}
