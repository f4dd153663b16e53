/** Ranking metrics over the full catalogue, and what a recommender does to the catalogue. */

/** 0 for the best. Items in `seen` are out of the running; ties count half, so that a constant score gains nothing. */
export function rankOf(target: number, scores: ArrayLike<number>, seen: ReadonlySet<number>): number {
  const own = scores[target]!
  let above = 0
  let equal = 0
  for (let item = 0; item < scores.length; item++) {
    if (item === target || seen.has(item)) continue
    if (scores[item]! > own) above++
    else if (scores[item]! === own) equal++
  }
  return above + equal / 2
}

export const hit = (rank: number, at: number): number => (rank < at ? 1 : 0)
export const gain = (rank: number, at: number): number => (rank < at ? 1 / Math.log2(rank + 2) : 0)

/** The best unseen items, best first; ties to the lower number. */
export function best(scores: ArrayLike<number>, seen: ReadonlySet<number>, count: number): number[] {
  const order: number[] = []
  for (let item = 0; item < scores.length; item++) if (!seen.has(item)) order.push(item)
  return order.sort((a, b) => scores[b]! - scores[a]! || a - b).slice(0, count)
}

/** Gini coefficient of how often each item was recommended: 0 evenly, near 1 for one item alone. */
export function gini(counts: readonly number[]): number {
  const sorted = [...counts].sort((a, b) => a - b)
  const total = sorted.reduce((a, b) => a + b, 0)
  if (total === 0) return 0
  const weighted = sorted.reduce((sum, count, i) => sum + (i + 1) * count, 0)
  return (2 * weighted) / (sorted.length * total) - (sorted.length + 1) / sorted.length
}
