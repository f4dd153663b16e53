import type { Vec3 } from '../geometry/draft.ts'
import { lathe } from '../geometry/lathe.ts'
import { curve } from '../geometry/profile.ts'
import { slab } from '../geometry/slab.ts'
import { sweep, type RingPoint } from '../geometry/sweep.ts'
import { smoothPath, tube } from '../geometry/tube.ts'
import type { Skin } from '../mesh.ts'
import { brooch as ringOf, buckleOutline } from '../texture/plaits.ts'
import type { FormContext } from './context.ts'

/** A round stud with a collar, facing +z, whose foot lies at `at`. */
function stud(ctx: FormContext, [x, y, z]: Vec3, r: number, tall: number, skin: Skin): void {
  const first = ctx.draft.vertexCount
  const k = (radius: number, t: number, sharp = false) => ({ r: radius * r, y: tall * t, sharp })
  lathe(ctx.draft, {
    knots: [k(0, 0, true), k(1, 0, true), k(1, 0.3), k(0.86, 0.66), k(0.5, 0.95), k(0, 1)],
    rows: ctx.near ? 12 : ctx.far ? 1 : 4,
    segments: ctx.near ? 24 : ctx.far ? 4 : 6,
    skinOf: () => skin,
    tileM: ctx.tileM,
  })
  ctx.draft.transform(first, (p) => [p[0] + x, -p[2] + y, p[1] + z])
}

/**
 * A ring brooch of the British Isles: the hoop widens below into two plates that meet, each with panels of plaited wire and
 * studs; a long pin, fixed at the top of the hoop, runs down behind. The ring is as wide as the brooch; the pin takes the height.
 */
export function brooch(ctx: FormContext): void {
  const { w, h, d } = ctx
  const R = w / 2
  const cy = h - R
  const face = ctx.decorated('face', 1)
  const relief = ctx.relief(face, 0.0009)
  const [thick, foot] = [d * 0.34, -d * 0.12]
  const n = ctx.count(190, 18)
  const across = ctx.count(44, 2)
  const levels = [
    { t: 0, z: foot },
    { t: 0, z: foot + thick * 0.8 },
    ...Array.from({ length: across + 1 }, (_, i) => ({ t: 0.012 + (0.976 * i) / across, z: foot + thick })),
    { t: 1, z: foot + thick * 0.8 },
    { t: 1, z: foot },
  ]
  const front = (j: number) => j >= 2 && j < across + 2
  const rings = levels.map(({ t, z }, j) =>
    Array.from({ length: n }, (_, i): RingPoint => {
      const [x, y] = ringOf.at(-(i / n) * 2 * Math.PI, t)
      return {
        p: [x * R, cy + y * R, z],
        lift:
          j >= 2 && j <= across + 2 && t > 0.02 && t < 0.98 && relief ? relief(0.5 + x / 2, 0.5 + y / 2) : 0,
      }
    }),
  )
  sweep(ctx.draft, {
    rings,
    loop: true,
    skin: (j) => (front(j) ? face : ctx.plain),
    uv: (j, i, skin) => {
      const [x, y] = rings[j % rings.length]![i % n]!.p
      return skin.layout === 'tile' ? [x / ctx.tileM, y / ctx.tileM] : [0.5 + x / w, 0.5 + (y - cy) / w]
    },
  })
  if (!ctx.far) {
    const top = foot + thick
    for (const [x, y, r] of ringOf.studs) {
      stud(ctx, [x * R, cy + y * R, top - thick * 0.2], R * r * 1.3, thick * 0.4, ctx.plain)
      stud(ctx, [x * R, cy + y * R, top - thick * 0.1], R * r, d * 0.5 - top + thick * 0.1, ctx.trim)
    }
  }
  pin(ctx, { from: h - R * 0.02, R, back: foot, front: foot + thick })
}

/** The pin's head clasps the hoop; its shaft lies behind the ring and ends in a point at the foot. */
function pin(
  ctx: FormContext,
  { from, R, back, front }: { from: number; R: number; back: number; front: number },
): void {
  const { d } = ctx
  const r = Math.min(d * 0.16, R * 0.06)
  const z = -d / 2 + r
  tube(ctx.draft, {
    path: smoothPath([[0, from - R * 0.62, z], [0, from * 0.5, z], [0, from * 0.1, z], [0, 0, z]], ctx.count(10, 2)),
    radii: (t) => [r * (t < 0.85 ? 1.15 - 0.3 * t : Math.max(0.06, (1 - t) * 5.9)), r * (t < 0.85 ? 1 - 0.2 * t : Math.max(0.06, (1 - t) * 5.5))],
    segments: ctx.count(22, 5),
    skin: ctx.plain,
    tileM: ctx.tileM,
    side: [1, 0, 0],
  }) // prettier-ignore
  const first = ctx.draft.vertexCount
  const shape = curve([0, 0.16], [0.3, 0.3], [0.7, 0.86], [0.88, 1], [1, 0.9])
  const tall = R * 0.66
  const high = Math.min(d * 0.5, front + d * 0.14)
  slab(ctx.draft, {
    heightM: tall,
    rows: ctx.count(40, 4),
    columns: ctx.count(20, 2),
    halfWidth: (v) => R * 0.2 * shape(v),
    front: (s) => high * (1 - 0.08 * s * s),
    back: (_s, v) =>
      v > 0.58 ? -back + d * 0.05 : v < 0.5 ? d / 2 : d / 2 - (d / 2 + back - d * 0.05) * ((v - 0.5) / 0.08),
    bevelM: d * 0.05,
    face: ctx.plain,
    sides: ctx.plain,
    tileM: ctx.tileM,
  })
  ctx.draft.transform(first, ([x, y, zed]) => [x, y + from - tall, zed])
  if (!ctx.far) stud(ctx, [0, from - tall * 0.26, high * 0.9], R * 0.085, d * 0.5 - high * 0.9, ctx.trim)
}

/** A belt buckle of a tongue-shaped plate with three domed rivets, a round plate at the tongue's root, and an oval loop above. */
export function buckle(ctx: FormContext): void {
  const { w, h, d } = ctx
  const plateH = h * 0.735
  const face = ctx.decorated('face', w / plateH)
  const relief = ctx.relief(face, 0.0014)
  const back = -d / 2
  const top = d * 0.06
  slab(ctx.draft, {
    heightM: plateH,
    rows: ctx.count(132, 9),
    columns: ctx.count(72, 4),
    halfWidth: (v) => (w / 2) * buckleOutline(v),
    front: (s) => top + d * 0.06 * (1 - s * s),
    back: () => -back,
    bevelM: d * 0.1,
    face,
    sides: ctx.plain,
    spanM: w,
    tileM: ctx.tileM,
    ...(relief ? { relief } : {}),
  })
  loop(ctx, plateH)
  for (const [x, y, r] of [
    [-0.33, 0.655, 0.115],
    [0.33, 0.655, 0.115],
    [0, 0.055, 0.125],
  ] as const) {
    stud(ctx, [x * w, y * h, top - d * 0.06], w * r * 1.24, d * 0.2, ctx.plain)
    stud(ctx, [x * w, y * h, top], w * r, d * 0.36, ctx.plain)
  }
}

/** The oval that the belt goes through, the round plate before it, and the tongue that rests upon it. */
function loop(ctx: FormContext, plateH: number): void {
  const { w, h, d } = ctx
  const bar = h * 0.052
  const middle = plateH + (h - plateH) * 0.42
  const n = ctx.count(88, 12)
  const [rx, ry] = [w / 2 - bar, h - middle - bar]
  tube(ctx.draft, {
    path: Array.from({ length: n }, (_, i): Vec3 => {
      const a = (i / n) * 2 * Math.PI
      return [Math.sin(a) * rx, middle + Math.cos(a) * ry, -d * 0.08]
    }),
    radii: () => [bar, d * 0.26],
    segments: ctx.count(26, 5),
    skin: ctx.plain,
    tileM: ctx.tileM,
    loop: true,
    side: [0, 0, 1],
  })
  const root = plateH - h * 0.01
  stud(ctx, [0, root, -d * 0.1], w * 0.235, d * 0.34, ctx.plain)
  stud(ctx, [0, root, d * 0.2], w * 0.17, d * 0.1, ctx.plain)
  tube(ctx.draft, {
    path: smoothPath([[0, root, d * 0.2], [0, mid(root, h, 0.5), d * 0.3], [0, mid(root, h, 0.86), d * 0.3], [0, h - bar * 0.5, d * 0.22]], ctx.count(9, 1)),
    radii: (t) => [w * 0.1 * (1 - 0.42 * t), d * 0.1],
    segments: ctx.count(18, 5),
    skin: ctx.plain,
    tileM: ctx.tileM,
    side: [1, 0, 0],
    rounded: true,
  }) // prettier-ignore
}

function mid(a: number, b: number, t: number): number {
  return a + (b - a) * t
}
