/** A small painter of anti-aliased shapes into number layers: x from 0 to the aspect, y from 0 (below) to 1. */

export type Point = readonly [x: number, y: number]

export interface Rect {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** `a` is the main paint or the raised design, `b` the second paint or the highest relief. */
export type LayerName = 'a' | 'b'

export class Pen {
  readonly width: number
  readonly height: number
  readonly aspect: number
  readonly a: Float32Array
  readonly b: Float32Array
  private readonly wraps: boolean
  private readonly sx: number
  private bounds: readonly [x0: number, y0: number, x1: number, y1: number]

  constructor(width: number, height: number, options: { readonly aspect: number; readonly wraps: boolean }) {
    this.width = width
    this.height = height
    this.aspect = options.aspect
    this.wraps = options.wraps
    this.sx = width / options.aspect
    this.a = new Float32Array(width * height)
    this.b = new Float32Array(width * height)
    this.bounds = [0, 0, width, height]
  }

  /** Keeps what `draw` paints inside a rectangle. */
  within(rect: Rect, draw: () => void): void {
    const before = this.bounds
    this.bounds = [
      Math.round(rect.x0 * this.sx),
      Math.round(rect.y0 * this.height),
      Math.round(rect.x1 * this.sx),
      Math.round(rect.y1 * this.height),
    ]
    draw()
    this.bounds = before
  }

  /** A line with round ends; width may taper from the first to the last point. `value` 0 rubs out. */
  line(
    points: readonly Point[],
    width: number,
    options: { readonly to?: number; readonly layer?: LayerName; readonly value?: number } = {},
  ): void {
    const { to = width, layer = 'a', value = 1 } = options
    const n = points.length - 1
    for (let i = 0; i < n; i++) {
      const w0 = width + ((to - width) * i) / n
      const w1 = width + ((to - width) * (i + 1)) / n
      this.segment(points[i]!, points[i + 1]!, { w0, w1, value, data: this[layer] })
    }
  }

  disc(x: number, y: number, r: number, layer: LayerName = 'a', value = 1): void {
    this.segment([x, y], [x, y], { w0: r * 2, w1: r * 2, value, data: this[layer] })
  }

  ring(x: number, y: number, r: number, width: number, layer: LayerName = 'a', value = 1): void {
    const n = Math.max(12, Math.ceil(r * this.height * 0.6))
    this.line(
      Array.from({ length: n + 1 }, (_, i): Point => [
        x + Math.cos((i / n) * 2 * Math.PI) * r,
        y + Math.sin((i / n) * 2 * Math.PI) * r,
      ]),
      width,
      { layer, value },
    )
  }

  /** Fills a polygon (even-odd, four scan lines a row). */
  fill(points: readonly Point[], layer: LayerName = 'a', value = 1): void {
    const data = this[layer]
    const ys = points.map(([, y]) => y * this.height)
    const [left, floor, right, ceiling] = this.bounds
    const low = Math.max(floor, Math.floor(Math.min(...ys)))
    const high = Math.min(ceiling - 1, Math.ceil(Math.max(...ys)))
    const cover = new Float32Array(this.width)
    for (let row = low; row <= high; row++) {
      cover.fill(0)
      for (let s = 0; s < 4; s++) {
        const y = row + (s + 0.5) / 4
        const cuts: number[] = []
        for (let i = 0; i < points.length; i++) {
          const a = points[i]!
          const b = points[(i + 1) % points.length]!
          const [ya, yb] = [a[1] * this.height, b[1] * this.height]
          if (ya <= y !== yb <= y) cuts.push((a[0] + ((b[0] - a[0]) * (y - ya)) / (yb - ya)) * this.sx)
        }
        cuts.sort((p, q) => p - q)
        for (let c = 0; c + 1 < cuts.length; c += 2) this.span(cover, cuts[c]!, cuts[c + 1]!)
      }
      for (let x = Math.max(0, left); x < Math.min(this.width, right); x++) {
        const k = cover[x]!
        if (k > 0) data[row * this.width + x]! += (value - data[row * this.width + x]!) * Math.min(1, k)
      }
    }
  }

  rect({ x0, y0, x1, y1 }: Rect, layer: LayerName = 'a', value = 1): void {
    this.fill([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], layer, value) // prettier-ignore
  }

  private span(cover: Float32Array, from: number, to: number): void {
    for (let x = Math.floor(from); x < to; x++) {
      const share = Math.min(x + 1, to) - Math.max(x, from)
      const column = this.wraps ? ((x % this.width) + this.width) % this.width : x
      if (column >= 0 && column < this.width && share > 0) cover[column]! += share / 4
    }
  }

  private segment(
    [ax, ay]: Point,
    [bx, by]: Point,
    { w0, w1, value, data }: { w0: number; w1: number; value: number; data: Float32Array },
  ): void {
    const s = this.height
    const [px, py, qx, qy] = [ax * this.sx, ay * s, bx * this.sx, by * s]
    // Pixels may be a little off square; distances are measured in pixels of height.
    const stretch = s / this.sx
    const r = (Math.max(w0, w1) * s) / 2 + 1
    const [dx, dy] = [(qx - px) * stretch, qy - py]
    const squared = dx * dx + dy * dy
    const x0 = Math.floor(Math.min(px, qx) - r / stretch)
    const x1 = Math.ceil(Math.max(px, qx) + r / stretch)
    const [left, floor, right, ceiling] = this.bounds
    const y0 = Math.max(floor, Math.floor(Math.min(py, qy) - r))
    const y1 = Math.min(ceiling - 1, Math.ceil(Math.max(py, qy) + r))
    for (let y = y0; y <= y1; y++)
      for (let x = x0; x <= x1; x++) {
        const column = this.wraps ? ((x % this.width) + this.width) % this.width : x
        if (column < left || column >= right) continue
        const ex = (x + 0.5 - px) * stretch
        const ey = y + 0.5 - py
        const t = squared > 1e-9 ? Math.max(0, Math.min(1, (ex * dx + ey * dy) / squared)) : 0
        const d = Math.hypot(ex - dx * t, ey - dy * t)
        const k = Math.max(0, Math.min(1, ((w0 + (w1 - w0) * t) * s) / 2 - d + 0.5))
        if (k > 0) data[y * this.width + column]! += (value - data[y * this.width + column]!) * k
      }
  }
}

/** Points of an arc of an ellipse, angles in turns (0 right, .25 up). */
export function arc(
  x: number,
  y: number,
  r: number | readonly [number, number],
  from: number,
  to: number,
  steps = 14,
): Point[] {
  const [rx, ry] = typeof r === 'number' ? [r, r] : r
  return Array.from({ length: steps + 1 }, (_, i): Point => {
    const a = (from + ((to - from) * i) / steps) * 2 * Math.PI
    return [x + Math.cos(a) * rx, y + Math.sin(a) * ry]
  })
}

/** Points of a spiral from radius r to nothing. */
export function coil(x: number, y: number, r: number, from: number, turns: number, steps = 40): Point[] {
  return Array.from({ length: steps + 1 }, (_, i): Point => {
    const t = i / steps
    const a = (from + turns * t) * 2 * Math.PI
    return [x + Math.cos(a) * r * (1 - t * 0.92), y + Math.sin(a) * r * (1 - t * 0.92)]
  })
}

/** A leaf shape from one point to another, `belly` wide. */
export function petal([ax, ay]: Point, [bx, by]: Point, belly: number, at = 0.6): Point[] {
  const [dx, dy] = [bx - ax, by - ay]
  const length = Math.hypot(dx, dy) || 1
  const [nx, ny] = [(-dy / length) * belly, (dx / length) * belly]
  const left: Point[] = []
  const right: Point[] = []
  for (let i = 0; i <= 10; i++) {
    const t = i / 10
    const w = Math.pow(Math.sin(Math.PI * Math.pow(t, Math.log(0.5) / Math.log(at))), 0.75)
    left.push([ax + dx * t + nx * w, ay + dy * t + ny * w])
    right.push([ax + dx * t - nx * w, ay + dy * t - ny * w])
  }
  return [...left, ...right.reverse()]
}
