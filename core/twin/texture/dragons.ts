/** A dragon among clouds around a jar, in the blue of the fourteenth century. Our own drawing. */
import { flowing, placed, type At } from './curves.ts'
import { arc, coil, petal, type Pen, type Point, type Rect } from './pen.ts'

/** Clouds above, a dragon around the middle, and waves below. */
export function cloudDragon(pen: Pen, { x0, y0, x1, y1 }: Rect): void {
  const [w, h] = [x1 - x0, y1 - y0]
  const at: At = (u, v) => [x0 + u * w, y0 + v * h]
  waves(pen, at, { w, h })
  const count = Math.max(1, Math.round(w / (h * 2.1)))
  const span = w / count
  for (const [v, shift, many] of [[0.9, 0, 5], [0.76, 0.5, 4], [0.3, 0.3, 4]] as const)
    for (let i = 0; i < many * count; i++)
      cloud(pen, at((i + shift) / (many * count), v), h * 0.085) // prettier-ignore
  for (let i = 0; i < count; i++)
    dragon(pen, { x: x0 + (i + 0.2) * span, y: y0 + h * 0.47, size: span * 0.9 })
}

/** Where the body runs, from the neck to the tail, and the four legs; one unit is the width there is for a dragon. */
const spine: readonly Point[] = [
  [0.2, 0.1], [0.25, 0.02], [0.31, -0.06], [0.39, -0.07], [0.45, 0.0], [0.49, 0.09], [0.56, 0.12], [0.63, 0.06], [0.68, -0.02], [0.75, -0.06], [0.82, -0.02], [0.88, 0.05], [0.95, 0.06],
] // prettier-ignore
const legs: readonly (readonly Point[])[] = [
  [[0.27, -0.02], [0.22, -0.09], [0.15, -0.1]],
  [[0.36, -0.05], [0.39, 0.04], [0.35, 0.11]],
  [[0.6, 0.08], [0.58, -0.02], [0.51, -0.06]],
  [[0.69, -0.03], [0.74, 0.05], [0.71, 0.12]],
] // prettier-ignore

function dragon(pen: Pen, place: { readonly x: number; readonly y: number; readonly size: number }): void {
  const p = placed(place)
  const s = place.size
  const body = flowing(spine.map(([u, v]) => p(u, v)), 9) // prettier-ignore
  // It passes before the clouds: they end a little way off.
  const clear = (path: readonly Point[], width: number) => (['a', 'b'] as const).forEach((layer) => pen.line(path, s * width, { layer, value: 0 })) // prettier-ignore
  clear(body, 0.1)
  for (const leg of legs) clear(flowing(leg.map(([u, v]) => p(u, v))), 0.07) // prettier-ignore
  for (const leg of legs) clear([p(...leg[2]!), p(...leg[2]!)], 0.13)
  clear([p(0.1, 0.11), p(0.2, 0.14), p(0.24, 0.2)], 0.15)
  for (const leg of legs) limb(pen, p, leg, s)
  // Wide as a body is, then hollow, so that scales can be seen on it.
  pen.line(body, s * 0.062, { to: s * 0.014 })
  pen.line(body, s * 0.048, { to: s * 0.006, value: 0 })
  pen.line(body, s * 0.048, { to: s * 0.006, layer: 'b', value: 0.55 })
  for (const [i, [x, y]] of body.entries()) {
    const next = body[i + 1]
    if (!next || i % 2 === 1) continue
    const thick = s * 0.024 * (1 - (0.85 * i) / body.length)
    const turn = Math.atan2(next[1] - y, next[0] - x)
    const across = (k: number, along: number): Point => [x + Math.cos(turn) * along - Math.sin(turn) * k, y + Math.sin(turn) * along + Math.cos(turn) * k] // prettier-ignore
    for (const k of [-0.55, 0, 0.55]) pen.line(arc(...across(k * thick, i % 4 === 0 ? 0 : thick * 0.4), thick * 0.42, 0.3 + turn / 6.283, 0.7 + turn / 6.283, 5), s * 0.0035) // prettier-ignore
    pen.fill([across(thick, -thick * 0.5), across(thick * 1.9, 0), across(thick, thick * 0.7)])
  }
  head(pen, p, s)
}

/** A leg, the flame at its joint, and three claws. */
function limb(pen: Pen, p: At, leg: readonly Point[], s: number): void {
  pen.line(flowing(leg.map(([u, v]) => p(u, v)), 6), s * 0.028, { to: s * 0.014 }) // prettier-ignore
  const [knee, foot] = [leg[1]!, leg[2]!]
  pen.line(flowing([p(...knee), p(knee[0] + 0.03, knee[1] + 0.02), p(knee[0] + 0.05, knee[1] + 0.06)]), s * 0.008, { to: s * 0.002 }) // prettier-ignore
  const turn = Math.atan2(foot[1] - knee[1], foot[0] - knee[0])
  for (const k of [-0.8, 0, 0.8]) {
    const [dx, dy] = [Math.cos(turn + k), Math.sin(turn + k)]
    pen.line(flowing([p(...foot), p(foot[0] + dx * 0.03, foot[1] + dy * 0.03), p(foot[0] + dx * 0.045 - dy * 0.012, foot[1] + dy * 0.045 + dx * 0.012)]), s * 0.011, { to: s * 0.003 }) // prettier-ignore
  }
}

/** Seen from the side, turned to the left: open jaws, a long snout, horns and mane streaming back. */
function head(pen: Pen, p: At, s: number): void {
  const line = (points: readonly Point[], width: number, to = width) => pen.line(flowing(points.map(([u, v]) => p(u, v)), 6), s * width, { to: s * to }) // prettier-ignore
  const shape = (points: readonly Point[], layer: 'a' | 'b', value = 1) => pen.fill(points.map(([u, v]) => p(u, v)), layer, value) // prettier-ignore
  for (const v of [0.1, 0.13, 0.16, 0.19])
    line(
      [
        [0.19, v],
        [0.25, v + 0.005],
        [0.3, v + 0.03],
      ],
      0.014,
      0.003,
    )
  const skull: readonly Point[] = [[0.06, 0.14], [0.09, 0.165], [0.13, 0.16], [0.17, 0.19], [0.215, 0.17], [0.22, 0.11], [0.19, 0.08], [0.15, 0.05], [0.09, 0.055], [0.075, 0.075], [0.13, 0.09], [0.135, 0.11], [0.07, 0.115]] // prettier-ignore
  shape(skull, 'a', 0)
  shape(skull, 'b', 0.55)
  line([...skull, skull[0]!], 0.008)
  for (const u of [0.08, 0.1, 0.12])
    shape(
      [
        [u - 0.006, 0.112],
        [u + 0.006, 0.112],
        [u, 0.098],
      ],
      'a',
    )
  pen.ring(...p(0.155, 0.15), s * 0.014, s * 0.007)
  line(
    [
      [0.18, 0.18],
      [0.22, 0.23],
      [0.28, 0.24],
    ],
    0.014,
    0.004,
  )
  line(
    [
      [0.165, 0.185],
      [0.19, 0.24],
      [0.24, 0.265],
    ],
    0.012,
    0.003,
  )
  line(
    [
      [0.065, 0.14],
      [0.03, 0.17],
      [0.0, 0.15],
    ],
    0.008,
    0.002,
  )
  line(
    [
      [0.1, 0.05],
      [0.09, 0.02],
      [0.11, 0.0],
    ],
    0.01,
    0.003,
  )
}

/** A head of curls with a tail. */
function cloud(pen: Pen, [x, y]: Point, s: number): void {
  for (const [dx, dy, r] of [[-0.6, 0, 0.34], [0, 0.24, 0.42], [0.6, 0, 0.34]] as const)
    pen.line(coil(x + dx * s, y + dy * s, r * s, dx > 0 ? 0.6 : 0.9, dx > 0 ? -1.2 : 1.2, 22), s * 0.1, { to: s * 0.05 }) // prettier-ignore
  pen.fill(petal([x + s * 0.5, y - s * 0.28], [x + s * 2, y - s * 0.5], s * 0.16, 0.35), 'b', 0.8)
  pen.line(flowing([[x - s * 0.8, y - s * 0.3], [x + s * 0.3, y - s * 0.36], [x + s * 2, y - s * 0.5]]), s * 0.09, { to: s * 0.03 }) // prettier-ignore
}

/** Crests that follow each other along the foot of the picture. */
function waves(pen: Pen, at: At, { w, h }: { readonly w: number; readonly h: number }): void {
  const count = Math.round(w / (h * 0.16))
  const s = w / count
  for (let i = 0; i < count; i++)
    for (const [k, r] of [0.62, 0.44, 0.26].entries()) {
      const [x, y] = at((i + 0.5) / count, 0)
      pen.line(arc(x, y + h * 0.01, [s * r, s * r * 1.1], 0, 0.5, 14), s * 0.07, {
        layer: k === 1 ? 'b' : 'a',
      })
    }
}
