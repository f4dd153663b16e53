/** A painted page of a gospel book: a saint under a curtained arch, frontal, with a book. Of no named person. */
import { flowing, placed } from './curves.ts'
import { arc, type Pen, type Point, type Rect } from './pen.ts'
import { Sketch } from './sketch.ts'

export function gospelPage(pen: Pen, { x0, y0, x1, y1 }: Rect): void {
  const [w, h] = [x1 - x0, y1 - y0]
  const inner: Rect = { x0: x0 + w * 0.13, x1: x1 - w * 0.13, y0: y0 + h * 0.09, y1: y1 - h * 0.09 }
  plaitedFrame(pen, inner, w * 0.055)
  const cx = (inner.x0 + inner.x1) / 2
  const wide = (inner.x1 - inner.x0) / 2
  arch(pen, { cx, wide: wide * 0.78, foot: inner.y0 + h * 0.05, spring: inner.y0 + h * 0.53 })
  saint(new Sketch(pen, placed({ x: cx, y: inner.y0 + h * 0.065, size: h * 0.62 })))
}

/** Two strands around the field, red and dark, that cross over one another. */
function plaitedFrame(pen: Pen, { x0, y0, x1, y1 }: Rect, wide: number): void {
  const corners: readonly Point[] = [[x0, y0], [x1, y0], [x1, y1], [x0, y1], [x0, y0]] // prettier-ignore
  for (const out of [-0.75, 0.75]) {
    const o = out * wide
    pen.line([[x0 - o, y0 - o], [x1 + o, y0 - o], [x1 + o, y1 + o], [x0 - o, y1 + o], [x0 - o, y0 - o]], wide * 0.1) // prettier-ignore
  }
  for (let side = 0; side < 4; side++) {
    const [a, b] = [corners[side]!, corners[side + 1]!]
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
    const turns = Math.round(length / (wide * 1.9))
    for (const phase of [0, 0.5]) {
      const strand = Array.from({ length: turns * 10 + 1 }, (_, i): Point => {
        const t = i / 10
        const off = Math.sin((t + phase) * 2 * Math.PI) * wide * 0.42
        const along = (length * t) / turns
        return [a[0] + ux * along - uy * off, a[1] + uy * along + ux * off]
      })
      pen.line(strand, wide * 0.34, { layer: 'a', value: 0 })
      pen.line(strand, wide * 0.34, { layer: 'b', value: 0 })
      pen.line(strand, wide * 0.24, { layer: phase === 0 ? 'b' : 'a', value: 0.9 })
    }
  }
}

interface Arch {
  readonly cx: number
  readonly wide: number
  readonly foot: number
  readonly spring: number
}

/** Two striped columns, the arch over them, a curtain tied to each. */
function arch(pen: Pen, { cx, wide, foot, spring }: Arch): void {
  pen.line(arc(cx, spring, [wide, wide * 0.85], 0, 0.5, 40), wide * 0.13, { layer: 'b', value: 0.85 })
  pen.line(arc(cx, spring, [wide * 1.1, wide * 0.95], 0, 0.5, 40), wide * 0.025)
  pen.line(arc(cx, spring, [wide * 0.9, wide * 0.75], 0, 0.5, 40), wide * 0.025)
  for (const s of [-1, 1]) {
    const x = cx + s * wide
    for (const edge of [-0.07, 0.07])
      pen.line([[x + edge * wide, foot], [x + edge * wide, spring]], wide * 0.025) // prettier-ignore
    for (let y = foot; y < spring; y += wide * 0.16)
      pen.line([[x - wide * 0.06, y], [x + wide * 0.06, y + wide * 0.07]], wide * 0.05, { layer: 'b', value: 0.8 }) // prettier-ignore
    for (const y of [foot, spring]) pen.line([[x - wide * 0.12, y], [x + wide * 0.12, y]], wide * 0.07) // prettier-ignore
    for (const k of [0, 1, 2]) {
      const hung = flowing([[cx + s * wide * (0.84 - k * 0.1), spring + wide * (0.3 + k * 0.12)], [cx + s * wide * (0.74 - k * 0.02), spring - wide * 0.2], [cx + s * wide * (0.82 - k * 0.03), spring - wide * 0.55]]) // prettier-ignore
      pen.line(hung, wide * 0.05, { layer: k === 1 ? 'b' : 'a', value: 0.7 })
    }
  }
}

/** A round halo, wide eyes, one hand that blesses, a mantle in stripes that fall to two feet. */
function saint(s: Sketch): void {
  s.dot(0, 0.82, 0.165, 'b', 0.9)
  s.mass([[-0.16, 0.06], [-0.2, 0.34], [-0.21, 0.55], [-0.14, 0.68], [0, 0.7], [0.14, 0.68], [0.21, 0.55], [0.2, 0.34], [0.16, 0.06]], 'b', 0.85) // prettier-ignore
  s.mass([[-0.16, 0.05], [-0.2, 0.36], [-0.2, 0.58], [-0.12, 0.68], [-0.03, 0.6], [-0.05, 0.3], [-0.06, 0.05]], 'a', 0.85) // prettier-ignore
  s.mass([[0.12, 0.05], [0.18, 0.36], [0.2, 0.58], [0.13, 0.68], [0.08, 0.5], [0.07, 0.3], [0.05, 0.05]], 'a', 0.85) // prettier-ignore
  for (const u of [-0.16, -0.12, -0.08]) s.cut([[u * 1.1, 0.6], [u * 1.05, 0.34], [u * 0.9, 0.08]], 0.011) // prettier-ignore
  for (const u of [0.1, 0.14]) s.cut([[u, 0.58], [u * 1.05, 0.34], [u * 0.9, 0.08]], 0.011) // prettier-ignore
  for (const v of [0.12, 0.2, 0.28]) s.cut([[-0.04, v + 0.01], [0, v - 0.012], [0.045, v + 0.01]], 0.01) // prettier-ignore
  for (const layer of ['a', 'b'] as const) {
    s.mass([[-0.09, 0.78], [-0.085, 0.9], [0, 0.945], [0.085, 0.9], [0.09, 0.78], [0.045, 0.7], [-0.045, 0.7]], layer, 0) // prettier-ignore
    s.mass(
      [
        [-0.02, 0.36],
        [-0.02, 0.54],
        [0.15, 0.54],
        [0.15, 0.36],
      ],
      layer,
      0,
    )
    s.mass(
      [
        [-0.15, 0.5],
        [-0.16, 0.6],
        [-0.1, 0.61],
        [-0.09, 0.5],
      ],
      layer,
      0,
    )
  }
  s.mass([[-0.098, 0.83], [-0.08, 0.93], [0, 0.965], [0.08, 0.93], [0.098, 0.83], [0.06, 0.89], [0, 0.905], [-0.06, 0.89]]) // prettier-ignore
  s.mass([
    [-0.07, 0.745],
    [-0.04, 0.7],
    [0, 0.665],
    [0.04, 0.7],
    [0.07, 0.745],
    [0.03, 0.735],
    [-0.03, 0.735],
  ])
  for (const side of [-1, 1]) {
    s.limb([[side * 0.012, 0.858], [side * 0.04, 0.87], [side * 0.07, 0.852]], 0.012, 0.006) // prettier-ignore
    s.limb([[side * 0.014, 0.825], [side * 0.04, 0.842], [side * 0.066, 0.825], [side * 0.04, 0.812], [side * 0.014, 0.825]], 0.006, 0.006) // prettier-ignore
    s.dot(side * 0.04, 0.827, 0.011)
    s.limb([[side * 0.08, 0.05], [side * 0.085, 0.02], [side * 0.12, 0.0]], 0.035, 0.022) // prettier-ignore
  }
  s.limb([[0.008, 0.85], [0.014, 0.79], [-0.006, 0.785]], 0.007, 0.006) // prettier-ignore
  s.limb([[-0.022, 0.757], [0, 0.753], [0.022, 0.757]], 0.009, 0.006, 'b') // prettier-ignore
  // The book, and the hand with two fingers up.
  s.limb([[-0.015, 0.365], [-0.015, 0.535], [0.145, 0.535], [0.145, 0.365], [-0.015, 0.365]], 0.012, 0.012) // prettier-ignore
  s.limb([[0.065, 0.4], [0.065, 0.5]], 0.018, 0.018, 'b') // prettier-ignore
  s.limb([[0.03, 0.45], [0.1, 0.45]], 0.018, 0.018, 'b') // prettier-ignore
  s.limb([[-0.145, 0.52], [-0.15, 0.58], [-0.105, 0.58], [-0.1, 0.52]], 0.007, 0.007) // prettier-ignore
  for (const u of [-0.14, -0.122]) s.limb([[u, 0.58], [u - 0.004, 0.645]], 0.016, 0.01) // prettier-ignore
}
