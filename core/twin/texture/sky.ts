/** The heavens on round plates: a disc of sun, moon and stars, and the net and scales of an astrolabe. */
import { seededRandom } from '../../seeded-random.ts'
import type { Pen, Point, Rect } from './pen.ts'

interface Round {
  readonly at: (x: number, y: number) => Point
  readonly R: number
}

function roundOf({ x0, y0, x1, y1 }: Rect): Round {
  const R = Math.min(x1 - x0, y1 - y0) / 2
  return { R, at: (x, y) => [(x0 + x1) / 2 + x * R, (y0 + y1) / 2 + y * R] }
}

const polar = (turn: number, r: number): readonly [number, number] => [
  Math.cos(turn * 2 * Math.PI) * r,
  Math.sin(turn * 2 * Math.PI) * r,
]

/** Twenty-five of the thirty-two stars; the other seven stand together. Places as in the published drawings, rounded. */
const stars: readonly Point[] = [
  [-0.56, 0.5], [-0.36, 0.68], [-0.08, 0.84], [0.24, 0.82], [0.5, 0.68], [0.3, 0.56], [-0.24, 0.5], [-0.52, 0.34], [0.6, 0.44], [0.02, 0.62], [-0.72, 0.2],
  [-0.7, -0.14], [-0.5, -0.36], [-0.58, -0.5], [-0.3, -0.5], [-0.08, -0.34], [0.14, -0.48], [0.36, -0.4], [0.54, -0.48], [0.66, -0.2], [0.02, -0.1], [-0.4, -0.7],
  [0.42, -0.68], [0.72, 0.06], [-0.02, 0.12],
] // prettier-ignore

/** Gold on bronze: sun or full moon, a crescent, stars with the Pleiades between, an arc of the horizon on either side, a ship below. */
export function nightSky(pen: Pen, rect: Rect): void {
  const { at, R } = roundOf(rect)
  const gold = (points: readonly (readonly [number, number])[]) =>
    pen.fill(
      points.map(([x, y]) => at(x, y)),
      'b',
    )
  pen.disc(...at(-0.36, 0.06), R * 0.235, 'b')
  const moon = { x: 0.3, y: 0.1, r: 0.27 }
  const arcOf = (r: number, shift: number, from: number, to: number) =>
    Array.from({ length: 33 }, (_, i) => {
      const [dx, dy] = polar(from + ((to - from) * i) / 32, r)
      return [moon.x + shift + dx, moon.y + dy] as const
    })
  gold([...arcOf(moon.r, 0, -0.29, 0.29), ...arcOf(moon.r * 0.98, -0.13, 0.25, -0.25)])
  for (const [x, y] of stars) pen.disc(...at(x, y), R * 0.032, 'b')
  pen.disc(...at(0.0, 0.36), R * 0.032, 'b')
  for (let i = 0; i < 6; i++) {
    const [dx, dy] = polar(i / 6 + 0.03, 0.095)
    pen.disc(...at(dx, 0.36 + dy), R * 0.032, 'b')
  }
  const band = (middle: number, half: number, [outer, inner]: readonly [number, number]) => {
    const edge = (r: number, from: number, to: number) =>
      Array.from({ length: 25 }, (_, i) => polar(middle + from + ((to - from) * i) / 24, r))
    gold([...edge(outer, -half, half), ...edge(inner, half, -half)])
  }
  // The arcs span the 82 degrees between the sunsets of midsummer and midwinter.
  for (const side of [0, 0.5]) band(side, 82 / 720, [0.965, 0.865])
  ship(pen, at, R)
  for (let i = 0; i < 39; i++) pen.disc(...at(...polar(i / 39, 0.985)), R * 0.009, 'a', 0.5)
}

/** A deep arc with two long grooves, and a fringe of short strokes along both edges. */
function ship(pen: Pen, at: Round['at'], R: number): void {
  const from = (r: number) =>
    Array.from({ length: 29 }, (_, i) => {
      const [x, y] = polar(0.5 + 0.09 + (0.32 * i) / 28, r)
      return [x, y - 0.52] as const
    })
  const points = (r: number) => from(r).map(([x, y]) => at(x, y))
  pen.fill([...points(0.36), ...points(0.24).reverse()], 'b')
  for (const r of [0.28, 0.32]) pen.line(points(r), R * 0.009, { layer: 'b', value: 0 })
  for (let i = 1; i < 28; i++) {
    for (const r of [0.232, 0.368]) pen.line([at(...from(r)[i]!), at(...from(r + (r > 0.3 ? 0.024 : -0.024))[i]!)], R * 0.006, { value: 0.5 }) // prettier-ignore
  }
}

/** Rings of the limb with its degrees, the pierced net with pointers to stars, the circle of the zodiac off the middle, the rule across. */
export function astrolabe(pen: Pen, rect: Rect): void {
  const { at, R } = roundOf(rect)
  const next = seededRandom(1291)
  const ring = (x: number, y: number, r: number, width: number, value = 1) =>
    pen.ring(...at(x, y), r * R, width * R, 'a', value)
  for (const [r, width] of [[0.985, 0.02], [0.93, 0.01], [0.87, 0.01], [0.8, 0.02]] as const) ring(0, 0, r, width) // prettier-ignore
  for (let i = 0; i < 360; i += 1) {
    const [low, high] = i % 30 === 0 ? [0.8, 0.98] : i % 5 === 0 ? [0.87, 0.93] : [0.9, 0.93]
    pen.line([at(...polar(i / 360, low)), at(...polar(i / 360, high))], R * (i % 5 === 0 ? 0.007 : 0.004))
  }
  // The plate below: almucantars about the zenith, shallow.
  pen.within(rect, () => {
    for (const r of [0.1, 0.2, 0.3, 0.4, 0.5, 0.6])
      for (let i = 0; i < 48; i++) {
        const p = polar(i / 48, r)
        const q = polar((i + 1) / 48, r)
        if (Math.hypot(p[0], p[1] + 0.16) < 0.77 && Math.hypot(q[0], q[1] + 0.16) < 0.77)
          pen.line([at(p[0], p[1] + 0.16), at(q[0], q[1] + 0.16)], R * 0.006, { value: 0.35 })
      }
  })
  ring(0, 0, 0.755, 0.035)
  ring(0, 0.27, 0.47, 0.06)
  ring(0, 0.27, 0.42, 0.008, 0.3)
  for (let i = 0; i < 12; i++) {
    const [ax, ay] = polar(i / 12, 0.44)
    const [bx, by] = polar(i / 12, 0.5)
    pen.line([at(ax, ay + 0.27), at(bx, by + 0.27)], R * 0.008, { value: 0.2 })
  }
  ring(0, 0, 0.3, 0.022)
  for (const [a, b] of [[-0.755, 0.755]] as const) pen.line([at(a, 0), at(b, 0)], R * 0.036)
  pen.line([at(0, -0.755), at(0, -0.2)], R * 0.036)
  pen.line([at(0, 0.74), at(0, 0.3)], R * 0.03)
  // Flame-shaped pointers, each to one bright star, with a silver stud at its root.
  for (let i = 0; i < 22; i++) {
    const turn = i / 22 + (next() - 0.5) * 0.02
    const root = i % 2 === 0 ? 0.755 : 0.31
    const reach = i % 2 === 0 ? -0.13 - next() * 0.09 : 0.12 + next() * 0.07
    const bend = (next() - 0.5) * 0.05
    const [a, m, tip] = [
      polar(turn, root),
      polar(turn + bend * 0.4, root + reach * 0.5),
      polar(turn + bend, root + reach),
    ]
    pen.line([at(...a), at(...m), at(...tip)], R * 0.038, { to: R * 0.008 })
    pen.disc(...at(...a), R * 0.022, 'b')
  }
  // The rule, laid at a slant, and the pin in the middle with its wedge.
  const rule = polar(0.09, 0.86)
  const side = polar(0.34, 0.028)
  pen.fill([
    at(rule[0] + side[0] * 0.4, rule[1] + side[1] * 0.4),
    at(side[0], side[1]),
    at(-rule[0] + side[0] * 0.4, -rule[1] + side[1] * 0.4),
    at(-rule[0] - side[0] * 0.4, -rule[1] - side[1] * 0.4),
    at(-side[0], -side[1]),
    at(rule[0] - side[0] * 0.4, rule[1] - side[1] * 0.4),
  ])
  pen.disc(...at(0, 0), R * 0.075, 'a')
  pen.disc(...at(0, 0), R * 0.045, 'b')
}
