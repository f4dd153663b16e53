import { describe, expect, it } from 'vitest'
import { assembleReport } from '../../../../../server/trainer/report/assemble.ts'
import type { RunStart } from '../../../../../server/trainer/report/assemble.ts'
import { reported } from '../../../../../server/trainer/report/reported.ts'
import type { RunReport } from '../../../../../server/trainer/report/run-report.ts'
import { absent, stopped } from '../../../../../server/trainer/report/run-report.ts'

const start: RunStart = {
  id: 'a',
  model: 'language',
  seed: 1,
  minVisits: 10,
  startedAt: '2026-11-24T00:00:00.000Z',
  steps: [],
  curves: [],
  seconds: 1,
}

describe('assembleReport', () => {
  it('says of stages after the end that they were not reached', () => {
    const { stages, status, reasons } = assembleReport(start, {
      gathered: {
        payload: null,
        visits: 3,
        refusal: 'too few are right',
        notes: { trustedVisits: 1, distrustedVisits: 2, taughtForms: 0 },
      },
    })
    expect([status, reasons]).toEqual(['refused', ['too few are right']])
    expect(stages.label.figures).toEqual([
      { name: 'agreed', value: 0 },
      { name: 'trusted', value: 1 },
      { name: 'distrusted', value: 2 },
    ])
    expect(stages.split).toEqual(stopped('ended-before'))
    expect(stages.publish).toEqual(stopped('votes-refused'))
  })

  it('tells a fit by closed form from networks by their losses', () => {
    const stages = { finetune: absent('closed-form') }
    expect(assembleReport(start, { stages }).stages.finetune.account).toBe('closed-form')
    const curves = [[{ at: 20, train: 1 }]]
    expect(assembleReport({ ...start, curves }, { stages }).stages.finetune.account).toBe('from-scratch')
  })
})

describe('reported', () => {
  it('keeps a report of a run that fails, and fails', async () => {
    const kept: RunReport[] = []
    const run = reported(
      {
        model: 'text',
        seed: 3,
        now: new Date('2026-11-24T00:00:00Z'),
        onProgress: () => undefined,
        report: { id: 'b', keep: (report) => void kept.push(report) },
      },
      () => Promise.reject(new Error('the disk is full')),
    )
    await expect(run).rejects.toThrow('the disk is full')
    expect(kept.map(({ id, status, reasons, seed }) => [id, status, reasons, seed])).toEqual([
      ['b', 'failed', ['the disk is full'], 3],
    ])
  })
})
