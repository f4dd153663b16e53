/** A slab that says the same three times: a border of flowers around three fields of blank bars, below a plain head. */
import { cells } from './cells.ts'
import { coil, petal, type Pen, type Point, type Rect } from './pen.ts'
import { levelBars, uprightBars } from './written.ts'

export function giftsSlab(pen: Pen, { x0, x1, y0, y1 }: Rect): void {
  const [w, h] = [x1 - x0, y1 - y0]
  const border = w * 0.1
  const field: Rect = {
    x0: x0 + border * 1.5,
    x1: x1 - border * 1.5,
    y0: y0 + border * 1.6,
    y1: y0 + h * 0.7,
  }
  for (const [k, at] of [field, { x0: field.x0 - border, x1: field.x1 + border, y0: field.y0 - border, y1: field.y1 + border }].entries()) edge(pen, at, w * (k === 0 ? 0.008 : 0.012)) // prettier-ignore
  vine(pen, { x0: field.x0, x1: field.x1, y0: field.y0 - border, y1: field.y0 }, false)
  vine(pen, { x0: field.x0, x1: field.x1, y0: field.y1, y1: field.y1 + border }, false)
  vine(pen, { x0: field.x0 - border, x1: field.x0, y0: field.y0, y1: field.y1 }, true)
  vine(pen, { x0: field.x1, x1: field.x1 + border, y0: field.y0, y1: field.y1 }, true)
  const middle = field.x0 + (field.x1 - field.x0) * 0.5
  const across = field.y0 + (field.y1 - field.y0) * 0.46
  const gap = w * 0.025
  pen.line([[middle, field.y0], [middle, field.y1]], w * 0.008) // prettier-ignore
  pen.line([[field.x0, across], [middle, across]], w * 0.008) // prettier-ignore
  const bars = { layer: 'a', value: 0.55, longest: w * 0.07 } as const
  uprightBars(pen, { x0: middle + gap, x1: field.x1 - gap, y0: field.y0 + gap, y1: field.y1 - gap }, { ...bars, count: 9, seed: 1409, thick: 0.4 }) // prettier-ignore
  levelBars(pen, { x0: field.x0 + gap, x1: middle - gap, y0: across + gap, y1: field.y1 - gap }, { ...bars, count: 15, seed: 1410, thick: 0.36 }) // prettier-ignore
  levelBars(pen, { x0: field.x0 + gap, x1: middle - gap, y0: field.y0 + gap, y1: across - gap }, { ...bars, count: 11, seed: 1411, thick: 0.36 }) // prettier-ignore
  // Above, a pearl in flames where two dragons meet; the dragons are left out.
  const [cx, cy, r] = [(x0 + x1) / 2, y0 + h * 0.86, w * 0.06]
  pen.disc(cx, cy, r * 0.62)
  pen.ring(cx, cy, r, r * 0.2)
  for (const side of [-1, 1])
    for (let k = 0; k < 3; k++) {
      const curl = coil(cx + side * r * (1.9 + k * 1.5), cy - r * (0.3 + k * 0.55), r * (0.75 - k * 0.1), side > 0 ? 0.5 : 0, side * 1.3, 24) // prettier-ignore
      pen.line(curl, r * 0.2, { to: r * 0.1 })
      pen.line([[cx + side * r * (1.1 + k * 1.5), cy - r * (0.3 + k * 0.5)], curl[0]!], r * 0.2) // prettier-ignore
    }
}

/** Flowers and leaves by turns along a wavy stem. */
function vine(pen: Pen, { x0, x1, y0, y1 }: Rect, upright: boolean): void {
  const [long, wide] = upright ? [y1 - y0, x1 - x0] : [x1 - x0, y1 - y0]
  const at = (t: number, s: number): Point => (upright ? [x0 + (0.5 + s) * wide, y0 + t] : [x0 + t, y0 + (0.5 + s) * wide]) // prettier-ignore
  cells({ x0: 0, x1: long, y0: 0, y1: wide }, wide, 1.25, (from, _y, step, _h, i) => {
    const side = i % 2 === 0 ? 1 : -1
    pen.line(Array.from({ length: 9 }, (_, k) => at(from + (step * k) / 8, -side * 0.26 * Math.sin((k / 8) * Math.PI))), wide * 0.06) // prettier-ignore
    const middle = at(from + step / 2, side * 0.1)
    for (let k = 0; k < 6; k++) {
      const a = (k / 6) * 2 * Math.PI
      pen.fill(petal(middle, [middle[0] + Math.sin(a) * wide * 0.26, middle[1] + Math.cos(a) * wide * 0.26], wide * 0.085, 0.6)) // prettier-ignore
    }
    pen.disc(...middle, wide * 0.08, 'b')
  })
}

function edge(pen: Pen, { x0, x1, y0, y1 }: Rect, width: number): void {
  pen.line([[x0, y0], [x1, y0], [x1, y1], [x0, y1], [x0, y0]], width) // prettier-ignore
}
