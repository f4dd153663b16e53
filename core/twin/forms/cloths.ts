import { mix, smoothstep } from '../geometry/draft.ts'
import { slab } from '../geometry/slab.ts'
import { tube } from '../geometry/tube.ts'
import { hash3 } from '../noise.ts'
import { bandolier } from './bag.ts'
import type { FormContext } from './context.ts'
import { garment, garmentKinds } from './garments.ts'
import { lattice } from './lattice.ts'

/** Hanging cloth with folds and a fringe; `fringe` false without; `outline` gabled for five sides. `kind` bandolier: bag.ts; lattice: sticks lashed into an open frame; robe, coat and shirt: garments.ts. */
export function textile(ctx: FormContext): void {
  const kind = ctx.choice('kind', ['cloth', 'lattice', 'bandolier', ...garmentKinds], 'cloth')
  if (kind === 'lattice') return lattice(ctx)
  if (kind === 'bandolier') return bandolier(ctx)
  if (kind !== 'cloth') return garment(ctx, kind)
  const { w, h, d } = ctx
  const gabled = ctx.choice('outline', ['straight', 'gabled'], 'straight') === 'gabled'
  const fringe = ctx.flag('fringe', true) && h > 0.02 ? h * 0.05 : 0
  const thick = Math.max(Math.min(d * 0.16, 0.004), d * 0.05)
  const play = Math.max(0, d - thick) / 2
  const folds = Math.max(2, Math.min(9, Math.round((w / Math.max(d, w * 0.02)) * 0.22)))
  const fold = (s: number, v: number) => {
    const hang = smoothstep(1.05, 0.2, v)
    const wave =
      Math.sin(s * folds * Math.PI * 0.5 + 0.6 + 0.5 * Math.sin(v * 2.1)) * 0.62 +
      Math.sin(s * folds * Math.PI * 0.83 + 2 + v) * 0.38
    return play * wave * mix(0.3, 1, hang)
  }
  const first = ctx.draft.vertexCount
  slab(ctx.draft, {
    heightM: h - fringe, rows: ctx.count(90, 8), columns: ctx.count(110, 12), halfWidth: (v) => (w / 2) * (1 - 0.006 * Math.sin(v * 9)) * (gabled ? Math.min(1, 0.02 + (1 - v) / 0.36) : 1),
    front: (s, v) => fold(s, v) + thick / 2, back: (s, v) => thick / 2 - fold(s, v), bevelM: thick * 0.35, face: ctx.decorated('face', w / h), sides: ctx.plain, tileM: ctx.tileM, ...(gabled ? { spanM: w } : {}),
  }) // prettier-ignore
  ctx.draft.transform(first, ([x, y, z]) => [x, y + fringe, z])
  if (fringe === 0) return
  const tassels = ctx.far ? 6 : ctx.count(84, 20)
  const skin = ctx.plain
  for (let i = 0; i < tassels; i++) {
    const s = ((i + 0.5) / tassels) * 2 - 1
    const z = fold(s, 0)
    const r = Math.min((w / tassels) * 0.36, thick * 0.9)
    const lean = (hash3(i, 1, 3) - 0.5) * (w / tassels) * 0.8
    const end = fringe * 0.04 * hash3(i, 3, 3)
    const x = s * (w / 2 - thick)
    tube(ctx.draft, {
      path: ctx.near ? [[x, fringe + thick, z], [x, fringe * 0.72, z], [x + lean * 0.4, fringe * 0.4, z], [x + lean, end, z]] : [[x, fringe + thick, z], [x + lean, end, z]],
      radii: (t) => [r * (t < 0.2 ? 0.8 : 1 - 0.35 * t), r * (t < 0.2 ? 0.8 : 1 - 0.35 * t)], segments: ctx.near ? 7 : 3, skin, tileM: ctx.tileM, side: [1, 0, 0],
    }) // prettier-ignore
  }
}
