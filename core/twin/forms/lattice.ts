import { hash3 } from '../noise.ts'
import { smoothPath, tube } from '../geometry/tube.ts'
import type { Vec3 } from '../geometry/draft.ts'
import type { FormContext } from './context.ts'

/** Sticks lashed into an open frame, as in a chart of the swells. `uprights`, `bars`, and `curves` bent from side to side. */
export function lattice(ctx: FormContext): void {
  const { w, h, d } = ctx
  const uprights = Math.round(ctx.number('uprights', 7, 2, 15))
  const bars = Math.round(ctx.number('bars', 4, 2, 15))
  const curves = Math.round(ctx.number('curves', 3, 0, 8))
  const r = Math.min(d / 4, w * 0.006)
  const wander = (i: number, k: number, much: number) => (hash3(i, k, 11) - 0.5) * much
  const stick = (path: readonly Vec3[]) =>
    tube(ctx.draft, { path, radii: () => [r, r], segments: ctx.count(9, 4), skin: ctx.plain, tileM: ctx.tileM, rounded: ctx.near }) // prettier-ignore

  const across = (i: number) => w * (0.07 + (0.86 * i) / (uprights - 1)) - w / 2
  const up = (j: number) => h * (0.09 + (0.82 * j) / (bars - 1))
  const lean = Array.from(
    { length: uprights },
    (_, i) => [wander(i, 1, w * 0.03), wander(i, 2, w * 0.03)] as const,
  )
  const tilt = Array.from(
    { length: bars },
    (_, j) => [wander(j, 3, h * 0.03), wander(j, 4, h * 0.03)] as const,
  )
  // The outermost reach the edges of the recorded box; what lies between is inferred.
  const outer = (i: number, n: number) => i === 0 || i === n - 1
  lean.forEach(([low, high], i) => {
    const end = outer(i, uprights) ? 0 : h * 0.05
    stick([[across(i) + low, end, -r], [across(i) + (low + high) / 2, h / 2, -r], [across(i) + high, h - end, -r]]) // prettier-ignore
  })
  tilt.forEach(([left, right], j) => {
    const end = outer(j, bars) ? 0 : w * 0.04
    stick([[-w / 2 + end, up(j) + left, r], [0, up(j) + (left + right) / 2, r], [w / 2 - end, up(j) + right, r]]) // prettier-ignore
  })
  for (let c = 0; c < curves; c++) {
    const y = h * (0.24 + (0.52 * c) / Math.max(1, curves - 1))
    const bend = h * (c % 2 === 0 ? 0.1 : -0.1)
    const bow = Array.from({ length: 7 }, (_, k): Vec3 => {
      const t = k / 6
      return [
        across(0) + (across(uprights - 1) - across(0)) * t,
        y + bend * (4 * t * (1 - t) - 0.5),
        d / 2 - r,
      ]
    })
    stick(smoothPath(bow, ctx.count(4, 1)))
  }
  if (ctx.far) return
  for (let i = 0; i < uprights; i++)
    for (let j = 0; j < bars; j++) {
      const [t, s] = [up(j) / h, (across(i) + w / 2) / w]
      const x = across(i) + lean[i]![0] * (1 - t) + lean[i]![1] * t
      const y = up(j) + tilt[j]![0] * (1 - s) + tilt[j]![1] * s
      for (const turn of [1, -1])
        tube(ctx.draft, { path: ring([x, y, 0], r * 2.1, turn), radii: () => [r * 0.42, r * 0.42], segments: ctx.count(6, 3), skin: ctx.trim, tileM: ctx.tileM, loop: true, side: [0, 0, 1] }) // prettier-ignore
    }
}

/** A turn of cord on the slant about the crossing of two sticks. */
function ring([x, y, z]: Vec3, r: number, turn: number): Vec3[] {
  return Array.from({ length: 10 }, (_, k): Vec3 => {
    const a = (k / 10) * 2 * Math.PI
    const out = Math.cos(a) * r
    return [x + out * Math.SQRT1_2, y + out * Math.SQRT1_2 * turn, z + Math.sin(a) * r * 0.9]
  })
}
