import { seededRandom } from '../../seeded-random.ts'
import { fbm2, noise2 } from '../noise.ts'
import { arc, coil, petal, type Pen, type Point, type Rect } from './pen.ts'

/** Fans of petals over paired volutes, alternately upright and hanging, joined by arcs. */
export function palmette(pen: Pen, { x0, y0, x1, y1 }: Rect): void {
  const rows = Math.max(1, Math.round((y1 - y0) / 0.3))
  const h = (y1 - y0) / rows
  const count = Math.max(2, Math.round((x1 - x0) / (h * 0.95) / 2) * 2)
  const w = (x1 - x0) / count
  const s = Math.min(h, w * 1.1)
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < count; i++) {
      const up = (i + j) % 2 === 0 ? 1 : -1
      const [cx, cy] = [x0 + (i + 0.5) * w, y0 + (j + 0.5) * h - up * s * 0.22]
      for (let k = -3; k <= 3; k++) {
        const a = (k / 3) * 1.25
        const length = s * (0.6 - 0.055 * Math.abs(k))
        pen.fill(
          petal(
            [cx + Math.sin(a) * s * 0.1, cy + up * Math.cos(a) * s * 0.1],
            [cx + Math.sin(a) * length, cy + up * Math.cos(a) * length],
            s * 0.05,
            0.72,
          ),
          Math.abs(k) % 2 === 0 ? 'a' : 'b',
        )
      }
      pen.disc(cx, cy, s * 0.08, 'b')
      for (const side of [-1, 1])
        pen.line(
          coil(cx + side * s * 0.17, cy - up * s * 0.1, s * 0.11, side > 0 ? 0.5 : 0, -side * up * 1.3, 26),
          s * 0.035,
          { to: s * 0.02 },
        )
      pen.line(
        arc(
          x0 + (i + 1) * w,
          y0 + (j + 0.5) * h - up * s * 0.42,
          [w * 0.46, s * 0.1],
          up > 0 ? 0.5 : 0,
          up > 0 ? 1 : 0.5,
          12,
        ),
        s * 0.03,
      )
    }
}

/** A wandering stem with lotus flowers and leaves. */
export function lotus(pen: Pen, { x0, y0, x1, y1 }: Rect): void {
  const rows = Math.max(1, Math.round((y1 - y0) / 0.26))
  const h = (y1 - y0) / rows
  const count = Math.max(2, Math.round((x1 - x0) / (h * 0.8) / 2) * 2)
  const w = (x1 - x0) / count
  for (let j = 0; j < rows; j++) {
    const mid = y0 + (j + 0.5) * h
    const stem = (t: number): Point => [x0 + t * w, mid + Math.sin(t * Math.PI) * h * 0.24]
    pen.line(
      Array.from({ length: count * 12 + 1 }, (_, k) => stem(k / 12)),
      h * 0.026,
    )
    for (let i = 0; i < count; i++) {
      const up = i % 2 === 0 ? -1 : 1
      const [fx, fy] = [x0 + (i + 0.5) * w, mid + up * h * 0.06]
      flower(pen, fx, fy, Math.min(h, w) * 0.42, up)
      for (const [t, side] of [
        [0.08, 1],
        [0.92, -1],
        [0.25, -1],
        [0.75, 1],
      ] as const) {
        const [bx, by] = stem(i + t)
        const end: Point = [bx + side * w * 0.14, by + up * h * 0.13]
        pen.line([[bx, by], [bx + side * w * 0.05, by + up * h * 0.09], end], h * 0.014) // prettier-ignore
        pen.fill(petal([bx, by], end, h * 0.032, 0.55), t < 0.1 || t > 0.9 ? 'a' : 'b')
      }
      tendril(pen, { root: stem(i + 0.8), up, size: h * 0.2 })
    }
  }
}

/** Grows out of the stem and rolls up at its end: loose in the field it would look like a letter. */
function tendril(pen: Pen, { root: [x, y], up, size }: { root: Point; up: number; size: number }): void {
  const [cx, cy] = [x + size * 0.1, y - up * size * 0.55]
  const curl = coil(cx, cy, size * 0.26, 0.5, up * 1.15, 22)
  pen.line([[x - size * 0.12, y], [cx - size * 0.3, cy + up * size * 0.22], curl[0]!, ...curl.slice(1)], size * 0.075, { to: size * 0.05 }) // prettier-ignore
}

function flower(pen: Pen, x: number, y: number, s: number, up: number): void {
  for (const [k, length, belly] of [
    [-3, 0.62, 0.13],
    [3, 0.62, 0.13],
    [-2, 0.84, 0.15],
    [2, 0.84, 0.15],
    [-1, 0.98, 0.16],
    [1, 0.98, 0.16],
    [0, 1.04, 0.17],
  ] as const) {
    const a = k * 0.42
    const tip: Point = [x + Math.sin(a) * s * length, y + up * Math.cos(a) * s * length * 0.9 - up * s * 0.3]
    const root: Point = [x + Math.sin(a) * s * 0.1, y - up * s * 0.32]
    const shape = petal(root, tip, s * belly, 0.6)
    pen.fill(shape, 'a', 0.55)
    pen.line([...shape, shape[0]!], s * 0.035, { value: 1 })
    pen.line([root, [(root[0] + tip[0] * 2) / 3, (root[1] + tip[1] * 2) / 3]], s * 0.02, { value: 0.9 })
  }
  pen.fill(arc(x, y - up * s * 0.3, [s * 0.2, s * 0.12], 0, 1, 16), 'b')
}

/** Ink mountains in mist: ridges from noise, paler with distance, textured with dry strokes; pines and a boat before them. */
export function landscape(pen: Pen, rect: Rect): void {
  const [w, h] = [rect.x1 - rect.x0, rect.y1 - rect.y0]
  const next = seededRandom(23)
  const px = Math.round(pen.width / pen.aspect)
  const columns = Math.round(w * px)
  const peaks = Array.from({ length: 6 }, (_, k) => ({
    far: k / 5,
    base: 0.66 - k * 0.115,
    at: [0.32, 0.7, 0.16, 0.56, 0.86, 0.24][k]!,
    rise: [0.2, 0.25, 0.2, 0.16, 0.14, 0.08][k]!,
    spread: [0.16, 0.13, 0.2, 0.2, 0.16, 0.2][k]!,
  }))
  for (const [k, peak] of peaks.entries()) {
    const tone = 0.3 + 0.55 * peak.far
    for (let c = 0; c < columns; c++) {
      const u = c / columns
      const d = (u - peak.at) / peak.spread
      const crag = fbm2(u * 9 + k * 7, 3 + k, 4096, 64, 5, 50 + k)
      const top =
        peak.base -
        0.16 +
        peak.rise * Math.exp(-d * d * 1.4) * (1 + 0.22 * crag) +
        0.3 * peak.rise * Math.exp(-Math.pow((u - peak.at - 0.25) / 0.1, 2)) +
        0.022 * crag
      const foot = peak.base - 0.3
      for (let r = Math.max(0, Math.floor(foot * h * pen.height)); r < top * h * pen.height; r++) {
        const v = r / (h * pen.height)
        const depth = (top - v) / Math.max(0.02, top - foot)
        const x = Math.floor(rect.x0 * px) + c
        const y = Math.floor(rect.y0 * pen.height) + r
        if (x >= pen.width || y >= pen.height) continue
        const stroke = noise2(u * 210 + v * 60, v * 34 + k * 9, 4096, 4096, 80 + k)
        const dry = noise2(u * 46 - v * 22, v * 15 + k, 4096, 4096, 90 + k)
        const edge = Math.exp(-(top - v) / 0.006) * 0.85
        const wash = Math.max(0, 1 - depth * 1.35)
        const ink = tone * (edge + wash * (0.42 + 0.4 * Math.max(0, stroke) + 0.34 * Math.max(0, dry)))
        const i = y * pen.width + x
        const mist = Math.max(0, 1 - depth * 1.15)
        pen.a[i] =
          pen.a[i]! * (1 - Math.min(1, mist * 1.6)) + Math.min(0.92, ink) * Math.min(1, mist * 1.6 + 0.02)
      }
    }
  }
  const at = (u: number, v: number): Point => [rect.x0 + u * w, rect.y0 + v * h]
  for (const [u, v, s] of [
    [0.14, 0.1, 1],
    [0.2, 0.08, 0.75],
    [0.27, 0.115, 0.6],
    [0.83, 0.15, 0.55],
    [0.88, 0.14, 0.7],
  ] as const)
    pine(pen, at(u, v), Math.min(w, h) * 0.24 * s, next)
  for (const v of [0.065, 0.048])
    pen.line([at(0.4, v), at(0.55, v + 0.004), at(0.74, v)], h * 0.0022, { value: 0.28 })
  const b = Math.min(w, h) * 0.05
  const [bx, by] = at(0.58, 0.085)
  pen.fill([[bx - b, by + b * 0.12], [bx - b * 0.7, by - b * 0.16], [bx + b * 0.7, by - b * 0.16], [bx + b * 1.15, by + b * 0.18]], 'a', 0.75) // prettier-ignore
  pen.line(arc(bx, by, [b * 0.45, b * 0.42], 0, 0.5, 10), b * 0.1, { value: 0.7 })
  pen.fill([at(0.79, 0.9), at(0.825, 0.9), at(0.825, 0.925), at(0.79, 0.925)], 'b', 0.9)
}

function pine(pen: Pen, [x, y]: Point, s: number, next: () => number): void {
  const lean = (next() - 0.5) * 0.5
  const trunk = (t: number): Point => [x + s * (lean * t * t + 0.05 * Math.sin(t * 7)), y + s * t]
  pen.line(
    Array.from({ length: 12 }, (_, i) => trunk(i / 11)),
    s * 0.055,
    { to: s * 0.016, value: 0.9 },
  )
  for (let k = 0; k < 8; k++) {
    const t = 0.42 + k * 0.08
    const side = k % 2 === 0 ? 1 : -1
    const reach = s * (0.42 - 0.28 * ((t - 0.42) / 0.6)) * (0.8 + next() * 0.4)
    const [bx, by] = trunk(Math.min(1, t))
    const tip: Point = [bx + side * reach, by - s * 0.02 + next() * s * 0.05]
    pen.line([[bx, by], tip], s * 0.02, { to: s * 0.008, value: 0.85 }) // prettier-ignore
    for (let n = 0; n < 9; n++) {
      const q = 0.25 + 0.75 * next()
      const [cx, cy] = [bx + (tip[0] - bx) * q, by + (tip[1] - by) * q]
      for (let f = -3; f <= 3; f++) pen.line([[cx, cy], [cx + f * s * 0.017, cy + s * (0.062 - Math.abs(f) * 0.007)]], s * 0.007, { value: 0.7 }) // prettier-ignore
    }
  }
}
