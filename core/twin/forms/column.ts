import { mix } from '../geometry/draft.ts'
import { lathe } from '../geometry/lathe.ts'
import { box } from '../geometry/slab.ts'
import type { FormContext } from './context.ts'
import { ionic } from './ionic.ts'

/** Column or capital. `order`: doric (default), ionic, lotus, plain; `flutes` (default 20). */
export function column(ctx: FormContext): void {
  const { w, h, d } = ctx
  const order = ctx.choice('order', ['doric', 'ionic', 'lotus', 'plain'], 'doric')
  const flutes = order === 'plain' ? 0 : Math.round(ctx.number('flutes', order === 'lotus' ? 8 : 20, 0, 32))
  if (order === 'ionic') return ionic(ctx, flutes)
  const side = Math.min(w, d)
  const R = (side / 2) * (order === 'doric' ? 0.74 : 0.8)
  const slabH = Math.min(h * 0.1, side * 0.24)
  const place = (y: number, tall: number, wide: number) => {
    const first = ctx.draft.vertexCount
    box(ctx.draft, {
      size: [wide * (w / side), tall, wide * (d / side)],
      bevelM: tall * 0.08,
      skin: ctx.plain,
      tileM: ctx.tileM,
      fine: ctx.near,
    })
    ctx.draft.transform(first, ([x, yy, z]) => [x, yy + y, z])
  }
  place(0, slabH, side)
  place(h - slabH, slabH, side)
  const low = slabH * 0.98
  const high = h - slabH * 0.98
  const at = (t: number) => mix(low, high, t)
  const cap = Math.min(0.16, (side * 0.3) / (high - low))
  const wrap = flutes > 0 ? ctx.plain : ctx.decorated('wrap', (2 * Math.PI * R) / (high - low))
  const knots =
    order === 'lotus'
      ? [{ r: R * 0.82, y: low, sharp: true, v: 0 }, { r: R * 0.98, y: at(0.06), v: 0.06 }, { r: R * 0.86, y: at(1 - cap * 2.6), v: 0.7 }, { r: R * 0.74, y: at(1 - cap * 2.2), v: 0.76 }, { r: R * 0.86, y: at(1 - cap * 1.4), v: 0.84 }, { r: R * 1.2, y: at(1 - cap * 0.25), v: 0.97 }, { r: R * 1.22, y: high, sharp: true, v: 1 }]
      : [{ r: R * 1.22, y: low, sharp: true, v: 0 }, { r: R * 1.27, y: at(0.02), v: 0.02 }, { r: R * 1.04, y: at(0.05), v: 0.05, sharp: true }, { r: R, y: at(0.07), v: 0.07 }, { r: R * 0.97, y: at(0.45), v: 0.45 }, { r: R * 0.84, y: at(1 - cap), v: 0.82, sharp: true }, { r: R * 0.9, y: at(1 - cap * 0.86), v: 0.85 }, { r: R * 0.88, y: at(1 - cap * 0.7), v: 0.87, sharp: true }, { r: R * 1.22, y: at(1 - cap * 0.12), v: 0.97 }, { r: R * 1.24, y: high, sharp: true, v: 1 }] // prettier-ignore
  const top = at(1 - cap)
  lathe(ctx.draft, {
    knots: [{ r: 0, y: low, sharp: true, zone: 'end' }, ...knots.map((knot, i) => (i === 0 ? { ...knot, zone: 'shaft' } : i === knots.length - 1 ? { ...knot, zone: 'end' } : knot)), { r: 0, y: high, sharp: true }],
    rows: ctx.count(76, 12), segments: Math.max(ctx.count(200, 20), ctx.far ? 0 : flutes * 3), tileM: ctx.tileM,
    skinOf: (zone) => (zone === 'shaft' ? wrap : ctx.plain),
    bend: (angle, { y }) => {
      if (flutes === 0 || ctx.far || y < at(0.06) || y > top) return 1
      const cut = order === 'lotus' ? 0.045 * (1 - Math.abs(Math.cos((angle * flutes) / 2))) * -1 : -0.06 * Math.pow(Math.abs(Math.sin((angle * flutes) / 2)), 0.8)
      const fade = Math.min(1, (y - at(0.06)) / (R * 0.25), (top - y) / (R * 0.2))
      return 1 + cut * fade
    },
  }) // prettier-ignore
}
