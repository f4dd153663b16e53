/** Cuts a solid along a break: one side of it, closed again with the rough face of the break. */
import { clamp, cross, mix, normalise, subtract, type Vec2, type Vec3 } from '../geometry/draft.ts'
import type { Skin } from '../mesh.ts'
import { fillLoops, type Loop } from './cap.ts'
import type { BreakSurface } from './fracture.ts'
import { addVertex, emptySolid, pointOf, skinSlot, type Solid } from './solid.ts'

export interface Cut {
  readonly along: BreakSurface
  /** What the broken face shows. */
  readonly face: Skin
  readonly tileM: number
  /** Longest side of a triangle within the broken face; no limit where it is left out. */
  readonly fineM?: number
}

/** Both sides of a cut: `kept` where the break's value is negative. Either may be empty. */
export function cut(solid: Solid, options: Cut): { readonly kept: Solid; readonly lost: Solid } {
  return { kept: side(solid, options, 1), lost: side(solid, options, -1) }
}

export function kept(solid: Solid, options: Cut): Solid {
  return side(solid, options, 1)
}

/** Cut edges keep off their ends, so that no two cut points fall together. */
const margin = 0.04

function side(solid: Solid, { along, face, tileM, fineM }: Cut, sign: 1 | -1): Solid {
  const count = solid.open.length
  const values = new Float64Array(count)
  let beyond = 0
  for (let v = 0; v < count; v++) {
    values[v] = along.at(pointOf(solid, v)) * sign || -1e-12
    if (values[v]! > 0) beyond++
  }
  if (beyond === 0) return solid
  const out = emptySolid()
  out.skins = [...solid.skins]
  const old = new Map<number, number>()
  const fresh = new Map<number, number>()
  /** From each cut vertex to the next one around the cap. */
  const next = new Map<number, number>()
  const keepVertex = (v: number): number => {
    let id = old.get(v)
    if (id === undefined) {
      id = addVertex(out, pointOf(solid, v), solid.open[v]!, solid.soil[v])
      old.set(v, id)
    }
    return id
  }
  const share = (a: number, b: number): number => {
    const [low, high] = a < b ? [a, b] : [b, a]
    const t = clamp(values[low]! / (values[low]! - values[high]!), margin, 1 - margin)
    return a === low ? t : 1 - t
  }
  const cutVertex = (a: number, b: number): number => {
    const key = a < b ? a * count + b : b * count + a
    let id = fresh.get(key)
    if (id === undefined) {
      const t = share(a, b)
      const [p, q] = [pointOf(solid, a), pointOf(solid, b)]
      const point: Vec3 = [mix(p[0], q[0], t), mix(p[1], q[1], t), mix(p[2], q[2], t)]
      id = addVertex(out, point, mix(solid.open[a]!, solid.open[b]!, t), mix(solid.soil[a]!, solid.soil[b]!, t)) // prettier-ignore
      fresh.set(key, id)
    }
    return id
  }
  const corner = (c: number, d: number): void => {
    // The corner itself, or the point of the cut on the edge from c to d.
    const [a, b] = [solid.corners[c]!, solid.corners[d]!]
    out.corners.push(c === d ? keepVertex(a) : cutVertex(a, b))
    const t = c === d ? 0 : share(a, b)
    for (let k = 0; k < 2; k++) out.uvs.push(mix(solid.uvs[c * 2 + k]!, solid.uvs[d * 2 + k]!, t))
    const n = normalise([0, 1, 2].map((k) => mix(solid.normals[c * 3 + k]!, solid.normals[d * 3 + k]!, t)) as unknown as Vec3) // prettier-ignore
    out.normals.push(n[0], n[1], n[2])
  }
  for (let t = 0; t < solid.corners.length; t += 3) {
    const outside = [0, 1, 2].filter((k) => values[solid.corners[t + k]!]! > 0)
    if (outside.length === 3) continue
    const skin = solid.triangleSkins[t / 3]!
    if (outside.length === 0) {
      for (let k = 0; k < 3; k++) corner(t + k, t + k)
      out.triangleSkins.push(skin)
      continue
    }
    const lone = outside.length === 1 ? outside[0]! : [0, 1, 2].find((k) => !outside.includes(k))!
    const [a, b, c] = [t + lone, t + ((lone + 1) % 3), t + ((lone + 2) % 3)]
    const ab = cutVertex(solid.corners[a]!, solid.corners[b]!)
    const ac = cutVertex(solid.corners[a]!, solid.corners[c]!)
    if (outside.length === 2) {
      corner(a, a)
      corner(a, b)
      corner(a, c)
      out.triangleSkins.push(skin)
      next.set(ac, ab)
    } else {
      corner(a, b)
      corner(b, b)
      corner(c, c)
      corner(a, b)
      corner(c, c)
      corner(a, c)
      out.triangleSkins.push(skin, skin)
      next.set(ab, ac)
    }
  }
  close(out, next, { along, face, tileM, fineM, sign })
  return out
}

interface Closing {
  readonly along: BreakSurface
  readonly face: Skin
  readonly tileM: number
  readonly fineM: number | undefined
  readonly sign: 1 | -1
}

function close(out: Solid, next: ReadonlyMap<number, number>, options: Closing): void {
  const { along, sign } = options
  // Seen from the other side, the chart is mirrored.
  const flatOf = (v: number): Vec2 => {
    const [x, y] = along.flat(pointOf(out, v))
    return [x * sign, y]
  }
  const seen = new Set<number>()
  const loops: Loop[] = []
  for (const first of next.keys()) {
    if (seen.has(first)) continue
    const ids: number[] = []
    for (let v: number | undefined = first; v !== undefined && !seen.has(v); v = next.get(v)) {
      seen.add(v)
      ids.push(v)
    }
    if (ids.length >= 3) loops.push({ ids, flat: ids.map(flatOf) })
  }
  const flat = new Map(
    loops.flatMap(({ ids, flat: points }) => ids.map((id, i) => [id, points[i]!] as const)),
  )
  let triangles = fillLoops(loops)
  if (options.fineM !== undefined) triangles = refine(out, triangles, { ...options, fineM: options.fineM, flat, next }) // prettier-ignore
  const skin = skinSlot(out, options.face)
  for (let t = 0; t < triangles.length; t += 3) {
    const ids = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!] as const
    const [a, b, c] = ids.map((v) => pointOf(out, v)) as [Vec3, Vec3, Vec3]
    const n = normalise(cross(subtract(b, a), subtract(c, a)))
    for (const id of ids) {
      out.corners.push(id)
      const [x, y] = flat.get(id)!
      out.uvs.push(x / options.tileM, y / options.tileM)
      out.normals.push(n[0], n[1], n[2])
    }
    out.triangleSkins.push(skin)
  }
}

interface Refining extends Closing {
  readonly fineM: number
  readonly flat: Map<number, Vec2>
  readonly next: ReadonlyMap<number, number>
}

/** Halves the long sides within the broken face and lays the new points on the rough break. Its rim stays. */
function refine(
  out: Solid,
  triangles: readonly number[],
  { along, fineM, flat, next, sign }: Refining,
): number[] {
  let list = [...triangles]
  for (let pass = 0; pass < 4; pass++) {
    const middles = new Map<string, number | undefined>()
    const middle = (a: number, b: number): number | undefined => {
      const key = a < b ? `${a} ${b}` : `${b} ${a}`
      if (middles.has(key)) return middles.get(key)
      const rim = next.get(a) === b || next.get(b) === a
      const [p, q] = [pointOf(out, a), pointOf(out, b)]
      let id: number | undefined
      if (!rim && Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]) > fineM) {
        const [fa, fb] = [flat.get(a)!, flat.get(b)!]
        const at: Vec2 = [(fa[0] + fb[0]) / 2, (fa[1] + fb[1]) / 2]
        id = addVertex(out, along.raised([at[0] * sign, at[1]]), 0.8)
        flat.set(id, at)
      }
      middles.set(key, id)
      return id
    }
    const finer: number[] = []
    for (let t = 0; t < list.length; t += 3) {
      const [a, b, c] = [list[t]!, list[t + 1]!, list[t + 2]!]
      split(finer, [a, b, c], [middle(a, b), middle(b, c), middle(c, a)])
    }
    if (finer.length === list.length) break
    list = finer
  }
  return list
}

function split(out: number[], [a, b, c]: readonly [number, number, number], [ab, bc, ca]: readonly (number | undefined)[]): void {
  if (ab !== undefined && bc !== undefined && ca !== undefined) out.push(a, ab, ca, ab, b, bc, ca, bc, c, ab, bc, ca)
  else if (ab !== undefined && bc !== undefined) out.push(ab, b, bc, a, ab, bc, a, bc, c)
  else if (bc !== undefined && ca !== undefined) out.push(bc, c, ca, b, bc, ca, b, ca, a)
  else if (ca !== undefined && ab !== undefined) out.push(ca, a, ab, c, ca, ab, c, ab, b)
  else if (ab !== undefined) out.push(a, ab, c, ab, b, c)
  else if (bc !== undefined) out.push(b, bc, a, bc, c, a)
  else if (ca !== undefined) out.push(c, ca, b, ca, a, b)
  else out.push(a, b, c)
} // prettier-ignore
