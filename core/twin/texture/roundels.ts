/** Rings of pearls with a pair of birds in each, a small rosette between rings: the taste of Sasanian and Sogdian silk. */
import { cells } from './cells.ts'
import { closed, flowing, placed, type At } from './curves.ts'
import { petal, type Pen, type Rect } from './pen.ts'

export function pearlRoundels(pen: Pen, rect: Rect): void {
  cells(rect, Math.min(0.34, rect.y1 - rect.y0), 1, (x, y, w, h) => {
    const [cx, cy, R] = [x + w / 2, y + h / 2, Math.min(w, h) * 0.45]
    pen.ring(cx, cy, R * 0.86, R * 0.26)
    for (let i = 0; i < 20; i++) {
      const a = (i / 20) * 2 * Math.PI
      const [px, py] = [cx + Math.cos(a) * R * 0.86, cy + Math.sin(a) * R * 0.86]
      pen.disc(px, py, R * 0.095, 'a', 0)
      pen.disc(px, py, R * 0.06, 'b', 0.9)
    }
    for (const mirrored of [false, true])
      bird(pen, placed({ x: cx, y: cy - R * 0.5, size: R * 1.05, mirrored }))
    // A stand of leaves under their feet; rosettes where four rings meet.
    pen.fill(petal([cx, cy - R * 0.5], [cx - R * 0.5, cy - R * 0.36], R * 0.09), 'a')
    pen.fill(petal([cx, cy - R * 0.5], [cx + R * 0.5, cy - R * 0.36], R * 0.09), 'a')
    for (let k = 0; k < 8; k++) {
      const a = (k / 8) * 2 * Math.PI
      for (const [ox, oy] of [[x, y], [x + w, y], [x, y + h], [x + w, y + h]] as const) pen.fill(petal([ox, oy], [ox + Math.cos(a) * R * 0.28, oy + Math.sin(a) * R * 0.28], R * 0.05), k % 2 === 0 ? 'a' : 'b') // prettier-ignore
    }
  })
}

/** A duck that faces the middle, a ribbon at its neck, a jewel in its beak. */
function bird(pen: Pen, at: At): void {
  const size = Math.abs(at(0, 1)[1] - at(0, 0)[1])
  const p = (pairs: readonly (readonly [number, number])[]) => pairs.map(([u, v]) => at(u, v))
  pen.fill(closed(p([[-0.14, 0.42], [-0.1, 0.26], [-0.22, 0.16], [-0.42, 0.2], [-0.6, 0.4], [-0.46, 0.42], [-0.3, 0.5], [-0.22, 0.62], [-0.24, 0.76], [-0.17, 0.82], [-0.1, 0.77], [-0.13, 0.62]]))) // prettier-ignore
  pen.fill(
    closed(
      p([
        [-0.24, 0.4],
        [-0.22, 0.28],
        [-0.4, 0.26],
        [-0.5, 0.36],
      ]),
    ),
    'b',
    0.95,
  )
  for (const u of [-0.3, -0.38]) pen.line(p([[u, 0.38], [u + 0.02, 0.28]]), size * 0.018, { layer: 'b', value: 0 }) // prettier-ignore
  pen.line(
    p([
      [-0.13, 0.76],
      [-0.04, 0.74],
    ]),
    size * 0.04,
    { to: size * 0.02 },
  )
  pen.line(
    p([
      [-0.24, 0.58],
      [-0.13, 0.56],
    ]),
    size * 0.045,
    { layer: 'b' },
  )
  pen.line(
    flowing(
      p([
        [-0.24, 0.58],
        [-0.36, 0.64],
        [-0.44, 0.58],
      ]),
    ),
    size * 0.035,
    { layer: 'b' },
  )
  pen.disc(...at(-0.17, 0.765), size * 0.018, 'a', 0)
  for (const u of [-0.22, -0.3])
    pen.line(
      p([
        [u, 0.18],
        [u + 0.02, 0.04],
      ]),
      size * 0.028,
    )
}
