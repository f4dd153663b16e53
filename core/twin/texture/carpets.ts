/** Cloths made of borders within borders: a knotted carpet of riders and deer, a mantle edged with walking figures. Our own drawings. */
import { closed, flowing, type At } from './curves.ts'
import { petal, type Pen, type Point, type Rect } from './pen.ts'

interface Border {
  /** Insets of its outer and inner edge. */
  readonly from: number
  readonly to: number
  /** Wished length of a cell over the border's width. */
  readonly ratio: number
}

/** Calls `draw` around a rectangle's border: in each cell u runs from -ratio/2 to ratio/2 along it, v from 0 (outside) to 1. All go one way round. */
function around(
  { x0, y0, x1, y1 }: Rect,
  { from, to, ratio }: Border,
  draw: (at: At, i: number) => void,
): void {
  const broad = to - from
  const corners: readonly Point[] = [[x0 + from, y0 + from], [x1 - from, y0 + from], [x1 - from, y1 - from], [x0 + from, y1 - from]] // prettier-ignore
  let i = 0
  for (const [k, [ax, ay]] of corners.entries()) {
    const [bx, by] = corners[(k + 1) % 4]!
    const length = Math.hypot(bx - ax, by - ay) - broad
    const [dx, dy] = [(bx - ax) / (length + broad), (by - ay) / (length + broad)]
    const count = Math.max(1, Math.round(length / (broad * ratio)))
    const step = length / count
    for (let c = 0; c < count; c++) {
      const along = broad + step * (c + 0.5)
      const size = Math.min(broad, step / ratio)
      const at: At = (u, v) => {
        const [s, t] = [along + u * size, broad / 2 + (v - 0.5) * size]
        return [ax + dx * s - dy * t, ay + dy * s + dx * t]
      }
      draw(at, i++)
    }
  }
}

type Pairs = readonly (readonly [number, number])[]
const to = (at: At, pairs: Pairs): Point[] => pairs.map(([u, v]) => at(u, v))
/** Length of a unit of v in the pen's units. */
const unit = (at: At): number => Math.hypot(at(0, 1)[0] - at(0, 0)[0], at(0, 1)[1] - at(0, 0)[1])

function frameLine(pen: Pen, { x0, y0, x1, y1 }: Rect, inset: number, width: number, layer: 'a' | 'b'): void {
  const [l, b, r, t] = [x0 + inset, y0 + inset, x1 - inset, y1 - inset]
  pen.line([[l, b], [r, b], [r, t], [l, t], [l, b]], width, { layer }) // prettier-ignore
}

function ground(
  pen: Pen,
  { x0, y0, x1, y1 }: Rect,
  from: number,
  until: number,
  layer: 'a' | 'b',
  value = 1,
): void {
  const inside = (k: number): Rect => ({ x0: x0 + k, y0: y0 + k, x1: x1 - k, y1: y1 - k })
  const [o, n] = [inside(from), inside(until)]
  for (const part of [{ ...o, y1: n.y0 }, { ...o, y0: n.y1 }, { ...n, x0: o.x0, x1: n.x0 }, { ...n, x0: n.x1, x1: o.x1 }]) pen.rect(part, layer, value) // prettier-ignore
}

/** A stepping horse with a plaited tail, and who rides or leads it. */
function horseman(pen: Pen, at: At, mounted: boolean): void {
  const s = unit(at)
  const a = (pairs: Pairs, layer: 'a' | 'b') => pen.fill(closed(to(at, pairs), 5), layer)
  const limb = (pairs: Pairs, width: number, layer: 'a' | 'b' = 'b') =>
    pen.line(flowing(to(at, pairs)), s * width, { layer, to: s * width * 0.6 })
  for (const leg of [[[-0.36, 0.4], [-0.4, 0.24], [-0.34, 0.08]], [[-0.28, 0.38], [-0.22, 0.22], [-0.26, 0.08]], [[0.18, 0.4], [0.2, 0.22], [0.17, 0.08]], [[0.26, 0.42], [0.36, 0.3], [0.3, 0.18]]] as const) limb(leg, 0.075) // prettier-ignore
  a([[-0.42, 0.5], [-0.24, 0.58], [0.06, 0.54], [0.24, 0.6], [0.34, 0.78], [0.44, 0.84], [0.5, 0.76], [0.56, 0.64], [0.5, 0.62], [0.42, 0.66], [0.36, 0.5], [0.26, 0.38], [-0.1, 0.34], [-0.36, 0.38]], 'b') // prettier-ignore
  limb(
    [
      [-0.41, 0.5],
      [-0.52, 0.42],
      [-0.5, 0.24],
    ],
    0.05,
  )
  a(
    [
      [-0.18, 0.58],
      [0.1, 0.58],
      [0.12, 0.36],
      [-0.2, 0.36],
    ],
    'a',
  )
  for (const v of [0.42, 0.52]) pen.line([at(-0.16, v), at(0.1, v)], s * 0.025, { layer: 'b' })
  const [x, low] = mounted ? [-0.04, 0.5] : [-0.06, 0.3]
  a(
    [
      [x - 0.08, low],
      [x - 0.09, low + 0.26],
      [x + 0.08, low + 0.26],
      [x + 0.09, low],
    ],
    'a',
  )
  limb(
    [
      [x + 0.05, low + 0.22],
      [x + 0.18, low + 0.14],
      [0.3, 0.62],
    ],
    0.05,
    'a',
  )
  limb(mounted ? [[x, low], [x + 0.08, 0.36], [x + 0.06, 0.22]] : [[x, low], [x + 0.02, 0.2], [x + 0.04, 0.07]], 0.075, 'a') // prettier-ignore
  pen.disc(...at(x + 0.01, low + 0.34), s * 0.065, 'b')
  a(
    [
      [x - 0.07, low + 0.35],
      [x - 0.03, low + 0.46],
      [x + 0.06, low + 0.43],
      [x + 0.07, low + 0.36],
    ],
    'a',
  )
}

/** A fallow deer with spotted coat and broad antlers, grazing. */
function deer(pen: Pen, at: At): void {
  const s = unit(at)
  const line = (pairs: Pairs, width: number) => pen.line(flowing(to(at, pairs)), s * width, { layer: 'b', to: s * width * 0.55 }) // prettier-ignore
  for (const leg of [[[-0.34, 0.4], [-0.38, 0.22], [-0.34, 0.08]], [[-0.24, 0.4], [-0.2, 0.22], [-0.24, 0.08]], [[0.16, 0.4], [0.14, 0.22], [0.17, 0.08]], [[0.24, 0.42], [0.28, 0.24], [0.24, 0.08]]] as const) line(leg, 0.07) // prettier-ignore
  pen.fill(closed(to(at, [[-0.42, 0.5], [-0.2, 0.6], [0.1, 0.58], [0.26, 0.6], [0.4, 0.52], [0.54, 0.36], [0.5, 0.32], [0.38, 0.4], [0.24, 0.38], [-0.1, 0.33], [-0.36, 0.38]]), 5), 'b') // prettier-ignore
  for (const [u, v] of [[-0.28, 0.48], [-0.14, 0.5], [0.0, 0.48], [0.12, 0.5], [-0.2, 0.41], [0.04, 0.4]] as const) pen.disc(...at(u, v), s * 0.035, 'a') // prettier-ignore
  line(
    [
      [0.34, 0.52],
      [0.36, 0.72],
      [0.26, 0.9],
    ],
    0.06,
  )
  for (const [u, v] of [
    [0.46, 0.78],
    [0.4, 0.92],
    [0.18, 0.78],
  ] as const)
    line(
      [
        [0.34, 0.7],
        [u, v],
      ],
      0.045,
    )
}

/** A griffin in a square: beak, raised wing, tail. */
function griffin(pen: Pen, at: At): void {
  const s = unit(at)
  const ring = [
    [-0.44, 0.06],
    [0.44, 0.06],
    [0.44, 0.94],
    [-0.44, 0.94],
    [-0.44, 0.06],
  ] as const
  pen.line(to(at, ring), s * 0.07, { layer: 'b' })
  const f = (pairs: Pairs) => pen.fill(closed(to(at, pairs), 4), 'b')
  f([
    [-0.26, 0.3],
    [0.1, 0.36],
    [0.24, 0.58],
    [0.36, 0.56],
    [0.26, 0.74],
    [0.1, 0.7],
    [0.02, 0.52],
    [-0.28, 0.46],
  ])
  f([
    [-0.1, 0.46],
    [-0.26, 0.78],
    [-0.06, 0.72],
    [0.04, 0.5],
  ])
  for (const u of [-0.22, 0.08]) pen.line([at(u, 0.4), at(u + 0.03, 0.17)], s * 0.09, { layer: 'b' })
}

/** Four leaves and four buds around a middle, in a ruled square. */
function quatrefoil(pen: Pen, x: number, y: number, r: number): void {
  for (let k = 0; k < 8; k++) {
    const a = (k / 8) * 2 * Math.PI
    const long = k % 2 === 0 ? 0.86 : 0.74
    pen.fill(petal([x, y], [x + Math.cos(a) * r * long, y + Math.sin(a) * r * long], r * (k % 2 === 0 ? 0.17 : 0.1)), k % 2 === 0 ? 'b' : 'a') // prettier-ignore
    if (k % 2 === 0) pen.disc(x + Math.cos(a) * r * 0.6, y + Math.sin(a) * r * 0.6, r * 0.07, 'a')
  }
  pen.disc(x, y, r * 0.17, 'a')
  pen.disc(x, y, r * 0.08, 'b')
}

/** Griffins in squares, riders and led horses, rosettes, fallow deer, griffins again, and a field of stars in squares. */
export function riderCarpet(pen: Pen, rect: Rect): void {
  const h = rect.y1 - rect.y0
  const at = [0.012, 0.05, 0.168, 0.2, 0.285, 0.318].map((k) => k * h)
  const [edge, griffins, riders, rosettes, herd, inner] = at as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  ground(pen, rect, 0, edge, 'a')
  ground(pen, rect, edge, griffins, 'a', 0.85)
  around(rect, { from: edge, to: griffins, ratio: 1 }, (cell) => griffin(pen, cell))
  around(rect, { from: griffins, to: riders, ratio: 1.18 }, (cell, i) => horseman(pen, cell, i % 2 === 0))
  ground(pen, rect, riders, rosettes, 'a', 0.85)
  around(rect, { from: riders, to: rosettes, ratio: 1 }, (cell) =>
    quatrefoil(pen, ...cell(0, 0.5), unit(cell) * 0.46),
  )
  around(rect, { from: rosettes, to: herd, ratio: 1.3 }, (cell) => deer(pen, (u, v) => cell(-u, v)))
  ground(pen, rect, herd, inner, 'a', 0.85)
  around(rect, { from: herd, to: inner, ratio: 1 }, (cell) => griffin(pen, cell))
  for (const k of at) frameLine(pen, rect, k, h * 0.005, 'b')
  const [w, tall] = [rect.x1 - rect.x0 - 2 * inner, h - 2 * inner]
  const [columns, rows] = w > tall ? [6, 4] : [4, 6]
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) {
      const [cw, ch] = [w / columns, tall / rows]
      const [x, y] = [rect.x0 + inner + cw * (i + 0.5), rect.y0 + inner + ch * (j + 0.5)]
      const [rx, ry] = [cw * 0.44, ch * 0.44]
      pen.line([[x - rx, y - ry], [x + rx, y - ry], [x + rx, y + ry], [x - rx, y + ry], [x - rx, y - ry]], h * 0.006, { layer: 'b' }) // prettier-ignore
      quatrefoil(pen, x, y, Math.min(rx, ry) * 0.95)
    }
}

/** A person in a wide headdress and tunic who carries a plant, walking; every other one in red. */
function walker(pen: Pen, at: At, i: number): void {
  const s = unit(at)
  const dye = i % 2
  const f = (pairs: Pairs, k: number) => {
    pen.fill(to(at, pairs), 'b', 0)
    pen.fill(to(at, pairs), 'a', k)
  }
  const l = (pairs: Pairs, width: number, k: number) => {
    pen.line(to(at, pairs), s * width, { layer: 'b', value: 0 })
    pen.line(to(at, pairs), s * width, { value: k })
  }
  for (const u of [-0.13, 0.13]) {
    l([[u, 0.32], [u, 0.06]], 0.1, 1 - dye) // prettier-ignore
    l([[u, 0.06], [u + 0.12, 0.06]], 0.08, 1 - dye) // prettier-ignore
  }
  f([[-0.26, 0.26], [-0.22, 0.62], [0.22, 0.62], [0.26, 0.26]], dye) // prettier-ignore
  l([[-0.2, 0.42], [0.2, 0.42]], 0.07, 1 - dye) // prettier-ignore
  l([[0.22, 0.56], [0.36, 0.44]], 0.09, dye) // prettier-ignore
  l([[-0.22, 0.56], [-0.34, 0.46]], 0.09, dye) // prettier-ignore
  l([[0.38, 0.2], [0.38, 0.86]], 0.06, 1 - dye) // prettier-ignore
  f([[-0.17, 0.62], [-0.18, 0.82], [0.18, 0.82], [0.17, 0.62]], 1 - dye) // prettier-ignore
  for (const u of [-0.08, 0.08]) pen.disc(...at(u, 0.73), s * 0.034, 'b')
  f([[-0.26, 0.83], [-0.32, 0.98], [0.32, 0.98], [0.26, 0.83]], dye) // prettier-ignore
}

/** A face that smiles, with rays of hair: as woven into the middle of the mantle. */
function smiling(pen: Pen, x: number, y: number, r: number): void {
  for (let k = 0; k < 10; k++) {
    const a = (k / 10 + 0.05) * 2 * Math.PI
    pen.line([[x + Math.cos(a) * r * 0.6, y + Math.sin(a) * r * 0.6], [x + Math.cos(a) * r, y + Math.sin(a) * r]], r * 0.09, { value: 0.7 }) // prettier-ignore
  }
  pen.fill([[x - r * 0.56, y - r * 0.56], [x + r * 0.56, y - r * 0.56], [x + r * 0.62, y + r * 0.56], [x - r * 0.62, y + r * 0.56]], 'a', 0.75) // prettier-ignore
  for (const s of [-1, 1]) pen.disc(x + s * r * 0.26, y + r * 0.16, r * 0.12, 'a', 0)
  pen.line([[x - r * 0.34, y - r * 0.16], [x - r * 0.14, y - r * 0.32], [x + r * 0.14, y - r * 0.32], [x + r * 0.34, y - r * 0.16]], r * 0.1, { value: 0 }) // prettier-ignore
}

/** Thin pale cloth with four rows of eight smiling heads, in a dark border on which ninety people walk; they reach out over its edge. */
export function walkersMantle(pen: Pen, rect: Rect): void {
  const [w, h] = [rect.x1 - rect.x0, rect.y1 - rect.y0]
  const [from, until] = [h * 0.012, h * 0.165]
  ground(pen, rect, 0, until, 'b')
  around(rect, { from, to: until, ratio: (2 * (w + h - 4 * from)) / 90 / (until - from) }, (at, i) =>
    walker(pen, (u, v) => at(u * 0.58, v), i),
  )
  frameLine(pen, rect, until, h * 0.01, 'a')
  const [fw, fh] = [w - until * 2.3, h - until * 2.4]
  for (let j = 0; j < 4; j++)
    for (let i = 0; i < 8; i++)
      smiling(
        pen,
        rect.x0 + (w - fw) / 2 + (fw * (i + 0.5)) / 8,
        rect.y0 + (h - fh) / 2 + (fh * (j + 0.5)) / 4,
        fh * 0.09,
      )
}

/** Diamonds with stepped edges in a lattice, every other one in the second dye; a border of small ones around. */
export function diamondLattice(pen: Pen, rect: Rect): void {
  const [w, h] = [rect.x1 - rect.x0, rect.y1 - rect.y0]
  const inner = Math.min(w, h) * 0.1
  const stepped = (x: number, y: number, rx: number, ry: number, layer: 'a' | 'b', value = 1) => {
    const steps = 4
    for (let k = 0; k < steps; k++) {
      const [u, v] = [rx * (1 - k / steps), (ry * (k + 1)) / steps]
      pen.rect({ x0: x - u, x1: x + u, y0: y - v, y1: y + v }, layer, value)
    }
  }
  const columns = Math.max(3, Math.round(w / (h * 0.2)))
  const cw = (w - 2 * inner) / columns
  const rows = Math.max(2, Math.round((h - 2 * inner) / (cw * 1.15)))
  const ch = (h - 2 * inner) / rows
  for (let j = 0; j <= rows * 2; j++)
    for (let i = 0; i <= columns; i++) {
      const x = rect.x0 + inner + cw * (i + (j % 2 === 0 ? 0 : 0.5))
      const y = rect.y0 + inner + (ch * j) / 2
      const layer = j % 4 < 2 ? 'a' : 'b'
      stepped(x, y, cw * 0.4, ch * 0.4, layer)
      stepped(x, y, cw * 0.24, ch * 0.24, layer, 0)
      stepped(x, y, cw * 0.12, ch * 0.12, layer === 'a' ? 'b' : 'a')
    }
  ground(pen, rect, 0, inner, 'a', 0)
  ground(pen, rect, 0, inner, 'b', 0)
  around(rect, { from: inner * 0.15, to: inner * 0.85, ratio: 1.4 }, (at, i) => pen.fill(to(at, [[-0.5, 0.5], [0, 0.05], [0.5, 0.5], [0, 0.95]]), i % 2 === 0 ? 'a' : 'b')) // prettier-ignore
  for (const k of [0.08, 0.95]) frameLine(pen, rect, inner * k, h * 0.012, 'b')
}
