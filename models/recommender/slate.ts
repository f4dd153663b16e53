/** From scores to a slate: each position takes the best that is left, or, one time in twenty, any that is left, so that off-policy estimates stay possible. */
import { seededRandom } from '../statistics.ts'
import { best } from './metrics.ts'

export const explorationShare = 0.05

export interface SlateItem {
  readonly item: number
  /** The chance that this policy, with these scores, puts this item at this position, given the positions before. */
  readonly propensity: number
  readonly explored: boolean
}

export function exploreSlate(
  scores: ArrayLike<number>,
  {
    seen,
    count,
    seed,
  }: { readonly seen: ReadonlySet<number>; readonly count: number; readonly seed: number },
): SlateItem[] {
  const rng = seededRandom(seed)
  const left = best(scores, seen, scores.length)
  const slate: SlateItem[] = []
  while (slate.length < count && left.length > 0) {
    const drawn = rng() < explorationShare
    const at = drawn ? Math.floor(rng() * left.length) : 0
    const propensity = (at === 0 ? 1 - explorationShare : 0) + explorationShare / left.length
    slate.push({ item: left.splice(at, 1)[0]!, propensity, explored: drawn && at > 0 })
  }
  return slate
}
