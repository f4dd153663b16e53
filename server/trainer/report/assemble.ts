/** Joins what a run found, as far as it came, to its report. Pure. */
import { stageNames } from '../../../core/i18n/run-report.ts'
import type { StageName } from '../../../core/i18n/run-report.ts'
import type { ModelName } from '../../../models/bundle.ts'
import type { TrainingWindow } from '../dataset/window.ts'
import type { Verdict } from '../gate.ts'
import type { Gathered, JobResult } from '../jobs/job.ts'
import { absent, done, stopped } from './run-report.ts'
import type { RunReport, StageRecord } from './run-report.ts'

export type RunStart = Pick<
  RunReport,
  'id' | 'model' | 'seed' | 'minVisits' | 'startedAt' | 'steps' | 'curves' | 'seconds'
>

/** What a run has found so far; what is missing was not reached. */
export interface Findings {
  window?: TrainingWindow
  gathered?: Gathered<unknown>
  data?: { readonly sha256: string; readonly visits: number }
  /** Of what comes before the job. */
  stages?: Partial<Record<StageName, StageRecord>>
  result?: JobResult
  verdict?: Verdict
  version?: string
}

export function assembleReport(start: RunStart, found: Findings, failure?: string): RunReport {
  const { result, verdict, gathered, data } = found
  const trained = result?.trained
  return {
    ...start,
    status: failure !== undefined ? 'failed' : found.version !== undefined ? 'published' : 'refused',
    reasons: reasonsOf(gathered?.refusal ?? failure, verdict),
    method: trained?.method.name ?? null,
    version: found.version ?? null,
    corpus: result?.corpus ?? null,
    data: data === undefined ? null : { ...data, rows: trained?.rows ?? null },
    stages: stagesOf(start, found),
    scores: Object.entries(trained?.metrics ?? {}).map(([name, value]) => ({
      name,
      value,
      baseline: trained!.baseline.metrics[name] ?? null,
    })),
    baseline: trained?.baseline.name ?? null,
    checks: verdict?.checks ?? [],
    reliability: result?.record.reliability ?? [],
    confusion: result?.record.confusion ?? [],
    examples: result?.record.examples ?? [],
    bars: result?.record.bars ?? [],
  }
}

const reasonsOf = (spoken: string | undefined, verdict: Verdict | undefined): readonly string[] =>
  spoken === undefined ? (verdict?.reasons ?? []) : [spoken]

function stagesOf({ model, curves }: RunStart, found: Findings): RunReport['stages'] {
  const { window, gathered, result, version, verdict } = found
  const known: Partial<Record<StageName, StageRecord>> = {
    ...(window && {
      clean: done('log-cleaned', { 'visits kept': window.visits.length, ...window.rejected }),
    }),
    ...(gathered && { label: labels(model, gathered) }),
    ...found.stages,
    ...result?.record.stages,
    ...(result && verdict && { publish: publishing(result, version) }),
    ...(gathered?.refusal !== undefined && { publish: stopped('votes-refused') }),
  }
  // Whether networks were trained is seen by their losses; a corpus may be too small for them.
  if (curves.length > 0 && known.finetune?.account === 'closed-form') known.finetune = absent('from-scratch')
  const all = stageNames.map((name) => [name, known[name] ?? stopped('ended-before')] as const)
  return Object.fromEntries(all) as Record<StageName, StageRecord>
}

function labels(model: ModelName, { notes }: Gathered<unknown>): StageRecord {
  if (model === 'recommender') return absent('next-seen')
  return done('votes', {
    agreed: notes['judgedPassages'] ?? notes['taughtForms'] ?? 0,
    trusted: notes['trustedVisits'] ?? 0,
    distrusted: notes['distrustedVisits'] ?? 0,
  })
}

function publishing({ evidence }: JobResult, version: string | undefined): StageRecord {
  const { bytes, parity, p95Ms } = evidence.runtime
  const record = done(version === undefined ? 'gate-refused' : 'published', { bytes, parity, p95: p95Ms })
  return version === undefined ? { ...record, state: 'stopped' } : record
}
