/**
 * What a new policy would have earned on the slates another one showed: self-normalised inverse propensity scoring (Swaminathan & Joachims
 * 2015), position by position. Reward is 1 where the item shown was chosen.
 */
import { bootstrapStatistic } from '../../models/statistics.ts'

export interface LoggedPosition {
  readonly visit: string
  readonly propensity: number
  /** The chance that the policy under test shows the same item here. */
  readonly chance: number
  readonly reward: number
}

export interface OffPolicyEstimate {
  readonly value: number
  /** One-sided 95% lower bound by bootstrap over visits. */
  readonly low: number
  readonly effectiveSamples: number
  readonly samples: number
}

/** Weights above this are cut: one lucky draw must not decide. */
const largestWeight = 50

export function estimateSnips(positions: readonly LoggedPosition[], seed: number): OffPolicyEstimate {
  const weighted = positions.map((p) => ({
    visit: p.visit,
    weight: Math.min(largestWeight, p.chance / p.propensity),
    reward: p.reward,
  }))
  const groups = [...Map.groupBy(weighted, (p) => p.visit).values()].map((own) => ({
    weight: own.reduce((sum, p) => sum + p.weight, 0),
    earned: own.reduce((sum, p) => sum + p.weight * p.reward, 0),
  }))
  const statistic = (drawn: readonly number[]): number => {
    let [weight, earned] = [0, 0]
    for (const i of drawn) {
      weight += groups[i]!.weight
      earned += groups[i]!.earned
    }
    return weight === 0 ? 0 : earned / weight
  }
  const sum = weighted.reduce((total, p) => total + p.weight, 0)
  const squares = weighted.reduce((total, p) => total + p.weight ** 2, 0)
  const interval = bootstrapStatistic(groups.length, statistic, { seed, samples: 500 })
  return {
    value: interval.value,
    low: interval.low,
    effectiveSamples: squares === 0 ? 0 : sum ** 2 / squares,
    samples: positions.length,
  }
}
