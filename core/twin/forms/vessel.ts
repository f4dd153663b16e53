import { add, type Vec3 } from '../geometry/draft.ts'
import { lathe } from '../geometry/lathe.ts'
import type { ProfileKnot } from '../geometry/profile.ts'
import { smoothPath, tube } from '../geometry/tube.ts'
import { jarZones, type Skin } from '../mesh.ts'
import { hash3, noise2 } from '../noise.ts'
import type { FormContext } from './context.ts'

export type Landmark = keyof typeof jarZones
/** Radius (1 = body), height (1 = object), `sharp` or a landmark of the jar. */
export type VesselKnot = readonly [r: number, y: number, ...marks: ('sharp' | Landmark)[]]

export interface Vessel {
  /** Outside from the foot's edge to the lip. */
  readonly outside: readonly VesselKnot[]
  readonly radiusM: number
  readonly heightM: number
  readonly wallM: number
  /** Thickness of the floor over y = 0, as a share of the height. */
  readonly floor: number
  readonly layout: 'wrap' | 'jar'
  readonly reliefM?: number
  readonly inside?: Skin
  /** The skin of the outside; the recorded motif by default. */
  readonly outsideSkin?: Skin
  readonly bend?: (angle: number, y: number) => number
  readonly stretch?: readonly [number, number]
  readonly segments?: number
  readonly rows?: number
}

/** A hollow turned vessel with a real wall, a rounded lip and a recessed base. Returns its outer radius in metres at a height. */
export function vessel(ctx: FormContext, options: Vessel): (yM: number) => number {
  const { radiusM, heightM, wallM, outside } = options
  const knots = outside.map(([r, y, ...marks]): ProfileKnot => ({
    r: r * radiusM,
    y: y * heightM,
    sharp: marks.includes('sharp'),
  }))
  const vs = heightsOf(outside, knots)
  const lip = knots.at(-1)!
  const foot = knots[0]!
  const floorY = options.floor * heightM
  const outer: ProfileKnot[] = [
    { r: 0, y: Math.min(0.012 * heightM, wallM), sharp: true, zone: 'base' },
    { r: Math.max(foot.r - wallM * 1.4, foot.r * 0.6), y: Math.min(0.012 * heightM, wallM), sharp: true },
    { r: Math.max(foot.r - wallM * 0.7, foot.r * 0.75), y: foot.y, sharp: true },
    ...knots.map((knot, i): ProfileKnot => ({
      ...knot,
      v: vs[i]!,
      ...(i === 0 ? { zone: 'outside', sharp: true } : {}),
    })),
  ]
  const inner: ProfileKnot[] = [
    { r: lip.r - wallM * 0.35, y: lip.y + wallM * 0.28, zone: 'inside' },
    { r: lip.r - wallM, y: lip.y - wallM * 0.2 },
    ...knots
      .slice(0, -1)
      .filter((knot) => knot.y > floorY + wallM * 1.5 && knot.y < lip.y - wallM)
      .reverse()
      .map((knot) => ({ r: Math.max(knot.r - wallM, wallM * 0.4), y: knot.y })),
  ]
  const last = inner.at(-1)!
  const arcs = arcLengths(inner)
  const closing: ProfileKnot[] = [
    {
      r: last.r * 0.72,
      y: Math.min(floorY + wallM * 0.8, last.y),
      v: (last.r * 0.72) / (arcs.at(-1)! + last.r),
    },
    { r: 0, y: floorY, sharp: true, v: 0 },
  ]
  const girth = 2 * Math.PI * radiusM
  const arc = arcLengths(knots).at(-1)!
  const skin = options.outsideSkin ?? ctx.decorated(options.layout, girth / arc)
  const relief = options.reliefM ? ctx.relief(skin, options.reliefM) : undefined
  const inside =
    options.inside ?? (skin.layout === 'jar' && ctx.facts.surface === 'terracotta' ? ctx.plain : ctx.plain)
  lathe(ctx.draft, {
    knots: [
      ...outer,
      ...inner.map((knot, i) => ({ ...knot, v: 1 - arcs[i]! / (arcs.at(-1)! + last.r) })),
      ...closing,
    ],
    rows: ctx.count(options.rows ?? (ctx.near && relief ? 170 : 118), 14),
    segments: ctx.count(options.segments ?? (relief ? 168 : 128), 14),
    skinOf: (zone) => (zone === 'outside' ? skin : zone === 'inside' ? inside : ctx.plain),
    tileM: ctx.tileM,
    bend: (angle, point) =>
      (options.bend?.(angle, point.y / heightM) ?? 1) * hand(ctx, angle, point.y / heightM),
    ...(options.stretch ? { stretch: options.stretch } : {}),
    ...(relief
      ? {
          relief: (u: number, v: number, zone: string) =>
            zone === 'outside' && v > 0.02 && v < 0.98 ? relief(u, v) : 0,
        }
      : {}),
  })
  return (yM) => radiusAt(knots, yM)
}

/** A potter's or founder's unevenness, under half a percent. */
function hand(ctx: FormContext, angle: number, y: number): number {
  if (ctx.far) return 1
  const seed = Math.round(hash3(Math.round(ctx.w * 1e4), Math.round(ctx.h * 1e4), 5) * 1000)
  return 1 + 0.003 * noise2((angle / (2 * Math.PI) + 0.5) * 3, y * 2 + 10, 3, 64, seed)
}

function arcLengths(knots: readonly ProfileKnot[]): number[] {
  let sum = 0
  return knots.map(
    (knot, i) => (sum += i === 0 ? 0 : Math.hypot(knot.r - knots[i - 1]!.r, knot.y - knots[i - 1]!.y)),
  )
}

/** Texture heights: landmarks where the jar's zones put them, arc length between. */
function heightsOf(outside: readonly VesselKnot[], knots: readonly ProfileKnot[]): number[] {
  const arcs = arcLengths(knots)
  const fixed = outside.map(([, , ...marks], i): number | undefined => {
    if (i === 0) return 0
    if (i === outside.length - 1) return 1
    const landmark = marks.find((mark): mark is Landmark => mark !== 'sharp')
    return landmark ? jarZones[landmark] : undefined
  })
  return fixed.map((v, i) => {
    if (v !== undefined) return v
    let low = i
    let high = i
    while (fixed[low] === undefined) low--
    while (fixed[high] === undefined) high++
    const t = (arcs[i]! - arcs[low]!) / Math.max(arcs[high]! - arcs[low]!, 1e-9)
    return fixed[low]! + (fixed[high]! - fixed[low]!) * t
  })
}

function radiusAt(knots: readonly ProfileKnot[], y: number): number {
  for (let i = 0; i + 1 < knots.length; i++) {
    const a = knots[i]!
    const b = knots[i + 1]!
    if (y >= a.y && y <= b.y && b.y > a.y) return a.r + ((b.r - a.r) * (y - a.y)) / (b.y - a.y)
  }
  return knots.at(-1)!.r
}

export interface Handle {
  /** Points in the plane of the handle: distance from the axis and height, metres. */
  readonly points: readonly (readonly [out: number, y: number])[]
  readonly angleRad: number
  readonly widthM: number
  readonly thickM: number
  readonly skin: Skin
  readonly squareness?: number
}

/** A strap or rod handle in a vertical plane through the axis; its ends sink into the wall. */
export function handle(
  ctx: FormContext,
  { points, angleRad, widthM, thickM, skin, squareness = 2 }: Handle,
): void {
  const out: Vec3 = [Math.sin(angleRad), 0, Math.cos(angleRad)]
  const side: Vec3 = [Math.cos(angleRad), 0, -Math.sin(angleRad)]
  const path = smoothPath(
    points.map(([r, y]) => add([0, y, 0], out, r)),
    ctx.count(8, 1),
  )
  tube(ctx.draft, {
    path,
    radii: (t) => [
      (widthM / 2) * (1 + 0.25 * Math.pow(Math.abs(t - 0.5) * 2, 3)),
      (thickM / 2) * (1 + 0.2 * Math.pow(Math.abs(t - 0.5) * 2, 3)),
    ],
    segments: ctx.count(20, 6),
    skin,
    tileM: ctx.tileM,
    side,
    squareness,
  })
}
