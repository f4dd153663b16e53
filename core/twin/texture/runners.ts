import { placed } from './curves.ts'
import type { Pen, Rect } from './pen.ts'
import { Sketch } from './sketch.ts'

/** A foot race: naked men at full stride, their muscles cut through the paint, between two lines. */
export function runners(pen: Pen, rect: Rect): void {
  const h = rect.y1 - rect.y0
  const size = h * 0.86
  const count = Math.max(2, Math.round((rect.x1 - rect.x0) / (size * 0.45)))
  const step = (rect.x1 - rect.x0) / count
  pen.line([[rect.x0, rect.y0 + h * 0.02], [rect.x1, rect.y0 + h * 0.02]], h * 0.025) // prettier-ignore
  for (let i = 0; i < count; i++)
    sprinter(new Sketch(pen, placed({ x: rect.x0 + step * (i + 0.5), y: rect.y0 + h * 0.05, size })), i)
}

function sprinter(s: Sketch, i: number): void {
  const beat = i % 2 === 0 ? 0 : 0.03
  // The arm and leg that are behind the body, then the cut that parts them from it.
  s.limb([[-0.06, 0.77], [-0.2, 0.7 + beat], [-0.3, 0.58], [-0.32, 0.54]], 0.075, 0.03) // prettier-ignore
  for (const k of [-0.03, 0, 0.03]) s.limb([[-0.32, 0.55], [-0.35 + k * 0.6, 0.49 + Math.abs(k)]], 0.02, 0.012) // prettier-ignore
  s.limb(
    [
      [-0.02, 0.5],
      [-0.12, 0.36],
      [-0.16, 0.28],
    ],
    0.15,
    0.095,
  )
  s.limb(
    [
      [-0.16, 0.3],
      [-0.27, 0.24],
      [-0.37, 0.17 + beat],
    ],
    0.095,
    0.04,
  )
  s.limb(
    [
      [-0.36, 0.18 + beat],
      [-0.41, 0.12 + beat],
      [-0.37, 0.07 + beat],
    ],
    0.045,
    0.022,
  )
  s.mass([[-0.11, 0.46], [-0.1, 0.56], [-0.13, 0.68], [-0.12, 0.78], [-0.02, 0.82], [0.1, 0.81], [0.17, 0.74], [0.15, 0.64], [0.1, 0.56], [0.11, 0.46], [0, 0.42]]) // prettier-ignore
  s.cut([
    [-0.1, 0.5],
    [-0.03, 0.44],
    [0.02, 0.38],
  ])
  s.limb(
    [
      [0.02, 0.49],
      [0.15, 0.44],
      [0.25, 0.42],
    ],
    0.155,
    0.1,
  )
  s.limb(
    [
      [0.25, 0.43],
      [0.25, 0.3],
      [0.22, 0.15],
      [0.2, 0.1],
    ],
    0.105,
    0.042,
  )
  s.limb(
    [
      [0.19, 0.11],
      [0.24, 0.05],
      [0.31, 0.03],
    ],
    0.05,
    0.022,
  )
  s.limb(
    [
      [0.11, 0.76],
      [0.24, 0.68 - beat],
      [0.28, 0.7],
      [0.37, 0.82],
    ],
    0.078,
    0.03,
  )
  for (const k of [-0.03, 0, 0.03]) s.limb([[0.365, 0.81], [0.41 + k * 0.5, 0.88 - Math.abs(k) - k]], 0.02, 0.011) // prettier-ignore
  s.limb(
    [
      [0.03, 0.79],
      [0.05, 0.86],
    ],
    0.085,
    0.07,
  )
  s.mass([[-0.03, 0.86], [-0.045, 0.93], [0, 0.99], [0.075, 0.99], [0.105, 0.955], [0.112, 0.935], [0.142, 0.912], [0.115, 0.898], [0.118, 0.875], [0.1, 0.835], [0.04, 0.835]]) // prettier-ignore
  if (i % 2 === 0)
    s.mass(
      [
        [0.04, 0.86],
        [0.075, 0.885],
        [0.115, 0.86],
        [0.11, 0.81],
        [0.06, 0.815],
      ],
      'b',
      0.9,
    )
  s.limb(
    [
      [-0.04, 0.915],
      [0.03, 0.955],
      [0.1, 0.95],
    ],
    0.016,
    0.016,
    'b',
  )
  s.cut(
    [
      [0.07, 0.93],
      [0.09, 0.937],
      [0.105, 0.925],
    ],
    0.009,
  )
  s.cut(
    [
      [-0.02, 0.87],
      [0.03, 0.87],
      [0.045, 0.91],
    ],
    0.009,
  )
  // Collarbones, breast, ribs, the line of the belly, thighs, calves, knees.
  s.cut([
    [-0.08, 0.78],
    [0.02, 0.755],
    [0.13, 0.775],
  ])
  s.cut([
    [-0.1, 0.69],
    [-0.04, 0.665],
    [0.02, 0.69],
    [0.08, 0.67],
    [0.14, 0.7],
  ])
  s.cut(
    [
      [0.02, 0.74],
      [0.015, 0.6],
      [0, 0.48],
    ],
    0.009,
  )
  for (const v of [0.62, 0.57])
    s.cut(
      [
        [-0.06, v],
        [0.01, v - 0.012],
        [0.09, v + 0.005],
      ],
      0.009,
    )
  s.cut(
    [
      [0.06, 0.48],
      [0.14, 0.45],
      [0.22, 0.44],
    ],
    0.01,
  )
  s.cut(
    [
      [0.27, 0.39],
      [0.275, 0.28],
      [0.24, 0.19],
    ],
    0.01,
  )
  s.cut(
    [
      [-0.06, 0.42],
      [-0.12, 0.34],
    ],
    0.01,
  )
  s.cut(
    [
      [-0.22, 0.28],
      [-0.3, 0.21],
    ],
    0.01,
  )
  s.dot(0.265, 0.43, 0.012, 'a', 0)
}
