/** Ranking metrics over the full catalogue, and what a recommender does to the catalogue. */

/** 0 for the best. Items in `seen` are out of the running; ties count half, so that a constant score gains nothing. */
export function rankOf(target: number, scores: ArrayLike<number>, seen: ReadonlySet<number>): number {
  const own = scores[target]!
  let above = 0
  let equal = -1
  for (let item = 0; item < scores.length; item++) {
    if (scores[item]! > own) above++
    else if (scores[item]! === own) equal++
  }
  for (const item of seen) {
    if (item === target) continue
    if (scores[item]! > own) above--
    else if (scores[item] === own) equal--
  }
  return above + equal / 2
}

export const hit = (rank: number, at: number): number => (rank < at ? 1 : 0)
export const gain = (rank: number, at: number): number => (rank < at ? 1 / Math.log2(rank + 2) : 0)

/** The best unseen items, best first; ties to the lower number. */
export function best(scores: ArrayLike<number>, seen: ReadonlySet<number>, count: number): number[] {
  const better = (a: number, b: number) => scores[b]! - scores[a]! || a - b
  const few = count * 20 < scores.length
  const order: number[] = []
  for (let item = 0; item < scores.length; item++) {
    if (few && order.length === count) {
      if (scores[item]! <= scores[order[count - 1]!]! || seen.has(item)) continue
      order[count - 1] = item
      for (let at = count - 1; at > 0 && better(order[at]!, order[at - 1]!) < 0; at--)
        [order[at], order[at - 1]] = [order[at - 1]!, order[at]!]
    } else if (!seen.has(item)) {
      order.push(item)
      if (few && order.length === count) order.sort(better)
    }
  }
  return order.sort(better).slice(0, count)
}

/** Gini coefficient of how often each item was recommended: 0 evenly, near 1 for one item alone. */
export function gini(counts: readonly number[]): number {
  const sorted = [...counts].sort((a, b) => a - b)
  const total = sorted.reduce((a, b) => a + b, 0)
  if (total === 0) return 0
  const weighted = sorted.reduce((sum, count, i) => sum + (i + 1) * count, 0)
  return (2 * weighted) / (sorted.length * total) - (sorted.length + 1) / sorted.length
}
