import { closed, flowing } from './curves.ts'
import { coil, type Pen, type Point, type Rect } from './pen.ts'

type Pairs = readonly (readonly [number, number])[]

/** The animal mask of Shang and Zhou bronzes, frontal and symmetric, on a ground of squared spirals. Repeats around a band. */
export function taotie(pen: Pen, rect: Rect): void {
  const h = rect.y1 - rect.y0
  // An odd number, so that one mask faces the front (the middle of the texture).
  const count = Math.max(1, Math.round(((rect.x1 - rect.x0) / (h * 2.6) - 1) / 2) * 2 + 1)
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

/** Half of a mask: masses that stand out, from its middle (u 0) to its edge (u 1), and the lines cut into them. */
const masses: readonly (readonly Pairs[])[] = [
  // Horn: a great C over the brow, hooked inwards.
  [[[0.13, 0.71], [0.17, 0.86], [0.3, 0.97], [0.48, 0.97], [0.6, 0.88], [0.6, 0.75], [0.5, 0.68], [0.4, 0.71], [0.4, 0.79], [0.47, 0.8], [0.49, 0.85], [0.4, 0.9], [0.3, 0.86], [0.24, 0.76], [0.22, 0.7]], [[0.18, 0.74], [0.23, 0.87], [0.36, 0.945], [0.5, 0.925], [0.555, 0.83], [0.5, 0.74], [0.44, 0.75]]],
  // Brow.
  [[[0.1, 0.6], [0.2, 0.68], [0.36, 0.69], [0.52, 0.62], [0.58, 0.56], [0.5, 0.57], [0.36, 0.625], [0.22, 0.62], [0.12, 0.565]], [[0.15, 0.61], [0.26, 0.655], [0.4, 0.645], [0.52, 0.59]]],
  // Jaw, rolled up at the corner of the mouth.
  [[[0.48, 0.45], [0.57, 0.38], [0.6, 0.24], [0.52, 0.1], [0.36, 0.04], [0.2, 0.07], [0.15, 0.16], [0.21, 0.24], [0.3, 0.24], [0.3, 0.18], [0.25, 0.16], [0.3, 0.12], [0.4, 0.15], [0.46, 0.26], [0.42, 0.36]], [[0.5, 0.4], [0.54, 0.26], [0.46, 0.12], [0.32, 0.075], [0.21, 0.11], [0.2, 0.18], [0.25, 0.205]]],
  // Ear.
  [[[0.6, 0.58], [0.66, 0.72], [0.75, 0.78], [0.76, 0.68], [0.7, 0.58], [0.64, 0.53]], [[0.65, 0.6], [0.7, 0.7]]],
  // Body behind the head, its tail curled upwards.
  [[[0.6, 0.48], [0.74, 0.55], [0.84, 0.64], [0.88, 0.76], [0.84, 0.84], [0.78, 0.83], [0.78, 0.9], [0.86, 0.95], [0.95, 0.9], [0.985, 0.77], [0.96, 0.62], [0.86, 0.5], [0.74, 0.43], [0.62, 0.4]], [[0.65, 0.45], [0.8, 0.52], [0.91, 0.64], [0.935, 0.78], [0.89, 0.89], [0.83, 0.9]]],
  // Leg, with a claw that turns back.
  [[[0.66, 0.37], [0.78, 0.38], [0.86, 0.3], [0.84, 0.2], [0.94, 0.14], [0.97, 0.05], [0.86, 0.08], [0.8, 0.03], [0.74, 0.09], [0.66, 0.06], [0.68, 0.15], [0.74, 0.22], [0.74, 0.3]], [[0.72, 0.345], [0.8, 0.31], [0.79, 0.2], [0.86, 0.12]]],
  // Half of the nose, its nostril rolled outwards, and of the shield on the brow.
  [[[-0.02, 0.12], [0.09, 0.13], [0.14, 0.2], [0.12, 0.28], [0.05, 0.3], [0.045, 0.42], [0.04, 0.58], [0.11, 0.68], [0.09, 0.78], [0.03, 0.9], [-0.02, 0.92]], [[0.06, 0.24], [0.1, 0.21], [0.08, 0.17], [0.03, 0.17]]],
] // prettier-ignore

/** The rim of the eye, with the tear duct hooked down beside the nose. */
const eyeRim: Pairs = [[0.09, 0.4], [0.13, 0.5], [0.22, 0.59], [0.36, 0.6], [0.5, 0.53], [0.56, 0.47], [0.44, 0.45], [0.34, 0.39], [0.22, 0.4], [0.16, 0.43]] // prettier-ignore
const fangs: readonly Pairs[] = [[[0.1, 0.12], [0.16, 0.12], [0.12, 0.02]], [[0.22, 0.05], [0.29, 0.05], [0.26, 0.14]]] // prettier-ignore

function mask(pen: Pen, { x, y, w, h }: { x: number; y: number; w: number; h: number }): void {
  const half = w / 2
  for (const side of [-1, 1]) {
    const place = (pairs: Pairs) => pairs.map(([u, v]): Point => [x + side * u * half, y + v * h])
    // Each mass stands on cleared ground, falls off at its edge and is cut along its middle.
    const mass = (pairs: Pairs) => {
      const outline = closed(place(pairs), 6)
      for (const layer of ['a', 'b'] as const) {
        pen.fill(outline, layer, 0)
        pen.line([...outline, outline[0]!], h * 0.05, { layer, value: 0 })
      }
      pen.fill(outline, 'a', 1)
      pen.fill(outline, 'b', 0.72)
      pen.line([...outline, outline[0]!], h * 0.018, { layer: 'b', value: 0.3 })
    }
    const cut = (pairs: Pairs, width = 0.022) => {
      pen.line(flowing(place(pairs), 6), h * width, { layer: 'b', value: 0 })
      pen.line(flowing(place(pairs), 6), h * width * 0.7, { value: 0.6 })
    }
    for (const [outline, line] of masses) {
      mass(outline!)
      cut(line!)
    }
    for (const fang of fangs) pen.fill(place(fang), 'a', 0.9)
    mass(eyeRim)
    cut([[0.16, 0.47], [0.25, 0.545], [0.38, 0.55], [0.5, 0.49]], 0.018) // prettier-ignore
    const [ex, ey] = place([[0.31, 0.495]])[0]!
    for (const layer of ['a', 'b'] as const) pen.disc(ex, ey, h * 0.105, layer, 0)
    // The eyeball is domed, its pupil sunk.
    for (let k = 0; k < 8; k++) {
      const r = 1 - k / 8
      pen.disc(ex, ey, h * 0.088 * r, 'b', Math.sqrt(1 - r * r * 0.8))
    }
    pen.disc(ex, ey, h * 0.088, 'a')
    pen.line([[ex - half * 0.035, ey], [ex + half * 0.035, ey]], h * 0.022, { layer: 'b', value: 0.35 }) // prettier-ignore
    pen.line(coil(...place([[0.64, 0.86]])[0]!, h * 0.07, 0.25, side * 1.4, 26), h * 0.022, { value: 0.75 })
  }
  pen.line([[x, y + h * 0.3], [x, y + h * 0.9]], h * 0.03, { layer: 'b', value: 1 }) // prettier-ignore
}
