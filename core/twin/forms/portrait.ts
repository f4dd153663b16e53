/** A bottle in the shape of a head: a face with ears, a wound headcloth, ear ornaments; flat below the chin to stand. */
import type { Vec3 } from '../geometry/draft.ts'
import { implicit, type Field } from '../geometry/implicit.ts'
import { bothSides, carve, chain, ellipsoid, join } from '../geometry/shapes.ts'
import { lathe } from '../geometry/lathe.ts'
import type { FormContext } from './context.ts'
import { features } from './features.ts'

/** In units of half the head's width, the eyes at 0: where it is cut off below, and its top. */
const [low, high] = [-1.12, 1.02]

/** Fills the body of a bottle `tallM` high and `radiusM` wide to either side. */
export function portraitHead(ctx: FormContext, { radiusM, tallM }: { radiusM: number; tallM: number }): void {
  const face = features({ front: 0.9, nose: 1.25, lips: 1.1, eye: 1.15 })
  const skull = join(0.3, ellipsoid([0, 0.2, -0.1], [0.93, 0.84, 0.94]), ellipsoid([0, -0.5, 0.1], [0.78, 0.66, 0.76])) // prettier-ignore
  const neck = ellipsoid([0, -1.06, -0.08], [0.72, 0.34, 0.7])
  const flesh = ctx.near
    ? join(0.05, carve(0.14, join(0.14, skull, ...face.add), ...face.cut), ...face.lids)
    : join(0.1, skull, ...face.add.slice(0, 1))
  const ears = bothSides(join(0.05, ellipsoid([0.92, -0.1, -0.1], [0.1, 0.24, 0.16]), ellipsoid([0.93, -0.36, -0.06], [0.1, 0.12, 0.1]))) // prettier-ignore
  const head = join(0.08, flesh, neck, ears)
  // From far off the same few cells are spread wider.
  const spare = ctx.far ? 0.3 : 0
  const piece = (field: Field, skin = ctx.plain, cells = 78) => {
    const first = ctx.draft.vertexCount
    implicit(ctx.draft, { field, min: [-1.2 - spare, low - 0.1, -1.2 - spare], max: [1.2 + spare, high + 0.16, 1.3 + spare], cells: ctx.cells(cells), skin, tileM: ctx.tileM / radiusM }) // prettier-ignore
    ctx.draft.transform(first, toBottle)
  }
  const toBottle = ([x, y, z]: Vec3): Vec3 => [x * radiusM * 0.98, ((y - low) / (high - low)) * tallM, z * radiusM * 0.98] // prettier-ignore
  piece((x, y, z) => Math.max(head(x, y, z), low - y, y - 0.96), ctx.plain, ctx.far ? 60 : 78)
  if (!ctx.far) {
    const eyes = bothSides(ellipsoid([0.37, -0.005, 0.76], [0.19, 0.085, 0.14]))
    const pupils = bothSides(ellipsoid([0.36, -0.005, 0.84], [0.085, 0.08, 0.075]))
    piece(eyes, ctx.trim, 60)
    piece(pupils, ctx.of('black-gloss'), 60)
    const studs = bothSides(carve(0.02, ellipsoid([0.99, -0.5, 0.0], [0.1, 0.17, 0.17]), ellipsoid([1.09, -0.5, 0.0], [0.05, 0.09, 0.09]))) // prettier-ignore
    piece(studs, ctx.trim, 60)
  }
  if (!ctx.far) headcloth(ctx, toBottle, piece)
}

/** A patterned band above the brow, the cloth folded over the crown and tied behind, its ends hanging at the sides. */
function headcloth(
  ctx: FormContext,
  toBottle: (p: Vec3) => Vec3,
  piece: (field: Field, skin?: FormContext['trim'], cells?: number) => void,
): void {
  // prettier-ignore
  const dome = carve(0.02, ellipsoid([0, 0.26, -0.12], [1.0, 0.86, 1.02]), (_x, y, z) => y - 0.5 - 0.12 * z)
  const folds = ctx.near ? [0.66, 0.8, 0.92].map((y) => chain([[-0.8 * (1.3 - y), y, 0.5], [0, y + 0.07, 0.86 * (1.42 - y)], [0.8 * (1.3 - y), y, 0.5]], [0.05, 0.06, 0.05], 0.05)) : [] // prettier-ignore
  const ends = bothSides(chain([[0.9, 0.5, -0.2], [0.98, 0.1, -0.4], [0.9, -0.5, -0.46], [0.82, -0.9, -0.42]], [0.14, 0.16, 0.17, 0.1], 0.12)) // prettier-ignore
  const cloth = join(0.06, dome, ...folds, ends)
  piece((x, y, z) => Math.max(cloth(x, y, z), y - 1.0), ctx.trim, 66)
  const skin = ctx.decorated('wrap', 7)
  const first = ctx.draft.vertexCount
  const k = (r: number, y: number, v?: number) => ({ r, y, sharp: true, ...(v === undefined ? {} : { v, zone: 'band' }) }) // prettier-ignore
  lathe(ctx.draft, {
    knots: [k(0, 0.37), k(0.98, 0.36, 0), { r: 1.03, y: 0.5, v: 0.5 }, { ...k(0.99, 0.66, 1), zone: 'top' }, k(0, 0.65)],
    rows: ctx.count(24, 4), segments: ctx.count(96, 9), skinOf: (zone) => (zone === 'band' ? skin : ctx.trim), tileM: ctx.tileM / 0.1, stretch: [0.98, 1.02],
  }) // prettier-ignore
  ctx.draft.transform(first, ([x, y, z]) => toBottle([x, y + z * 0.08, z - 0.08]))
}
