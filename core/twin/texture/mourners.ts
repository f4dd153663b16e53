/** A grave jar in the Geometric manner: the dead on a bier among mourners, a procession below, bands between. */
import { cells } from './cells.ts'
import { placed } from './curves.ts'
import type { Pen, Point, Rect } from './pen.ts'
import { Sketch, type Pairs } from './sketch.ts'

/** Everything from foot to lip of a jar, in its zones. */
export function mournersJar(pen: Pen, aspect: number): void {
  const band = (y0: number, y1: number): Rect => ({ x0: 0, y0, x1: aspect, y1 })
  const dark = (y0: number, y1: number) => pen.rect(band(y0, y1))
  const triple = (y: number) => [-0.009, 0, 0.009].forEach((d) => dark(y + d - 0.0022, y + d + 0.0022))
  dark(0, 0.075)
  triple(0.09)
  dark(0.105, 0.15)
  triple(0.165)
  dark(0.18, 0.225)
  triple(0.242)
  dark(0.258, 0.315)
  triple(0.331)
  zigzag(pen, band(0.346, 0.366))
  triple(0.381)
  procession(pen, band(0.395, 0.505))
  triple(0.521)
  lozenges(pen, band(0.535, 0.557))
  triple(0.571)
  mourners(pen, band(0.586, 0.735))
  triple(0.75)
  zigzag(pen, band(0.765, 0.785))
  triple(0.8)
  key(pen, band(0.815, 0.885))
  triple(0.9)
  zigzag(pen, band(0.912, 0.93))
  dark(0.945, 1)
}

/** The frieze alone. */
export function mourners(pen: Pen, rect: Rect): void {
  const { x0, x1, y0, y1 } = rect
  const h = y1 - y0
  const size = h * 0.9
  pen.line([[x0, y0 + h * 0.02], [x1, y0 + h * 0.02]], h * 0.03) // prettier-ignore
  const middle = (x0 + x1) / 2
  bier(pen, { x: middle, y: y0 + h * 0.04, size })
  const half = size * 0.92
  const count = Math.max(1, Math.floor(((x1 - x0) / 2 - half) / (size * 0.33)))
  const step = ((x1 - x0) / 2 - half) / count
  for (let i = 0; i < count; i++)
    for (const side of [-1, 1]) {
      const x = middle + side * (half + (i + 0.5) * step)
      mourner(new Sketch(pen, placed({ x, y: y0 + h * 0.04, size, mirrored: side > 0 })))
      for (const v of [0.25, 0.45, 0.65]) pen.line([[x - side * step * 0.5, y0 + h * v], [x - side * step * 0.42, y0 + h * (v + 0.07)], [x - side * step * 0.5, y0 + h * (v + 0.14)]], h * 0.02) // prettier-ignore
    }
}

const legs: readonly Pairs[] = [
  [[0, 0.46], [0.07, 0.34], [0.03, 0.22], [0.055, 0.12], [0.03, 0.02]],
  [[0, 0.46], [-0.05, 0.34], [-0.045, 0.22], [-0.02, 0.12], [-0.05, 0.02]],
] // prettier-ignore

/** A torso as a triangle, a wasp waist, full thighs and calves, both hands to the head. */
function mourner(s: Sketch): void {
  for (const leg of legs) s.limb(leg, 0.1, 0.025)
  chest(s)
  s.limb([[0.145, 0.72], [0.15, 0.86], [0.145, 0.94], [0.05, 0.96]], 0.028, 0.022) // prettier-ignore
  s.limb([[-0.145, 0.72], [-0.15, 0.86], [-0.145, 0.94], [-0.02, 0.96]], 0.028, 0.022) // prettier-ignore
  skull(s)
}

function chest(s: Sketch): void {
  s.shape([[-0.16, 0.735], [0.16, 0.735], [0.022, 0.44], [-0.022, 0.44]]) // prettier-ignore
}

function skull(s: Sketch): void {
  s.limb([[0, 0.72], [0, 0.82]], 0.03, 0.03) // prettier-ignore
  s.dot(0.005, 0.86, 0.05)
  s.limb([[0.02, 0.85], [0.075, 0.83]], 0.03, 0.015) // prettier-ignore
}

interface Standing {
  readonly x: number
  readonly y: number
  readonly size: number
}

/** A couch on high legs, the dead laid on it, a chequered cloth held over. */
function bier(pen: Pen, { x, y, size }: Standing): void {
  const at = (u: number, v: number): Point => [x + u * size, y + v * size]
  const bar = (from: Point, to: Point, thick: number) => pen.line([from, to], thick * size)
  for (const u of [-0.7, 0.7]) {
    bar(at(u, 0), at(u, 0.42), 0.045)
    for (const v of [0.12, 0.26]) bar(at(u - 0.04, v), at(u + 0.04, v), 0.025)
  }
  bar(at(-0.74, 0.42), at(0.74, 0.42), 0.04)
  bar(at(-0.74, 0.34), at(0.74, 0.34), 0.015)
  pen.fill([at(-0.42, 0.58), at(-0.42, 0.46), at(-0.1, 0.5), at(-0.1, 0.54)])
  for (const d of [-0.025, 0.03]) pen.line([at(-0.1, 0.52), at(0.14, 0.54 + d), at(0.3, 0.52 + d), at(0.6, 0.53 + d)], 0.075 * size, { to: 0.025 * size }) // prettier-ignore
  pen.disc(...at(-0.52, 0.53), 0.055 * size)
  const cloth: Rect = { x0: x - 0.66 * size, x1: x + 0.66 * size, y0: y + 0.7 * size, y1: y + 0.94 * size }
  cells(cloth, size * 0.06, 1, (cx, cy, w, h, i, j) => {
    if ((i + j) % 2 === 0) pen.rect({ x0: cx, y0: cy, x1: cx + w, y1: cy + h })
  })
  for (const edge of [cloth.y0, cloth.y1]) bar([cloth.x0, edge], [cloth.x1, edge], 0.022)
}

/** Chariots with two horses, and men behind great shields waisted like hourglasses. */
function procession(pen: Pen, { x0, x1, y0, y1 }: Rect): void {
  const h = y1 - y0
  const size = h * 0.92
  pen.line([[x0, y0 + h * 0.02], [x1, y0 + h * 0.02]], h * 0.035) // prettier-ignore
  const count = Math.max(1, Math.round((x1 - x0) / (size * 2.1)))
  const step = (x1 - x0) / count
  for (let i = 0; i < count; i++) {
    const figure = (u: number) => new Sketch(pen, placed({ x: x0 + (i + u) * step, y: y0 + h * 0.05, size }))
    horse(figure(0.2))
    chariot(figure(0.52))
    for (const u of [0.73, 0.92]) warrior(figure(u))
  }
}

function horse(s: Sketch): void {
  for (const [u, to] of [[0.26, 0.31], [0.2, 0.17], [-0.24, -0.2], [-0.3, -0.34]] as const) s.limb([[u, 0.46], [(u + to) / 2 - 0.02, 0.24], [to, 0.02]], 0.07, 0.025) // prettier-ignore
  s.limb([[-0.3, 0.5], [0, 0.48], [0.26, 0.52]], 0.1, 0.11) // prettier-ignore
  s.limb([[0.26, 0.52], [0.36, 0.74], [0.38, 0.88]], 0.13, 0.06) // prettier-ignore
  s.limb([[0.37, 0.88], [0.46, 0.84], [0.53, 0.76]], 0.06, 0.035) // prettier-ignore
  s.limb([[0.36, 0.9], [0.36, 0.97]], 0.02, 0.015) // prettier-ignore
  for (const d of [0, 0.035]) s.limb([[0.22 + d * 0.4, 0.68 + d], [0.3, 0.64]], 0.016, 0.016) // prettier-ignore
  s.limb([[-0.33, 0.52], [-0.4, 0.4], [-0.41, 0.14]], 0.03, 0.045) // prettier-ignore
}

function chariot(s: Sketch): void {
  s.limb([[-0.62, 0.5], [-0.24, 0.38], [0.02, 0.34]], 0.02, 0.02) // prettier-ignore
  s.hoop(0.02, 0.19, 0.16, 0.03)
  for (const turn of [0.125, 0.375]) {
    const [du, dv] = [Math.cos(turn * 2 * Math.PI) * 0.16, Math.sin(turn * 2 * Math.PI) * 0.16]
    s.limb([[0.02 - du, 0.19 - dv], [0.02 + du, 0.19 + dv]], 0.02, 0.02) // prettier-ignore
  }
  s.limb([[-0.12, 0.56], [-0.13, 0.37], [0.14, 0.37]], 0.03, 0.03) // prettier-ignore
  s.shape([[-0.1, 0.74], [0.12, 0.74], [0.03, 0.5], [-0.01, 0.5]]) // prettier-ignore
  s.limb([[0.01, 0.5], [0.03, 0.38]], 0.08, 0.05) // prettier-ignore
  s.limb([[-0.08, 0.72], [-0.24, 0.62], [-0.4, 0.6]], 0.022, 0.016) // prettier-ignore
  s.dot(0.01, 0.86, 0.05)
  s.limb([[0.01, 0.74], [0.01, 0.82]], 0.03, 0.03) // prettier-ignore
}

function warrior(s: Sketch): void {
  for (const leg of legs) s.limb(leg, 0.1, 0.025)
  const side = (k: number): Pairs => [[k * 0.165, 0.79], [k * 0.13, 0.67], [k * 0.045, 0.57], [k * 0.13, 0.47], [k * 0.165, 0.33]] // prettier-ignore
  s.mass([[0, 0.83], ...side(1), [0, 0.29], ...[...side(-1)].reverse()])
  skull(s)
  s.limb([[-0.24, 0.36], [0.26, 0.92]], 0.016, 0.012) // prettier-ignore
}

function zigzag(pen: Pen, rect: Rect): void {
  cells(rect, rect.y1 - rect.y0, 1.1, (x, y, w, h) => pen.line([[x, y + h * 0.15], [x + w / 2, y + h * 0.85], [x + w, y + h * 0.15]], h * 0.2)) // prettier-ignore
}

function lozenges(pen: Pen, rect: Rect): void {
  cells(rect, rect.y1 - rect.y0, 1.3, (x, y, w, h) => {
    pen.line([[x, y + h / 2], [x + w / 2, y + h], [x + w, y + h / 2], [x + w / 2, y], [x, y + h / 2]], h * 0.12) // prettier-ignore
    pen.disc(x + w / 2, y + h / 2, h * 0.13)
  })
}

/** A battlement key, its bars hatched. */
function key(pen: Pen, rect: Rect): void {
  cells(rect, rect.y1 - rect.y0, 1.15, (x, y, w, h) => {
    const p = (u: number, v: number): Point => [x + u * w, y + v * h]
    const path = [p(0, 0.12), p(0, 0.88), p(0.72, 0.88), p(0.72, 0.4), p(0.4, 0.4), p(0.4, 0.12), p(1, 0.12)]
    pen.line(path, h * 0.2)
    pen.line(path, h * 0.11, { value: 0.25 })
  })
}
