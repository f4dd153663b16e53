/** A page that is all ornament, as gospel books of Ireland open with: a cross of two bars and eight roundels on plaited fields. */
import { coil, type Pen, type Point, type Rect } from './pen.ts'
import { twoStrands } from './plaits.ts'

export function carpetPage(pen: Pen, { x0, y0, x1, y1 }: Rect): void {
  const [w, h] = [x1 - x0, y1 - y0]
  const outer: Rect = { x0: x0 + w * 0.1, x1: x1 - w * 0.1, y0: y0 + h * 0.075, y1: y1 - h * 0.075 }
  const band = w * 0.075
  const field: Rect = { x0: outer.x0 + band, x1: outer.x1 - band, y0: outer.y0 + band, y1: outer.y1 - band }
  frame(pen, outer, field, band)
  plaitedField(pen, field)
  cross(pen, field)
}

/** Four plaited bars on a coloured ground, a square knot at each corner. */
function frame(pen: Pen, outer: Rect, field: Rect, band: number): void {
  pen.rect(outer, 'b', 0.85)
  pen.rect(field, 'b', 0)
  for (const [r, k] of [[outer, 1], [field, -1]] as const) outline(pen, r, band * 0.12, k * band * 0.02) // prettier-ignore
  const [cx0, cx1] = [(outer.x0 + field.x0) / 2, (outer.x1 + field.x1) / 2]
  const [cy0, cy1] = [(outer.y0 + field.y0) / 2, (outer.y1 + field.y1) / 2]
  const sides: readonly (readonly [Point, Point])[] = [
    [[cx0, field.y0], [cx0, field.y1]], [[cx1, field.y0], [cx1, field.y1]], [[field.x0, cy0], [field.x1, cy0]], [[field.x0, cy1], [field.x1, cy1]],
  ] // prettier-ignore
  for (const [from, to] of sides) bar(pen, { from, to, wide: band * 0.86, strand: band * 0.17 })
  for (const x of [cx0, cx1])
    for (const y of [cy0, cy1]) {
      const s = band * 0.5
      pen.rect({ x0: x - s, x1: x + s, y0: y - s, y1: y + s }, 'a', 0.9)
      pen.rect({ x0: x - s, x1: x + s, y0: y - s, y1: y + s }, 'b', 0)
      for (const r of [0.66, 0.3]) pen.ring(x, y, s * r, s * 0.16, 'a', 0)
    }
}

interface Bar {
  readonly from: Point
  readonly to: Point
  readonly wide: number
  readonly strand: number
}

function bar(pen: Pen, { from, to, wide, strand }: Bar): void {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy)
  const [nx, ny] = [(-dy / length) * wide * 0.5, (dx / length) * wide * 0.5]
  twoStrands(pen, {
    at: (s, t) => [from[0] + dx * s + nx * t, from[1] + dy * s + ny * t],
    crossings: Math.max(2, Math.round(length / (wide * 0.62))),
    widthM: strand,
    covers: true,
  })
}

/** Upright plaits side by side, closely laid. */
function plaitedField(pen: Pen, { x0, x1, y0, y1 }: Rect): void {
  const columns = 8
  const wide = (x1 - x0) / columns
  for (let i = 0; i < columns; i++) {
    const x = x0 + (i + 0.5) * wide
    if (i % 2 === 1) pen.rect({ x0: x - wide / 2, x1: x + wide / 2, y0, y1 }, 'b', 0.4)
    bar(pen, { from: [x, y0], to: [x, y1], wide: wide * 0.9, strand: wide * 0.17 })
  }
}

function cross(pen: Pen, { x0, x1, y0, y1 }: Rect): void {
  const [w, h] = [x1 - x0, y1 - y0]
  const cx = (x0 + x1) / 2
  const half = w * 0.1
  const bars = [y0 + h * 0.29, y0 + h * 0.71]
  const r = w * 0.155
  const [left, right, foot, head] = [x0 + r * 1.05, x1 - r * 1.05, y0 + r * 1.05, y1 - r * 1.05]
  const arms: readonly Rect[] = [
    { x0: cx - half, x1: cx + half, y0: foot, y1: head },
    ...bars.map((y): Rect => ({ x0: left, x1: right, y0: y - half, y1: y + half })),
  ]
  for (const arm of arms) {
    for (const layer of ['a', 'b'] as const) pen.rect(arm, layer, 0)
    outline(pen, arm, half * 0.2, 0)
  }
  for (const arm of arms) {
    const inner: Rect = { x0: arm.x0 + half * 0.2, x1: arm.x1 - half * 0.2, y0: arm.y0 + half * 0.2, y1: arm.y1 - half * 0.2 } // prettier-ignore
    pen.rect(inner, 'a', 0)
    pen.rect(inner, 'b', 0.95)
  }
  bar(pen, { from: [cx, foot], to: [cx, head], wide: half * 1.3, strand: half * 0.22 })
  for (const y of bars) bar(pen, { from: [left, y], to: [right, y], wide: half * 1.3, strand: half * 0.22 })
  const middles: readonly Point[] = [[cx, foot], [cx, head], ...bars.flatMap((y): Point[] => [[left, y], [cx, y], [right, y]])] // prettier-ignore
  for (const [i, at] of middles.entries()) roundel(pen, at, r, i % 2 === 0 ? 1 : -1)
}

/** Three spirals that turn into one another within rings. */
function roundel(pen: Pen, [x, y]: Point, r: number, way: number): void {
  for (const layer of ['a', 'b'] as const) pen.disc(x, y, r * 1.06, layer, 0)
  pen.disc(x, y, r, 'a', 0.92)
  pen.ring(x, y, r * 0.86, r * 0.07, 'a', 0)
  pen.ring(x, y, r * 0.86, r * 0.07, 'b', 0.95)
  for (let k = 0; k < 3; k++) {
    const turn = k / 3 + 0.25
    const [cx, cy] = [x + Math.cos(turn * 2 * Math.PI) * r * 0.4, y + Math.sin(turn * 2 * Math.PI) * r * 0.4]
    const curl = coil(cx, cy, r * 0.34, turn + 0.5, way * 1.6, 30)
    for (const [layer, value] of [['a', 0], ['b', k === 0 ? 0.95 : 0.1]] as const) pen.line(curl, r * 0.085, { layer, value }) // prettier-ignore
    pen.disc(cx, cy, r * 0.06, 'b', 0.95)
  }
}

function outline(pen: Pen, { x0, x1, y0, y1 }: Rect, width: number, out: number): void {
  pen.line([[x0 - out, y0 - out], [x1 + out, y0 - out], [x1 + out, y1 + out], [x0 - out, y1 + out], [x0 - out, y0 - out]], width) // prettier-ignore
}
