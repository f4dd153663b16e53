/** What stands next to what in the target's own words. */
import { gap } from '../symbols.ts'
import type { AnswerSpace } from './evidence.ts'
import { bigramProbability, type TargetCounts } from './target-counts.ts'

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
