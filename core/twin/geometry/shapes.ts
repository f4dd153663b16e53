import { clamp, mix, type Vec3 } from './draft.ts'
import type { Field } from './implicit.ts'

/**
 * Distance fields after Quilez (2015): exact for balls and capsules, close near the surface for ellipsoids. They are asked millions
 * of times for one twin: nothing here makes an array or a call that it can do without.
 */

export function ellipsoid([cx, cy, cz]: Vec3, [rx, ry, rz]: Vec3): Field {
  return (x, y, z) => {
    const px = (x - cx) / rx
    const py = (y - cy) / ry
    const pz = (z - cz) / rz
    const qx = px / rx
    const qy = py / ry
    const qz = pz / rz
    const k0 = Math.sqrt(px * px + py * py + pz * pz)
    const k1 = Math.sqrt(qx * qx + qy * qy + qz * qz)
    return k1 < 1e-9 ? -Math.min(rx, ry, rz) : (k0 * (k0 - 1)) / k1
  }
}

/** A limb from a to b whose radius goes from ra to rb. */
export function limb(a: Vec3, b: Vec3, ra: number, rb: number): Field {
  const [ax, ay, az] = a
  const [bx, by, bz] = [b[0] - ax, b[1] - ay, b[2] - az]
  const squared = bx * bx + by * by + bz * bz
  return (x, y, z) => {
    const px = x - ax
    const py = y - ay
    const pz = z - az
    const t = clamp((px * bx + py * by + pz * bz) / squared, 0, 1)
    const dx = px - bx * t
    const dy = py - by * t
    const dz = pz - bz * t
    return Math.sqrt(dx * dx + dy * dy + dz * dz) - mix(ra, rb, t)
  }
}

/** Limbs along a path. */
export function chain(points: readonly Vec3[], radii: readonly number[], blend: number): Field {
  return join(blend, ...points.slice(1).map((p, i) => limb(points[i]!, p, radii[i]!, radii[i + 1]!)))
}

export function roundBox([cx, cy, cz]: Vec3, [hx, hy, hz]: Vec3, r: number): Field {
  return (x, y, z) => {
    const qx = Math.abs(x - cx) - hx + r
    const qy = Math.abs(y - cy) - hy + r
    const qz = Math.abs(z - cz) - hz + r
    const out = Math.hypot(Math.max(qx, 0), Math.max(qy, 0), Math.max(qz, 0))
    return out + Math.min(Math.max(qx, qy, qz), 0) - r
  }
}

/** Union with a fillet of about `blend` metres. */
export function join(blend: number, ...fields: readonly Field[]): Field {
  const [first, ...others] = fields as [Field, ...Field[]]
  if (others.length === 0) return first
  return (x, y, z) => {
    let d = first(x, y, z)
    for (let i = 0; i < others.length; i++) d = softMin(d, others[i]!(x, y, z), blend)
    return d
  }
}

/** The first field without the others. */
export function carve(blend: number, body: Field, ...tools: readonly Field[]): Field {
  return (x, y, z) => {
    let d = body(x, y, z)
    for (const tool of tools) d = -softMin(-d, tool(x, y, z), blend)
    return d
  }
}

/** Mirrors a field in the plane x = 0, so that one side describes both. */
export function bothSides(field: Field): Field {
  return (x, y, z) => field(Math.abs(x), y, z)
}

function softMin(a: number, b: number, k: number): number {
  if (k <= 0) return Math.min(a, b)
  const least = Math.min(a, b)
  const over = k - Math.abs(a - b)
  if (over <= 0) return least
  const h = over / k
  return least - h * h * k * 0.25
}
