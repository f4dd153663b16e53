import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { prepareInWorker } from '../../../../server/scans/in-worker.ts'
import { recordedSizeOf } from '../../../../server/scans/recorded-size.ts'
import { buildScan } from '../../../support/scans.ts'

const folder = mkdtempSync(join(tmpdir(), 'mouseion-scan-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const twin = {
  form: 'ding',
  surface: 'bronze',
  dimensions: { widthM: 0.25, heightM: 0.3, depthM: 0.2 },
} as const

async function order(detail: number) {
  const path = join(folder, `${detail}.glb`)
  writeFileSync(path, await buildScan({ size: [0.25, 0.3, 0.2], detail }))
  const recorded = recordedSizeOf({ twin, measures: { ...twin.dimensions } })
  return { path, recorded, description: { copyright: '', generator: '', extras: {} } }
}

describe('the thread that prepares a scan', () => {
  it('answers with the levels, and says how far it is', async () => {
    const stages: string[] = []
    const { report, levels } = await prepareInWorker(await order(8), (stage) => stages.push(stage))
    expect(report.triangles).toBe(768)
    expect(levels.full.bytes.byteLength).toBeGreaterThan(1_000)
    expect(stages.slice(0, 3)).toEqual(['checking', 'reading', 'fitting'])
  }, 60_000)

  it('is ended when its time is over', async () => {
    const late = prepareInWorker(await order(8), () => undefined, { timeoutMs: 1 })
    await expect(late).rejects.toMatchObject({ refusal: { code: 'timeout' } })
  })

  it('is ended when it takes more memory than it was given, and the museum goes on', async () => {
    const large = prepareInWorker(await order(300), () => undefined, { heapMb: 8 })
    await expect(large).rejects.toMatchObject({ refusal: { code: 'memory' } })
  }, 60_000)
})

describe('which directions are recorded', () => {
  it('those whose length a measure states', () => {
    const of = (measures: Parameters<typeof recordedSizeOf>[0]['measures']) =>
      recordedSizeOf({ twin, measures }).recorded
    expect(of({ heightM: 0.3 })).toEqual([false, true, false])
    expect(of({ diameterM: 0.25, weightKg: 0.2 })).toEqual([true, false, false])
    expect(of({ lengthM: 0.2, widthM: 0.25 })).toEqual([true, false, true])
  })
})
