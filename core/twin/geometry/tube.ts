import type { Skin } from '../mesh.ts'
import { add, cross, dot, normalise, subtract, type Draft, type Vec2, type Vec3 } from './draft.ts'
import { sweep, type RingPoint } from './sweep.ts'

export interface Tube {
  readonly path: readonly Vec3[]
  /** Half width (across `side`) and half thickness at t along the path, 0 to 1. */
  readonly radii: (t: number) => Vec2
  readonly segments: number
  readonly skin: Skin
  readonly tileM: number
  readonly loop?: boolean
  /** Direction of the section's first axis; by default carried along without twist. */
  readonly side?: Vec3
  /** 2 is an ellipse, larger is squarer. */
  readonly squareness?: number
  /** Draws the ends in to a point (rounded) instead of cutting them flat. */
  readonly rounded?: boolean
}

/** A bar along a path: handles, strings, rollers, legs, rings. */
export function tube(draft: Draft, options: Tube): void {
  const { segments, loop = false, rounded = false, squareness = 2, tileM } = options
  const path =
    rounded && !loop
      ? withRoundEnds(options)
      : options.path.map((p, i) => ({ p, t: i / (options.path.length - (loop ? 0 : 1)), k: 1 }))
  const n = path.length
  let side: Vec3 | undefined
  let length = 0
  const lengths: number[] = []
  const rings = path.map(({ p, t, k }, j) => {
    const before = path[loop ? (j - 1 + n) % n : Math.max(0, j - 1)]!.p
    const after = path[loop ? (j + 1) % n : Math.min(n - 1, j + 1)]!.p
    const along = normalise(subtract(after, before))
    const wanted = options.side ?? side ?? (Math.abs(along[1]) > 0.8 ? [1, 0, 0] : [0, 1, 0])
    side = normalise(add(wanted, along, -dot(wanted, along)))
    const up = cross(along, side)
    const [rx, ry] = options.radii(t)
    if (j > 0) length += Math.hypot(...subtract(p, path[j - 1]!.p))
    lengths.push(length / tileM)
    return Array.from({ length: segments }, (_, i): RingPoint => {
      const angle = (i / segments) * 2 * Math.PI
      const c = superCos(Math.cos(angle), squareness) * rx * k
      const s = superCos(Math.sin(angle), squareness) * ry * k
      return { p: add(add(p, side!, c), up, s) }
    })
  })
  const [rx, ry] = options.radii(0.5)
  const around = (Math.PI * (rx + ry)) / tileM
  const end = length / tileM
  sweep(draft, {
    rings,
    loop,
    skin: () => options.skin,
    uv: (j, i) => [(i / segments) * around, lengths[j] ?? end],
    capTileM: tileM,
  })
}

function superCos(x: number, power: number): number {
  return power === 2 ? x : Math.sign(x) * Math.pow(Math.abs(x), 2 / power)
}

function withRoundEnds(options: Tube): { p: Vec3; t: number; k: number }[] {
  const { path } = options
  const n = path.length
  const radius = (t: number) => Math.min(...options.radii(t))
  const first = normalise(subtract(path[0]!, path[1]!))
  const last = normalise(subtract(path[n - 1]!, path[n - 2]!))
  const start = [1, 0.7, 0.35].map((a) => ({
    p: add(path[0]!, first, radius(0) * 0.8 * a),
    t: 0,
    k: a === 1 ? 0 : Math.sqrt(1 - a * a),
  }))
  const end = [0.35, 0.7, 1].map((a) => ({
    p: add(path[n - 1]!, last, radius(1) * 0.8 * a),
    t: 1,
    k: a === 1 ? 0 : Math.sqrt(1 - a * a),
  }))
  return [...start, ...path.map((p, i) => ({ p, t: i / (n - 1), k: 1 })), ...end]
}

/** Points of a smooth curve (Catmull-Rom) through the given ones, `steps` per stretch. */
export function smoothPath(points: readonly Vec3[], steps: number, loop = false): Vec3[] {
  const n = points.length
  const at = (i: number): Vec3 => (loop ? points[(i + n) % n]! : points[Math.max(0, Math.min(n - 1, i))]!)
  const out: Vec3[] = []
  const stretches = loop ? n : n - 1
  for (let i = 0; i < stretches; i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    for (let s = 0; s < steps; s++) {
      const t = s / steps
      const axis = (k: 0 | 1 | 2) =>
        0.5 *
        (2 * b[k] +
          (c[k] - a[k]) * t +
          (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t * t +
          (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t * t * t)
      out.push([axis(0), axis(1), axis(2)])
    }
  }
  if (!loop) out.push(points[n - 1]!)
  return out
}
