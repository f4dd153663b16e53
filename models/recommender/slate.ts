/**
 * From scores to a slate: each position takes the best that is left, or, one time in twenty, another, so that off-policy estimates stay
 * possible and what hardly anybody has seen can be found: half of those times the best of the newcomers, else any.
 */
import { seededRandom } from '../../core/seeded-random.ts'
import { best } from './metrics.ts'

export const explorationShare = 0.05
/** Of the exploration, where a newcomer is left. */
export const newcomerShare = 0.5

export interface SlateItem {
  readonly item: number
  /** The chance that this policy, with these scores, puts this item at this position, given the positions before. */
  readonly propensity: number
  readonly explored: boolean
}

export interface Policy {
  readonly scores: ArrayLike<number>
  /** Items too seldom seen for what is counted to speak of them; graph and texts alone tell them apart. */
  readonly newcomers: ReadonlySet<number>
}

export function exploreSlate(
  policy: Policy,
  {
    seen,
    count,
    seed,
  }: { readonly seen: ReadonlySet<number>; readonly count: number; readonly seed: number },
): SlateItem[] {
  const rng = seededRandom(seed)
  const left = best(policy.scores, seen, policy.scores.length)
  const slate: SlateItem[] = []
  while (slate.length < count && left.length > 0) {
    const newcomer = left.findIndex((item) => policy.newcomers.has(item))
    const drawn = rng() < explorationShare
    const any = drawn && (newcomer < 0 || rng() >= newcomerShare)
    const at = any ? Math.floor(rng() * left.length) : drawn ? newcomer : 0
    const propensity = shareOf(at, left.length, newcomer)
    slate.push({ item: left.splice(at, 1)[0]!, propensity, explored: drawn && at > 0 })
  }
  return slate
}

/** The chance that this policy puts `item` where the items in `taken` can't be. */
export function chanceOf({ scores, newcomers }: Policy, item: number, taken: ReadonlySet<number>): number {
  const left = best(scores, taken, scores.length)
  const at = left.indexOf(item)
  return at < 0
    ? 0
    : shareOf(
        at,
        left.length,
        left.findIndex((one) => newcomers.has(one)),
      )
}

/** `newcomer`: where the best one stands among those left, or -1. */
function shareOf(at: number, left: number, newcomer: number): number {
  const anyShare = newcomer < 0 ? explorationShare : explorationShare * (1 - newcomerShare)
  return (
    (at === 0 ? 1 - explorationShare : 0) +
    (at === newcomer ? explorationShare * newcomerShare : 0) +
    anyShare / left
  )
}
