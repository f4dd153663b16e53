/** The inside of a dish as a round picture: three bunches of grapes with their leaves, sprays around the wall, waves on the rim. Our own drawing. */
import { closed, flowing } from './curves.ts'
import { arc, coil, petal, type Pen, type Point, type Rect } from './pen.ts'

const tau = 2 * Math.PI

/** Draws a flat round picture (middle 0, rim at radius 1) on a texture whose x goes around and whose y goes outwards. */
class RoundPen {
  private readonly pen: Pen
  private readonly rect: Rect

  constructor(pen: Pen, rect: Rect) {
    this.pen = pen
    this.rect = rect
  }

  fill(points: readonly Point[], layer: 'a' | 'b' = 'a', value = 1): void {
    this.pen.fill(this.around(points), layer, value)
  }

  /** A line of one width on the dish, drawn as a ribbon. */
  line(points: readonly Point[], width: number, layer: 'a' | 'b' = 'a'): void {
    const sides = [-1, 1].map((s) =>
      points.map((p, i): Point => {
        const [a, b] = [points[Math.max(0, i - 1)]!, points[Math.min(points.length - 1, i + 1)]!]
        const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
        return [p[0] - ((s * (b[1] - a[1])) / length) * (width / 2), p[1] + ((s * (b[0] - a[0])) / length) * (width / 2)] // prettier-ignore
      }),
    )
    for (let i = 0; i + 1 < points.length; i++)
      this.fill([sides[0]![i]!, sides[0]![i + 1]!, sides[1]![i + 1]!, sides[1]![i]!], layer)
  }

  disc(x: number, y: number, r: number, layer: 'a' | 'b' = 'a', value = 1): void {
    this.fill(arc(x, y, r, 0, 1, 14), layer, value)
  }

  /** Points by angle and radius, the angle kept near that of the first, so that no shape is torn at the seam. */
  private around(points: readonly Point[]): Point[] {
    const { x0, x1, y0, y1 } = this.rect
    const turn = (p: Point) => Math.atan2(p[0], -p[1]) / tau + 0.5
    const first = turn(points[0]!)
    return points.map((p): Point => {
      const t = turn(p)
      const near = t - Math.round(t - first)
      return [x0 + (x1 - x0) * near, y0 + (y1 - y0) * Math.hypot(p[0], p[1])]
    })
  }
}

function bunch(pen: RoundPen, angle: number): void {
  const [s, c] = [Math.sin(angle), Math.cos(angle)]
  // From a stem near the middle outwards: u across, v out.
  const at = (u: number, v: number): Point => [s * v + c * u, c * v - s * u]
  for (let row = 0; row < 5; row++)
    for (let i = 0; i < 5 - row; i++) {
      const [x, y] = at((i - (4 - row) / 2) * 0.056, 0.22 + row * 0.05)
      pen.disc(x, y, 0.029)
      pen.disc(x, y, 0.02, 'a', 0)
      pen.disc(x, y, 0.02, 'b', 0.8)
    }
  pen.line(flowing([at(0.02, 0.05), at(-0.02, 0.12), at(0, 0.2)]), 0.014)
  for (const side of [-1, 1]) {
    const leaf = closed([at(side * 0.1, 0.12), at(side * 0.16, 0.1), at(side * 0.2, 0.14), at(side * 0.27, 0.14), at(side * 0.25, 0.2), at(side * 0.27, 0.26), at(side * 0.2, 0.25), at(side * 0.16, 0.29), at(side * 0.14, 0.21)]) // prettier-ignore
    pen.fill(leaf, 'b', 0.75)
    pen.line([...leaf, leaf[0]!], 0.009)
    pen.line(flowing([at(side * 0.02, 0.1), at(side * 0.1, 0.13), at(side * 0.22, 0.2)]), 0.009)
    const [x, y] = at(side * 0.2, 0.36)
    pen.line(coil(x, y, 0.045, 0.2, side * 1.4, 24), 0.008)
  }
}

/** A flower between two leaves on the wall of the dish. */
function spray(pen: RoundPen, angle: number, other: boolean): void {
  const [s, c] = [Math.sin(angle), Math.cos(angle)]
  const at = (u: number, v: number): Point => [s * v + c * u, c * v - s * u]
  pen.line(flowing([at(-0.14, 0.6), at(-0.04, 0.66), at(0.04, 0.6), at(0.13, 0.66)]), 0.009)
  for (const [u, v] of [
    [-0.1, 0.7],
    [0.09, 0.55],
  ] as const)
    pen.fill(petal(at(u * 0.4, 0.63), at(u, v), 0.02), 'b', 0.85)
  const petals = other ? 6 : 8
  for (let k = 0; k < petals; k++) {
    const a = (k / petals) * tau
    const [x, y] = at(0, 0.63)
    pen.fill(petal([x, y], [x + Math.cos(a) * 0.06, y + Math.sin(a) * 0.06], 0.018), k % 2 === 0 ? 'a' : 'b')
  }
  pen.disc(...at(0, 0.63), 0.018, 'a', 0)
}

export function grapeDish(pen: Pen, rect: Rect): void {
  const round = new RoundPen(pen, rect)
  for (let i = 0; i < 3; i++) bunch(round, (i / 3) * tau + Math.PI)
  for (let i = 0; i < 12; i++) spray(round, (i / 12) * tau, i % 2 === 0)
  const [w, h] = [rect.x1 - rect.x0, rect.y1 - rect.y0]
  const circle = (r: number, width: number) => pen.rect({ ...rect, y0: rect.y0 + h * (r - width / 2), y1: rect.y0 + h * (r + width / 2) }) // prettier-ignore
  for (const r of [0.455, 0.475, 0.785, 0.985]) circle(r, 0.009)
  const waves = 44
  for (let i = 0; i < waves; i++) {
    const x = rect.x0 + (w * (i + 0.5)) / waves
    const step = w / waves
    for (const k of [1, 0.6, 0.28])
      pen.line(arc(x, rect.y0 + h * 0.8, [step * 0.5 * k, h * 0.15 * k], 0, 0.5, 10), h * 0.009, { layer: k === 0.6 ? 'b' : 'a' }) // prettier-ignore
    if (i % 4 === 1) pen.line(coil(x, rect.y0 + h * 0.93, h * 0.036, 0, 1.3, 20), h * 0.009)
  }
}
