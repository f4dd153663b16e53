/** What stands next to what in the target's own words. */
import { gap } from '../symbols.ts'
import type { AnswerSpace } from './evidence.ts'
import { bigramProbability, type TargetCounts } from './target-counts.ts'
import type { TierSpace } from './tiers.ts'
import { wordLogProbability } from './word-grams.ts'

/** Log probability of each candidate after (and before) what probably stands beside it; of the gap, of what then meets. */
export function bigramSides(
  counts: TargetCounts,
  places: readonly number[],
  { before, after, space }: { before: Float64Array; after: Float64Array; space: AnswerSpace },
): { left: number; right: number }[] {
  const answers = space.symbols.length
  const gapPlace = space.placeOf.get(gap)!
  const { width } = counts
  const own = (place: number): number => (place === answers ? width : place < width ? place : -1)
  const likely = (side: Float64Array): number[] =>
    Array.from(side.keys()).filter((place) => side[place]! > 0.01)
  const [lefts, rights] = [likely(before), likely(after)]
  return places.map((place) => {
    if (place < 0) return { left: 0, right: 0 }
    let left = 0
    let right = 0
    if (place === gapPlace) {
      for (const x of lefts)
        for (const y of rights) left += before[x]! * after[y]! * bigramProbability(counts, own(x), own(y))
      const meeting = scaledLog(left)
      return { left: meeting, right: meeting }
    }
    for (const x of lefts) left += before[x]! * bigramProbability(counts, own(x), own(place))
    for (const y of rights) right += after[y]! * bigramProbability(counts, own(place), own(y))
    return { left: scaledLog(left), right: scaledLog(right) }
  })
}

const scaledLog = (p: number): number => Math.log(p + 1e-4) / 4

/** The same along each candidate's own tier, past what stands between; the gap has neither. */
export function tierBigramSides(
  counts: TargetCounts,
  places: readonly number[],
  { before, after, space, tiers }: TierSidesInput,
): { left: number; right: number }[] {
  const answers = space.symbols.length
  const { width } = counts
  const own = (place: number): number => (place === answers ? width : place < width ? place : -1)
  return places.map((place) => {
    const tier = place < 0 ? -1 : tiers.tiers[place]!
    if (tier < 0) return { left: 0, right: 0 }
    let left = 0
    let right = 0
    const [lefts, rights] = [before[tier]!, after[tier]!]
    for (let x = 0; x <= answers; x++) {
      if (lefts[x]! > 0.01)
        left += lefts[x]! * bigramProbability(counts, own(x), own(place), counts.tierBefore)
      if (rights[x]! > 0.01)
        right += rights[x]! * bigramProbability(counts, own(place), own(x), counts.tierAfter)
    }
    return { left: scaledLog(left), right: scaledLog(right) }
  })
}

export interface TierSidesInput {
  /** By tier, over the answer space and none. */
  readonly before: readonly Float64Array[]
  readonly after: readonly Float64Array[]
  readonly space: AnswerSpace
  readonly tiers: TierSpace
}

/** log P of a word among the target's own, as places; one that the target never shows is -1. */
export const wordLikelihood = (counts: TargetCounts, word: readonly number[]): number =>
  wordLogProbability(counts, word, (before, next) => bigramProbability(counts, before, next))
