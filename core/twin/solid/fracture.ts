/** Surfaces along which things break: a rough plane, or a rough ball that bites a piece out. */
import { cross, dot, normalise, type Vec2, type Vec3 } from '../geometry/draft.ts'
import { fbm2 } from '../noise.ts'

export interface BreakSurface {
  /** Positive where the piece is lost; zero on the break. */
  at(p: Vec3): number
  /** A chart of the break, right-handed about the direction towards what is lost. */
  flat(p: Vec3): Vec2
  /** The point of the break over a point of the chart. */
  raised(q: Vec2): Vec3
}

export interface Roughness {
  /** Metres. */
  readonly depthM: number
  /** Size of a bump, metres. */
  readonly grainM: number
  readonly seed: number
}

/** What lies beyond the plane `normal . p = distance` is lost. */
export function planeBreak(normal: Vec3, distance: number, rough: Roughness): BreakSurface {
  const n = normalise(normal)
  const u = normalise(cross(Math.abs(n[1]) > 0.8 ? [1, 0, 0] : [0, 1, 0], n))
  const v = cross(n, u)
  const bump = bumps(rough)
  const flat = (p: Vec3): Vec2 => [dot(p, u), dot(p, v)]
  return {
    flat,
    at: (p) => dot(p, n) - distance + bump(flat(p)),
    raised: (q) => {
      const d = distance - bump(q)
      return [u[0] * q[0] + v[0] * q[1] + n[0] * d, u[1] * q[0] + v[1] * q[1] + n[1] * d, u[2] * q[0] + v[2] * q[1] + n[2] * d] // prettier-ignore
    },
  }
}

/** What lies within the ball is lost; `inward` leads from its middle into what stays. */
export function ballBreak(centre: Vec3, radius: number, inward: Vec3, rough: Roughness): BreakSurface {
  const w = normalise(inward)
  const u = normalise(cross(w, Math.abs(w[1]) > 0.8 ? [1, 0, 0] : [0, 1, 0]))
  const v = cross(u, w)
  const bump = bumps(rough)
  const flat = (p: Vec3): Vec2 => {
    const e = normalise([p[0] - centre[0], p[1] - centre[1], p[2] - centre[2]])
    const [a, b] = [dot(e, u), dot(e, v)]
    const sine = Math.hypot(a, b)
    const stretch = sine < 1e-9 ? 0 : (Math.atan2(sine, dot(e, w)) / sine) * radius
    return [a * stretch, b * stretch]
  }
  return {
    flat,
    at: (p) => radius + bump(flat(p)) - Math.hypot(p[0] - centre[0], p[1] - centre[1], p[2] - centre[2]),
    raised: (q) => {
      const r = Math.hypot(q[0], q[1])
      const angle = r / radius
      const [s, c] = [r < 1e-12 ? 0 : Math.sin(angle) / r, Math.cos(angle)]
      const far = radius + bump(q)
      return [0, 1, 2].map((k) => centre[k]! + far * (u[k]! * q[0] * s + v[k]! * q[1] * s + w[k]! * c)) as unknown as Vec3 // prettier-ignore
    },
  }
}

function bumps({ depthM, grainM, seed }: Roughness): (q: Vec2) => number {
  return ([x, y]) => depthM * fbm2(x / grainM + 64, y / grainM + 64, 512, 512, 3, seed)
}
