/** The parts of a report that draw: curves, calibration, confusion, shares, and the examples. What a run has none of says so. */
import { inLanguage } from '../../../core/heritage/text.ts'
import type { UiLanguage } from '../../../core/heritage/text.ts'
import type { RunReportWords } from '../../../core/i18n/run-report.ts'
import { subjectLabels, sentimentLabels } from '../../../models/text/labels.ts'
import { escapeHtml } from './escape.ts'
import { figure, table } from './markup.ts'
import { barPlot, curvePlot, reliabilityPlot } from './plots.ts'
import type { Confusion, Reliability, RunReport } from './run-report.ts'

const section = (title: string, parts: readonly string[], none: string): string =>
  `<section><h2>${escapeHtml(title)}</h2>${parts.length === 0 ? `<p class="quiet">${escapeHtml(none)}</p>` : parts.join('')}</section>`

const drawn = (plot: string, caption: string): string =>
  `<figure><div class="wide">${plot}</div><figcaption>${escapeHtml(caption)}</figcaption></figure>`

const headName = (w: RunReportWords, head: string): string => w.heads[head] ?? head

export function curvesSection({ curves }: RunReport, w: RunReportWords): string {
  const figures = curves.map((points, i) => {
    const last = points.at(-1)!
    const ends = [w.train, figure(last.train), ...(last.dev === undefined ? [] : [w.dev, figure(last.dev)])]
    const caption = `${w.curve(i + 1)} · ${w.axis} ${last.at} · ${ends.join(' ')}`
    const words = { label: caption, x: w.axis, y: w.loss, train: w.train, dev: w.dev }
    return drawn(curvePlot(points, words), caption)
  })
  return section(w.curves, figures, w.noCurves)
}

export function calibrationSection({ reliability }: RunReport, w: RunReportWords): string {
  const one = ({ head, ece, bins }: Reliability): string => {
    const n = bins.reduce((sum, bin) => sum + bin.n, 0)
    const label = w.reliabilityOf(headName(w, head), figure(ece), n)
    const plot = drawn(reliabilityPlot(bins, { label, x: w.confidence, y: w.accuracy }), label)
    const rows = bins.map((bin) => [
      { number: bin.confidence.toFixed(3) },
      { number: bin.accuracy.toFixed(3) },
      { number: String(bin.n) },
    ])
    return `<div class="pair">${plot}${table([{ number: w.confidence }, { number: w.accuracy }, { number: w.n }], rows)}</div>`
  }
  const heads = reliability.filter(({ bins }) => bins.length > 0)
  return section(w.calibration, heads.map(one), w.noCalibration)
}

/** Shades run from none to five, by the share of the row. */
export const shadeOf = (count: number, ofRow: number): number =>
  count === 0 || ofRow === 0 ? 0 : Math.max(1, Math.ceil((5 * count) / ofRow))

export function confusionSection({ confusion }: RunReport, w: RunReportWords, language: UiLanguage): string {
  const one = ({ head, labels, counts }: Confusion): string => {
    const columns = labels.map(
      (label, i) => `<th scope="col" title="${escapeHtml(inLanguage(label, language))}">${i + 1}</th>`,
    )
    const rows = counts.map((row, right) => {
      const total = row.reduce((sum, count) => sum + count, 0)
      const cells = row.map((count, answered) => {
        const shade = shadeOf(count, total)
        const classes = [...(shade === 0 ? [] : [`d${shade}`]), ...(right === answered ? ['right'] : [])]
        return `<td class="${classes.join(' ')}">${count === 0 ? '' : count}</td>`
      })
      return `<tr><th scope="row">${right + 1} ${escapeHtml(inLanguage(labels[right]!, language))}</th>${cells.join('')}</tr>`
    })
    return `<div class="wide"><table class="matrix"><caption>${escapeHtml(w.confusionOf(headName(w, head)))}</caption><thead><tr><td></td>${columns.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
  }
  return section(w.confusion, confusion.map(one), w.noConfusion)
}

export function barsSection({ bars, minVisits }: RunReport, w: RunReportWords): string {
  const figures = bars
    .filter(({ rows }) => rows.length > 0)
    .map(({ name, rows }) => {
      const label = w.bar[name] ?? name
      return drawn(barPlot(rows, label), label)
    })
  if (figures.length === 0) return ''
  return section(w.bars, [...figures, `<p class="small quiet">${escapeHtml(w.privacy(minVisits))}</p>`], '')
}

export function examplesSection({ examples }: RunReport, w: RunReportWords, language: UiLanguage): string {
  const byHead = [...Map.groupBy(examples, (example) => example.head)]
  const parts = byHead.map(([head, own]) => {
    const name = (label: string): string => {
      const known: Readonly<Record<string, { en: string; zh: string }>> = {
        ...subjectLabels,
        ...sentimentLabels,
      }
      const found = known[label]
      return found === undefined ? label : inLanguage(found, language)
    }
    const rows = own.map(({ given, language: lang, expected, predicted, confidence }) => [
      { text: given, lang },
      name(expected),
      predicted === expected ? name(predicted) : { alarm: name(predicted) },
      { number: confidence.toFixed(2) },
    ])
    return `<h3>${escapeHtml(headName(w, head))}</h3><div class="examples">${table([w.given, w.expected, w.predicted, { number: w.confidence }], rows)}</div>`
  })
  return section(w.examples, parts, w.noExamples)
}
