import type { Field } from '../geometry/implicit.ts'
import { carve, ellipsoid, join } from '../geometry/shapes.ts'
import type { FormContext } from './context.ts'
import { features } from './features.ts'

/** A figure in units of its height, standing on y = 0 and looking along +z. */
export interface Body {
  readonly field: Field
  readonly half: readonly [x: number, z: number]
  readonly cells: number
}

/** A head of half width `r` whose eyes are at height `y`, in figure units. */
export function headAt(y: number, r: number, z: number, ctx: FormContext, hair: Field[] = []): Field {
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
