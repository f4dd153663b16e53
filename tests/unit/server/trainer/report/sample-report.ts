import { assembleReport } from '../../../../../server/trainer/report/assemble.ts'
import type { RunReport } from '../../../../../server/trainer/report/run-report.ts'

/** A run that ended before anything was found. */
export const buildReport = (over: Partial<RunReport> = {}): RunReport => ({
  ...assembleReport(
    {
      id: '01KB0000000000000000000000',
      model: 'text',
      seed: 7,
      minVisits: 10,
      startedAt: '2026-11-24T00:00:00.000Z',
      steps: [],
      curves: [],
      seconds: 12.34,
    },
    {},
  ),
  ...over,
})
