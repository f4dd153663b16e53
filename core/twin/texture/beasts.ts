/** Animals in line: a horse tied to a post, a one-horned beast before a stand. Our own drawings. */
import { seededRandom } from '../../seeded-random.ts'
import { closed, flowing, placed, type At } from './curves.ts'
import { blocks } from './written.ts'
import type { Pen, Point, Rect } from './pen.ts'

const horseBody: readonly Point[] = [
  [-0.53, 0.56], [-0.47, 0.66], [-0.34, 0.71], [-0.12, 0.65], [0.1, 0.66], [0.21, 0.77], [0.28, 0.93], [0.36, 1.03], [0.45, 1.01], [0.51, 0.92], [0.585, 0.82], [0.645, 0.745], [0.645, 0.695], [0.59, 0.675], [0.51, 0.71],
  [0.45, 0.74], [0.46, 0.62], [0.45, 0.49], [0.37, 0.38], [0.2, 0.325], [0.0, 0.31], [-0.18, 0.335], [-0.32, 0.36], [-0.47, 0.37], [-0.56, 0.46],
] // prettier-ignore
/** Hip or shoulder, knee, fetlock, hoof: two behind, two before, none of them at rest. */
const horseLegs: readonly (readonly Point[])[] = [
  [[-0.46, 0.48], [-0.5, 0.3], [-0.6, 0.19], [-0.54, 0.03]],
  [[-0.42, 0.44], [-0.3, 0.31], [-0.4, 0.18], [-0.33, 0.01]],
  [[0.33, 0.46], [0.49, 0.38], [0.5, 0.24], [0.43, 0.16]],
  [[0.26, 0.42], [0.3, 0.24], [0.265, 0.12], [0.28, 0.0]],
] // prettier-ignore

/** A horse that pulls at its halter, in ink alone, with owners' seals as plain red squares. */
export function tetheredHorse(pen: Pen, rect: Rect): void {
  const h = rect.y1 - rect.y0
  const wide = rect.x1 - rect.x0
  const p = placed({ x: rect.x0 + wide * 0.5, y: rect.y0 + h * 0.12, size: h * 0.72 })
  const size = h * 0.72
  const ink = (points: readonly Point[], width: number, value = 0.85) =>
    pen.line(points, size * width, { to: size * width * 0.55, value })
  // The post, ringed, and the rope that has drawn tight.
  pen.line([p(0.92, -0.06), p(0.91, 0.86)], size * 0.07, { value: 0.8 })
  pen.line([p(0.92, -0.06), p(0.91, 0.86)], size * 0.045, { value: 0.3 })
  for (const v of [0.2, 0.56, 0.82]) pen.line([p(0.87, v), p(0.96, v)], size * 0.02, { value: 0.85 })
  ink(flowing([p(0.6, 0.74), p(0.74, 0.64), p(0.9, 0.56)]), 0.014)
  legs(pen, p, size, [0, 3])
  const body = closed(
    horseBody.map(([u, v]) => p(u, v)),
    8,
  )
  pen.fill(body, 'a', 0)
  shadeHorse(pen, p, size)
  pen.line([...body, body[0]!], size * 0.013, { value: 0.88 })
  legs(pen, p, size, [1, 2])
  head(pen, p, size)
  const next = seededRandom(750)
  // Mane and tail stand on end.
  for (let i = 0; i < 26; i++) {
    const t = i / 25
    const [u, v] = [0.12 + t * 0.25, 0.62 + Math.pow(t, 1.2) * 0.34]
    ink(flowing([p(u, v), p(u - 0.06 - next() * 0.05, v + 0.06), p(u - 0.1 - next() * 0.07, v + 0.03 + next() * 0.07)]), 0.009, 0.8) // prettier-ignore
  }
  for (let i = 0; i < 9; i++)
    ink(flowing([p(-0.54, 0.6), p(-0.64 - next() * 0.05, 0.6 + next() * 0.04), p(-0.74 - next() * 0.06, 0.46 + next() * 0.06), p(-0.72 - next() * 0.1, 0.3 - next() * 0.1)]), 0.012, 0.7) // prettier-ignore
  pen.line([p(-0.9, -0.01), p(1.2, -0.03)], size * 0.004, { value: 0.18 })
  for (let i = 0; i < 22; i++) {
    const s = h * (0.035 + 0.04 * next())
    const side = i % 2 === 0 ? 0.03 + next() * 0.22 : 0.76 + next() * 0.2
    seal(pen, [rect.x0 + side * wide, rect.y0 + (0.06 + next() * 0.82) * h], s)
  }
}

/** An owner's seal: a frame with bars, no sign. */
function seal(pen: Pen, [x, y]: Point, s: number): void {
  pen.rect({ x0: x, y0: y, x1: x + s, y1: y + s }, 'b', 0.8)
  for (const k of [0.3, 0.62]) pen.rect({ x0: x + s * k, y0: y + s * 0.16, x1: x + s * (k + 0.1), y1: y + s * 0.84 }, 'b', 0.1) // prettier-ignore
}

function legs(pen: Pen, p: At, size: number, which: readonly number[]): void {
  for (const i of which) {
    const path = flowing(
      horseLegs[i]!.map(([u, v]) => p(u, v)),
      8,
    )
    const thick = size * (i < 2 ? 0.17 : 0.125)
    pen.line(path, thick + size * 0.024, { to: size * 0.066, value: 0.85 })
    pen.line(path, thick, { to: size * 0.042, value: 0.06 })
    pen.line(path.slice(4), thick * 0.3, { to: size * 0.01, value: 0.3 })
    const [x, y] = path.at(-1)!
    pen.fill(closed([[x - size * 0.04, y + size * 0.03], [x + size * 0.04, y + size * 0.03], [x + size * 0.07, y - size * 0.02], [x - size * 0.045, y - size * 0.02]]), 'a', 0.9) // prettier-ignore
  }
}

/** Washes under the belly, along the neck and over the haunch. */
function shadeHorse(pen: Pen, p: At, size: number): void {
  const washes: readonly (readonly [readonly Point[], number])[] = [
    [[[-0.44, 0.4], [-0.1, 0.37], [0.2, 0.38], [0.36, 0.46]], 0.1],
    [[[-0.46, 0.56], [-0.36, 0.44], [-0.42, 0.4]], 0.08],
    [[[0.2, 0.66], [0.33, 0.8], [0.42, 0.66]], 0.07],
    [[[0.24, 0.56], [0.34, 0.5], [0.3, 0.42]], 0.07],
  ] // prettier-ignore
  for (const [points, width] of washes)
    for (const k of [1, 0.7, 0.4])
      pen.line(flowing(points.map(([u, v]) => p(u, v))), size * width * k, { value: 0.1 + 0.09 * (1 - k) })
}

function head(pen: Pen, p: At, size: number): void {
  const line = (points: readonly Point[], width: number) => pen.line(flowing(points), size * width, { value: 0.9 }) // prettier-ignore
  line([p(0.39, 0.97), p(0.38, 1.06), p(0.44, 0.98)], 0.014)
  line([p(0.44, 0.98), p(0.47, 1.05), p(0.48, 0.94)], 0.014)
  // The eye is turned back: white, with the pupil high.
  pen.ring(...p(0.49, 0.86), size * 0.026, size * 0.011, 'a', 0.95)
  pen.disc(...p(0.482, 0.872), size * 0.012, 'a', 0.95)
  pen.disc(...p(0.625, 0.69), size * 0.012, 'a', 0.9)
  line([p(0.54, 0.69), p(0.58, 0.7), p(0.62, 0.66)], 0.01)
  line([p(0.45, 0.84), p(0.5, 0.74), p(0.57, 0.7)], 0.009)
  line([p(0.44, 0.95), p(0.52, 0.78), p(0.46, 0.71)], 0.013)
  line([p(0.55, 0.84), p(0.5, 0.77), p(0.6, 0.67)], 0.011)
}

/** A bull with a single horn, in relief, before a stand of two cups; above, where the signs stood, blank blocks. */
export function hornedBeast(pen: Pen, rect: Rect): void {
  const h = rect.y1 - rect.y0
  const wide = rect.x1 - rect.x0
  const s = Math.min(h * 0.6, wide * 0.6)
  const p = placed({ x: rect.x0 + wide * 0.6, y: rect.y0 + h * 0.08, size: s, mirrored: true })
  const body = closed([
    p(-0.52, 0.56), p(-0.4, 0.62), p(-0.1, 0.58), p(0.14, 0.64), p(0.28, 0.7), p(0.4, 0.8), p(0.5, 0.82), p(0.6, 0.72), p(0.66, 0.64), p(0.6, 0.6), p(0.5, 0.64), p(0.42, 0.58), p(0.36, 0.44),
    p(0.2, 0.36), p(-0.06, 0.35), p(-0.3, 0.36), p(-0.46, 0.4),
  ], 8) // prettier-ignore
  for (const path of [
    [p(-0.46, 0.46), p(-0.44, 0.24), p(-0.47, 0.03)],
    [p(-0.33, 0.42), p(-0.3, 0.22), p(-0.31, 0.03)],
    [p(0.14, 0.42), p(0.15, 0.22), p(0.13, 0.03)],
    [p(0.3, 0.46), p(0.32, 0.24), p(0.31, 0.03)],
  ]) {
    // prettier-ignore
    pen.line(flowing(path), s * 0.1, { to: s * 0.055, value: 0.9 })
    const [x, y] = path[2]!
    pen.line([[x + s * 0.03, y], [x - s * 0.045, y]], s * 0.05) // prettier-ignore
  }
  pen.fill(body)
  const highest = closed([p(-0.46, 0.54), p(-0.1, 0.53), p(0.2, 0.6), p(0.32, 0.56), p(0.24, 0.44), p(-0.2, 0.41), p(-0.42, 0.44)], 6) // prettier-ignore
  pen.fill(highest, 'b', 0.8)
  // The saddle-cloth in the shape of a heart turned over, the ringed throat, ear, eye and the one horn.
  pen.line(flowing([p(0.14, 0.62), p(0.06, 0.5), p(0.12, 0.42), p(0.2, 0.52), p(0.26, 0.62)]), s * 0.026, { layer: 'b', value: 0.1 }) // prettier-ignore
  for (let i = 0; i < 5; i++) pen.line([p(0.3 + i * 0.034, 0.7 + i * 0.024), p(0.37 + i * 0.03, 0.56 + i * 0.022)], s * 0.014, { value: 0.35 }) // prettier-ignore
  pen.line(flowing([p(0.46, 0.8), p(0.55, 0.92), p(0.52, 1.05), p(0.62, 1.14)]), s * 0.06, { to: s * 0.016 })
  pen.line([p(0.42, 0.8), p(0.32, 0.88)], s * 0.05, { to: s * 0.02 })
  pen.disc(...p(0.535, 0.725), s * 0.022, 'a', 0.3)
  pen.line(flowing([p(-0.5, 0.54), p(-0.62, 0.44), p(-0.58, 0.2)]), s * 0.035, { to: s * 0.02 })
  for (const v of [0.16, 0.12]) pen.disc(...p(-0.58, v), s * 0.03)
  for (const [v, half] of [[0.1, 0.03], [0.34, 0.15], [0.56, 0.12]] as const) pen.line(flowing([p(0.84 - half, v + 0.08), p(0.84, v), p(0.84 + half, v + 0.08)]), s * 0.04) // prettier-ignore
  pen.line([p(0.84, 0.0), p(0.84, 0.62)], s * 0.03)
  for (const v of [0.42, 0.62]) pen.line([p(0.7, v), p(0.98, v)], s * 0.024)
  const top = Math.min(0.12, h * 0.12)
  blocks(pen, { x0: rect.x0 + wide * 0.1, x1: rect.x1 - wide * 0.1, y0: rect.y1 - top * 1.45, y1: rect.y1 - top * 0.45 }, { count: 5, seed: 3 }) // prettier-ignore
}
