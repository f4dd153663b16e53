import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { runReportWords, stageNames } from '../../../../../core/i18n/run-report.ts'
import { renderReport } from '../../../../../server/trainer/report/render-report.ts'
import { absent, done } from '../../../../../server/trainer/report/run-report.ts'
import { shadeOf } from '../../../../../server/trainer/report/sections.ts'
import { policyOfReport } from '../../../../../server/trainer/report/style.ts'
import { buildReport } from './sample-report.ts'

const nasty = `<script>alert("1")</script>&'`
const escaped = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;'

const full = buildReport({
  reasons: [nasty],
  method: nasty,
  corpus: nasty,
  scores: [
    { name: nasty, value: 0.77341, baseline: 0.5906 },
    { name: 'accuracy.en', value: 0.25, baseline: null },
  ],
  baseline: nasty,
  checks: [{ name: nasty, passed: false, detail: nasty }],
  reliability: [{ head: nasty, ece: 0.0388, bins: [{ confidence: 0.25, accuracy: 0.5, n: 9 }] }],
  confusion: [
    {
      head: nasty,
      labels: [
        { en: nasty, zh: nasty },
        { en: 'B', zh: '乙' },
      ],
      counts: [
        [8, 2],
        [0, 5],
      ],
    },
  ],
  examples: [
    {
      head: 'subject',
      given: nasty,
      language: nasty,
      expected: nasty,
      predicted: nasty,
      confidence: 0.91,
      showable: true,
    },
  ],
  bars: [{ name: nasty, rows: [{ label: nasty, share: 0.5 }] }],
  steps: [{ name: nasty, seconds: 3.21 }],
  curves: [[{ at: 1, train: 2, dev: 2.5 }]],
})

describe('renderReport', () => {
  const html = renderReport(full, 'en')

  it('escapes whatever it was given', () => {
    expect(html).not.toContain('<script')
    expect(html.split(escaped).length - 1).toBeGreaterThanOrEqual(15)
  })

  it('shows the figures', () => {
    for (const shown of ['0.7734', '0.5906', '0.250', '0.500', '0.0388', '0.91', '12.3 s', '3.2 s', '50.0%'])
      expect(html).toContain(shown)
    expect(html).toContain('<td class="d4 right">8</td><td class="d1">2</td>')
    expect(html).toContain('<td class=""></td><td class="d5 right">5</td>')
  })

  it('names every stage in order, in both languages', () => {
    for (const language of ['en', 'zh'] as const) {
      const page = renderReport(full, language)
      const places = stageNames.map((name) =>
        page.indexOf(`class="stage">${runReportWords[language].stage[name]}<`),
      )
      expect(places.every((place) => place > 0)).toBe(true)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    }
    expect(renderReport(full, 'zh')).toContain('<html lang="zh-Hans">')
  })

  it('says of a stage what was done with its figures, or why it is no part', () => {
    const { stages } = buildReport()
    const page = renderReport(
      buildReport({
        stages: {
          ...stages,
          split: done('by-visit', { 'steps held out': 41 }),
          prune: absent('nothing-cut'),
        },
      }),
      'en',
    )
    const rowOf = (id: string) => page.slice(page.indexOf(`<tr id="${id}">`)).split('</tr>')[0]!
    expect(rowOf('split')).toContain('<small>steps of visits held out 41</small>')
    expect(rowOf('prune')).toContain('not part of this recipe')
    expect(rowOf('prune')).toContain('Nothing is cut')
    expect(rowOf('publish')).toContain('not carried out')
  })

  it('is one file under a policy of its own style alone', () => {
    expect(html).not.toMatch(/ style="|<link|<img|https?:\/\/|\son\w+="/)
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)![1]!
    const hash = createHash('sha256').update(style).digest('base64')
    expect(policyOfReport(html)).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    )
    expect(html).toContain(`style-src &#39;sha256-${hash}&#39;`)
  })

  it('says what a run has none of', () => {
    const page = renderReport(buildReport(), 'en')
    const { noCurves, noCalibration, noConfusion, noExamples, noGate } = runReportWords.en
    for (const sentence of [noCurves, noCalibration, noConfusion, noExamples, noGate])
      expect(page).toContain(sentence)
  })
})

describe('shadeOf', () => {
  it('goes by the share of the row', () => {
    expect([shadeOf(0, 10), shadeOf(1, 100), shadeOf(4, 10), shadeOf(10, 10), shadeOf(0, 0)]).toEqual([
      0, 1, 2, 5, 0,
    ])
  })
})
