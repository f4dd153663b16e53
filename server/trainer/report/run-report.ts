/** What a training run leaves behind about itself: what each stage really did, with its figures. Plain data; render-report.ts makes the page. */
import type { Account, StageName } from '../../../core/i18n/run-report.ts'
import type { Localized } from '../../../core/heritage/text.ts'
import type { HeldOutAnswer, ModelName } from '../../../models/bundle.ts'
import { calibrationError } from '../../../models/statistics.ts'
import type { Verdict } from '../gate.ts'

export interface StageRecord {
  /** `absent` is no part of the recipe; `stopped` was not carried out because the run ended or was refused. */
  readonly state: 'done' | 'absent' | 'stopped'
  readonly account: Account
  readonly figures: readonly Figure[]
}
export interface Figure {
  /** A key of the words' `figures`. */
  readonly name: string
  readonly value: number
}

export interface LossPoint {
  /** Step or epoch, from 1. */
  readonly at: number
  readonly train: number
  readonly dev?: number
}

/** Answers of like confidence. */
export interface ReliabilityBin {
  /** Mean stated confidence and share that was right, 0..1. */
  readonly confidence: number
  readonly accuracy: number
  readonly n: number
}
export interface Reliability {
  readonly head: string
  /** Over the same bins. */
  readonly ece: number
  readonly bins: readonly ReliabilityBin[]
}

export interface Confusion {
  readonly head: string
  readonly labels: readonly Localized[]
  /** [right][answered] */
  readonly counts: readonly (readonly number[])[]
}

export interface Bars {
  /** A key of the words' `bar`. */
  readonly name: string
  readonly rows: readonly { readonly label: string; readonly share: number }[]
}

/** What a job tells of its own recipe. */
export interface JobRecord {
  readonly stages: Readonly<Record<Exclude<StageName, 'clean' | 'label' | 'publish'>, StageRecord>>
  readonly reliability: readonly Reliability[]
  readonly confusion: readonly Confusion[]
  /** Nothing that a visitor wrote, and no single visit. */
  readonly examples: readonly HeldOutAnswer[]
  readonly bars: readonly Bars[]
}

export interface RunReport {
  readonly id: string
  readonly model: ModelName
  readonly status: 'published' | 'refused' | 'failed'
  readonly reasons: readonly string[]
  /** ISO 8601. */
  readonly startedAt: string
  readonly seconds: number
  readonly seed: number
  /** k of k-anonymity in this run. */
  readonly minVisits: number
  readonly method: string | null
  readonly version: string | null
  readonly corpus: string | null
  readonly data: { readonly sha256: string; readonly visits: number; readonly rows: number | null } | null
  readonly stages: Readonly<Record<StageName, StageRecord>>
  readonly scores: readonly { readonly name: string; readonly value: number; readonly baseline: number | null }[]
  readonly baseline: string | null
  readonly checks: Verdict['checks']
  readonly curves: readonly (readonly LossPoint[])[]
  readonly reliability: readonly Reliability[]
  readonly confusion: readonly Confusion[]
  readonly examples: readonly HeldOutAnswer[]
  readonly bars: readonly Bars[]
  /** What the run was busy with, and for how long. */
  readonly steps: readonly { readonly name: string; readonly seconds: number }[]
} // prettier-ignore

export const done = (account: Account, figures: Readonly<Record<string, number>> = {}): StageRecord => ({
  state: 'done',
  account,
  figures: Object.entries(figures).map(([name, value]) => ({ name, value })),
})
export const absent = (account: Account): StageRecord => ({ state: 'absent', account, figures: [] })
export const stopped = (account: Account): StageRecord => ({ state: 'stopped', account, figures: [] })

/** Equally wide bins of confidence; empty ones are left out. */
export function reliabilityOf(
  head: string,
  answers: readonly { readonly confidence: number; readonly correct: boolean }[],
  bins = 10,
): Reliability {
  const byBin = Map.groupBy(answers, (a) => Math.min(Math.floor(a.confidence * bins), bins - 1))
  const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length
  return {
    head,
    ece: calibrationError(answers, bins),
    bins: [...byBin]
      .sort(([a], [b]) => a - b)
      .map(([, own]) => ({
        confidence: mean(own.map((a) => a.confidence)),
        accuracy: mean(own.map((a) => (a.correct ? 1 : 0))),
        n: own.length,
      })),
  }
}

/** @param names the labels as the answers give them; an answer outside them is not counted. */
export function confusionOf(
  head: string,
  answers: readonly HeldOutAnswer[],
  { names, labels }: { readonly names: readonly string[]; readonly labels: readonly Localized[] },
): Confusion {
  const counts = names.map(() => names.map(() => 0))
  for (const { expected, predicted } of answers) {
    const row = counts[names.indexOf(expected)]
    const column = names.indexOf(predicted)
    if (row !== undefined && column >= 0) row[column]!++
  }
  return { head, labels, counts }
}

/** The surest errors, and as many right answers spread over the list: the same for the same answers. */
export function examplesOf(answers: readonly HeldOutAnswer[], each = 3): HeldOutAnswer[] {
  const right = answers.filter((a) => a.predicted === a.expected)
  const wrong = answers.filter((a) => a.predicted !== a.expected)
  const step = Math.max(1, Math.floor(right.length / each))
  return [
    ...right.filter((_, i) => i % step === 0).slice(0, each),
    ...wrong.toSorted((a, b) => b.confidence - a.confidence).slice(0, each),
  ]
}
