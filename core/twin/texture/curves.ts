/** Smooth outlines through a few points, so that a figure is drawn as a hand would draw it, without corners. */
import type { Point } from './pen.ts'

/** A closed outline through the points (Catmull and Rom 1974), `steps` to a side. */
export function closed(points: readonly Point[], steps = 6): Point[] {
  const n = points.length
  const at = (i: number) => points[((i % n) + n) % n]!
  return points.flatMap((_, i) => between(at(i - 1), at(i), at(i + 1), at(i + 2), steps))
}

/** A line through the points from the first to the last. */
export function flowing(points: readonly Point[], steps = 6): Point[] {
  const last = points.length - 1
  const at = (i: number) => points[Math.max(0, Math.min(last, i))]!
  return [
    ...points.slice(0, -1).flatMap((_, i) => between(at(i - 1), at(i), at(i + 1), at(i + 2), steps)),
    points[last]!,
  ]
}

function between(a: Point, b: Point, c: Point, d: Point, steps: number): Point[] {
  return Array.from({ length: steps }, (_, k): Point => {
    const t = k / steps
    return [spline(a[0], b[0], c[0], d[0], t), spline(a[1], b[1], c[1], d[1], t)]
  })
}

function spline(a: number, b: number, c: number, d: number, t: number): number {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
}

/** Where a drawing in its own units lies: at x, y, `size` to a unit, turned to face left where `mirrored`. */
export interface Placed {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly mirrored?: boolean
}

export type At = (u: number, v: number) => Point

export function placed({ x, y, size, mirrored = false }: Placed): At {
  return (u, v) => [x + (mirrored ? -u : u) * size, y + v * size]
}
