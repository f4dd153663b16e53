import type { Vec3 } from '../geometry/draft.ts'
import type { Field } from '../geometry/implicit.ts'
import { carve, ellipsoid, join } from '../geometry/shapes.ts'
import type { FormContext } from './context.ts'
import { features } from './features.ts'

/** A figure in units of its height, standing on y = 0 and looking along +z. */
export interface Body {
  readonly field: Field
  readonly half: readonly [x: number, z: number]
  readonly cells: number
  /** Where a face is, whose features need finer cells than the rest: drawn apart near by, melted in from afar. */
  readonly head?: Head
  /** What it stands on in place of a plain plinth, of bare clay. */
  readonly slab?: Field
}

export interface Head {
  readonly field: Field
  readonly at: Vec3
  /** How far hair and ears reach from there. */
  readonly reach: number
}

/** A head of half width `r` whose eyes are at height `y`, in figure units. */
export function headAt(y: number, r: number, z: number, ctx: FormContext, hair: Field[] = []): Head {
  return { field: headField(y, r, z, ctx, hair), at: [0, y, z], reach: r * 2.1 }
}

function headField(y: number, r: number, z: number, ctx: FormContext, hair: Field[]): Field {
  const face = features({ front: 0.95, nose: 1, lips: 1, eye: 1 })
  const skull = join(
    0.3,
    ellipsoid([0, 0.22, -0.12], [0.94, 0.98, 1.05]),
    ellipsoid([0, -0.45, 0.18], [0.72, 0.78, 0.74]),
  )
  const full = ctx.near
    ? join(0.06, carve(0.16, join(0.14, skull, ...face.add), ...face.cut), ...face.lids)
    : join(0.1, skull, ...face.add.slice(0, 1))
  const whole = join(0.08, full, ...hair)
  return (px, py, pz) => {
    const rough = Math.hypot(px, py - y, pz - z) - r * 1.9
    return rough > r ? rough : whole(px / r, (py - y) / r, (pz - z) / r) * r
  }
}

/** Farther than any two parts melt into one another. */
const clear = 0.06

/** A field that is only looked at near a ball around all of it. */
export function around([cx, cy, cz]: Vec3, radius: number, field: Field): Field {
  return (x, y, z) => {
    const off = Math.hypot(x - cx, y - cy, z - cz) - radius
    return off > clear ? off : field(x, y, z)
  }
}

/** A field that is only looked at where it is: not above `height`. */
export function below(height: number, field: Field): Field {
  return (x, y, z) => (y - height > clear ? y - height : field(x, y, z))
}
