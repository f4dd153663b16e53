/** Square fields set edge to edge, each with a plain figure of bars, steps and lozenges: a rhythm, none of the recorded signs. */
import { hash3 } from '../noise.ts'
import { cells } from './cells.ts'
import type { LayerName, Pen, Point, Rect } from './pen.ts'

type Field = (p: (u: number, v: number) => Point, mark: Mark, stroke: Stroke) => void
type Mark = (points: readonly Point[], layer?: LayerName, value?: number) => void
type Stroke = (points: readonly Point[], width: number, layer?: LayerName) => void

const fields: readonly Field[] = [
  (p, mark) => {
    mark([p(0.1, 0.1), p(0.9, 0.1), p(0.9, 0.9), p(0.1, 0.9)])
    mark([p(0.5, 0.2), p(0.8, 0.5), p(0.5, 0.8), p(0.2, 0.5)], 'a', 0)
    mark([p(0.5, 0.34), p(0.66, 0.5), p(0.5, 0.66), p(0.34, 0.5)], 'b')
  },
  (p, mark) => {
    for (let i = 0; i < 4; i++)
      for (let j = 0; j < 4; j++)
        if ((i + j) % 2 === 0)
          mark([p(0.1 + i * 0.2, 0.1 + j * 0.2), p(0.3 + i * 0.2, 0.1 + j * 0.2), p(0.3 + i * 0.2, 0.3 + j * 0.2), p(0.1 + i * 0.2, 0.3 + j * 0.2)], j > 1 ? 'b' : 'a') // prettier-ignore
  },
  (p, mark) => {
    mark([p(0.1, 0.1), p(0.9, 0.1), p(0.9, 0.9), p(0.1, 0.9)], 'b')
    for (let k = 0; k < 4; k++) mark([p(0.1 + k * 0.2, 0.1), p(0.1 + k * 0.2 + 0.2, 0.1), p(0.1 + k * 0.2 + 0.2, 0.3 + k * 0.2), p(0.1 + k * 0.2, 0.3 + k * 0.2)]) // prettier-ignore
  },
  (p, _mark, stroke) => {
    stroke([p(0.12, 0.12), p(0.88, 0.88)], 0.16)
    stroke([p(0.12, 0.5), p(0.5, 0.88)], 0.1, 'b')
    stroke([p(0.5, 0.12), p(0.88, 0.5)], 0.1, 'b')
  },
  (p, mark) => {
    for (const [u, v, layer] of [[0.1, 0.1, 'a'], [0.55, 0.1, 'b'], [0.1, 0.55, 'b'], [0.55, 0.55, 'a']] as const) mark([p(u, v), p(u + 0.35, v), p(u + 0.35, v + 0.35), p(u, v + 0.35)], layer) // prettier-ignore
  },
  (p, mark, stroke) => {
    mark([p(0.1, 0.1), p(0.9, 0.1), p(0.9, 0.9), p(0.1, 0.9)])
    for (const v of [0.28, 0.5, 0.72]) stroke([p(0.2, v - 0.08), p(0.5, v + 0.08), p(0.8, v - 0.08)], 0.07, 'b')
  },
  (p, mark) => {
    mark([p(0.1, 0.9), p(0.9, 0.9), p(0.5, 0.5)])
    mark([p(0.1, 0.1), p(0.9, 0.1), p(0.5, 0.5)], 'b')
  },
  (p, mark) => {
    mark([p(0.1, 0.1), p(0.9, 0.1), p(0.9, 0.9), p(0.1, 0.9)], 'b')
    mark([p(0.24, 0.24), p(0.76, 0.24), p(0.76, 0.76), p(0.24, 0.76)])
    mark([p(0.4, 0.4), p(0.6, 0.4), p(0.6, 0.6), p(0.4, 0.6)], 'a', 0)
  },
] // prettier-ignore

export function tocapu(pen: Pen, rect: Rect): void {
  cells(rect, Math.min(0.088, rect.y1 - rect.y0), 0.92, (x, y, w, h, i, j) => {
    const p = (u: number, v: number): Point => [x + u * w, y + v * h]
    const mark: Mark = (points, layer = 'a', value = 1) => {
      // What one paint covers the other does not.
      if (value > 0) pen.fill(points, layer === 'a' ? 'b' : 'a', 0)
      pen.fill(points, layer, value)
    }
    const stroke: Stroke = (points, width, layer = 'a') => pen.line(points, h * width, { layer })
    fields[Math.floor(hash3(i, j, 23) * fields.length)]!(p, mark, stroke)
    pen.line([p(0, 0), p(1, 0), p(1, 1), p(0, 1), p(0, 0)], h * 0.045, { layer: 'b', value: 0 })
    pen.line([p(0, 0), p(1, 0), p(1, 1), p(0, 1), p(0, 0)], h * 0.045)
  })
}
