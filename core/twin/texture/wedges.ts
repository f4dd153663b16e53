/** Wedges as a reed or a chisel leaves them, strewn along ruled lines: the look of the technique, not a text. */
import { seededRandom } from '../../seeded-random.ts'
import type { Pen, Point, Rect } from './pen.ts'
import { audience } from './royal.ts'

/** A tablet's lines, each of clusters of wedges pressed so that they can be told apart from a step away. */
export function wedges(pen: Pen, rect: Rect): void {
  const [w, h] = [rect.x1 - rect.x0, rect.y1 - rect.y0]
  // A broad tablet is written in two columns.
  const columns = w / h > 0.66 && w / h < 1.6 ? 2 : 1
  const gap = columns > 1 ? w * 0.045 : 0
  const wide = (w - gap) / columns
  const next = seededRandom(41)
  for (let c = 0; c < columns; c++) {
    const x0 = rect.x0 + c * (wide + gap)
    pressedLines(pen, { ...rect, x0, x1: x0 + wide }, next)
    if (c > 0) for (const k of [0.3, 0.7]) pen.line([[x0 - gap * k, rect.y0], [x0 - gap * k, rect.y1]], h * 0.005, { value: 0.55 }) // prettier-ignore
  }
}

function pressedLines(pen: Pen, rect: Rect, next: () => number): void {
  const rows = Math.max(1, Math.round((rect.y1 - rect.y0) / 0.092))
  const h = (rect.y1 - rect.y0) / rows
  const drift = () => h * 0.12 * (next() - 0.5)
  for (let j = 0; j < rows; j++) {
    const y = rect.y0 + j * h
    const [left, right] = [drift(), drift()]
    const base = (x: number) => y + left + ((right - left) * (x - rect.x0)) / (rect.x1 - rect.x0)
    if (j > 0) pen.line([[rect.x0, base(rect.x0)], [rect.x1, base(rect.x1)]], h * 0.035, { value: 0.4 }) // prettier-ignore
    const firm = 0.8 + 0.2 * next()
    let x = rect.x0 + h * 0.14
    const end = rect.x1 - h * (next() < 0.2 ? 1.2 + next() : 0.1)
    for (;;) {
      const wide = h * (0.42 + 0.5 * next())
      if (x + wide > end) break
      cluster(pen, { x0: x, x1: x + wide, y0: base(x) + h * 0.14, y1: base(x) + h * 0.9 }, { firm, next })
      x += wide + h * (0.1 + 0.12 * next())
    }
  }
}

const down = -0.25
const across = 0
const slanting = -0.13

/** Wedges as signs have them, upright, level and slanting, thrown together by chance: no sign of any script is meant. */
function cluster(pen: Pen, box: Rect, { firm, next }: { firm: number; next: () => number }): void {
  const [w, h] = [box.x1 - box.x0, box.y1 - box.y0]
  const press = (u: number, v: number, turn: number, tail: number) =>
    wedge(pen, {
      x: box.x0 + u * w,
      y: box.y0 + v * h,
      size: h * (0.3 + 0.07 * next()),
      turn: (turn + (next() - 0.5) * 0.03) * 2 * Math.PI,
      tail,
      deep: firm * (0.78 + 0.22 * next()),
      cut: false,
    })
  const kind = next()
  const level = kind < 0.3 ? 2 : kind < 0.55 ? 1 : 0
  for (let i = 0; i < level; i++) press(0.12, level === 1 ? 0.5 : 0.24 + 0.5 * i, across, (w / h) * 2.6)
  const upright = Math.max(1, Math.round((w / h) * (level > 0 ? 1.3 : 2.2)))
  if (kind < 0.86)
    for (let i = 0; i < upright; i++) {
      const u = level > 0 ? 0.95 - i * 0.34 : (i + 0.5) / upright
      if (kind > 0.7) for (const v of [0.92, 0.45]) press(u, v, down, 1.15)
      else press(u, 0.9, down, 2.3)
    }
  else for (let i = 0; i < upright; i++) press((i + 0.55) / upright, 0.5 + 0.12 * (i % 2), slanting, 0.5)
  if (kind > 0.3 && kind < 0.45) press(0.16, 0.86, slanting, 0.5)
}

/** A stone of laws: the king before his god above, columns of short lines cut below. */
export function lawCode(pen: Pen, rect: Rect): void {
  const [w, h] = [rect.x1 - rect.x0, rect.y1 - rect.y0]
  const head = Math.min(0.34 * h, w * 0.9)
  const text: Rect = { x0: rect.x0 + w * 0.05, x1: rect.x1 - w * 0.05, y0: rect.y0 + h * 0.06, y1: rect.y1 - head - h * 0.03 } // prettier-ignore
  audience(pen, {
    x0: rect.x0 + w * 0.1,
    x1: rect.x1 - w * 0.1,
    y0: rect.y1 - head,
    y1: rect.y1 - h * 0.02,
  })
  pen.rect(text, 'a', 0.55)
  const rows = Math.max(4, Math.round((text.y1 - text.y0) / (w * 0.115)))
  const tall = (text.y1 - text.y0) / rows
  for (let j = 0; j < rows; j++) {
    const y0 = text.y0 + j * tall
    pen.line([[text.x0, y0], [text.x1, y0]], tall * 0.07, { value: 0.2 }) // prettier-ignore
    cutLine(pen, { x0: text.x0, x1: text.x1, y0: y0 + tall * 0.06, y1: y0 + tall * 0.96 }, { lineTall: tall * 0.9, seed: 280 + j }) // prettier-ignore
  }
}

interface Cut {
  /** Height of a line. */
  readonly lineTall: number
  readonly seed: number
}

/** Wedges of uneven size cut out of a raised ground, close here and loose there. */
function cutLine(pen: Pen, rect: Rect, { lineTall, seed }: Cut): void {
  const next = seededRandom(seed)
  const rows = Math.max(1, Math.round((rect.y1 - rect.y0) / lineTall))
  const h = (rect.y1 - rect.y0) / rows
  const drift = () => h * 0.1 * (next() - 0.5)
  for (let j = 0; j < rows; j++) {
    const y = rect.y0 + j * h
    const [left, right] = [drift(), drift()]
    const base = (x: number) => y + left + ((right - left) * (x - rect.x0)) / (rect.x1 - rect.x0)
    if (j > 0) pen.line([[rect.x0, base(rect.x0)], [rect.x1, base(rect.x1)]], h * 0.04, { value: 0.3 }) // prettier-ignore
    const firm = 0.75 + 0.25 * next()
    let x = rect.x0 + h * (0.2 + 0.3 * next())
    const end = rect.x1 - h * (next() < 0.25 ? 0.8 + 2.4 * next() : 0.3)
    while (x < end) {
      const kind = next()
      const size = h * (0.2 + 0.2 * Math.pow(next(), 1.4))
      const lift = 0.34 + 0.42 * next()
      const turn = (kind < 0.46 ? -0.25 : kind < 0.76 ? 0 : -0.13) * 2 * Math.PI + (next() - 0.5) * 0.34
      const tail = kind < 0.76 ? 0.7 + 0.9 * next() : 0.28
      wedge(pen, { x, y: base(x) + h * lift, size, turn, tail, deep: firm * (0.6 + 0.4 * next()), cut: true })
      x += h * (kind >= 0.46 && kind < 0.76 ? 0.4 : 0.24) * (0.8 + 0.7 * next())
      if (next() < 0.14) x += h * (0.25 + 0.35 * next())
    }
  }
}

interface Wedge {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly turn: number
  /** Length of the tail, in sizes. */
  readonly tail: number
  readonly deep: number
  readonly cut: boolean
}

/** The corner of the reed makes a three-sided head, deepest at its middle, its edge the tail. */
function wedge(pen: Pen, { x, y, size, turn, tail, deep, cut }: Wedge): void {
  const [c, s] = [Math.cos(turn), Math.sin(turn)]
  const at = (along: number, side: number): Point => [x + (c * along - s * side) * size, y + (s * along + c * side) * size] // prettier-ignore
  const value = cut ? 0 : deep
  const head = (k: number): Point[] => [at(-0.5 * k, -0.46 * k), at(-0.5 * k, 0.46 * k), at(0.34 * k, 0)]
  pen.fill([at(0.1, -0.13), at(0.1, 0.13), at(tail, 0)], 'a', value)
  pen.fill(head(1), 'a', value)
  if (cut) return
  for (const k of [0.78, 0.52, 0.28]) pen.fill(head(k), 'b', deep * (1.15 - k))
  pen.line([at(0, 0), at(tail * 0.9, 0)], size * 0.12, { to: size * 0.02, layer: 'b', value: deep * 0.6 })
}
