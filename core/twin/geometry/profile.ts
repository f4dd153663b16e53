import { clamp, mix } from './draft.ts'

/** A point of a turned profile: radius, height, and which stretch of the surface begins here. */
export interface ProfileKnot {
  readonly r: number
  readonly y: number
  /** A corner instead of a smooth passage. */
  readonly sharp?: boolean
  /** Texture height of the knot; between knots it follows the arc. */
  readonly v?: number
  /** Name of the zone that starts at this knot. */
  readonly zone?: string
}

export interface ProfilePoint {
  readonly r: number
  readonly y: number
  readonly v: number
  /** Zone of the strip that starts at this point. */
  readonly zone: string
}

/**
 * Samples a smooth curve through knots with about `rows` points, closer where it bends, every knot kept.
 * Between two smooth knots the curve is a Catmull-Rom spline (chordal tangents); sharp knots break it.
 */
export function sampleProfile(knots: readonly ProfileKnot[], rows: number): ProfilePoint[] {
  const lengths = knots.slice(1).map((k, i) => Math.hypot(k.r - knots[i]!.r, k.y - knots[i]!.y))
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const points: ProfilePoint[] = []
  let zone = knots[0]!.zone ?? 'outside'
  for (let k = 0; k + 1 < knots.length; k++) {
    const a = knots[k]!
    const b = knots[k + 1]!
    zone = a.zone ?? zone
    const straight = (a.sharp ?? k === 0) && (b.sharp ?? k + 2 === knots.length)
    const wanted = Math.round((rows * lengths[k]!) / Math.max(total, 1e-9))
    const steps = straight ? Math.max(1, Math.round(wanted * 0.6)) : Math.max(rows > 40 ? 2 : 1, wanted)
    const tangentA = tangent(knots, k, a, k)
    const tangentB = tangent(knots, k + 1, b, k)
    for (let s = 0; s < steps; s++) {
      const t = s / steps
      const r = straight
        ? mix(a.r, b.r, t)
        : hermite(a.r, b.r, tangentA[0] * lengths[k]!, tangentB[0] * lengths[k]!, t)
      const y = straight
        ? mix(a.y, b.y, t)
        : hermite(a.y, b.y, tangentA[1] * lengths[k]!, tangentB[1] * lengths[k]!, t)
      points.push({ r: Math.max(0, r), y, v: mix(a.v ?? 0, b.v ?? 0, t), zone })
    }
  }
  const last = knots.at(-1)!
  points.push({ r: last.r, y: last.y, v: last.v ?? 0, zone })
  return points
}

/** Unit tangent at knot `k`; at a corner the direction of the segment being drawn. */
function tangent(
  knots: readonly ProfileKnot[],
  k: number,
  knot: ProfileKnot,
  segment: number,
): [number, number] {
  const corner = knot.sharp ?? (k === 0 || k === knots.length - 1)
  const before = corner ? knots[segment]! : knots[Math.max(0, k - 1)]!
  const after = corner ? knots[segment + 1]! : knots[Math.min(knots.length - 1, k + 1)]!
  const length = Math.max(1e-9, Math.hypot(after.r - before.r, after.y - before.y))
  return [(after.r - before.r) / length, (after.y - before.y) / length]
}

function hermite(a: number, b: number, ta: number, tb: number, t: number): number {
  const t2 = t * t
  const t3 = t2 * t
  return (2 * t3 - 3 * t2 + 1) * a + (t3 - 2 * t2 + t) * ta + (-2 * t3 + 3 * t2) * b + (t3 - t2) * tb
}

/** A smooth curve through (t, value) pairs, t ascending; constant outside. */
export function curve(...pairs: readonly (readonly [number, number])[]): (t: number) => number {
  return (t) => {
    const first = pairs[0]!
    const last = pairs.at(-1)!
    if (t <= first[0]) return first[1]
    if (t >= last[0]) return last[1]
    let k = 0
    while (pairs[k + 1]![0] < t) k++
    const [t0, a] = pairs[k]!
    const [t1, b] = pairs[k + 1]!
    const width = t1 - t0
    return hermite(a, b, slope(pairs, k) * width, slope(pairs, k + 1) * width, clamp((t - t0) / width, 0, 1))
  }
}

/** Slopes that do not overshoot (Fritsch and Carlson 1980, harmonic mean). */
function slope(pairs: readonly (readonly [number, number])[], k: number): number {
  if (k === 0 || k === pairs.length - 1) return 0
  const left = (pairs[k]![1] - pairs[k - 1]![1]) / (pairs[k]![0] - pairs[k - 1]![0])
  const right = (pairs[k + 1]![1] - pairs[k]![1]) / (pairs[k + 1]![0] - pairs[k]![0])
  return left * right <= 0 ? 0 : (2 * left * right) / (left + right)
}
