/** Our own drawings of what some pictures show, in two inks: not copies, and without any writing. */
import { seededRandom } from '../../seeded-random.ts'
import { fbm2 } from '../noise.ts'
import { closed, flowing, placed, type At } from './curves.ts'
import { arc, petal, type Pen, type Point, type Rect } from './pen.ts'

function frameOf({ x0, y0, x1, y1 }: Rect): { at: At; h: number; wide: number } {
  const h = y1 - y0
  return { h, wide: (x1 - x0) / h, at: (u, v) => [x0 + u * (x1 - x0), y0 + v * h] }
}

/** The dark line that a key block prints around a picture, and a sky that deepens towards the top. */
function sheetOf(pen: Pen, rect: Rect, skyFrom: number): void {
  const { at } = frameOf(rect)
  const steps = 48
  for (let i = 0; i < steps; i++) {
    const [v0, v1] = [skyFrom + ((1 - skyFrom) * i) / steps, skyFrom + ((1 - skyFrom) * (i + 1)) / steps]
    pen.fill([at(0, v0), at(1, v0), at(1, v1), at(0, v1)], 'b', 0.75 * Math.pow(i / steps, 2.4))
  }
  blockEdge(pen, rect)
}

/** The line that the block's edge prints. */
function blockEdge(pen: Pen, rect: Rect): void {
  const { at, h } = frameOf(rect)
  pen.line([at(0.004, 0.005), at(0.996, 0.005), at(0.996, 0.995), at(0.004, 0.995), at(0.004, 0.005)], h * 0.006) // prettier-ignore
}

/** A post road: a bridge over a stream, travellers on it, an inn with its lantern, hills behind. */
export function postRoad(pen: Pen, rect: Rect): void {
  const { at, h } = frameOf(rect)
  sheetOf(pen, rect, 0.66)
  hill(pen, at, { from: 0.38, to: 1, foot: 0.47, top: 0.72, seed: 4 })
  hill(pen, at, { from: 0, to: 0.62, foot: 0.47, top: 0.62, seed: 9 })
  for (const v of [0.46, 0.445]) pen.line([at(0, v), at(1, v + 0.012)], h * 0.005)
  // The stream.
  pen.fill([at(0, 0.05), at(0.16, 0.2), at(0.34, 0.31), at(0.62, 0.36), at(0.7, 0.32), at(0.5, 0.2), at(0.46, 0.05)], 'b', 0.62) // prettier-ignore
  for (let k = 0; k < 7; k++) {
    const v = 0.08 + k * 0.032
    pen.line(flowing([at(0.08 + k * 0.035, v), at(0.2 + k * 0.03, v + 0.012), at(0.4 + k * 0.012, v)]), h * 0.004, { value: 0.55 }) // prettier-ignore
  }
  // Its bridge, bowed, with posts and two rails.
  const deck = (t: number, lift: number): Point => at(0.1 + 0.56 * t, 0.24 + 0.1 * t + 0.13 * Math.sin(t * Math.PI) + lift) // prettier-ignore
  const span = (lift: number) => Array.from({ length: 25 }, (_, i) => deck(i / 24, lift))
  pen.fill([...span(0.035), ...span(-0.012).reverse()], 'a', 0)
  pen.fill([...span(0.035), ...span(-0.012).reverse()], 'b', 0.25)
  for (const [lift, width] of [[-0.012, 0.008], [0.035, 0.006], [0.1, 0.008]] as const) pen.line(span(lift), h * width) // prettier-ignore
  for (let i = 0; i <= 8; i++) pen.line([deck(i / 8, 0.035), deck(i / 8, 0.115)], h * 0.009)
  for (const t of [0.2, 0.5, 0.8]) {
    const [x, y] = deck(t, -0.012)
    pen.line([[x, y], [x - h * 0.008, y - h * (0.12 + 0.06 * Math.sin(t * Math.PI))]], h * 0.014) // prettier-ignore
  }
  inn(pen, at, h)
  for (const [t, kind] of [
    [0.3, 'load'],
    [0.5, 'hat'],
    [0.66, 'hat'],
  ] as const) {
    const [x, y] = deck(t, 0.036)
    traveller(pen, placed({ x, y, size: h * 0.19, mirrored: kind === 'load' }), kind)
  }
  pine(pen, at(0.06, 0.3), h * 0.5, 3)
}

/** A street that runs to a gate: eaves on either side with lanterns, people between, a blossoming tree. */
export function gateStreet(pen: Pen, rect: Rect): void {
  const { at, h } = frameOf(rect)
  sheetOf(pen, rect, 0.55)
  const vanish: Point = [0.54, 0.5]
  const toward = (u: number, v: number, t: number): Point => at(u + (vanish[0] - u) * t, v + (vanish[1] - v) * t) // prettier-ignore
  // Ground, paler with distance.
  pen.fill([at(0, 0.02), at(1, 0.02), toward(1, 0.02, 0.86), toward(0, 0.02, 0.86)], 'b', 0.12)
  for (const [edge, roof, side] of [
    [0, 0.93, 1],
    [1, 0.86, -1],
  ] as const) {
    const spots = [0, 0.3, 0.5, 0.64, 0.74, 0.81]
    const wall = [toward(edge, 0.02, 0), toward(edge, 0.02, 0.82), toward(edge, roof, 0.82), toward(edge, roof, 0)] // prettier-ignore
    const inwards = (t: number, v: number, reach: number): Point => {
      const [x, y] = toward(edge, v, t)
      return [x + side * reach * (1 - t) * h, y]
    }
    pen.fill([wall[0]!, inwards(0, 0.02, 0.2), inwards(0.82, 0.02, 0.2), inwards(0.82, roof - 0.2, 0.2), inwards(0, roof - 0.2, 0.2), wall[3]!], 'a', 0) // prettier-ignore
    pen.fill([wall[0]!, inwards(0, 0.02, 0.2), inwards(0.82, 0.02, 0.2), inwards(0.82, roof - 0.2, 0.2), inwards(0, roof - 0.2, 0.2), wall[3]!], 'b', 0.2) // prettier-ignore
    pen.fill([inwards(0, roof - 0.27, 0.27), inwards(0.82, roof - 0.27, 0.27), toward(edge, roof + 0.03, 0.82), toward(edge, roof + 0.03, 0)], 'a', 0.62) // prettier-ignore
    for (let k = 1; k < 7; k++) pen.line([inwards(0, roof + 0.03 - k * 0.05, k * 0.045), inwards(0.82, roof + 0.03 - k * 0.05, k * 0.045)], h * 0.003, { value: 0.85 }) // prettier-ignore
    for (const t of spots) {
      pen.line([inwards(t, 0.02, 0.2), inwards(t, roof - 0.27, 0.2)], h * 0.014 * (1 - t * 0.8))
      const [x, y] = inwards(t, roof - 0.36, 0.25)
      const r = h * 0.042 * (1 - t)
      pen.line([[x, y + r * 1.9], [x, y]], h * 0.003) // prettier-ignore
      pen.fill(arc(x, y, [r * 0.78, r], 0, 1, 20), 'a', 0)
      pen.fill(arc(x, y, [r * 0.78, r], 0, 1, 20), 'b', 0.95)
      pen.line(arc(x, y, [r * 0.78, r], 0, 1, 20), h * 0.004)
    }
    for (const v of [0.32, 0.2]) pen.line([inwards(0, v, 0.2), inwards(0.82, v, 0.2)], h * 0.005)
  }
  gate(pen, at, h)
  for (const [u, v, s, kind] of [
    [0.34, 0.09, 0.32, 'hat'],
    [0.62, 0.15, 0.25, 'robe'],
    [0.48, 0.24, 0.16, 'robe'],
    [0.58, 0.27, 0.13, 'load'],
    [0.72, 0.06, 0.34, 'robe'],
  ] as const) {
    // prettier-ignore
    const [x, y] = at(u, v)
    traveller(pen, placed({ x, y, size: h * s, mirrored: u > 0.5 }), kind)
  }
  blossom(pen, at, h)
  // The block's edge, which walls and ground have wiped out in parts.
  blockEdge(pen, rect)
}

/** A wave that breaks over boats, a far mountain in the trough. */
export function breakingWave(pen: Pen, rect: Rect): void {
  const { at, h } = frameOf(rect)
  blockEdge(pen, rect)
  // Haze, deepest on the horizon.
  for (let i = 0; i < 50; i++) pen.fill([at(0, i * 0.02), at(1, i * 0.02), at(1, i * 0.02 + 0.02), at(0, i * 0.02 + 0.02)], 'b', 0.4 * Math.exp(-Math.pow((i - 14) / 16, 2))) // prettier-ignore
  // The mountain: dark slopes, a white top with three tongues.
  pen.fill([at(0.44, 0.24), at(0.575, 0.43), at(0.605, 0.43), at(0.76, 0.24)], 'a', 0.85)
  pen.fill([at(0.535, 0.373), at(0.575, 0.43), at(0.605, 0.43), at(0.652, 0.372), at(0.625, 0.385), at(0.6, 0.36), at(0.575, 0.386)], 'a', 0) // prettier-ignore
  pen.fill([at(0.535, 0.373), at(0.575, 0.43), at(0.605, 0.43), at(0.652, 0.372)], 'b', 0)
  pen.line([at(0.535, 0.373), at(0.575, 0.43), at(0.605, 0.43), at(0.652, 0.372)], h * 0.006)
  const sea = (points: readonly (readonly [number, number])[], layer: 'a' | 'b', value: number) =>
    pen.fill(closed(points.map(([u, v]) => at(u, v))), layer, value)
  boat(pen, at, { u: 0.67, v: 0.27, s: 0.26, tilt: 0.34 })
  boat(pen, at, { u: 0.3, v: 0.2, s: 0.28, tilt: -0.2 })
  // The far swell on the right, the small wave in front, the great one on the left.
  sea([[0.6, -0.1], [0.64, 0.12], [0.76, 0.2], [0.88, 0.24], [1.06, 0.33], [1.1, -0.1]], 'a', 0.9) // prettier-ignore
  stripe(pen, [at(0.64, 0.06), at(0.78, 0.13), at(1, 0.2)], h)
  stripe(pen, [at(0.7, -0.02), at(0.84, 0.06), at(1, 0.1)], h)
  great(pen, at, h)
  sea([[0.2, -0.1], [0.3, 0.08], [0.4, 0.16], [0.5, 0.2], [0.56, 0.17], [0.62, 0.09], [0.74, -0.1]], 'a', 0.94) // prettier-ignore
  stripe(pen, [at(0.3, 0), at(0.42, 0.1), at(0.5, 0.145)], h)
  stripe(pen, [at(0.46, -0.02), at(0.53, 0.06), at(0.58, 0.11)], h)
  foam(pen, Array.from({ length: 14 }, (_, i) => at(0.4 + i * 0.0125, 0.165 + 0.03 * Math.sin((i / 13) * Math.PI))), h * 0.02) // prettier-ignore
  boat(pen, at, { u: 0.86, v: 0.1, s: 0.28, tilt: 0.12 })
}

function great(pen: Pen, at: At, h: number): void {
  const back = ([[-0.06, 0.1], [-0.03, 0.42], [0.06, 0.64], [0.16, 0.8], [0.28, 0.88], [0.4, 0.85], [0.485, 0.74], [0.5, 0.63]] as const) // prettier-ignore
  const belly = ([[0.46, 0.66], [0.41, 0.7], [0.33, 0.68], [0.27, 0.58], [0.25, 0.44], [0.3, 0.28], [0.4, 0.16], [0.3, -0.1], [-0.06, -0.1]] as const) // prettier-ignore
  const outline = closed([...back, ...belly].map(([u, v]) => at(u, v)))
  pen.fill(outline, 'b', 0)
  pen.fill(outline, 'a', 0.96)
  // Ribbons of paper and pale blue follow the hollow.
  for (const [k, shade] of [
    [0.1, 0],
    [0.22, 0.55],
    [0.34, 0],
    [0.5, 0.55],
    [0.66, 0],
    [0.8, 0.55],
  ] as const) {
    const ribbon = [0, 1, 2, 3, 4, 5].map((i): Point => {
      const [bu, bv] = back[Math.min(7, i + 1)]!
      const [iu, iv] = belly[[8, 6, 5, 4, 3, 2][i]!]!
      return at(iu + (bu - iu) * k, iv + (bv - iv) * k)
    })
    pen.line(flowing(ribbon), h * 0.03, { to: h * 0.01, value: 0.05 })
    if (shade > 0) pen.line(flowing(ribbon), h * 0.022, { to: h * 0.006, layer: 'b', value: 0.9 })
  }
  // The crest: paper-white, hooked into fingers.
  const crest = flowing([[0.06, 0.655], [0.16, 0.8], [0.28, 0.88], [0.4, 0.855], [0.485, 0.745], [0.5, 0.63], [0.462, 0.655], [0.41, 0.7]].map(([u, v]) => at(u!, v!)), 10) // prettier-ignore
  foam(pen, crest, h * 0.034)
  const next = seededRandom(36)
  for (let i = 12; i < crest.length; i += 3) {
    const [x, y] = crest[i]!
    const s = h * (0.03 + 0.06 * next())
    const lean = 0.1 + next() * 0.9
    const hook: Point[] = [[x, y], [x + s * lean, y - s * 0.55], [x + s * (lean + 0.16), y - s * 1.15], [x + s * (lean - 0.12), y - s * 1.35]] // prettier-ignore
    pen.line(flowing(hook), s * 0.44, { to: s * 0.12, layer: 'b', value: 0 })
    pen.line(flowing(hook), s * 0.44, { to: s * 0.12 })
    pen.line(flowing(hook), s * 0.3, { to: s * 0.05, value: 0 })
  }
  for (let i = 0; i < 46; i++) {
    const [x, y] = at(0.3 + next() * 0.3, 0.4 + next() * 0.34)
    pen.disc(x, y, h * (0.003 + 0.004 * next()), 'b', 0)
    pen.line(arc(x, y, h * 0.007, 0, 1, 8), h * 0.002, { value: 0.5 })
  }
}

/** Bubbles along a line: white, each with a blue edge. */
function foam(pen: Pen, line: readonly Point[], size: number): void {
  const next = seededRandom(line.length)
  for (const [x, y] of line) {
    const r = size * (0.55 + 0.6 * next())
    pen.disc(x, y, r * 1.16, 'a', 0.9)
    pen.disc(x, y, r, 'a', 0)
    pen.disc(x, y, r, 'b', 0)
  }
}

function stripe(pen: Pen, points: readonly Point[], h: number): void {
  pen.line(flowing(points), h * 0.026, { to: h * 0.012, value: 0 })
  pen.line(flowing(points), h * 0.012, { to: h * 0.005, layer: 'b', value: 0.9 })
}

function boat(pen: Pen, at: At, { u, v, s, tilt }: { u: number; v: number; s: number; tilt: number }): void {
  const [x, y] = at(u, v)
  const size = Math.abs(at(u + s, v)[0] - x)
  const p = (a: number, b: number): Point => [x + a * size, y + (b + a * tilt) * size]
  const hull = closed([p(-0.5, 0.06), p(-0.56, 0.16), p(-0.3, 0.05), p(0.2, 0.03), p(0.52, 0.15), p(0.5, 0.07), p(0.2, -0.05), p(-0.3, -0.04)]) // prettier-ignore
  pen.fill(hull, 'a', 0)
  pen.fill(hull, 'b', 0.14)
  pen.line([...hull, hull[0]!], size * 0.016)
  for (let i = 0; i < 6; i++) {
    const a = -0.3 + i * 0.1
    pen.disc(...p(a, 0.085), size * 0.03, 'a', 0.85)
    pen.disc(...p(a + 0.008, 0.1), size * 0.016, 'a', 0.1)
  }
}

function hill(
  pen: Pen,
  at: At,
  { from, to, foot, top, seed }: { from: number; to: number; foot: number; top: number; seed: number },
): void {
  const ridge = Array.from({ length: 41 }, (_, i): Point => {
    const t = i / 40
    const rise = Math.pow(Math.sin(t * Math.PI), 0.8) * (0.75 + 0.35 * fbm2(t * 4, 1, 64, 64, 4, seed))
    return at(from + (to - from) * t, foot + (top - foot) * rise)
  })
  const shape = [...ridge, at(to, foot), at(from, foot)]
  pen.fill(shape, 'b', 0.5)
  pen.fill([...ridge.map(([x, y]): Point => [x, (y + at(0, foot)[1]) / 2]), at(to, foot), at(from, foot)], 'b', 0.24) // prettier-ignore
  pen.line(ridge, Math.abs(at(0, 1)[1] - at(0, 0)[1]) * 0.004)
}

function inn(pen: Pen, at: At, h: number): void {
  const wall = [at(0.7, 0.32), at(0.97, 0.32), at(0.97, 0.58), at(0.7, 0.58)]
  pen.fill(wall, 'b', 0.08)
  pen.fill([at(0.655, 0.565), at(0.99, 0.565), at(0.95, 0.78), at(0.73, 0.78)], 'b', 0)
  pen.fill([at(0.655, 0.565), at(0.99, 0.565), at(0.95, 0.78), at(0.73, 0.78)], 'a', 0.7)
  for (let i = 0; i < 12; i++) pen.line([at(0.665 + i * 0.0285, 0.568), at(0.737 + i * 0.019, 0.776)], h * 0.004, { value: 0.2 }) // prettier-ignore
  for (const u of [0.7, 0.79, 0.88, 0.97]) pen.line([at(u, 0.3), at(u, 0.57)], h * 0.011)
  for (const v of [0.3, 0.4, 0.565]) pen.line([at(0.69, v), at(0.98, v)], h * 0.009)
  for (let i = 0; i < 9; i++) pen.line([at(0.8 + i * 0.009, 0.4), at(0.8 + i * 0.009, 0.56)], h * 0.003)
  const [x, y] = at(0.735, 0.5)
  pen.fill(arc(x, y, [h * 0.026, h * 0.04], 0, 1, 20), 'b', 0.95)
  pen.line(arc(x, y, [h * 0.026, h * 0.04], 0, 1, 20), h * 0.005)
}

function gate(pen: Pen, at: At, h: number): void {
  for (const u of [0.47, 0.61]) pen.line([at(u, 0.36), at(u, 0.62)], h * 0.017)
  pen.fill([at(0.43, 0.61), at(0.65, 0.61), at(0.625, 0.68), at(0.455, 0.68)], 'a', 0.75)
  pen.line([at(0.445, 0.685), at(0.635, 0.685)], h * 0.012)
  pen.line([at(0.46, 0.57), at(0.62, 0.57)], h * 0.01)
}

function traveller(pen: Pen, p: At, kind: 'hat' | 'load' | 'robe'): void {
  const size = Math.abs(p(0, 1)[1] - p(0, 0)[1])
  const robe = closed([
    p(-0.13, 0.14),
    p(-0.12, 0.5),
    p(-0.07, 0.72),
    p(0.06, 0.73),
    p(0.13, 0.52),
    p(0.16, 0.13),
  ])
  for (const u of [-0.06, 0.08]) pen.line([p(u, 0.16), p(u + 0.02, 0)], size * 0.05)
  pen.fill(robe, 'a', 0)
  pen.fill(robe, 'b', kind === 'robe' ? 0.95 : 0.5)
  pen.line([...robe, robe[0]!], size * 0.022)
  pen.line([p(-0.12, 0.44), p(0.13, 0.44)], size * 0.055)
  pen.line(flowing([p(0.04, 0.66), p(0.17, 0.52), p(0.22, 0.58)]), size * 0.035)
  pen.disc(...p(0.01, 0.82), size * 0.075, 'a', 0)
  pen.ring(...p(0.01, 0.82), size * 0.075, size * 0.018)
  if (kind === 'robe')
    pen.fill(closed([p(-0.08, 0.84), p(-0.05, 0.93), p(0.05, 0.94), p(0.08, 0.87), p(0.0, 0.87)]))
  else {
    const hat = [p(-0.18, 0.83), p(0, 1), p(0.2, 0.83)]
    pen.fill(hat, 'b', 0.16)
    pen.line([...hat, hat[0]!], size * 0.022)
  }
  if (kind === 'load') {
    pen.line([p(-0.42, 0.68), p(0.42, 0.72)], size * 0.03)
    for (const u of [-0.38, 0.38]) {
      pen.line([p(u, 0.69), p(u, 0.5)], size * 0.014)
      pen.fill(closed([p(u - 0.09, 0.5), p(u + 0.09, 0.5), p(u + 0.1, 0.3), p(u - 0.1, 0.3)]), 'a', 0.75)
    }
  }
}

function pine(pen: Pen, [x, y]: Point, s: number, seed: number): void {
  const next = seededRandom(seed)
  const trunk = flowing([[x, y], [x + s * 0.06, y + s * 0.3], [x - s * 0.03, y + s * 0.62], [x + s * 0.07, y + s * 0.95]] as const) // prettier-ignore
  pen.line(trunk, s * 0.06, { to: s * 0.016 })
  for (let k = 0; k < 6; k++) {
    const [bx, by] = trunk[7 + k * 2]!
    const side = k % 2 === 0 ? 1 : -1
    const reach = s * (0.34 - k * 0.035)
    pen.line([[bx, by], [bx + side * reach, by + s * 0.02]], s * 0.016) // prettier-ignore
    for (let n = 0; n < 3; n++) {
      const [cx, cy, r] = [bx + side * reach * (0.3 + 0.33 * n), by + s * 0.02 + next() * s * 0.02, s * 0.085]
      pen.fill(arc(cx, cy, [r * 1.3, r * 0.62], 0, 0.5, 14), 'a', 0.86)
      pen.line(arc(cx, cy, [r, r * 0.4], 0.04, 0.46, 10), s * 0.006, { value: 0.3 })
    }
  }
}

function blossom(pen: Pen, at: At, h: number): void {
  const next = seededRandom(18)
  pen.line(flowing([at(0.22, 0.02), at(0.25, 0.28), at(0.21, 0.5), at(0.28, 0.74)]), h * 0.03, { to: h * 0.01 }) // prettier-ignore
  pen.line(flowing([at(0.24, 0.36), at(0.32, 0.5), at(0.36, 0.62)]), h * 0.014, { to: h * 0.004 })
  pen.line(flowing([at(0.22, 0.44), at(0.14, 0.56), at(0.12, 0.66)]), h * 0.013, { to: h * 0.004 })
  for (let i = 0; i < 70; i++) {
    const [a, r] = [next() * 2 * Math.PI, Math.sqrt(next())]
    const [x, y] = at(0.25 + Math.cos(a) * r * 0.15, 0.66 + Math.sin(a) * r * 0.17)
    pen.disc(x, y, h * 0.017, 'a', 0)
    pen.disc(x, y, h * 0.015, 'b', 0.35 + 0.3 * next())
  }
  pen.fill(petal(at(0.2, 0.1), at(0.26, 0.02), h * 0.02), 'a', 0)
}
