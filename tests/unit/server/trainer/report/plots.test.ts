import { describe, expect, it } from 'vitest'
import {
  barLeft,
  barPlot,
  barWidth,
  curveBox,
  curvePlot,
  niceTicks,
  reliabilityPlot,
  squareBox,
} from '../../../../../server/trainer/report/plots.ts'

const pointsOf = (svg: string, kind: string): number[][] =>
  new RegExp(`<polyline class="${kind}" points="([^"]*)"`)
    .exec(svg)![1]!
    .split(' ')
    .map((pair) => pair.split(',').map(Number))

describe('curvePlot', () => {
  const words = { label: 'losses', x: 'step', y: 'loss', train: 'training', dev: 'held out' }
  const { left, top, width, height } = curveBox

  it('places losses between round ticks, steps from first to last', () => {
    const svg = curvePlot(
      [
        { at: 1, train: 4, dev: 4 },
        { at: 3, train: 2, dev: 3 },
        { at: 5, train: 0, dev: 2 },
      ],
      words,
    )
    expect(pointsOf(svg, 'train')).toEqual([
      [left, top],
      [left + width / 2, top + height / 2],
      [left + width, top + height],
    ])
    expect(pointsOf(svg, 'dev')).toEqual([
      [left, top],
      [left + width / 2, top + height / 4],
      [left + width, top + height / 2],
    ])
  })

  it('draws no held-out line where there is none, and a single point', () => {
    const svg = curvePlot([{ at: 1, train: 2 }], words)
    expect(svg).not.toContain('class="dev"')
    expect(pointsOf(svg, 'train')[0]![0]).toBe(left)
  })
})

describe('reliabilityPlot', () => {
  it('places bins by confidence and accuracy; area grows with answers', () => {
    const { left, top, width, height } = squareBox
    const svg = reliabilityPlot(
      [
        { confidence: 0.25, accuracy: 0.5, n: 4 },
        { confidence: 0.75, accuracy: 1, n: 16 },
      ],
      { label: 'l', x: 'x', y: 'y' },
    )
    const circles = [...svg.matchAll(/cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"/g)].map((m) =>
      m.slice(1).map(Number),
    )
    expect(circles).toEqual([
      [left + width / 4, top + height / 2, 4.5],
      [left + width * 0.75, top, 7],
    ])
    expect(pointsOf(svg, 'train')).toEqual(circles.map(([x, y]) => [x, y]))
  })
})

describe('barPlot', () => {
  it('makes a bar as long as its share', () => {
    const svg = barPlot([{ label: 'a', share: 0.25 }], 'bars')
    expect(svg).toContain(`<rect class="bar" x="${barLeft}" y="11" width="${barWidth / 4}" height="14"/>`)
  })
})

describe('niceTicks', () => {
  it('steps by 1, 2 or 5 and encloses both ends', () => {
    expect(niceTicks(0.13, 0.87)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
    expect(niceTicks(12, 480)).toEqual([0, 200, 400, 600])
  })
  it('has a span where all values are the same', () => {
    expect(niceTicks(0, 0)).toEqual([0, 0.5])
    expect(niceTicks(2, 2)).toEqual([2, 2.5])
  })
})
