import type { Vec3 } from '../geometry/draft.ts'
import { curve } from '../geometry/profile.ts'
import { slab } from '../geometry/slab.ts'
import { tube } from '../geometry/tube.ts'
import type { FormContext } from './context.ts'

interface Throne {
  /** Radius of the disc, whose middle is the origin. */
  readonly R: number
  readonly thickM: number
  /** How far throne, shackle and ring rise over the disc. */
  readonly riseM: number
}

/** What an astrolabe hangs by: a lobed plate on its rim (kursi), a shackle through it, and a ring in that. */
export function throne(ctx: FormContext, { R, thickM, riseM }: Throne): void {
  const first = ctx.draft.vertexCount
  const plate = riseM * 0.5
  const half = curve([0, 1], [0.16, 0.9], [0.3, 0.6], [0.42, 0.64], [0.56, 0.56], [0.7, 0.26], [0.84, 0.28], [0.95, 0.2], [1, 0.08]) // prettier-ignore
  slab(ctx.draft, {
    heightM: plate + R * 0.08, rows: ctx.count(48, 6), columns: ctx.count(16, 2), halfWidth: (v) => R * 0.4 * half(v), front: () => thickM * 0.4, back: () => thickM * 0.4,
    bevelM: thickM * 0.12, face: ctx.plain, sides: ctx.plain, tileM: ctx.tileM,
  }) // prettier-ignore
  ctx.draft.transform(first, ([x, y, z]) => [x, y + R * 0.92, z])
  const bar = Math.min(thickM * 0.3, riseM * 0.05)
  hoop(ctx, { at: [0, R + plate * 0.98, 0], r: riseM * 0.12, bar, along: [0, 0, 1], side: [1, 0, 0] })
  const r = riseM * 0.24
  hoop(ctx, { at: [0, R + riseM - r - bar, 0], r, bar: bar * 1.15, along: [1, 0, 0], side: [0, 0, 1] })
}

interface Hoop {
  readonly at: Vec3
  readonly r: number
  readonly bar: number
  readonly along: Vec3
  /** Across its plane. */
  readonly side: Vec3
}

function hoop(ctx: FormContext, { at, r, bar, along, side }: Hoop): void {
  const n = ctx.count(44, 8)
  const path = Array.from({ length: n }, (_, i): Vec3 => {
    const a = (i / n) * 2 * Math.PI
    const [s, c] = [Math.sin(a) * r, Math.cos(a) * r]
    return [at[0] + along[0] * s, at[1] + c, at[2] + along[2] * s]
  })
  tube(ctx.draft, {
    path, radii: () => [bar, bar], segments: ctx.count(16, 5), skin: ctx.plain, tileM: ctx.tileM, loop: true, side,
  }) // prettier-ignore
}
