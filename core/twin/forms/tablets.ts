import { mix, smoothstep } from '../geometry/draft.ts'
import { lathe } from '../geometry/lathe.ts'
import { curve } from '../geometry/profile.ts'
import { slab } from '../geometry/slab.ts'
import { noise2 } from '../noise.ts'
import type { FormContext } from './context.ts'

/** Clay or stone tablet: pillow-shaped, or flat with `shape` slab. Lies when its height is its smallest side. */
export function tablet(ctx: FormContext): void {
  const lying = ctx.h < Math.min(ctx.w, ctx.d)
  const tall = lying ? ctx.d : ctx.h
  const thick = lying ? ctx.h : ctx.d
  const { w } = ctx
  const pillow =
    ctx.choice(
      'shape',
      ['pillow', 'slab'],
      ['clay', 'terracotta'].includes(ctx.facts.surface) ? 'pillow' : 'slab',
    ) === 'pillow'
  const skin = ctx.decorated('face', w / tall)
  const relief = ctx.relief(skin, pillow ? 0.0024 : 0.003)
  const bevel = Math.min(thick * (pillow ? 0.36 : 0.14), w * 0.12, tall * 0.12)
  const first = ctx.draft.vertexCount
  const swell = (s: number, v: number) =>
    pillow ? Math.pow((1 - Math.pow(Math.abs(s), 2.6)) * (1 - Math.pow(Math.abs(v * 2 - 1), 2.8)), 0.55) : 1
  // Rounded over about a fifth of its width at the corners, as clay patted in the palm.
  const turn = Math.min(0.42, (w * 0.3) / tall)
  const corner = (v: number) => {
    const t = Math.max(0, 1 - Math.min(v, 1 - v) / turn)
    return pillow ? Math.sqrt(Math.max(0, 1 - t * t)) : 1
  }
  slab(ctx.draft, {
    heightM: tall, rows: ctx.count(138, 12), columns: ctx.count(112, 9),
    halfWidth: (v) => (w / 2) * mix(0.7, 1, corner(v)) * (pillow ? 0.965 + 0.035 * Math.sin(v * Math.PI) : 1) * (ctx.far ? 1 : 1 + 0.006 * noise2(v * 4, 0.5, 64, 64, 3)),
    front: (s, v) => bevel * 1.02 + (thick / 2 - bevel * 1.02) * swell(s, v),
    back: (s, v) => bevel * 1.02 + (thick / 2 - bevel * 1.02) * swell(s, v) * 0.9,
    bevelM: bevel, face: skin, sides: ctx.plain, tileM: ctx.tileM, ...(pillow ? { spanM: w - bevel * 1.9 } : {}),
    ...(relief ? { relief: (u: number, v: number) => relief(u, v) * smoothstep(0, 0.03, Math.min(u, 1 - u, v, 1 - v)) } : {}),
  }) // prettier-ignore
  if (lying) ctx.draft.transform(first, ([x, y, z]) => [x, z, -y])
}

/** Standing stone. `top` round (default), stepped, flat, pointed, or broken (three corners lost). */
export function stele(ctx: FormContext): void {
  const { w, h, d } = ctx
  const top = ctx.choice('top', ['round', 'stepped', 'flat', 'pointed', 'broken'], 'round')
  const skin = ctx.decorated('face', w / h)
  const relief = ctx.relief(skin, 0.004)
  const bevel = Math.min(d * 0.12, w * 0.05, 0.02)
  const shoulder = 1 - Math.min(0.42, (w / 2 / h) * 0.98)
  const half = (v: number): number => {
    const base = (w / 2) * (1 - 0.06 * v) * (1 + (ctx.far ? 0 : 0.004 * noise2(v * 7, 0.3, 64, 64, 9)))
    if (top === 'round' && v > shoulder)
      return base * Math.sqrt(Math.max(0, 1 - Math.pow((v - shoulder) / (1 - shoulder), 2)))
    if (top === 'pointed' && v > 0.86) return base * (1 - (0.62 * (v - 0.86)) / 0.14)
    if (top === 'stepped') return base * (v > 0.94 ? 0.42 : v > 0.885 ? 0.7 : 1)
    return base
  }
  const whole = top === 'broken' || ['law-code', 'gifts-slab'].includes(ctx.facts.motif ?? '')
  const edges = top === 'broken' ? brokenEdges(ctx) : undefined
  slab(ctx.draft, {
    heightM: h, rows: ctx.count(150, 16), columns: ctx.count(88, 6), halfWidth: edges ? (v) => ((edges.right(v) - edges.left(v)) * w) / 4 : half,
    front: (s, v) => (d / 2) * (1 - 0.05 * v - 0.04 * s * s), back: (s, v) => (d / 2) * (1 - 0.05 * v - 0.12 * s * s) * (1 + (ctx.near ? 0.03 * noise2(s * 3 + 4, v * 6, 64, 64, 4) : 0)),
    bevelM: bevel, face: skin, sides: ctx.plain, tileM: ctx.tileM,
    ...(whole ? { spanM: w } : {}),
    ...(edges ? { shift: (v: number) => [((edges.right(v) + edges.left(v)) * w) / 4, 0] as const } : {}),
    ...(relief ? { relief: (u: number, v: number) => relief(u, v) * smoothstep(0, 0.02, Math.min(u, 1 - u)) } : {}),
  }) // prettier-ignore
}

/** Left and right outline, -1 to 1, of a slab whose upper corners and lower right corner have broken away. */
function brokenEdges(ctx: FormContext): { left: (v: number) => number; right: (v: number) => number } {
  const rough = (v: number, seed: number) => (ctx.far ? 0 : 0.022 * noise2(v * 22, 0.5, 64, 64, seed))
  const left = curve([0, -0.97], [0.1, -1], [0.6, -1], [0.7, -0.96], [0.78, -0.72], [0.9, -0.42], [0.96, -0.34], [1, -0.2]) // prettier-ignore
  const right = curve([0, 0.55], [0.05, 0.7], [0.14, 0.9], [0.2, 1], [0.84, 1], [0.9, 0.9], [0.95, 0.66], [1, 0.5]) // prettier-ignore
  return {
    left: (v) => left(v) + rough(v, 31) * (v > 0.66 ? 1.6 : 0.3),
    right: (v) => right(v) + rough(v, 32) * (v > 0.84 || v < 0.2 ? 1.6 : 0.3),
  }
}

/** Seal. `kind`: cylinder (standing, motif around it), stamp (block with a knob) or knot (square with a loop). */
export function seal(ctx: FormContext): void {
  const { w, h, d } = ctx
  const kind = ctx.choice('kind', ['cylinder', 'stamp'], h > Math.max(w, d) * 1.15 ? 'cylinder' : 'stamp')
  if (kind === 'cylinder') {
    const R = Math.min(w, d) / 2
    const skin = ctx.decorated('wrap', (Math.PI * 2 * R) / h)
    const relief = ctx.relief(skin, 0.0017)
    const k = (r: number, y: number, more: object = {}) => ({ r: r * R, y: y * h, ...more })
    lathe(ctx.draft, {
      knots: [
        k(0.2, 0.04, { sharp: true, zone: 'bore' }), k(0.2, 0, { sharp: true }), k(0.94, 0, { sharp: true }), k(1, 0.02, { sharp: true, zone: 'outside', v: 0 }), k(1, 0.98, { sharp: true, v: 1, zone: 'bore' }), k(0.94, 1, { sharp: true }),
        k(0.2, 1, { sharp: true }), k(0.19, 0.9, { sharp: true }), k(0, 0.88, { sharp: true }),
      ].flatMap((knot, i) => (i === 0 ? [k(0, 0.06, { sharp: true, zone: 'bore' }), knot] : [knot])),
      rows: ctx.count(108, 8), segments: ctx.count(150, 16), skinOf: (zone) => (zone === 'outside' ? skin : ctx.plain), tileM: ctx.tileM,
      ...(relief ? { relief: (u: number, v: number, zone: string) => (zone === 'outside' && v > 0.01 && v < 0.99 ? -relief(u, v) : 0) } : {}),
    }) // prettier-ignore
    return
  }
  const base = h * 0.52
  const skin = ctx.decorated('face', w / base)
  slab(ctx.draft, {
    heightM: base,
    rows: ctx.count(60, 2),
    columns: ctx.count(70, 3),
    halfWidth: () => w / 2,
    front: () => d / 2,
    back: () => d / 2,
    bevelM: Math.min(w, d, base) * 0.05,
    face: skin,
    sides: ctx.plain,
    tileM: ctx.tileM,
  })
  const R = Math.min(w, d) * 0.34
  const k = (r: number, t: number, sharp = false) => ({
    r: r * R,
    y: base * 0.98 + (h - base * 0.98) * t,
    sharp,
  })
  lathe(ctx.draft, {
    knots: [k(0, 0, true), k(1, 0, true), k(0.96, 0.08), k(0.62, 0.34), k(0.6, 0.46), k(0.86, 0.72), k(0.66, 0.93), k(0, 1, true)],
    rows: ctx.count(50, 7), segments: ctx.count(64, 8), skinOf: () => ctx.plain, tileM: ctx.tileM, stretch: [w / Math.min(w, d), d / Math.min(w, d)],
  }) // prettier-ignore
}
