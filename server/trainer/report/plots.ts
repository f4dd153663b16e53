/** Plots as SVG text. Colours come from the page's style by class; every plot has its words in `label`. */
import { escapeHtml } from './escape.ts'
import type { LossPoint, ReliabilityBin } from './run-report.ts'

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}
/** Where the data lie within a plot, in its user units. */
export const curveBox: Box = { left: 56, top: 16, width: 480, height: 220 }
export const squareBox: Box = { left: 56, top: 16, width: 260, height: 260 }

export interface Words {
  readonly label: string
  readonly x: string
  readonly y: string
}

export function curvePlot(
  points: readonly LossPoint[],
  words: Words & { readonly train: string; readonly dev: string },
): string {
  const losses = points.flatMap((p) => (p.dev === undefined ? [p.train] : [p.train, p.dev]))
  const [from, to] = [points[0]!.at, Math.max(points.at(-1)!.at, points[0]!.at + 1)]
  const ticks = niceTicks(Math.min(...losses), Math.max(...losses))
  const [low, high] = [ticks[0]!, ticks.at(-1)!]
  const x = (at: number) => curveBox.left + ((at - from) / (to - from)) * curveBox.width
  const y = (loss: number) => curveBox.top + (1 - (loss - low) / (high - low)) * curveBox.height
  const line = (kind: 'train' | 'dev', name: string) => {
    const own = points.flatMap((p) => (p[kind] === undefined ? [] : [`${round(x(p.at))},${round(y(p[kind]))}`]))
    const last = points.at(-1)![kind]
    if (own.length === 0 || last === undefined) return ''
    return (
      `<polyline class="${kind}" points="${own.join(' ')}"/>` +
      text(curveBox.left + curveBox.width + 8, y(last) + (kind === 'dev' ? -2 : 6), name, `key ${kind}`)
    )
  } // prettier-ignore
  return svg(640, 284, words.label, [
    axes(
      curveBox,
      [from, to].map((at) => ({ at: x(at), label: String(at) })),
      ticks.map((t) => ({ at: y(t), label: shortNumber(t) })),
      words,
    ),
    line('train', words.train),
    line('dev', words.dev),
  ])
}

/** A reliability diagram (Niculescu-Mizil & Caruana 2005): the area of a point grows with its answers. */
export function reliabilityPlot(bins: readonly ReliabilityBin[], words: Words): string {
  const { left, top, width, height } = squareBox
  const x = (share: number) => left + share * width
  const y = (share: number) => top + (1 - share) * height
  const most = Math.max(...bins.map((bin) => bin.n))
  const ticks = [0, 0.5, 1]
  return svg(340, 324, words.label, [
    axes(
      squareBox,
      ticks.map((t) => ({ at: x(t), label: String(t) })),
      ticks.map((t) => ({ at: y(t), label: String(t) })),
      words,
    ),
    `<line class="ideal" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/>`,
    `<polyline class="train" points="${bins.map((b) => `${round(x(b.confidence))},${round(y(b.accuracy))}`).join(' ')}"/>`,
    ...bins.map(
      (b) =>
        `<circle class="dot" cx="${round(x(b.confidence))}" cy="${round(y(b.accuracy))}" r="${round(2 + 5 * Math.sqrt(b.n / most))}"/>`,
    ),
  ])
}

/** Shares 0..1 as bars, one a line. */
export const barLeft = 280
export const barWidth = 280
export function barPlot(
  rows: readonly { readonly label: string; readonly share: number }[],
  label: string,
): string {
  return svg(
    640,
    rows.length * 28 + 8,
    label,
    rows.map(({ label: name, share }, i) => {
      const middle = 18 + i * 28
      return (
        text(barLeft - 12, middle + 5, shortened(name), 'tick end') +
        `<rect class="bar" x="${barLeft}" y="${middle - 7}" width="${round(share * barWidth)}" height="14"/>` +
        text(barLeft + share * barWidth + 8, middle + 5, `${(share * 100).toFixed(1)}%`, 'tick')
      )
    }),
  )
}

const mostSigns = 36
const shortened = (name: string): string =>
  name.length <= mostSigns ? name : `${name.slice(0, mostSigns - 1)}…`

interface Tick {
  readonly at: number
  readonly label: string
}

function axes(box: Box, xTicks: readonly Tick[], yTicks: readonly Tick[], words: Words): string {
  const { left, top, width, height } = box
  const bottom = top + height
  return [
    ...yTicks.map(
      ({ at, label }) =>
        `<line class="grid" x1="${left}" y1="${round(at)}" x2="${left + width}" y2="${round(at)}"/>${text(left - 8, at + 5, label, 'tick end')}`,
    ),
    ...xTicks.map(({ at, label }) => text(at, bottom + 20, label, 'tick middle')),
    text(left + width / 2, bottom + 38, words.x, 'tick middle'),
    `<text class="tick middle" x="14" y="${top + height / 2}" transform="rotate(-90 14 ${top + height / 2})">${escapeHtml(words.y)}</text>`,
  ].join('')
}

const svg = (width: number, height: number, label: string, parts: readonly string[]): string =>
  `<svg role="img" aria-label="${escapeHtml(label)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${parts.join('')}</svg>`

const text = (x: number, y: number, words: string, kind: string): string =>
  `<text class="${kind}" x="${round(x)}" y="${round(y)}">${escapeHtml(words)}</text>`

const round = (value: number): number => Number(value.toFixed(2))
const shortNumber = (value: number): string => String(Number(value.toPrecision(3)))

/** Round values at steps of 1, 2 or 5 times a power of ten, which enclose both ends. */
export function niceTicks(low: number, high: number, about = 4): number[] {
  const span = high - low || Math.abs(high) || 1
  const raw = span / about
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map((n) => n * power).find((size) => size >= raw)!
  const first = Math.floor(low / step)
  const last = Math.max(Math.ceil(high / step), first + 1)
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}
