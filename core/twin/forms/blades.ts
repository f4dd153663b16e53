import { mix, smoothstep, type Vec3 } from '../geometry/draft.ts'
import { lathe } from '../geometry/lathe.ts'
import { curve } from '../geometry/profile.ts'
import { slab } from '../geometry/slab.ts'
import { sweep, type RingPoint } from '../geometry/sweep.ts'
import { tube } from '../geometry/tube.ts'
import type { Skin } from '../mesh.ts'
import type { FormContext } from './context.ts'
import { twistedRod } from './rod.ts'

/** Blade, point upwards. `kind`: sword (default), dagger, spear, axe (broad edge), ge (dagger-axe, set crosswise), rod (twisted money). */
export function blade(ctx: FormContext): void {
  const wide = ctx.w > ctx.h
  const kind = ctx.choice(
    'kind',
    ['sword', 'dagger', 'spear', 'axe', 'ge', 'rod'],
    wide ? 'ge' : ctx.w / ctx.h > 0.5 ? 'axe' : ctx.w / ctx.h > 0.22 ? 'dagger' : 'sword',
  )
  const first = ctx.draft.vertexCount
  const [long, broad] = wide ? [ctx.w, ctx.h] : [ctx.h, ctx.w]
  if (kind === 'ge') ge(ctx, long, broad)
  else if (kind === 'axe') axe(ctx, long, broad)
  else if (kind === 'rod') twistedRod(ctx, long, broad)
  else sword(ctx, { long, broad, kind })
  if (wide) ctx.draft.transform(first, ([x, y, z]) => [y - long / 2, -x + broad / 2, z])
}

interface Leaf {
  readonly from: number
  readonly to: number
  readonly half: (t: number) => number
  readonly centre?: (t: number) => number
  readonly thickM: number
  readonly skin: Skin
}

/** A double-edged leaf of diamond section with a midrib, hollow-ground. */
function leaf(ctx: FormContext, { from, to, half, centre = () => 0, thickM, skin }: Leaf): void {
  const rows = ctx.count(80, 10)
  const across = ctx.count(20, 4)
  const section: [number, number][] = []
  for (let i = 0; i <= across; i++) {
    const s = (i / across) * 2 - 1
    section.push([s, edge(s)])
  }
  for (let i = across - 1; i > 0; i--) {
    const s = (i / across) * 2 - 1
    section.push([s, -edge(s)])
  }
  const n = section.length
  const levels = Array.from({ length: rows + 1 }, (_, j) => j / rows)
  const rings = levels.map((t) =>
    section.map(([s, z]): RingPoint => ({
      p: [
        centre(t) + s * Math.max(half(t), 1e-5),
        mix(from, to, t),
        (z * thickM * Math.min(1, 0.25 + (half(t) / Math.max(half(0.3), 1e-9)) * 0.75)) / 2,
      ],
    })),
  )
  sweep(ctx.draft, {
    rings,
    skin: () => skin,
    uv: (j, i, used) => {
      const s = section[i % n]![0]
      return used.layout === 'tile'
        ? [rings[j]![i % n]!.p[0] / ctx.tileM, rings[j]![i % n]!.p[1] / ctx.tileM]
        : [(s + 1) / 2, levels[j]!]
    },
    capTileM: ctx.tileM,
  })
}

function edge(s: number): number {
  const a = Math.abs(s)
  return (
    0.1 * (1 - a) +
    0.62 * Math.pow(1 - a, 1.25) +
    0.28 * Math.exp(-Math.pow(a / 0.14, 2)) * (1 - a) +
    0.035 * (a < 0.999 ? 1 : 0.6)
  )
}

function sword(
  ctx: FormContext,
  { long, broad, kind }: { long: number; broad: number; kind: 'sword' | 'dagger' | 'spear' },
): void {
  const grip = long * { sword: 0.2, dagger: 0.34, spear: 0.3 }[kind]
  const tip = kind === 'sword' ? 0.84 : 0.55
  const shape = curve(
    [0, kind === 'spear' ? 0.35 : 0.86],
    [kind === 'spear' ? 0.22 : 0.05, 1],
    [tip, kind === 'sword' ? 0.72 : 0.78],
    [0.95, 0.3],
    [1, 0],
  )
  const bladeHalf = (broad / 2) * (kind === 'spear' ? 1 : 0.74)
  leaf(ctx, {
    from: grip,
    to: long,
    half: (t) => shape(t) * bladeHalf,
    thickM: ctx.d * (kind === 'spear' ? 0.5 : 0.42),
    skin: ctx.decorated('face', 0.4),
  })
  const R = ctx.d / 2
  if (kind === 'spear') {
    lathe(ctx.draft, {
      knots: [
        { r: 0, y: grip * 0.3, sharp: true },
        { r: R * 0.7, y: 0, sharp: true },
        { r: R * 0.98, y: 0, sharp: true },
        { r: R * 0.9, y: grip * 0.3 },
        { r: R * 0.5, y: grip * 0.9 },
        { r: 0, y: grip * 1.5, sharp: true },
      ],
      rows: ctx.count(50, 8),
      segments: ctx.count(48, 7),
      skinOf: () => ctx.plain,
      tileM: ctx.tileM,
    })
    return
  }
  // Stone is inlaid in the guard; anything else is what the grip is wrapped or made of.
  const inlaid = ctx.trim.surface === 'turquoise'
  const handleSkin = inlaid ? ctx.plain : ctx.trim
  const guard = Math.min(grip * 0.16, broad * 0.24)
  block(ctx, {
    y0: grip - guard,
    y1: grip + guard * 0.5,
    half: (t) => (broad / 2) * (1 - 0.25 * Math.pow(t * 2 - 1, 2)),
    depth: ctx.d * 0.48,
    skin: ctx.plain,
    ...(inlaid ? { face: ctx.trim } : {}),
  })
  tube(ctx.draft, {
    path: Array.from({ length: ctx.count(50, 4) + 1 }, (_, i, { length } = { length: ctx.count(50, 4) + 1 }): Vec3 => [0, mix(guard * 0.8, grip - guard * 0.6, i / (length - 1)), 0]),
    radii: (t) => {
      const rings = ctx.far ? 0 : 0.16 * (Math.exp(-Math.pow((t - 0.36) / 0.05, 2)) + Math.exp(-Math.pow((t - 0.66) / 0.05, 2)))
      const wave = ctx.near && kind === 'dagger' ? 0.03 * Math.sin(t * 60) : 0
      return [broad * (0.19 + 0.19 * rings + wave * 0.3), R * (0.62 + 0.6 * rings)]
    },
    segments: ctx.count(32, 6), skin: handleSkin, tileM: ctx.tileM, side: [1, 0, 0],
  }) // prettier-ignore
  const p = guard
  lathe(ctx.draft, {
    knots: [{ r: 0, y: 0, sharp: true }, { r: broad * 0.3, y: 0, sharp: true }, { r: broad * 0.33, y: p * 0.2 }, { r: broad * 0.26, y: p * 0.7 }, { r: broad * 0.16, y: p * 1.1, sharp: true }, { r: 0, y: p * 1.1, sharp: true }],
    rows: ctx.count(26, 5), segments: ctx.count(56, 8), skinOf: () => ctx.plain, tileM: ctx.tileM, stretch: [1, Math.min(1, ctx.d / (broad * 0.66))],
  }) // prettier-ignore
}

interface Block {
  readonly y0: number
  readonly y1: number
  readonly half: (t: number) => number
  readonly depth: number
  readonly skin: Skin
  readonly face?: Skin
  readonly centre?: (t: number) => number
  readonly rows?: number
}

function block(ctx: FormContext, { y0, y1, half, depth, skin, face = skin, centre, rows = 12 }: Block): void {
  const first = ctx.draft.vertexCount
  slab(ctx.draft, {
    heightM: y1 - y0, rows: ctx.count(rows, 3), columns: ctx.count(16, 2), halfWidth: half, front: (s) => (depth / 2) * (1 - 0.2 * s * s), back: (s) => (depth / 2) * (1 - 0.2 * s * s), bevelM: Math.min(depth * 0.16, (y1 - y0) * 0.2), face, sides: skin, tileM: ctx.tileM,
    ...(centre ? { shift: (v: number) => [centre(v), 0] as const } : {}),
  }) // prettier-ignore
  ctx.draft.transform(first, ([x, y, z]) => [x, y + y0, z])
}

/** Dagger-axe: blade (yuan), descending flange (hu) and tang (nei). Drawn upright, point up; `broad` spans the hu. */
function ge(ctx: FormContext, long: number, broad: number): void {
  const tang = long * 0.3
  const yuan = curve([0, 1.05], [0.12, 0.98], [0.6, 0.82], [0.88, 0.7], [0.96, 0.4], [1, 0])
  const half = broad * 0.2
  const lift = -broad * 0.26
  leaf(ctx, {
    from: tang * 0.98,
    to: long,
    half: (t) => yuan(t) * half,
    centre: () => lift,
    thickM: ctx.d * 0.7,
    skin: ctx.plain,
  })
  block(ctx, {
    y0: 0,
    y1: tang * 1.04,
    half: () => half * 0.82,
    centre: () => lift + half * 0.1,
    depth: ctx.d * 0.55,
    skin: ctx.plain,
    face: ctx.decorated('face', 0.55),
  })
  const first = ctx.draft.vertexCount
  slab(ctx.draft, {
    heightM: broad,
    rows: ctx.count(40, 5),
    columns: ctx.count(10, 2),
    halfWidth: (v) => long * mix(0.045, 0.07, smoothstep(0.3, 1, v)),
    front: (s) => ctx.d * 0.3 * (1 - 0.5 * Math.max(0, s)),
    back: (s) => ctx.d * 0.3 * (1 - 0.5 * Math.max(0, s)),
    bevelM: ctx.d * 0.06,
    face: ctx.plain,
    sides: ctx.plain,
    tileM: ctx.tileM,
  })
  ctx.draft.transform(first, ([x, y, z]) => [broad / 2 - y, tang + x * 1.0 + long * 0.03, z])
  const bar = ctx.draft.vertexCount
  slab(ctx.draft, {
    heightM: broad * 0.62,
    rows: 2,
    columns: 2,
    halfWidth: () => long * 0.012,
    front: () => ctx.d / 2,
    back: () => ctx.d / 2,
    bevelM: ctx.d * 0.1,
    face: ctx.plain,
    sides: ctx.plain,
    tileM: ctx.tileM,
  })
  ctx.draft.transform(bar, ([x, y, z]) => [broad / 2 - y - broad * 0.38, tang + x, z])
}

/** Axe (yue): flaring edge upwards, tang below. */
function axe(ctx: FormContext, long: number, broad: number): void {
  const body = long * 0.24
  block(ctx, { y0: 0, y1: body * 1.05, half: () => broad * 0.2, depth: ctx.d * 0.8, skin: ctx.plain })
  const first = ctx.draft.vertexCount
  const tall = long - body
  const skin = ctx.decorated('face', broad / tall)
  const relief = ctx.relief(skin, 0.002)
  slab(ctx.draft, {
    heightM: tall, rows: ctx.count(90, 8), columns: ctx.count(90, 6),
    halfWidth: (v) => (broad / 2) * (0.8 - 0.1 * Math.sin(Math.min(1, v * 1.25) * Math.PI) + 0.2 * smoothstep(0.55, 0.97, v)),
    front: (s, v) => (ctx.d / 2) * mix(1, 0.14, smoothstep(0.6, 1, v + 0.08 * s * s)), back: (s, v) => (ctx.d / 2) * mix(1, 0.14, smoothstep(0.6, 1, v + 0.08 * s * s)),
    bevelM: ctx.d * 0.05, face: skin, sides: ctx.plain, tileM: ctx.tileM, ...(relief ? { relief: (u: number, v: number) => relief(u, v) * smoothstep(0.75, 0.6, v) } : {}),
  }) // prettier-ignore
  const bow = tall * 0.09
  ctx.draft.transform(first, ([x, y, z]) => [
    x,
    y + body - bow * smoothstep(0.3, 1, y / tall) * Math.pow(Math.abs(x) / (broad / 2), 2),
    z,
  ])
}
