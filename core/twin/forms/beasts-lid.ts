import type { Vec3 } from '../geometry/draft.ts'
import { implicit, type Field } from '../geometry/implicit.ts'
import { lathe } from '../geometry/lathe.ts'
import { quadruped, bird } from './animals.ts'
import type { FormContext } from './context.ts'

interface Lid {
  /** Radius of the rim that it lies on, and how high that is. */
  readonly R: number
  readonly rimM: number
}

/** A low lid on which a leopard stands over a pig and a fowl. */
export function beastsLid(ctx: FormContext, { R, rimM }: Lid): void {
  const rise = ctx.h - rimM
  const top = rimM + rise * 0.26
  lathe(ctx.draft, {
    knots: [
      { r: 0, y: rimM - R * 0.04, sharp: true }, { r: R * 0.98, y: rimM - R * 0.04, sharp: true }, { r: R * 1.0, y: rimM + rise * 0.04 }, { r: R * 0.94, y: rimM + rise * 0.1, sharp: true },
      { r: R * 0.8, y: rimM + rise * 0.2 }, { r: R * 0.4, y: top }, { r: 0, y: top + rise * 0.01, sharp: true },
    ],
    rows: ctx.count(26, 5), segments: ctx.count(96, 12), skinOf: () => ctx.plain, tileM: ctx.tileM,
  }) // prettier-ignore
  const beast = (field: Field, place: Beast) => {
    const { half, at, size } = place
    const first = ctx.draft.vertexCount
    implicit(ctx.draft, { field, min: [-half - 0.06, -0.1, -half - 0.06], max: [half + 0.06, 1.12, half + 0.06], cells: ctx.cells(place.cells), skin: ctx.plain, tileM: ctx.tileM / size }) // prettier-ignore
    ctx.draft.transform(first, ([x, y, z]) => [at[0] + x * size, at[1] + y * size, at[2] + z * size])
  }
  const leopard = quadruped(ctx).field
  const turned: Field = (x, y, z) => leopard(z, y, -x)
  beast(turned, { half: 0.92, at: [R * 0.16, top - rise * 0.05, -R * 0.06], size: rise * 0.78, cells: 64 })
  if (ctx.far) return
  beast(leopard, { half: 0.92, at: [-R * 0.36, top - rise * 0.09, R * 0.26], size: rise * 0.42, cells: 44 })
  beast(bird().field, {
    half: 0.66,
    at: [-R * 0.52, top - rise * 0.1, -R * 0.3],
    size: rise * 0.4,
    cells: 40,
  })
}

interface Beast {
  /** Half of its length, in its own height. */
  readonly half: number
  readonly at: Vec3
  /** Its height. */
  readonly size: number
  readonly cells: number
}
