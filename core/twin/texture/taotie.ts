import { arc, coil, type Pen, type Point, type Rect } from './pen.ts'

/** The animal mask of Shang and Zhou bronzes, frontal and symmetric, on a ground of squared spirals. Repeats around a band. */
export function taotie(pen: Pen, rect: Rect): void {
  const h = rect.y1 - rect.y0
  // An odd number, so that one mask faces the front (the middle of the texture).
  const count = Math.max(1, Math.round(((rect.x1 - rect.x0) / (h * 2.1) - 1) / 2) * 2 + 1)
  const w = (rect.x1 - rect.x0) / count
  ground(pen, rect)
  for (let i = 0; i < count; i++) mask(pen, { x: rect.x0 + (i + 0.5) * w, y: rect.y0, w, h })
}

function ground(pen: Pen, { x0, y0, x1, y1 }: Rect): void {
  const rows = Math.max(3, Math.round((y1 - y0) / 0.052))
  const size = (y1 - y0) / rows
  const columns = Math.round((x1 - x0) / size)
  const w = (x1 - x0) / columns
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) {
      const flip = (i + j) % 2 === 0
      const p = (u: number, v: number): Point => [
        x0 + (i + (flip ? u : 1 - u)) * w,
        y0 + (j + (flip ? v : 1 - v)) * size,
      ]
      pen.line(
        [
          p(0.14, 0.12),
          p(0.88, 0.12),
          p(0.88, 0.88),
          p(0.16, 0.88),
          p(0.16, 0.38),
          p(0.62, 0.38),
          p(0.62, 0.62),
        ],
        size * 0.13,
        { value: 0.52 },
      )
    }
}

function mask(pen: Pen, { x, y, w, h }: { x: number; y: number; w: number; h: number }): void {
  const half = w / 2
  for (const side of [-1, 1]) {
    const p = (u: number, v: number): Point => [x + side * u * half, y + v * h]
    const ridge = (points: readonly Point[], width: number, to = width) => {
      pen.line(points, h * (width + 0.035), { to: h * (to + 0.035), value: 0 })
      pen.line(points, h * width, { to: h * to, layer: 'a', value: 1 })
      pen.line(points, h * width * 0.8, { to: h * to * 0.7, layer: 'b', value: 0.85 })
      pen.line(points, h * width * 0.16, { to: h * to * 0.1, layer: 'b', value: 0.25 })
    }
    // Horn: a great C over the brow, ending in a hook.
    ridge(
      [p(0.16, 0.7), p(0.2, 0.84), p(0.32, 0.93), p(0.47, 0.92), p(0.55, 0.82), p(0.5, 0.71), p(0.41, 0.72)],
      0.1,
      0.06,
    )
    // Brow and eye.
    ridge([p(0.12, 0.62), p(0.26, 0.66), p(0.42, 0.62), p(0.52, 0.55)], 0.06, 0.035)
    const [ex, ey] = p(0.29, 0.5)
    pen.disc(ex, ey, h * 0.125, 'a', 0)
    pen.disc(ex, ey, h * 0.125, 'b', 0)
    pen.line(
      [
        p(0.14, 0.45),
        p(0.22, 0.56),
        p(0.34, 0.58),
        p(0.45, 0.5),
        p(0.34, 0.42),
        p(0.22, 0.42),
        p(0.14, 0.45),
      ],
      h * 0.035,
    )
    for (let k = 0; k < 5; k++) pen.disc(ex, ey, h * 0.088 * (1 - k * 0.17), 'b', 0.5 + 0.1 * k)
    pen.disc(ex, ey, h * 0.088, 'a')
    pen.disc(ex, ey, h * 0.022, 'b', 0.45)
    // Cheek, jaw and hooked snout.
    ridge([p(0.5, 0.44), p(0.5, 0.3), p(0.42, 0.18), p(0.28, 0.15), p(0.2, 0.22), p(0.26, 0.28)], 0.075, 0.04)
    ridge([p(0.04, 0.3), p(0.1, 0.2), p(0.12, 0.1), p(0.06, 0.06)], 0.06, 0.04)
    // Ear, body and curled tail behind the head, a clawed leg beneath.
    ridge([p(0.6, 0.62), p(0.66, 0.72), p(0.63, 0.56)], 0.06, 0.02)
    ridge(
      [
        p(0.58, 0.46),
        p(0.72, 0.52),
        p(0.84, 0.62),
        p(0.93, 0.78),
        p(0.85, 0.89),
        p(0.76, 0.83),
        p(0.79, 0.76),
      ],
      0.09,
      0.045,
    )
    ridge([p(0.64, 0.4), p(0.74, 0.3), p(0.7, 0.14), p(0.82, 0.1)], 0.075, 0.05)
    pen.line(coil(...p(0.88, 0.34), h * 0.1, 0.25, side * 1.6, 30), h * 0.03, { value: 0.8 })
    pen.line(arc(...p(0.8, 0.1), h * 0.06, 0.5, 1, 8), h * 0.025, { value: 0.8 })
  }
  // Nose ridge with a shield on the brow.
  const q = (u: number, v: number): Point => [x + u * half, y + v * h]
  pen.fill([
    q(-0.04, 0.16),
    q(-0.1, 0.24),
    q(-0.035, 0.34),
    q(-0.03, 0.6),
    q(-0.1, 0.72),
    q(-0.03, 0.86),
    q(0.03, 0.86),
    q(0.1, 0.72),
    q(0.03, 0.6),
    q(0.035, 0.34),
    q(0.1, 0.24),
    q(0.04, 0.16),
  ])
  pen.line([q(0, 0.18), q(0, 0.86)], h * 0.03, { layer: 'b' })
}
