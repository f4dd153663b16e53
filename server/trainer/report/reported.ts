import type { OnProgress } from '../../../models/bundle.ts'
import { voteLimits } from '../dataset/votes.ts'
import { assembleReport } from './assemble.ts'
import type { Findings } from './assemble.ts'
import { startDiary } from './diary.ts'
import type { RunReport } from './run-report.ts'

export interface Reporting extends Pick<RunReport, 'model' | 'seed'> {
  readonly now: Date
  readonly onProgress: OnProgress
  readonly minVisits?: number
  /** Where the report goes that every run leaves, refused and failed ones too. */
  readonly report?: { readonly id: string; readonly keep: (report: RunReport) => void }
}

/** Does the work, which fills in what it finds as it goes, and keeps the report however it ends. */
export async function reported<T>(
  request: Reporting,
  work: (found: Findings, onProgress: OnProgress) => Promise<T>,
): Promise<T> {
  const { model, seed, report, minVisits = voteLimits.visits } = request
  const diary = startDiary(request.onProgress, () => performance.now())
  const found: Findings = {}
  const keep = (failure?: string) => {
    const startedAt = request.now.toISOString()
    if (report === undefined) return
    const start = { id: report.id, model, seed, minVisits, startedAt, ...diary.close() }
    report.keep(assembleReport(start, found, failure))
  }
  let outcome: T
  try {
    outcome = await work(found, diary.note)
  } catch (error) {
    keep(error instanceof Error ? error.message : String(error))
    throw error
  }
  keep()
  return outcome
}
