/** Decides whether a newly trained model may replace the one in use. Pure; every refusal says why. Rules of the learning design, in order. */
import type { PairedDifference } from '../../models/statistics.ts'

export interface GateEvidence {
  /** Held-out quality (higher is better) of the new model less that of the named simple baseline, paired by visitor, passage or cognate set. Absent where nothing was held out yet. */
  readonly overBaseline?: PairedDifference & { readonly baseline: string }
  /** The same against the model in use; absent where there is none. */
  readonly overChampion?: PairedDifference & { readonly champion: string }
  /** Self-normalised inverse propensity estimates from the log; absent where the model has no logged policy. */
  readonly offPolicy?: {
    readonly low: number
    readonly champion: number
    readonly effectiveSamples: number
    readonly samples: number
  }
  /** Expected calibration error, 0..1; absent where the model gives no probabilities. */
  readonly ece?: number
  /** Relative loss of coverage and relative rise of concentration (Gini) against the champion: .1 is 10%. */
  readonly coverageLoss?: number
  readonly giniRise?: number
  /** Change of quality by language group, in points of 0..1. */
  readonly groups?: Readonly<Record<string, number>>
  readonly runtime: { readonly parity: number; readonly bytes: number; readonly p95Ms: number }
}

export interface GateLimits {
  /** A new model must be better on average; less than a point on one seed is noise, so its lower bound may lie this far below the champion. */
  readonly margin: number
  /**
   * No in a release alone: a model that ships may be replaced by one that today's recipe makes of today's texts where that one is
   * no worse, its lower bound within the margin. All else holds, and the card says so.
   */
  readonly mustGain: boolean
  readonly ece: number
  readonly coverageLoss: number
  readonly giniRise: number
  readonly groupLoss: number
  readonly parity: number
  readonly bytes: number
  readonly p95Ms: number
}

export const gateLimits: GateLimits = {
  margin: 0.01,
  mustGain: true,
  ece: 0.05,
  coverageLoss: 0.1,
  giniRise: 0.1,
  groupLoss: 0.02,
  parity: 2e-3,
  bytes: 10 * 1024 * 1024,
  p95Ms: 300,
}

export interface Verdict {
  readonly publish: boolean
  /** What spoke against it; empty where it is published. */
  readonly reasons: readonly string[]
  readonly checks: readonly { readonly name: string; readonly passed: boolean; readonly detail: string }[]
}

export function decide(evidence: GateEvidence, limits: GateLimits = gateLimits): Verdict {
  const checks: Verdict['checks'][number][] = []
  const check = (name: string, passed: boolean, detail: string) => checks.push({ name, passed, detail })
  const { overBaseline, overChampion, offPolicy, groups, runtime } = evidence

  if (overBaseline === undefined)
    check('evidence', overChampion === undefined || !limits.mustGain, 'nothing is held out to judge it on')
  else
    check('baseline', overBaseline.mean > 0, `${signed(overBaseline.mean)} against ${overBaseline.baseline}`)
  if (overChampion !== undefined) {
    const { low, mean } = overChampion
    const holds = (mean > 0 || !limits.mustGain) && low > -limits.margin
    check('champion', holds, againstChampion(overChampion, limits))
  }
  if (offPolicy !== undefined) {
    const needed = Math.max(100, 0.01 * offPolicy.samples)
    check(
      'propensities',
      offPolicy.effectiveSamples >= needed,
      `effective sample of ${offPolicy.effectiveSamples.toFixed(0)}, needs ${needed.toFixed(0)}`,
    )
    check(
      'off-policy',
      offPolicy.low >= offPolicy.champion,
      `lower bound ${offPolicy.low.toFixed(4)}, the model in use has ${offPolicy.champion.toFixed(4)}`,
    )
  }
  atMost('calibration', evidence.ece, limits.ece)
  atMost('coverage loss', evidence.coverageLoss, limits.coverageLoss)
  atMost('concentration', evidence.giniRise, limits.giniRise)
  for (const [group, change] of Object.entries(groups ?? {})) {
    check(`group ${group}`, change >= -limits.groupLoss, `${signed(change)}; may lose ${limits.groupLoss}`)
  }
  atMost('parity', runtime.parity, limits.parity)
  atMost('size', runtime.bytes, limits.bytes)
  atMost('latency', runtime.p95Ms, limits.p95Ms)

  const reasons = checks.filter((c) => !c.passed).map((c) => `${c.name}: ${c.detail}`)
  return { publish: reasons.length === 0, reasons, checks }

  function atMost(name: string, value: number | undefined, limit: number) {
    if (value !== undefined) check(name, value <= limit, `${Number(value.toPrecision(3))}, at most ${limit}`)
  }
}

function againstChampion(
  { mean, low, groups, champion }: NonNullable<GateEvidence['overChampion']>,
  { mustGain, margin }: GateLimits,
): string {
  const measured = `${signed(mean)} against ${champion}, one-sided 95% lower bound ${signed(low)}`
  if (mustGain) return measured
  return groups === 0
    ? `not compared with ${champion}; retrained for a release`
    : `${measured}; retrained for a release, so it need only be no worse by ${margin}`
}

const signed = (value: number): string => `${value >= 0 ? '+' : ''}${value.toFixed(4)}`
