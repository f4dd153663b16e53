import type { Vec3 } from '../geometry/draft.ts'
import { slab } from '../geometry/slab.ts'
import { smoothPath, tube } from '../geometry/tube.ts'
import type { FormContext } from './context.ts'

/** A shoulder bag laid out flat: a pouch with a fringe of tabs and tassels, and a broad strap that runs up and over from its upper corners. */
export function bandolier(ctx: FormContext): void {
  const { w, h, d } = ctx
  const drop = h * 0.09
  const pouch = h * 0.36
  const thick = d * 0.42
  const first = ctx.draft.vertexCount
  slab(ctx.draft, {
    heightM: pouch,
    rows: ctx.count(60, 5),
    columns: ctx.count(60, 5),
    halfWidth: () => w / 2,
    front: (s, v) => (d / 2) * (0.82 + 0.18 * (1 - s * s) * Math.sin(v * Math.PI)),
    back: () => d / 2,
    bevelM: d * 0.12,
    face: ctx.decorated('face', w / pouch),
    sides: ctx.plain,
    tileM: ctx.tileM,
  })
  ctx.draft.transform(first, ([x, y, z]) => [x, y + drop, z])
  const band = w * 0.15
  const x = w / 2 - band * 1.02
  const foot = drop + pouch * 0.9
  const top = h - band
  const path: Vec3[] = [[-x, foot, 0], [-x, foot + (top - foot) * 0.5, 0], [-x * 0.9, top - h * 0.09, 0], [-x * 0.55, top - h * 0.015, 0], [0, top, 0], [x * 0.55, top - h * 0.015, 0], [x * 0.9, top - h * 0.09, 0], [x, foot + (top - foot) * 0.5, 0], [x, foot, 0]] // prettier-ignore
  tube(ctx.draft, {
    path: smoothPath(path, ctx.count(14, 2)),
    radii: () => [band, thick * 0.5],
    segments: ctx.near ? 20 : 6,
    skin: { ...ctx.decorated('tile', 1), layout: 'tile' },
    // So that the middle of its front is the middle of a repeat.
    tileM: Math.PI * (band + thick * 0.5) * 0.5,
    squareness: 6,
  })
  const tabs = ctx.far ? 5 : 9
  for (let i = 0; i < tabs; i++) {
    const at = (((i + 0.5) / tabs) * 2 - 1) * (w / 2 - d * 0.2)
    const half = (w / tabs) * 0.34
    tube(ctx.draft, {
      path: [[at, drop + d * 0.2, 0], [at, drop * 0.55, 0], [at, drop * 0.5, 0]],
      radii: () => [half, thick * 0.22], segments: ctx.near ? 12 : 4, skin: ctx.trim, tileM: ctx.tileM, side: [1, 0, 0], squareness: 5,
    }) // prettier-ignore
    if (ctx.far) continue
    tube(ctx.draft, {
      path: [[at, drop * 0.54, 0], [at, drop * 0.42, 0], [at, drop * 0.2, 0], [at, 0, 0]],
      radii: (t) => [half * (0.34 + 0.4 * t), thick * (0.2 + 0.25 * t)], segments: ctx.near ? 12 : 4, skin: ctx.plain, tileM: ctx.tileM, side: [1, 0, 0],
    }) // prettier-ignore
  }
}
