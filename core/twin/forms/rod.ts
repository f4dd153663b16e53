import { mix, smoothstep } from '../geometry/draft.ts'
import { curve } from '../geometry/profile.ts'
import { slab } from '../geometry/slab.ts'
import { sweep, type RingPoint } from '../geometry/sweep.ts'
import type { FormContext } from './context.ts'

/** Money of twisted iron, upright: a square rod turned about itself, spread to two points above, beaten to a flat tongue below. */
export function twistedRod(ctx: FormContext, long: number, broad: number): void {
  const r = Math.min(ctx.d / 2, broad * 0.2) * 0.96
  const [foot, head] = [long * 0.13, long * 0.93]
  const rows = ctx.count(220, 10)
  const n = ctx.count(28, 4)
  const turns = ctx.far ? 0 : 9
  const rings = Array.from({ length: rows + 1 }, (_, j): RingPoint[] => {
    const t = j / rows
    const y = mix(foot * 0.7, head, t)
    // The twist begins and ends softly, where the smith let go.
    const turn = turns * 2 * Math.PI * smoothstep(0.04, 0.96, t)
    const thick = r * (1 - 0.12 * Math.pow(Math.abs(t * 2 - 1), 3))
    return Array.from({ length: n }, (_, i): RingPoint => {
      const a = -(i / n) * 2 * Math.PI
      const square = 0.78 / Math.max(Math.abs(Math.cos(a)), Math.abs(Math.sin(a)))
      const k = thick * mix(1, square, 0.85) * 0.9
      return { p: [Math.cos(a + turn) * k, y, Math.sin(a + turn) * k] }
    })
  })
  sweep(ctx.draft, {
    rings,
    skin: () => ctx.plain,
    uv: (j, i) => [(i / n) * 2, (j / rows) * (long / ctx.tileM)],
    capTileM: ctx.tileM,
  })
  const plate = (y0: number, y1: number, shape: (v: number) => number) => {
    const first = ctx.draft.vertexCount
    const half = ctx.d * 0.26
    slab(ctx.draft, {
      heightM: y1 - y0, rows: ctx.count(44, 4), columns: ctx.count(24, 2), halfWidth: (v) => shape(v) * broad, front: (s) => half * (1 - 0.5 * s * s), back: (s) => half * (1 - 0.5 * s * s),
      bevelM: half * 0.3, face: ctx.plain, sides: ctx.plain, tileM: ctx.tileM,
    }) // prettier-ignore
    ctx.draft.transform(first, ([x, y, z]) => [x, y + y0, z])
  }
  plate(0, foot, curve([0, 0.1], [0.2, 0.17], [0.5, 0.18], [1, 0.05]))
  plate(long * 0.9, long, curve([0, 0.05], [0.4, 0.1], [0.7, 0.24], [0.86, 0.46], [1, 0.5]))
}
