import { slab } from '../geometry/slab.ts'
import type { Skin } from '../mesh.ts'
import type { FormContext } from './context.ts'
import { sheet } from './sheet.ts'

/** Picture in a frame; `frame` false for an unframed panel. */
export function painting(ctx: FormContext): void {
  const { w, h, d } = ctx
  const framed = ctx.flag('frame', true)
  if (!framed) {
    slab(ctx.draft, {
      heightM: h,
      rows: 1,
      columns: 1,
      halfWidth: () => w / 2,
      front: () => d / 2,
      back: () => d / 2,
      bevelM: Math.min(d * 0.2, 0.003),
      face: ctx.decorated('face', w / h),
      sides: ctx.plain,
      tileM: ctx.tileM,
    })
    return
  }
  const bar = Math.min(w, h) * 0.085
  sheet(ctx, {
    wM: w - bar * 1.6,
    hM: h - bar * 1.6,
    thickM: d * 0.3,
    at: [0, bar * 0.8, -d * 0.2],
    face: ctx.decorated('face', (w - bar * 2) / (h - bar * 2)),
    sides: ctx.plain,
  })
  const skin = ctx.trim === ctx.plain ? ctx.of('wood') : ctx.trim
  // A moulding swept around the rectangle: rings run round the section, the path around the frame.
  const profile: [number, number][] = [[0, -0.5], [0, 0.2], [0.12, 0.42], [0.3, 0.5], [0.42, 0.4], [0.5, 0.16], [0.72, 0.1], [0.84, 0.02], [1, -0.06], [1, -0.5]] // prettier-ignore
  frame(ctx, {
    w,
    h,
    d,
    bar,
    skin,
    profile: ctx.far
      ? [
          [0, -0.5],
          [0, 0.5],
          [1, 0],
          [1, -0.5],
        ]
      : profile,
  })
}

interface Frame {
  readonly w: number
  readonly h: number
  readonly d: number
  readonly bar: number
  readonly skin: Skin
  /** Share of the bar's width inwards and of the depth forwards. */
  readonly profile: readonly (readonly [number, number])[]
}

/** A mitred frame: four corners, each the profile; the loop of rings closes on itself. */
function frame(ctx: FormContext, { w, h, d, bar, skin, profile }: Frame): void {
  const corners = [[-1, 0], [1, 0], [1, 1], [-1, 1]] as const // prettier-ignore
  const ids = corners.map(([sx, top]) =>
    profile.map(([t, z]) =>
      ctx.draft.vertex([sx * (w / 2 - t * bar), top === 1 ? h - t * bar : t * bar, z * d]),
    ),
  )
  const slot = ctx.draft.skin(skin)
  const n = profile.length
  const arcs = [0]
  for (let i = 1; i <= n; i++)
    arcs.push(
      arcs[i - 1]! +
        Math.hypot(
          (profile[i % n]![0] - profile[i - 1]![0]) * bar,
          (profile[i % n]![1] - profile[i - 1]![1]) * d,
        ),
    )
  for (let c = 0; c < 4; c++) {
    const a = ids[c]!
    const b = ids[(c + 1) % 4]!
    const length = (c % 2 === 0 ? w : h) / ctx.tileM
    for (let i = 0; i < n; i++) {
      const k = (i + 1) % n
      const [v0, v1] = [arcs[i]! / ctx.tileM, arcs[i + 1]! / ctx.tileM]
      ctx.draft.triangle(a[i]!, b[i]!, b[k]!, [v0, 0], [v0, length], [v1, length], slot)
      ctx.draft.triangle(a[i]!, b[k]!, a[k]!, [v0, 0], [v1, length], [v1, 0], slot)
    }
  }
}
