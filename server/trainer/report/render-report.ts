/** A run's report as one HTML page that stands by itself: no script, no outside file, light and dark. Pure. */
import { runReportWords, stageNames } from '../../../core/i18n/run-report.ts'
import type { RunReportWords } from '../../../core/i18n/run-report.ts'
import { methodText, stageText } from '../../../core/i18n/training.ts'
import type { UiLanguage } from '../../../core/heritage/text.ts'
import { escapeHtml } from './escape.ts'
import { figure, table } from './markup.ts'
import {
  barsSection,
  calibrationSection,
  confusionSection,
  curvesSection,
  examplesSection,
} from './sections.ts'
import { reportPolicy, reportStyle } from './style.ts'
import type { RunReport } from './run-report.ts' // prettier-ignore

export function renderReport(report: RunReport, language: UiLanguage): string {
  const w = runReportWords[language]
  const title = `${w.title}: ${w.models[report.model]}`
  const lang = language === 'zh' ? 'zh-Hans' : 'en'
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(reportPolicy(reportStyle))}">
<title>${escapeHtml(title)}</title><style>${reportStyle}</style></head><body><main>
${[
  head(report, w, language),
  stages(report, w),
  scores(report, w),
  gate(report, w),
  curvesSection(report, w),
  calibrationSection(report, w),
  confusionSection(report, w, language),
  barsSection(report, w),
  examplesSection(report, w, language),
  steps(report, w, language),
].join('\n')}
</main></body></html>
`
}

function head(report: RunReport, w: RunReportWords, language: UiLanguage): string {
  const { data } = report
  const facts: readonly (readonly [string, string | null])[] = [
    [w.facts.run, report.id],
    [w.facts.started, report.startedAt],
    [w.facts.seconds, w.secondsOf(report.seconds.toFixed(1))],
    [w.facts.method, report.method === null ? null : methodText(report.method, language)],
    [w.facts.version, report.version],
    [w.facts.corpus, report.corpus],
    [w.facts.rows, data?.rows === null || data === null ? null : String(data.rows)],
    [w.facts.visits, data === null ? null : String(data.visits)],
    [w.facts.data, data?.sha256 ?? null],
    [w.facts.seed, String(report.seed)],
  ]
  const known = facts.flatMap(([name, value]) =>
    value === null ? [] : [`<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`],
  )
  const why =
    report.reasons.length === 0
      ? ''
      : `<h3>${escapeHtml(w.reasons)}</h3><ul lang="en">${report.reasons.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('')}</ul>`
  return `<header><p class="quiet">${escapeHtml(w.title)} · <span class="${report.status === 'published' ? '' : 'alarm'}">${w.status[report.status]}</span></p>
<h1>${escapeHtml(w.models[report.model])}</h1><dl>${known.join('')}</dl>${why}</header>`
}

function stages(report: RunReport, w: RunReportWords): string {
  const rows = stageNames.map((name) => {
    const { state, account, figures } = report.stages[name]
    const counted = figures.map(
      ({ name: key, value }) => `${escapeHtml(w.figures[key] ?? key)} ${figure(value)}`,
    )
    return `<tr id="${name}"><th scope="row" class="stage">${escapeHtml(w.stage[name])}</th><td class="state ${state}">${escapeHtml(w.state[state])}</td><td>${escapeHtml(w.accounts[account])}${counted.length === 0 ? '' : `<small>${counted.join(' · ')}</small>`}</td></tr>`
  })
  return `<section><h2>${escapeHtml(w.stages)}</h2><div class="wide"><table><tbody>${rows.join('')}</tbody></table></div></section>`
}

function scores(report: RunReport, w: RunReportWords): string {
  if (report.scores.length === 0) return ''
  const header = [
    w.metric,
    { number: w.own },
    ...(report.baseline === null ? [] : [{ number: report.baseline }]),
  ]
  const rowsOf = (some: RunReport['scores']) =>
    table(
      header,
      some.map(({ name, value, baseline }) => [
        { code: name },
        { number: figure(value) },
        ...(report.baseline === null ? [] : [{ number: baseline === null ? '' : figure(baseline) }]),
      ]),
    )
  const main = report.scores.filter(({ name }) => !name.includes('.'))
  const rest = report.scores.filter(({ name }) => name.includes('.'))
  return `<section><h2>${escapeHtml(w.scores)}</h2>${rowsOf(main)}${rest.length === 0 ? '' : `<details><summary>${escapeHtml(w.more)}</summary>${rowsOf(rest)}</details>`}</section>`
}

function gate(report: RunReport, w: RunReportWords): string {
  const body =
    report.checks.length === 0
      ? `<p class="quiet">${escapeHtml(w.noGate)}</p>`
      : table(
          [w.check, w.gate, w.detail],
          report.checks.map(({ name, passed, detail }) => [
            { english: name },
            passed ? w.passed : { alarm: w.refused },
            { english: detail },
          ]),
        )
  return `<section><h2>${escapeHtml(w.gate)}</h2>${body}</section>`
}

function steps(report: RunReport, w: RunReportWords, language: UiLanguage): string {
  if (report.steps.length === 0) return ''
  return `<section><h2>${escapeHtml(w.steps)}</h2>${table(
    [w.step, { number: w.facts.seconds }],
    report.steps.map(({ name, seconds }) => [
      stageText(name, language),
      { number: w.secondsOf(seconds.toFixed(1)) },
    ]),
  )}</section>`
}
