import type { Vec3 } from '../geometry/draft.ts'
import { slab } from '../geometry/slab.ts'
import { tube } from '../geometry/tube.ts'
import type { Skin } from '../mesh.ts'
import { hash3 } from '../noise.ts'
import type { FormContext } from './context.ts'
import { sheet } from './sheet.ts'

/** Book. `binding`: bound (closed, default), open, screenfold, palm (leaves between boards). `pages` for folds. */
export function codex(ctx: FormContext): void {
  const binding = ctx.choice('binding', ['bound', 'open', 'screenfold', 'palm'], 'bound')
  if (binding === 'screenfold') return screenfold(ctx)
  const lying = ctx.h < Math.min(ctx.w, ctx.d)
  const [tall, thick] = lying ? [ctx.d, ctx.h] : [ctx.h, ctx.d]
  const first = ctx.draft.vertexCount
  if (binding === 'open') openBook(ctx, tall, thick)
  else closedBook(ctx, { tall, thick, palm: binding === 'palm' })
  if (lying) ctx.draft.transform(first, ([x, y, z]) => [x, z, -y])
}

function closedBook(
  ctx: FormContext,
  { tall, thick, palm }: { tall: number; thick: number; palm: boolean },
): void {
  const { w } = ctx
  const board = Math.min(thick * 0.16, 0.008)
  const cover = ctx.trim === ctx.plain ? ctx.of(palm ? 'wood' : 'leather') : ctx.trim
  const face: Skin = { ...ctx.decorated('face', w / tall), surface: cover.surface, accent: undefined }
  const leaves = ctx.near ? 26 : ctx.far ? 1 : 6
  const block = thick - board * 2
  for (let i = 0; i < leaves; i++) {
    const z = -thick / 2 + board + (block * (i + 0.5)) / leaves
    const nudge = ctx.far ? 0 : (hash3(i, 2, 7) - 0.5) * w * 0.008
    sheet(ctx, {
      wM: w * (palm ? 0.99 : 0.94),
      hM: tall * 0.965,
      thickM: (block / leaves) * 0.94,
      at: [nudge + (palm ? 0 : -w * 0.01), tall * 0.0175 + nudge * 0.5, z],
      face: ctx.plain,
      sides: ctx.plain,
    })
  }
  for (const s of [-1, 1])
    sheet(ctx, {
      wM: w * 0.98,
      hM: tall,
      thickM: board,
      at: [w * 0.01, 0, s * (thick / 2 - board / 2)],
      face: s > 0 ? face : cover,
      sides: cover,
    })
  if (palm) return
  // Bare boards are sewn straight to the leaves, whose folds then show.
  const bare = cover.surface === 'wood'
  const r = bare ? block / 2 : thick / 2
  const back = bare ? ctx.plain : cover
  tube(ctx.draft, {
    path: Array.from({ length: ctx.count(60, 3) + 1 }, (_, i, { length } = { length: ctx.count(60, 3) + 1 }): Vec3 => [-w / 2 + r * 0.3, (tall * i) / (length - 1), 0]),
    radii: (t) => {
      const band = ctx.far ? 0 : [0.14, 0.38, 0.62, 0.86].reduce((sum, at) => sum + Math.exp(-Math.pow((t - at) / 0.014, 2)), 0)
      return [r * (0.3 + 0.07 * band), r]
    },
    segments: ctx.count(28, 6), skin: back, tileM: ctx.tileM, side: [1, 0, 0], squareness: 2.6,
  }) // prettier-ignore
}

/** Open at the middle: two swelling blocks of leaves on a cover. */
function openBook(ctx: FormContext, tall: number, thick: number): void {
  const { w } = ctx
  const cover = ctx.trim === ctx.plain ? ctx.of('leather') : ctx.trim
  const board = Math.min(thick * 0.12, 0.006)
  const page = ctx.decorated('face', w / 2 / tall)
  // A painted page is faced by a written one.
  const written: Skin = page.motif !== 'plain' ? { ...page, motif: 'book-lines' } : page
  for (const s of [-1, 1]) {
    sheet(ctx, {
      wM: w * 0.4995,
      hM: tall,
      thickM: board,
      at: [(s * w) / 4, 0, -thick / 2 + board / 2],
      face: cover,
      sides: cover,
    })
    const first = ctx.draft.vertexCount
    const half = w * 0.24
    const rise = thick - board
    slab(ctx.draft, {
      heightM: tall * 0.965, rows: ctx.count(20, 2), columns: ctx.count(60, 6), halfWidth: () => half,
      front: (x) => {
        const out = (s * x + 1) / 2
        return rise * (0.18 + 0.8 * Math.pow(Math.sin(Math.min(1, out * 1.1 + 0.02) * Math.PI * 0.62 + 0.1), 1) * (1 - 0.35 * out))
      },
      back: () => 0, bevelM: Math.min(rise * 0.06, 0.001), face: s < 0 ? page : written, sides: ctx.plain, tileM: ctx.tileM,
    }) // prettier-ignore
    ctx.draft.transform(first, ([x, y, z]) => [
      x + s * half * 1.005,
      y + tall * 0.0175,
      z - thick / 2 + board,
    ])
  }
}

/** A folded strip standing in a zigzag. */
function screenfold(ctx: FormContext): void {
  const { w, h, d } = ctx
  const folds = Math.round(ctx.number('pages', 8, 2, 24))
  const thick = Math.min(w / folds / 6, 0.0025, d * 0.1)
  const panel = w / folds
  for (let i = 0; i < folds; i++) {
    const first = ctx.draft.vertexCount
    const slope = Math.atan2(d * 0.86, panel)
    sheet(ctx, {
      wM: Math.hypot(panel, d * 0.86) * 0.993,
      hM: h,
      thickM: thick,
      at: [0, 0, 0],
      face: ctx.decorated('face', panel / h),
      sides: ctx.plain,
    })
    const turn = i % 2 === 0 ? slope : -slope
    ctx.draft.transform(first, ([x, y, z]) => [
      -w / 2 + panel * (i + 0.5) + x * Math.cos(turn) + z * Math.sin(turn),
      y,
      -x * Math.sin(turn) + z * Math.cos(turn),
    ])
  }
}
