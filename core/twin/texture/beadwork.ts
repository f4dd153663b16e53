/** Beads sewn on cloth: a branching stem with leaves, open flowers and clusters of blueberries. Our own drawing after the kind. */
import { cells } from './cells.ts'
import { flowing, placed, type At } from './curves.ts'
import { petal, type Pen, type Point, type Rect } from './pen.ts'

export function beadFlowers(pen: Pen, rect: Rect): void {
  const [w, h] = [rect.x1 - rect.x0, rect.y1 - rect.y0]
  cells(rect, Math.min(h, w), w / h < 0.7 ? w / h : 1, (x, y, cw, ch) => {
    const size = Math.min(cw, ch)
    plant(pen, placed({ x: x + cw / 2, y: y + (ch - size) / 2, size }), size)
  })
}

/** One unit high and wide, rooted at the middle of its foot. */
function plant(pen: Pen, p: At, size: number): void {
  const stem = (points: readonly Point[], width = 0.022) => pen.line(flowing(points.map(([u, v]) => p(u, v))), size * width) // prettier-ignore
  stem([[0, 0.02], [0.015, 0.3], [-0.015, 0.55], [0, 0.74]]) // prettier-ignore
  for (const side of [-1, 1]) {
    stem([[0, 0.12], [side * 0.16, 0.14], [side * 0.3, 0.24], [side * 0.31, 0.38]]) // prettier-ignore
    stem([[0, 0.46], [side * 0.14, 0.5], [side * 0.27, 0.62], [side * 0.27, 0.72]]) // prettier-ignore
    stem([[side * 0.2, 0.16], [side * 0.33, 0.1], [side * 0.41, 0.1]], 0.014) // prettier-ignore
    leaf(pen, p, [side * 0.03, 0.24], [side * 0.17, 0.36], 0.05)
    leaf(pen, p, [side * 0.14, 0.13], [side * 0.2, 0.02], 0.04)
    leaf(pen, p, [side * 0.15, 0.51], [side * 0.13, 0.66], 0.045)
    leaf(pen, p, [side * 0.3, 0.28], [side * 0.44, 0.27], 0.04)
    berries(pen, p, [side * 0.42, 0.12], size)
    berries(pen, p, [side * 0.27, 0.8], size)
    bloom(pen, p, [side * 0.31, 0.44], 0.085, size)
  }
  bloom(pen, p, [0, 0.8], 0.13, size)
}

function leaf(pen: Pen, p: At, from: Point, to: Point, belly: number): void {
  const [a, b] = [p(...from), p(...to)]
  const half = (Math.hypot(b[0] - a[0], b[1] - a[1]) / Math.hypot(to[0] - from[0], to[1] - from[1])) * belly
  pen.fill(petal(a, b, half, 0.45))
  pen.line([a, [a[0] + (b[0] - a[0]) * 0.8, a[1] + (b[1] - a[1]) * 0.8]], half * 0.22, { value: 0 })
}

function bloom(pen: Pen, p: At, [u, v]: Point, r: number, size: number): void {
  for (let i = 0; i < 8; i++) {
    const a = (i / 8) * 2 * Math.PI
    pen.fill(petal(p(u, v), p(u + Math.sin(a) * r, v + Math.cos(a) * r), size * r * 0.3, 0.66), i % 2 === 0 ? 'a' : 'b') // prettier-ignore
  }
  pen.disc(...p(u, v), size * r * 0.34, 'a', 0)
  pen.disc(...p(u, v), size * r * 0.34, 'b')
  pen.disc(...p(u, v), size * r * 0.14, 'b', 0)
  pen.disc(...p(u, v), size * r * 0.14, 'a')
}

function berries(pen: Pen, p: At, [u, v]: Point, size: number): void {
  for (const [du, dv] of [
    [-0.03, 0.03],
    [0.03, 0.03],
    [0, -0.025],
    [0, 0.085],
  ] as const) {
    pen.disc(...p(u + du, v + dv), size * 0.034, 'b')
    pen.disc(...p(u + du - 0.008, v + dv + 0.008), size * 0.009, 'b', 0)
    pen.disc(...p(u + du - 0.008, v + dv + 0.008), size * 0.009, 'a')
  }
}
