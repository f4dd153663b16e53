/** Coordinate search of the walk's settings: how well the walk, eased by popularity, ranks slots that it has not seen. */
import { gain, rankOf } from './metrics.ts'
import { flatMixture } from './mixture.ts'
import type { Knowledge } from './parts.ts'
import { rowWidth } from './parts.ts'
import { popularity } from './popularity.ts'
import { createScorer } from './scorer.ts'
import type { Scorer } from './scorer.ts'
import type { Slot, Visit } from './visits.ts'
import { countPairs, fading, normalisePairs, skipMarkov } from './walk.ts'
import type { PairCounts, WalkSettings } from './walk.ts'

/** Settings tried one after another, each keeping the best of the others; the first that was tried wins a tie. */
const choices: readonly { readonly [K in keyof WalkSettings]?: readonly number[] }[] = [
  { lengthPower: [0, 0.3, 0.6, 1] },
  { gapPower: [0.3, 0.6, 1] },
  { maxGap: [5, 10, 20, 50] },
  { undirected: [0, 0.3, 0.6, 1] },
  { columnPower: [0, 0.2, 0.4, 0.6] },
  { depth: [3, 8, 20] },
  { fade: [0.3, 0.6, 1, 1.5] },
  { lengthPower: [0, 0.3, 0.6, 1] },
]

const start: WalkSettings = {
  ...skipMarkov, maxGap: 10, rowPower: 0.5, columnPower: 0.2, undirected: 0.3, depth: 8,
} // prettier-ignore

export interface WalkSearch extends Knowledge {
  readonly statistics: readonly Visit[]
  readonly statisticsEndMs?: number
}

export function searchWalk(
  search: WalkSearch,
  slots: readonly Slot[],
  onProgress: (done: number) => void,
): WalkSettings {
  if (slots.length === 0) return start
  const { items, minVisits, statistics, timed, statisticsEndMs } = search
  const popular = popularity(statistics, items, {
    minVisits,
    ...(timed && statisticsEndMs !== undefined && { halfLifeDays: 20, nowMs: statisticsEndMs }),
  })
  let counted: { readonly key: string; readonly counts: PairCounts } | undefined
  const countsOf = (settings: WalkSettings): PairCounts => {
    const key = [settings.maxGap, settings.gapPower, settings.lengthPower].join()
    if (counted?.key !== key)
      counted = { key, counts: countPairs(statistics, settings, { items, minVisits }) }
    return counted.counts
  }
  const quality = (settings: WalkSettings): number => {
    const rows = normalisePairs(countsOf(settings), settings, rowWidth(items, 2))
    const flat = flatMixture(
      [
        { name: 'walk', type: 'rows', rows, fading: fading(settings) },
        { name: 'popularity', type: 'static', scores: popular },
      ],
      0,
      0.5,
    )
    return meanGain(slots, createScorer(flat, items), () => new Float32Array(0))
  }
  let settings = start
  let top = quality(settings)
  choices.forEach((choice, index) => {
    for (const [key, values] of Object.entries(choice)) {
      for (const value of values) {
        if (settings[key as keyof WalkSettings] === value) continue
        const candidate = { ...settings, [key]: value }
        const reached = quality(candidate)
        if (reached > top) [settings, top] = [candidate, reached]
      }
    }
    onProgress((index + 1) / choices.length)
  })
  return settings
}

/** NDCG@10 of one slot. */
export function slotGain(slot: Slot, scorer: Scorer, contextOfSlot: (slot: Slot) => Float32Array): number {
  const scores = scorer(slot.history, contextOfSlot(slot))
  return gain(rankOf(slot.target, scores, new Set(slot.history)), 10)
}

/** Mean NDCG@10 over slots. */
export function meanGain(
  slots: readonly Slot[],
  scorer: Scorer,
  contextOfSlot: (slot: Slot) => Float32Array,
): number {
  const total = slots.reduce((sum, slot) => sum + slotGain(slot, scorer, contextOfSlot), 0)
  return total / Math.max(1, slots.length)
}
