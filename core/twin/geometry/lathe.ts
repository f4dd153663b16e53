import type { Skin } from '../mesh.ts'
import type { Draft, Vec2 } from './draft.ts'
import { sampleProfile, type ProfileKnot, type ProfilePoint } from './profile.ts'
import { sweep, type RingPoint } from './sweep.ts'

export interface Lathe {
  /** From the axis below, up the outside, over the lip and down the inside to the axis. */
  readonly knots: readonly ProfileKnot[]
  readonly rows: number
  readonly segments: number
  readonly skinOf: (zone: string) => Skin
  /** Metres per unit of uv where the skin is a `tile`. */
  readonly tileM: number
  /** Stretches of x and z, for almond or oval sections; default 1. */
  readonly stretch?: Vec2
  /** Radius factor by angle and height (1 = turned), for lobes, flutes and hands' asymmetry. */
  readonly bend?: (angle: number, point: ProfilePoint) => number
  /** Relief in metres at u, v of the wrapped texture. */
  readonly relief?: (u: number, v: number, zone: string) => number
}

/** A turned solid. The seam (u = 0) is at the back, u = .5 faces +z. */
export function lathe(draft: Draft, options: Lathe): void {
  const { segments, tileM } = options
  const points = sampleProfile(options.knots, options.rows)
  const [sx, sz] = options.stretch ?? [1, 1]
  const arcs: number[] = [0]
  for (let j = 1; j < points.length; j++) {
    arcs.push(arcs[j - 1]! + Math.hypot(points[j]!.r - points[j - 1]!.r, points[j]!.y - points[j - 1]!.y))
  }
  const widest = Math.max(...points.map((point) => point.r))
  const around = Math.max(1, Math.round((2 * Math.PI * widest) / tileM))
  const rings = points.map((point) =>
    Array.from({ length: segments }, (_, i): RingPoint => {
      const angle = (i / segments) * 2 * Math.PI - Math.PI
      const r = point.r * (options.bend?.(angle, point) ?? 1)
      const lift = options.relief?.(i / segments, point.v, point.zone) ?? 0
      return {
        p: [Math.sin(angle) * r * sx, point.y, Math.cos(angle) * r * sz],
        lift: point.r > 0 ? lift : 0,
      }
    }),
  )
  const skins = points.map((point) => options.skinOf(point.zone))
  sweep(draft, {
    rings,
    skin: (j) => skins[j]!,
    uv: (j, i, skin) =>
      skin.layout === 'tile' ? [(i / segments) * around, arcs[j]! / tileM] : [i / segments, points[j]!.v],
  })
}
