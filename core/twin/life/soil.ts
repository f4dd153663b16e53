/** Earth on a surface: thickest in hollows and where it lies level, as a crust with a relief of its own. */
import type { Condition, ConditionPlace } from '../../heritage/life.ts'
import { clamp, smoothstep, type Vec3 } from '../geometry/draft.ts'
import { fbm2 } from '../noise.ts'
import { boxOf, moved, pointOf, vertexNormals, type Box, type Solid } from '../solid/solid.ts'

type Soil = NonNullable<Condition['soil']>

/** Covers a solid; its topology stays. The crust is at most a seventieth of the object's breadth. */
export function soiled(solid: Solid, { amount, at = 'all' }: Soil, seed: number): Solid {
  if (amount <= 0) return solid
  const box = boxOf(solid)
  const sides = [0, 1, 2].map((k) => box.max[k]! - box.min[k]!).sort((a, b) => a - b)
  const thick = Math.min(sides[1]! * 0.014, sides[0]! * 0.1) * amount
  const lump = sides[2]! * 0.07
  const normals = vertexNormals(solid)
  const soil = solid.open.map((open, v) => {
    const p = pointOf(solid, v)
    const noise = 0.5 + 0.5 * fbm2(p[0] / lump + p[1] * 0.6 / lump + 90, p[2] / lump - p[1] / lump + 90, 512, 512, 3, seed) // prettier-ignore
    const hollow = 1 - open
    const level = Math.max(0, normals[v * 3 + 1]!)
    const lies = 0.3 + hollow * 1.1 + level * 0.25
    return clamp(amount * lies * (0.35 + 1.3 * noise), 0, 1) * weight(at, p, box, hollow)
  })
  const crusted = moved(solid, (p, v) => {
    const rise = thick * soil[v]!
    return [
      p[0] + normals[v * 3]! * rise,
      p[1] + normals[v * 3 + 1]! * rise,
      p[2] + normals[v * 3 + 2]! * rise,
    ]
  })
  return { ...crusted, soil }
}

function weight(at: ConditionPlace, p: Vec3, { min, max }: Box, hollow: number): number {
  const along = (k: 0 | 1 | 2) => (p[k] - min[k]) / Math.max(max[k] - min[k], 1e-9)
  const beyond = (x: number) => smoothstep(0.45, 0.8, x)
  switch (at) {
    case 'all': return 1
    case 'inside': return smoothstep(0.35, 0.7, hollow)
    case 'top': return beyond(along(1))
    case 'bottom': return beyond(1 - along(1))
    case 'left': return beyond(1 - along(0))
    case 'right': return beyond(along(0))
    case 'front': return beyond(along(2))
    case 'back': return beyond(1 - along(2))
    case 'corner': return beyond((along(0) + along(1)) / 2)
  } // prettier-ignore
}
