/** Clothes spread on a rod: a robe that crosses over, a coat that opens in front, a shirt with a slit for the neck. */
import { mix, smoothstep, type Vec3 } from '../geometry/draft.ts'
import { curve } from '../geometry/profile.ts'
import { slab } from '../geometry/slab.ts'
import { tube } from '../geometry/tube.ts'
import type { Skin } from '../mesh.ts'
import type { FormContext } from './context.ts'

export const garmentKinds = ['robe', 'coat', 'shirt'] as const
export type GarmentKind = (typeof garmentKinds)[number]

/** Shares of the recorded width (across) and height (up). */
interface Cut {
  /** Half the body's width at the hem, the waist and the shoulder. */
  readonly hem: number
  readonly waist: number
  readonly shoulder: number
  readonly neck: number
  /** How far a sleeve hangs down where it is set in, and at its end; none where 0. */
  readonly sleeve: readonly [number, number]
  /** How far the sleeve's end hangs below the shoulder. */
  readonly droop: number
  readonly band: number
}

const cuts: Readonly<Record<GarmentKind, Cut>> = {
  robe: { hem: 0.23, waist: 0.165, shoulder: 0.2, neck: 0.05, sleeve: [0.25, 0.2], droop: 0.03, band: 0.026 },
  coat: { hem: 0.31, waist: 0.2, shoulder: 0.22, neck: 0.075, sleeve: [0.36, 0.22], droop: 0.1, band: 0.022 },
  shirt: { hem: 0.5, waist: 0.497, shoulder: 0.5, neck: 0.5, sleeve: [0, 0], droop: 0, band: 0.012 },
}

export function garment(ctx: FormContext, kind: GarmentKind): void {
  const { w, h, d } = ctx
  const cut = cuts[kind]
  const thick = Math.min(Math.max(d * 0.16, 0.0015), 0.004)
  const play = Math.max(0, d / 2 - thick * 2)
  const cloth: Skin = kind === 'shirt' ? ctx.decorated('face', w / h) : ctx.decorated('tile', 1)
  const edging = ctx.trim === ctx.plain ? ctx.plain : ctx.trim
  // Folds deepen towards the hem; across they are counted in shares of the whole width, so that parts agree.
  const fold = (x: number, y: number) => {
    const s = x / (w / 2)
    const hang = mix(0.25, 1, smoothstep(1, 0.2, y / h))
    return play * hang * (0.6 * Math.sin(s * 9 + 0.7 + 0.8 * Math.sin((y / h) * 2.4)) + 0.4 * Math.sin(s * 17 + 2 + y / h))
  } // prettier-ignore
  const half = kind === 'shirt' ? () => w / 2 : bodyHalf(cut, w)
  panel(ctx, { x: 0, y: 0, tall: h, half, fold, thick, face: cloth, rows: 90 })
  if (cut.sleeve[0] > 0) for (const side of [-1, 1]) sleeve(ctx, { side, cut, fold, thick, cloth, edging })
  const strip = (points: readonly Vec3[], wide: number, skin = edging) =>
    tube(ctx.draft, { path: points, radii: () => [wide / 2, thick * 0.55], segments: ctx.count(12, 4), skin, tileM: ctx.tileM, side: [1, 0, 0], squareness: 4 }) // prettier-ignore
  const along = (from: readonly [number, number], to: readonly [number, number], bow = 0): Vec3[] => {
    const n = ctx.count(26, 3)
    return Array.from({ length: n + 1 }, (_, i): Vec3 => {
      const t = i / n
      const x = mix(from[0], to[0], t) * w + bow * w * Math.sin(t * Math.PI)
      const y = mix(from[1], to[1], t) * h
      return [x, y, fold(x, y) + thick * 1.1]
    })
  }
  const { neck, band } = cut
  if (kind === 'robe') {
    // The wearer's left side lies over the right; the band runs on to the side under the arm.
    strip(along([-neck, 0.985], [-0.004, 0.89]), band * w)
    strip(along([neck, 0.985], [-0.155, 0.56], -0.02), band * w * 1.15)
    strip(along([-cut.waist * 0.98, 0.57], [-cut.hem * 0.97, 0.02]), band * w)
  } else if (kind === 'coat') {
    strip(along([-neck, 0.985], [0.0, 0.9]), band * w)
    strip(along([neck, 0.985], [0.02, 0.88]), band * w)
    strip(along([0.02, 0.88], [0.045, 0.02]), band * w * 1.3)
  } else strip(along([0, 0.995], [0, 0.84]), band * w * 1.2)
  hem(ctx, { along, half, band, kind, strip })
}

interface Hem {
  readonly along: (from: readonly [number, number], to: readonly [number, number], bow?: number) => Vec3[]
  readonly half: (v: number) => number
  readonly band: number
  readonly kind: GarmentKind
  readonly strip: (points: readonly Vec3[], wide: number) => void
}

/** The border along the lower edge, laid on upright so that it lies flat on the cloth. */
function hem(ctx: FormContext, { along, half, band, kind }: Hem): void {
  const { w, h } = ctx
  const reach = (half(0.02) / w) * 0.985
  const skin = ctx.trim === ctx.plain ? ctx.plain : ctx.trim
  const wide = band * w * (kind === 'shirt' ? 1.4 : 1)
  const y = wide / 2 / h + 0.004
  tube(ctx.draft, { path: along([-reach, y], [reach, y]), radii: () => [wide / 2, Math.min(0.002, wide * 0.1)], segments: ctx.count(12, 4), skin, tileM: ctx.tileM, side: [0, 1, 0], squareness: 4 }) // prettier-ignore
}

function bodyHalf({ hem, waist, shoulder, neck }: Cut, w: number): (v: number) => number {
  const shape = curve(
    [0, hem],
    [0.5, waist],
    [0.7, waist * 1.02],
    [0.86, shoulder],
    [0.955, shoulder],
    [1, neck],
  )
  return (v) => shape(v) * w
}

interface Panel {
  readonly x: number
  readonly y: number
  readonly tall: number
  readonly half: (v: number) => number
  readonly fold: (x: number, y: number) => number
  readonly thick: number
  readonly face: Skin
  readonly rows: number
}

function panel(ctx: FormContext, { x, y, tall, half, fold, thick, face, rows }: Panel): void {
  const first = ctx.draft.vertexCount
  const z = (s: number, v: number) => fold(x + s * half(v), y + v * tall)
  slab(ctx.draft, {
    heightM: tall, rows: ctx.count(rows, 5), columns: ctx.count(80, 4), halfWidth: half,
    front: (s, v) => z(s, v) + thick / 2, back: (s, v) => thick / 2 - z(s, v), bevelM: thick * 0.3, face, sides: ctx.plain, tileM: ctx.tileM,
  }) // prettier-ignore
  ctx.draft.transform(first, ([px, py, pz]) => [px + x, py + y, pz])
}

interface Sleeve {
  readonly side: number
  readonly cut: Cut
  readonly fold: Panel['fold']
  readonly thick: number
  readonly cloth: Skin
  readonly edging: Skin
}

/** Set in at the shoulder, it narrows (or widens) and sinks towards its end, where a border closes it. */
function sleeve(ctx: FormContext, { side, cut, fold, thick, cloth, edging }: Sleeve): void {
  const { w, h } = ctx
  const [inner, outer] = [cut.shoulder * 0.9 * w, w / 2]
  const [deep, end] = [cut.sleeve[0] * h, cut.sleeve[1] * h]
  const top = (x: number) => h * (0.958 - cut.droop * smoothstep(inner, outer, Math.abs(x)))
  const tall = (x: number) => mix(deep, end, (Math.abs(x) - inner) / (outer - inner))
  const part = (from: number, to: number, skin: Skin, over: number) => {
    const first = ctx.draft.vertexCount
    const [middle, half] = [(side * (from + to)) / 2, (to - from) / 2]
    const y = (s: number, v: number) => top(middle + s * half) - (1 - v) * tall(middle + s * half)
    const z = (s: number, v: number) => fold(middle + s * half, y(s, v)) * 0.8
    slab(ctx.draft, {
      heightM: deep, rows: ctx.count(34, 2), columns: ctx.count(60, 3), halfWidth: () => half,
      front: (s, v) => z(s, v) + thick * over, back: (s, v) => thick * over - z(s, v), bevelM: thick * 0.3, face: skin, sides: skin, tileM: ctx.tileM,
    }) // prettier-ignore
    ctx.draft.transform(first, ([px, py, pz]) => [px + middle, y(px / half, py / deep), pz])
  }
  part(inner, outer - cut.band * w * 0.5, cloth, 0.45)
  part(outer - cut.band * w * 1.4, outer, edging, 0.62)
}
