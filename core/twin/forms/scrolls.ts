import { mix, type Vec3 } from '../geometry/draft.ts'
import { tube } from '../geometry/tube.ts'
import type { Skin } from '../mesh.ts'
import type { FormContext } from './context.ts'
import { sheet } from './sheet.ts'

/** Hanging scroll with rollers and brocade mount; a handscroll, part unrolled, when lying or wide (`kind` hand). */
export function scroll(ctx: FormContext): void {
  const lying = ctx.h < ctx.w * 0.5
  if (ctx.choice('kind', ['hanging', 'hand'], lying ? 'hand' : 'hanging') === 'hand') handscroll(ctx)
  else hangingScroll(ctx)
}

function hangingScroll(ctx: FormContext): void {
  const { w, h, d } = ctx
  const silk = ctx.trim === ctx.plain ? ctx.of('silk') : ctx.trim
  const roller = Math.min(d / 2, h * 0.016, w * 0.05)
  const cloth = Math.min(d * 0.12, 0.002 + roller * 0.1)
  const mountW = w * 0.93
  const top = h * 0.968
  const bottom = roller
  const z = (y: number) => -d / 2 + roller + d * 0.05 * Math.sin(((y - bottom) / (top - bottom)) * Math.PI)
  const bow = (y0: number, tall: number) => (v: number) => z(y0 + v * tall)
  const rows = ctx.count(28, 3)
  sheet(ctx, {
    wM: mountW,
    hM: top - bottom,
    thickM: cloth,
    at: [0, bottom, 0],
    face: silk,
    sides: silk,
    bow: bow(bottom, top - bottom),
    rows,
  })
  const pw = mountW * 0.86
  const [p0, p1] = [mix(bottom, top, 0.155), mix(bottom, top, 0.765)]
  const band = (y0: number, y1: number, wide: number, thick: number, skin: Skin) =>
    sheet(ctx, {
      wM: wide,
      hM: y1 - y0,
      thickM: cloth * thick,
      at: [0, y0, cloth * 0.35],
      face: skin,
      sides: { ...skin, motif: 'plain', layout: 'tile', aspect: 1, accent: undefined },
      bow: bow(y0, y1 - y0),
      rows,
    })
  const gold = ctx.of('gold')
  band(p0 - h * 0.022, p0, pw, 1.5, gold)
  band(p1, p1 + h * 0.022, pw, 1.5, gold)
  band(p0, p1, pw, 1.7, ctx.decorated('face', pw / (p1 - p0)))
  for (const s of ctx.far ? [] : [-1, 1]) {
    const [y0, y1] = [p1 + h * 0.022, top]
    sheet(ctx, {
      wM: w * 0.016,
      hM: y1 - y0,
      thickM: cloth * 1.3,
      at: [s * mountW * 0.17, y0, cloth * 0.4],
      face: gold,
      sides: gold,
      bow: bow(y0, y1 - y0),
      rows: ctx.count(8, 2),
    })
  }
  const wood = ctx.of('lacquer')
  const bar = (y: number, r: number, length: number, skin: Skin) =>
    tube(ctx.draft, {
      path: [0, 0.02, 0.5, 0.98, 1].map((t): Vec3 => [mix(-length, length, t), y, z(y)]),
      radii: () => [r, r],
      segments: ctx.count(32, 7),
      skin,
      tileM: ctx.tileM,
      side: [0, 1, 0],
    })
  bar(bottom, roller * 0.86, mountW / 2, silk)
  for (const s of [-1, 1]) {
    tube(ctx.draft, {
      path: [0, 0.12, 0.3, 0.7, 0.9, 1].map((t): Vec3 => [s * mix(mountW * 0.49, w / 2, t), bottom, z(bottom)]),
      radii: (t) => [roller * (t < 0.15 ? 0.7 : 1 - 0.12 * t), roller * (t < 0.15 ? 0.7 : 1 - 0.12 * t)],
      segments: ctx.count(28, 7), skin: wood, tileM: ctx.tileM, side: [0, 1, 0],
    }) // prettier-ignore
  }
  bar(top, roller * 0.5, mountW / 2 + w * 0.004, wood)
  const cord = Math.max(w * 0.004, 0.0012)
  for (const s of [-1, 1]) {
    tube(ctx.draft, {
      path: [
        [s * mountW * 0.24, top + roller * 0.3, z(top)],
        [s * w * 0.004, h - cord, z(top)],
      ],
      radii: () => [cord, cord],
      segments: ctx.count(10, 4),
      skin: ctx.of('silk'),
      tileM: ctx.tileM,
      side: [0, 0, 1],
    })
  }
}

/** Painting on a table: the picture lies open between its two rolls. */
function handscroll(ctx: FormContext): void {
  const { w } = ctx
  const lying = ctx.h < ctx.d
  const [breadth, roll] = lying ? [ctx.d, ctx.h] : [ctx.h, ctx.d]
  const first = ctx.draft.vertexCount
  const r = Math.min(roll / 2, w * 0.12)
  const thick = Math.max(roll * 0.025, 0.0006)
  sheet(ctx, {
    wM: w - r * 2,
    hM: breadth * 0.94,
    thickM: thick,
    at: [0, breadth * 0.03, -r + thick / 2],
    face: ctx.decorated('face', (w - r * 2) / breadth),
    sides: ctx.plain,
  })
  for (const s of [-1, 1]) {
    const x = s * (w / 2 - r)
    const bar = (radius: number, y0: number, y1: number, skin: Skin) =>
      tube(ctx.draft, {
        path: [0, 0.03, 0.5, 0.97, 1].map((t): Vec3 => [x, mix(y0, y1, t), 0]),
        radii: (t) => [radius * (t === 0 || t === 1 ? 0.92 : 1), radius * (t === 0 || t === 1 ? 0.92 : 1)],
        segments: ctx.count(48, 8),
        skin,
        tileM: ctx.tileM,
        side: [1, 0, 0],
      })
    bar(r, breadth * 0.03, breadth * 0.97, s > 0 ? ctx.plain : ctx.trim)
    bar(r * 0.34, 0, breadth, ctx.of('wood'))
  }
  if (lying) ctx.draft.transform(first, ([x, y, z]) => [x, z, -y])
}
