import type { Skin } from '../mesh.ts'
import { add, cross, dot, normalise, subtract, type Draft, type Vec2, type Vec3 } from './draft.ts'

export interface RingPoint {
  readonly p: Vec3
  readonly lift?: number
}

export interface Sweep {
  /** Closed loops of equally many points, counter-clockwise about the direction from ring to ring. A ring whose points coincide is a pole. */
  readonly rings: readonly (readonly RingPoint[])[]
  /** Joins the last ring to the first instead of capping both ends. */
  readonly loop?: boolean
  /** Skin of the strip from ring j to j + 1 at column i. */
  readonly skin: (j: number, i: number) => Skin
  /** uv of column i (0 to n) on ring j (0 to rings; `rings` where it loops). */
  readonly uv: (j: number, i: number, skin: Skin) => Vec2
  readonly capSkin?: Skin
  /** Metres per unit of uv on the caps. */
  readonly capTileM?: number
}

/** Draws a closed surface through rings. Ends that are not poles are closed with a fan. */
export function sweep(draft: Draft, options: Sweep): void {
  const { rings, loop = false } = options
  const n = rings[0]!.length
  const ids = rings.map((ring) => addRing(draft, ring))
  const strips = loop ? rings.length : rings.length - 1
  for (let j = 0; j < strips; j++) {
    const low = ids[j]!
    const high = ids[(j + 1) % rings.length]!
    for (let i = 0; i < n; i++) {
      const k = (i + 1) % n
      const stripSkin = options.skin(j, i)
      const skin = draft.skin(stripSkin)
      const a = options.uv(j, i, stripSkin)
      const b = options.uv(j, i + 1, stripSkin)
      const c = options.uv(j + 1, i + 1, stripSkin)
      const d = options.uv(j + 1, i, stripSkin)
      draft.triangle(low[i]!, low[k]!, high[k]!, a, b, c, skin)
      draft.triangle(low[i]!, high[k]!, high[i]!, a, c, d, skin)
    }
  }
  if (loop) return
  cap(draft, options, rings[0]!, ids[0]!, true)
  cap(draft, options, rings.at(-1)!, ids.at(-1)!, false)
}

function addRing(draft: Draft, ring: readonly RingPoint[]): number[] {
  const first = ring[0]!.p
  const pole = ring.every(
    ({ p }) => Math.abs(p[0] - first[0]) + Math.abs(p[1] - first[1]) + Math.abs(p[2] - first[2]) < 1e-9,
  )
  if (pole) return new Array<number>(ring.length).fill(draft.vertex(first, ring[0]!.lift ?? 0))
  return ring.map(({ p, lift }) => draft.vertex(p, lift ?? 0))
}

function cap(
  draft: Draft,
  options: Sweep,
  ring: readonly RingPoint[],
  ids: readonly number[],
  start: boolean,
): void {
  const n = ids.length
  if (ids[0] === ids[1]) return
  const centre = ring.reduce<Vec3>((sum, { p }) => add(sum, p, 1 / n), [0, 0, 0])
  const axis = normalise(
    ring.reduce<Vec3>(
      (sum, { p }, i) => add(sum, cross(subtract(p, centre), subtract(ring[(i + 1) % n]!.p, centre))),
      [0, 0, 0],
    ),
  )
  const across = normalise(Math.abs(axis[1]) > 0.7 ? cross([0, 0, 1], axis) : cross([0, 1, 0], axis))
  const along = cross(axis, across)
  const tile = options.capTileM ?? 0.3
  const uvOf = (p: Vec3): Vec2 => [
    dot(subtract(p, centre), across) / tile,
    dot(subtract(p, centre), along) / tile,
  ]
  const skin = draft.skin(options.capSkin ?? options.skin(start ? 0 : options.rings.length - 2, 0))
  const middle = draft.vertex(centre)
  for (let i = 0; i < n; i++) {
    const k = (i + 1) % n
    const [from, to] = start ? [k, i] : [i, k]
    draft.triangle(middle, ids[from]!, ids[to]!, [0, 0], uvOf(ring[from]!.p), uvOf(ring[to]!.p), skin)
  }
}
