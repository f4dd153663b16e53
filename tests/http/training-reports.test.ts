import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stageNames } from '../../core/i18n/run-report.ts'
import { withLearning } from '../../server/open-museum.ts'
import { reportsIn } from '../../server/trainer/report/files.ts'
import { renderReport } from '../../server/trainer/report/render-report.ts'
import { createHandLearning } from '../support/learning.ts'
import { readEvents } from '../support/sse.ts'
import { startTestMuseum } from '../support/museum.ts'
import type { TestMuseum } from '../support/museum.ts'
import { buildReport } from '../unit/server/trainer/report/sample-report.ts'

describe('GET /training-runs/:id/report', () => {
  const learning = createHandLearning()
  const report = buildReport()
  let museum: TestMuseum
  let cookie: string
  beforeAll(async () => {
    museum = await startTestMuseum({ openLearning: async () => learning })
    cookie = await museum.cookieOf('curator')
    for (const language of ['en', 'zh'] as const)
      learning.keepReport(report.id, language, renderReport(report, language))
  })
  afterAll(() => museum.close())
  const get = (id: string, query = '', headers: Record<string, string> = { cookie }) =>
    museum.fetch(`/api/v1/training-runs/${id}/report${query}`, { headers })

  it('gives curators the page, under a policy without inline styles but its own', async () => {
    const response = await get(report.id)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const policy = response.headers.get('content-security-policy')!
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='; /)
    expect(policy).not.toContain('unsafe')
    expect(await response.text()).toBe(renderReport(report, 'en'))
  })

  it('speaks Chinese where asked, and no other language', async () => {
    expect(await (await get(report.id, '?language=zh')).text()).toContain('<html lang="zh-Hans">')
    expect((await get(report.id, '?language=fr')).status).toBe(400)
  })

  it('is not for visitors, and is absent where a run left none', async () => {
    expect((await get(report.id, '', {})).status).toBe(401)
    expect((await get('01KB0000000000000000000001')).status).toBe(404)
    expect((await get('..%2F..%2Fsecret')).status).toBe(400)
  })
})

describe('a training run', () => {
  it('leaves its report', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'mouseion-report-'))
    const museum = await startTestMuseum({ ...withLearning(), dataDir })
    try {
      const curator = await museum.clientOf('curator')
      const cookie = await museum.cookieOf('curator')
      const { id } = await curator.startTrainingRun({ body: { model: 'recommender' } })
      const stream = await readEvents(`${museum.url}/api/v1/training-runs/${id}/events`, {
        headers: { cookie },
      })
      while ((await stream.next()) !== undefined);
      stream.close()
      const run = await curator.getTrainingRun({ params: { id } })
      expect([run.status, run.report]).toEqual(['published', true])
      const html = readFileSync(join(reportsIn(dataDir), `${id}.zh.html`), 'utf8')
      for (const name of stageNames) expect(html).toContain(`<tr id="${name}">`)
      expect(html).toContain(run.version!)
      expect(html).toContain('参观次数尚少')
    } finally {
      await museum.close()
      rmSync(dataDir, { recursive: true, force: true })
    }
  }, 60_000)
})
