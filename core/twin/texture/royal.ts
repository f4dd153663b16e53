/** A ruler's head on a coin, and a judge enthroned over columns of wedges. */
import { closed, flowing, placed } from './curves.ts'
import { petal, type Pen, type Point, type Rect } from './pen.ts'

/** A small coin: a head in profile between two ears of corn, gold leaf laid around it, a rim of dots. No legend. */
export function coinHead(pen: Pen, { x0, y0, x1, y1 }: Rect): void {
  const R = Math.min(x1 - x0, y1 - y0) / 2
  const p = placed({ x: (x0 + x1) / 2, y: (y0 + y1) / 2, size: R })
  pen.disc(...p(0, 0.04), R * 0.52, 'b', 0.9)
  for (let i = 0; i < 40; i++) {
    const a = (i / 40) * 2 * Math.PI
    pen.disc(...p(Math.cos(a) * 0.88, Math.sin(a) * 0.88), R * 0.035)
  }
  for (const s of [-1, 1]) {
    pen.line(flowing([p(s * 0.42, -0.6), p(s * 0.66, -0.2), p(s * 0.58, 0.4)]), R * 0.03)
    for (let k = 0; k < 9; k++) {
      const v = -0.2 + k * 0.075
      const u = s * (0.655 - Math.max(0, v) * 0.16)
      for (const side of [-1, 1]) pen.fill(petal(p(u, v), p(u + side * 0.07, v + 0.1), R * 0.026))
    }
  }
  const bust = closed([
    p(-0.38, -0.57), p(-0.31, -0.4), p(-0.19, -0.3), p(-0.2, -0.12), p(-0.29, 0.06), p(-0.27, 0.28), p(-0.12, 0.43), p(0.06, 0.43), p(0.19, 0.32), p(0.225, 0.19), p(0.225, 0.13), p(0.315, 0.0), p(0.255, -0.03),
    p(0.275, -0.075), p(0.25, -0.1), p(0.268, -0.13), p(0.24, -0.16), p(0.235, -0.22), p(0.13, -0.26), p(0.1, -0.34), p(0.27, -0.42), p(0.37, -0.57),
  ], 8) // prettier-ignore
  pen.fill(bust, 'b', 0)
  pen.fill(bust)
  // A headcloth in folds that run back to the knot, its two ends at the nape; brow, eye, ear, and the folds of the garment.
  const cut = (points: readonly Point[], width: number, value = 0.35) => pen.line(flowing(points), R * width, { value }) // prettier-ignore
  cut([p(-0.29, 0.1), p(-0.06, 0.17), p(0.215, 0.2)], 0.05)
  for (const k of [0, 1, 2, 3]) cut([p(-0.27, 0.13), p(-0.14 + k * 0.02, 0.2 + k * 0.055), p(0.19 - k * 0.03, 0.235 + k * 0.05)], 0.018, 0.5) // prettier-ignore
  for (const d of [0, 0.07]) pen.line(flowing([p(-0.27, 0.1), p(-0.37 + d, -0.02), p(-0.4 + d, -0.18)]), R * 0.045, { to: R * 0.03 }) // prettier-ignore
  cut([p(0.1, 0.135), p(0.16, 0.15), p(0.215, 0.13)], 0.024)
  cut([p(0.11, 0.07), p(0.16, 0.095), p(0.21, 0.07), p(0.16, 0.055), p(0.11, 0.07)], 0.016)
  pen.disc(...p(0.165, 0.073), R * 0.018, 'a', 0.35)
  pen.ring(...p(-0.045, 0.03), R * 0.05, R * 0.02, 'a', 0.4)
  cut([p(0.19, -0.1), p(0.255, -0.103)], 0.018)
  cut([p(0.2, -0.03), p(0.17, -0.08)], 0.014, 0.5)
  for (const u of [-0.18, 0, 0.18])
    cut([p(u * 0.5 - 0.03, -0.34), p(u, -0.45), p(u * 1.4, -0.57)], 0.026, 0.4)
}

/** A king stands before a god on his throne, in relief, at the head of a stone. */
export function audience(pen: Pen, { x0, y0, x1, y1 }: Rect): void {
  const h = y1 - y0
  const size = Math.min(h * 0.94, (x1 - x0) * 0.82)
  const p = placed({ x: (x0 + x1) / 2, y: y0 + h * 0.04, size })
  const mass = (points: readonly Point[], high = 0.5) => {
    pen.fill(closed(points, 6))
    pen.fill(closed(points, 6), 'b', high)
  }
  const cut = (points: readonly Point[], width = 0.012) =>
    pen.line(flowing(points), size * width, { value: 0.3 })
  pen.line([p(-0.6, 0), p(0.6, 0)], size * 0.03)
  // The god, seated at the right on a throne of doors, his feet on scales of mountain.
  pen.fill([p(0.2, 0.02), p(0.5, 0.02), p(0.5, 0.34), p(0.2, 0.34)], 'a', 0.8)
  for (const v of [0.1, 0.18, 0.26]) cut([p(0.22, v), p(0.48, v)])
  mass([p(0.5, 0.34), p(0.46, 0.56), p(0.42, 0.7), p(0.26, 0.7), p(0.22, 0.5), p(0.1, 0.42), p(0.04, 0.2), p(0.05, 0.05), p(0.24, 0.05), p(0.24, 0.3)]) // prettier-ignore
  for (let k = 0; k < 5; k++) cut([p(0.06 + k * 0.02, 0.1 + k * 0.07), p(0.16 + k * 0.015, 0.08 + k * 0.08), p(0.24 + k * 0.03, 0.12 + k * 0.085)]) // prettier-ignore
  mass([p(0.28, 0.72), p(0.26, 0.82), p(0.32, 0.89), p(0.42, 0.88), p(0.44, 0.78), p(0.4, 0.71)], 0.7)
  mass([p(0.26, 0.8), p(0.23, 0.7), p(0.25, 0.62), p(0.32, 0.64), p(0.33, 0.76)], 0.6)
  for (let k = 0; k < 4; k++) pen.line(flowing([p(0.27, 0.88 + k * 0.028), p(0.35, 0.905 + k * 0.028), p(0.43, 0.88 + k * 0.028)]), size * 0.022) // prettier-ignore
  for (const [u, v] of [[0.5, 0.6], [0.54, 0.66], [0.55, 0.73]] as const) pen.line([p(0.44, 0.62), p(u, v + 0.06)], size * 0.022, { to: size * 0.008 }) // prettier-ignore
  pen.line(flowing([p(0.3, 0.62), p(0.16, 0.54), p(0.06, 0.6)]), size * 0.06, { to: size * 0.035 })
  pen.line([p(0.05, 0.5), p(0.04, 0.74)], size * 0.022)
  pen.ring(...p(0.0, 0.66), size * 0.05, size * 0.02)
  // The king, standing at the left, his hand before his mouth.
  mass([p(-0.24, 0.03), p(-0.46, 0.03), p(-0.46, 0.3), p(-0.44, 0.5), p(-0.42, 0.66), p(-0.28, 0.66), p(-0.25, 0.46), p(-0.22, 0.24)]) // prettier-ignore
  for (let k = 0; k < 4; k++)
    cut([p(-0.4 + k * 0.045, 0.06), p(-0.4 + k * 0.04, 0.3), p(-0.36 + k * 0.03, 0.5)])
  mass([p(-0.38, 0.68), p(-0.41, 0.77), p(-0.37, 0.84), p(-0.28, 0.84), p(-0.26, 0.75), p(-0.3, 0.68)], 0.7)
  pen.line(flowing([p(-0.42, 0.82), p(-0.34, 0.86), p(-0.25, 0.83)]), size * 0.05)
  mass([p(-0.3, 0.74), p(-0.25, 0.7), p(-0.25, 0.6), p(-0.32, 0.62)], 0.6)
  pen.line(flowing([p(-0.32, 0.6), p(-0.18, 0.54), p(-0.17, 0.74)]), size * 0.05, { to: size * 0.035 })
}
