import type { Vec3 } from '../geometry/draft.ts'
import { slab } from '../geometry/slab.ts'
import type { Skin } from '../mesh.ts'
import type { FormContext } from './context.ts'

interface Sheet {
  readonly wM: number
  readonly hM: number
  readonly thickM: number
  readonly at: Vec3
  readonly face: Skin
  readonly sides: Skin
  readonly bow?: (v: number) => number
  readonly rows?: number
}

/** A thin upright panel whose foot is at `at`. */
export function sheet(ctx: FormContext, { wM, hM, thickM, at, face, sides, bow, rows = 1 }: Sheet): void {
  const first = ctx.draft.vertexCount
  slab(ctx.draft, {
    heightM: hM, rows, columns: 1, halfWidth: () => wM / 2, front: () => thickM / 2, back: () => thickM / 2, bevelM: thickM * 0.3, face, sides, tileM: ctx.tileM,
    ...(bow ? { shift: (v: number) => [0, bow(v)] as const } : {}),
  }) // prettier-ignore
  ctx.draft.transform(first, ([x, y, z]) => [x + at[0], y + at[1], z + at[2]])
}
