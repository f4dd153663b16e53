/** How often each item was chosen, all time or lately. Zero where fewer than `minVisits` visits chose it. */
import type { Visit } from './visits.ts'

export const dayMs = 86_400_000

export function popularity(
  visits: readonly Visit[],
  items: number,
  options: { readonly minVisits: number; readonly halfLifeDays?: number; readonly nowMs?: number },
): Float32Array {
  const scores = new Float32Array(items)
  const visitors = Array.from({ length: items }, () => new Set<string>())
  for (const visit of visits) {
    visit.items.forEach((item, at) => {
      const age =
        options.halfLifeDays === undefined
          ? 0
          : Math.max(0, (options.nowMs! - (visit.times?.[at] ?? options.nowMs!)) / dayMs)
      scores[item]! +=
        (visit.weights?.[at] ?? 1) *
        (options.halfLifeDays === undefined ? 1 : Math.exp(-age / options.halfLifeDays))
      if (options.minVisits > 1) visitors[item]!.add(visit.id)
    })
  }
  if (options.minVisits > 1)
    visitors.forEach((set, item) => set.size < options.minVisits && (scores[item] = 0))
  return scores
}

/** 0 for the least popular to 1 for the most. */
export function popularityRank(scores: Float32Array): Float32Array {
  const order = [...scores.keys()].sort((a, b) => scores[a]! - scores[b]! || a - b)
  const rank = new Float32Array(scores.length)
  order.forEach((item, at) => (rank[item] = scores.length > 1 ? at / (scores.length - 1) : 0))
  return rank
}
