import type { JudgedSlot } from '../../../../models/recommender/train.ts'
import type { RecommenderVocab } from '../../../../models/recommender/schema.ts'
import type { Slot } from '../../../../models/recommender/visits.ts'
import { absent, done } from '../run-report.ts'
import type { Bars, JobRecord } from '../run-report.ts'

export interface RecommenderJudged {
  /** Slot by slot the same. */
  readonly slots: readonly Slot[]
  readonly judged: readonly JudgedSlot[]
  readonly vocab: RecommenderVocab
  readonly minVisits: number
  /** Whether the exported tables are 16-bit floats. */
  readonly half: boolean
}

export function recommenderRecord({ slots, judged, vocab, minVisits, half }: RecommenderJudged): JobRecord {
  const learned = vocab.basis === 'visits'
  return {
    stages: {
      split: done('by-visit', { 'steps held out': slots.length }),
      pretrain: absent('graph-instead'),
      finetune: absent(learned ? 'mixture-fitted' : 'too-few-visits'),
      validate: judged.length === 0 ? absent('nothing-held-out') : done('visits-held-out'),
      adversarial: absent('no-attack'),
      prune: learned ? done('rare-cut', { 'least visits': minVisits }) : absent('too-few-visits'),
      quantise: half ? done('half-precision') : absent('single-precision'),
    },
    reliability: [],
    confusion: [],
    examples: [],
    bars: [hitsBySeen(slots, judged, minVisits), suggestedMost(judged, vocab.items, minVisits)],
  }
}

const seenRanges = [
  { label: '1', most: 1 },
  { label: '2–3', most: 3 },
  { label: '4–7', most: 7 },
  { label: '8+', most: Number.POSITIVE_INFINITY },
]

function hitsBySeen(slots: readonly Slot[], judged: readonly JudgedSlot[], minVisits: number): Bars {
  const ranges = Map.groupBy(judged, (_, i) =>
    seenRanges.find(({ most }) => slots[i]!.history.length <= most),
  )
  const rows = seenRanges.flatMap((range) => {
    const own = ranges.get(range) ?? []
    if (new Set(own.map((slot) => slot.visit)).size < Math.max(1, minVisits)) return []
    return [{ label: range.label, share: own.reduce((sum, slot) => sum + slot.hit, 0) / own.length }]
  })
  return { name: 'hits by seen', rows }
}

const mostShown = 12

function suggestedMost(judged: readonly JudgedSlot[], items: readonly string[], minVisits: number): Bars {
  const visits = new Map<number, Set<string>>()
  for (const { visit, top } of judged)
    for (const item of top) visits.set(item, (visits.get(item) ?? new Set()).add(visit))
  const all = new Set(judged.map((slot) => slot.visit)).size
  const rows = [...visits]
    .filter(([, own]) => own.size >= minVisits)
    .sort(([a, x], [b, y]) => y.size - x.size || a - b)
    .slice(0, mostShown)
    .map(([item, own]) => ({ label: items[item]!, share: own.size / all }))
  return { name: 'suggested most', rows }
}
