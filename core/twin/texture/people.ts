/** People in silhouette with cut lines: a procession, a gathering in cloaks. Schematic, of no named person. */
import { flowing, placed, type At } from './curves.ts'
import { petal, type Pen, type Point, type Rect } from './pen.ts'
import { Sketch, type Pairs } from './sketch.ts'

/** Walking, standing and seated people in long dress, a tree between every few. */
export function figures(pen: Pen, { x0, y0, x1, y1 }: Rect): void {
  const rows = Math.max(1, Math.round((y1 - y0) / 0.55))
  const h = (y1 - y0) / rows
  const count = Math.max(2, Math.round((x1 - x0) / (h * 0.52)))
  const w = (x1 - x0) / count
  for (let j = 0; j < rows; j++) {
    const y = y0 + j * h + h * 0.06
    pen.line([[x0, y], [x1, y]], h * 0.018) // prettier-ignore
    for (let i = 0; i < count; i++) {
      const mirrored = i % 5 === 2
      const at = placed({ x: x0 + (i + 0.5) * w, y, size: h * 0.8, mirrored })
      if (i % 5 === 3) tree(pen, at, h * 0.8)
      else
        draped(new Sketch(pen, at), { seated: i % 5 === 2, offering: i % 5 === 1, young: (i + j) % 2 === 1 })
    }
  }
}

interface Draped {
  readonly seated: boolean
  readonly offering: boolean
  readonly young: boolean
}

function draped(s: Sketch, { seated, offering, young }: Draped): void {
  const low = seated ? -0.14 : 0
  if (seated) {
    s.mass(
      [
        [-0.3, 0],
        [-0.3, 0.3],
        [-0.02, 0.3],
        [-0.02, 0],
      ],
      'b',
      0.9,
    )
    s.mass([[-0.2, 0.3], [-0.18, 0.5], [-0.14, 0.64], [0.06, 0.66], [0.1, 0.5], [0.12, 0.4], [0.28, 0.38], [0.29, 0.2], [0.31, 0.04], [0.13, 0.03], [0.1, 0.22], [-0.06, 0.28]]) // prettier-ignore
    for (const k of [0, 1, 2]) s.cut([[-0.12 + k * 0.05, 0.6], [-0.06 + k * 0.06, 0.42 - k * 0.01], [0.12 + k * 0.05, 0.3], [0.16 + k * 0.05, 0.06]]) // prettier-ignore
  } else {
    s.limb(
      [
        [0.06, 0.08],
        [0.08, 0.02],
        [0.17, 0.012],
      ],
      0.05,
      0.03,
    )
    s.limb(
      [
        [-0.1, 0.08],
        [-0.1, 0.02],
        [-0.02, 0.012],
      ],
      0.05,
      0.03,
    )
    s.mass([[-0.17, 0.06], [-0.14, 0.3], [-0.1, 0.5], [-0.12, 0.68], [-0.06, 0.8], [0.07, 0.8], [0.12, 0.68], [0.09, 0.52], [0.13, 0.3], [0.18, 0.07]]) // prettier-ignore
    // A mantle in the second colour from one shoulder across the body, with its folds.
    s.mass([[0.08, 0.79], [-0.06, 0.8], [-0.14, 0.62], [-0.16, 0.36], [0.0, 0.3], [0.12, 0.42], [0.06, 0.56]], 'b', 0.9) // prettier-ignore
    for (const k of [0, 1, 2]) s.cut([[0.02 - k * 0.03, 0.76], [-0.02 - k * 0.035, 0.56], [-0.02 - k * 0.045, 0.34]]) // prettier-ignore
    for (const u of [-0.08, 0.0, 0.08])
      s.cut(
        [
          [u, 0.28],
          [u * 1.3, 0.08],
        ],
        0.01,
      )
  }
  s.limb(offering ? [[0.06, 0.74 + low], [0.2, 0.62 + low], [0.34, 0.7 + low]] : [[0.06, 0.74 + low], [0.17, 0.58 + low], [0.28, 0.6 + low]], 0.065, 0.035) // prettier-ignore
  if (offering) {
    s.mass(
      [
        [0.27, 0.73 + low],
        [0.41, 0.73 + low],
        [0.39, 0.8 + low],
        [0.29, 0.8 + low],
      ],
      'b',
      1,
    )
    s.dot(0.34, 0.83 + low, 0.035)
  }
  s.limb(
    [
      [0.0, 0.78 + low],
      [0.01, 0.86 + low],
    ],
    0.075,
    0.06,
  )
  s.mass([[-0.055, 0.86], [-0.065, 0.93], [-0.01, 0.985], [0.06, 0.975], [0.085, 0.93], [0.115, 0.905], [0.09, 0.89], [0.085, 0.85], [0.02, 0.835]].map(([u, v]) => [u!, v! + low] as const)) // prettier-ignore
  s.mass((young ? [[-0.08, 0.86], [-0.08, 0.94], [-0.01, 0.995], [0.06, 0.97], [0.0, 0.94], [-0.03, 0.87]] : [[-0.07, 0.9], [-0.03, 0.98], [0.06, 0.98], [0.07, 0.94], [-0.02, 0.93]]).map(([u, v]) => [u!, v! + low] as const), 'b', 0.95) // prettier-ignore
  s.cut(
    [
      [0.04, 0.915 + low],
      [0.07, 0.918 + low],
    ],
    0.011,
  )
}

function tree(pen: Pen, at: At, size: number): void {
  pen.line(flowing([at(0, 0), at(0.03, 0.36), at(-0.03, 0.62), at(0.02, 0.92)]), size * 0.05, { to: size * 0.02 }) // prettier-ignore
  for (let k = 0; k < 9; k++) {
    const side = k % 2 === 0 ? 1 : -1
    const v = 0.36 + k * 0.065
    const root = at(0.01, v)
    const tip = at(side * (0.2 - k * 0.01), v + 0.11)
    pen.line([root, tip], size * 0.014)
    for (const t of [0.45, 0.8, 1]) {
      const from: Point = [root[0] + (tip[0] - root[0]) * t, root[1] + (tip[1] - root[1]) * t]
      for (const d of [-1, 1]) pen.fill(petal(from, [from[0] + d * size * 0.035, from[1] + size * 0.075], size * 0.02), k % 3 === 2 ? 'b' : 'a') // prettier-ignore
    }
  }
}

/** A gathering in cloaks, each with its own incised pattern; before them people who look on, seated. */
export function cloaks(pen: Pen, { x0, y0, x1, y1 }: Rect): void {
  const h = y1 - y0
  const rows = [
    { v: 0.62, size: 0.34, apart: 0.58 },
    { v: 0.22, size: 0.36, apart: 0.58 },
    { v: 0.02, size: 0.17, apart: 0.62 },
  ]
  for (const [j, { v, size, apart }] of rows.entries()) {
    const s = h * size
    const count = Math.max(2, Math.round((x1 - x0) / (s * apart)))
    const step = (x1 - x0) / count
    for (let i = 0; i < count; i++) {
      const at = placed({ x: x0 + step * (i + 0.5), y: y0 + v * h, size: s, mirrored: i >= count / 2 })
      cloaked(new Sketch(pen, at), { kind: (i * 2 + j) % 4, seated: j === 2 })
    }
  }
}

function cloaked(s: Sketch, { kind, seated }: { kind: number; seated: boolean }): void {
  if (!seated) for (const u of [-0.06, 0.07]) s.limb([[u, 0.24], [u + 0.01, 0.02], [u + 0.06, 0.01]], 0.05, 0.03) // prettier-ignore
  const cloak: Pairs = seated ? [[-0.26, 0], [-0.2, 0.44], [-0.08, 0.72], [0.1, 0.72], [0.22, 0.44], [0.28, 0]] : [[-0.22, 0.18], [-0.19, 0.5], [-0.1, 0.77], [0.1, 0.78], [0.2, 0.52], [0.22, 0.19]] // prettier-ignore
  s.mass(cloak)
  s.mass(
    cloak.map(([u, v]) => [u * 0.8, v * 0.9 + 0.05] as const),
    'a',
    0.1,
  )
  s.mass(
    cloak.map(([u, v]) => [u * 0.8, v * 0.9 + 0.05] as const),
    'b',
    0.75,
  )
  const [low, high] = seated ? [0.1, 0.62] : [0.26, 0.7]
  for (let k = 0; k < 5; k++) {
    const v = low + ((high - low) * (k + 0.5)) / 5
    const wide = 0.16 - 0.07 * (k / 4)
    const line: Pairs = kind === 0 ? [[-wide, v], [0, v + 0.05], [wide, v]] : kind === 1 ? [[-wide, v - 0.03], [wide, v + 0.03]] : kind === 2 ? [[-wide, v], [-wide * 0.4, v + 0.04], [wide * 0.3, v - 0.03], [wide, v + 0.02]] : [[-wide, v + 0.02], [0, v - 0.04], [wide, v + 0.02]] // prettier-ignore
    s.limb(line, 0.02, 0.02)
  }
  s.dot(0.0, 0.87, 0.075)
  s.limb(
    [
      [-0.07, 0.91],
      [0.0, 0.945],
      [0.07, 0.91],
    ],
    0.03,
    0.03,
    'b',
  )
}
