/** Plaited bands laid along a path or filling a field, after the metalwork and books of the British Isles. */
import { curve } from '../geometry/profile.ts'
import type { Pen, Point, Rect } from './pen.ts'

interface Band {
  /** A point of the band: s along it (0 to 1), t across it (-1 to 1). */
  readonly at: (s: number, t: number) => Point
  /** How often the strands cross. */
  readonly crossings: number
  readonly widthM: number
  /** The strands cover a ground in the second paint. */
  readonly covers?: boolean
}

/** Two strands that cross over and under by turns. `widthM` is in the pen's units. */
export function twoStrands(pen: Pen, { at, crossings, widthM, covers = false }: Band): void {
  const strand = (side: number, from: number, to: number): Point[] => {
    const steps = Math.max(6, Math.round((to - from) * 12))
    return Array.from({ length: steps + 1 }, (_, i): Point => {
      const k = from + ((to - from) * i) / steps
      return at(k / crossings, side * 0.72 * Math.sin(k * Math.PI))
    })
  }
  const lay = (path: readonly Point[]) => {
    pen.line(path, widthM * 1.75, { value: 0 })
    pen.line(path, widthM)
    if (covers) pen.line(path, widthM, { layer: 'b', value: 0 })
    pen.line(path, widthM * 0.24, { value: 0.35 })
  }
  for (const side of [-1, 1]) lay(strand(side, 0, crossings))
  // The strand that lay below comes up at every other crossing.
  for (let k = 1; k < crossings; k += 2) lay(strand(-1, k - 0.3, k + 0.3))
}

/** Outer circle of radius 1; the hole is a smaller one set up towards the hoop's top and flattened below. */
const hole = { y: 0.27, r: 0.5, low: 0.3 }
const studs: readonly (readonly [x: number, y: number, r: number])[] = [
  [-0.77, 0.3, 0.07], [0.77, 0.3, 0.07], [-0.72, -0.2, 0.085], [0.72, -0.2, 0.085], [-0.2, -0.3, 0.075], [0.2, -0.3, 0.075], [-0.24, -0.76, 0.075], [0.24, -0.76, 0.075],
] // prettier-ignore

function ringAt(angle: number, t: number): Point {
  const [s, c] = [Math.sin(angle), Math.cos(angle)]
  const r =
    c < 0 ? Math.min(hole.r, Math.hypot(hole.r * s, hole.low * c) / Math.max(0.6, Math.hypot(s, c))) : hole.r
  return [s * (1 - t) + s * r * t, c * (1 - t) + (hole.y + c * r) * t]
}

/** The outline of a ring brooch in units of its radius: points at an angle (0 the top, clockwise) from the rim (t = 0) to the hole (1). */
export const brooch = { at: ringAt, studs }

/** Panels of plaited wire between ridges, around a ring brooch that fills the square. */
export function broochPanels(pen: Pen, { x0, y0, x1, y1 }: Rect): void {
  const [cx, cy, R] = [(x0 + x1) / 2, (y0 + y1) / 2, Math.min(x1 - x0, y1 - y0) / 2]
  const at = (turn: number, t: number): Point => {
    const [x, y] = ringAt(turn * 2 * Math.PI, t)
    return [cx + x * R, cy + y * R]
  }
  const along = (from: number, to: number, t: number, steps = 120): Point[] =>
    Array.from({ length: steps + 1 }, (_, i) => at(from + ((to - from) * i) / steps, t))
  const plait = (
    from: number,
    to: number,
    [t0, t1]: readonly [number, number],
    crossings: number,
    widthM: number,
  ) =>
    twoStrands(pen, {
      at: (s, t) => at(from + (to - from) * s, (t0 + t1) / 2 + (t * (t1 - t0)) / 2),
      crossings,
      widthM,
    })
  for (const t of [0.06, 0.94]) pen.line(along(0, 1, t), R * 0.03)
  for (const turn of [0.08, 0.22, 0.33, 0.67, 0.78, 0.92])
    pen.line([at(turn, 0.06), at(turn, 0.94)], R * 0.026) // prettier-ignore
  for (const [from, to] of [
    [0.09, 0.21],
    [0.79, 0.91],
  ] as const)
    plait(from, to, [0.16, 0.84], 7, R * 0.026)
  for (const [from, to] of [
    [0.23, 0.32],
    [0.68, 0.77],
  ] as const)
    plait(from, to, [0.16, 0.84], 4, R * 0.034)
  for (const [from, to] of [
    [0.34, 0.47],
    [0.53, 0.66],
  ] as const) {
    for (const t of [0.36, 0.66]) pen.line(along(from - 0.01, to, t, 40), R * 0.022)
    plait(from, to, [0.11, 0.33], 8, R * 0.024)
    plait(from, to, [0.41, 0.62], 6, R * 0.024)
    plait(from, to, [0.7, 0.9], 5, R * 0.024)
  }
  for (const turn of [0.48, 0.52]) pen.line([at(turn, 0.06), at(turn, 0.94)], R * 0.026) // prettier-ignore
  for (const t of [0.25, 0.5, 0.75]) pen.line(along(0.48, 0.52, t, 8), R * 0.026)
}

/** Half width of a tongue-shaped buckle plate, as a share of the buckle's, from its tip (v = 0) to the loop (1). */
export const buckleOutline = curve([0, 0.2], [0.02, 0.32], [0.08, 0.44], [0.3, 0.6], [0.6, 0.74], [0.8, 0.84], [0.9, 0.9], [0.97, 0.86], [1, 0.74]) // prettier-ignore

/** A broad plait up the middle of the plate, a narrow one along either edge, ridges between. */
export function bucklePlaits(pen: Pen, { x0, y0, x1, y1 }: Rect): void {
  const [cx, half, tall] = [(x0 + x1) / 2, (x1 - x0) / 2, y1 - y0]
  const [low, high] = [0.16, 0.84]
  const at = (v: number, t: number): Point => [cx + half * buckleOutline(v) * t, y0 + tall * v]
  const along = (t: number): Point[] => Array.from({ length: 60 }, (_, i) => at(0.03 + (0.94 * i) / 59, t))
  for (const t of [-0.9, -0.46, 0.46, 0.9]) pen.line(along(t), half * 0.045)
  for (const side of [-1, 1])
    twoStrands(pen, {
      at: (s, t) => at(0.06 + 0.88 * s, side * 0.68 + t * 0.24),
      crossings: 15,
      widthM: half * 0.062,
    })
  twoStrands(pen, { at: (s, t) => at(low + (high - low) * s, t * 0.5), crossings: 7, widthM: half * 0.1 })
  for (let k = 0; k < 7; k++) pen.disc(...at(low + ((high - low) * (k + 0.5)) / 7, 0), half * 0.045, 'b')
}
