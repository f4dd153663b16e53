/** A twin taken apart into welded triangles, to be broken, worn, cast or carved; and put together again. */
import { cornerNormals } from '../geometry/normals.ts'
import { partsOf } from '../geometry/finish.ts'
import type { Draft, Vec3 } from '../geometry/draft.ts'
import { skinKey, type Skin, type TwinMesh } from '../mesh.ts'

/** Triangles welded by position, closed wherever the twin was. Mutable while it is worked on. */
export interface Solid {
  /** xyz per vertex, metres. */
  positions: number[]
  /** Openness per vertex, 0 to 1. */
  open: number[]
  /** How far a vertex is covered with soil, 0 to 1. */
  soil: number[]
  /** Three vertices per triangle, counter-clockwise from outside. */
  corners: number[]
  /** uv and unit normal per corner. */
  uvs: number[]
  normals: number[]
  triangleSkins: number[]
  skins: Skin[]
}

export interface Box {
  readonly min: Vec3
  readonly max: Vec3
}

export const emptySolid = (): Solid => ({
  positions: [],
  open: [],
  soil: [],
  corners: [],
  uvs: [],
  normals: [],
  triangleSkins: [],
  skins: [],
})

export function weld(mesh: TwinMesh): Solid {
  const solid = emptySolid()
  const ids = new Map<string, number>()
  for (const part of mesh.parts) {
    const skin = skinSlot(solid, part.skin)
    const vertices = Array.from(part.occlusion, (open, v) => {
      const [x, y, z] = [part.positions[v * 3]!, part.positions[v * 3 + 1]!, part.positions[v * 3 + 2]!]
      const key = `${x},${y},${z}`
      let id = ids.get(key)
      if (id === undefined) {
        id = addVertex(solid, [x, y, z], open)
        ids.set(key, id)
      }
      return id
    })
    for (let t = 0; t < part.indices.length; t += 3) {
      const [a, b, c] = [0, 1, 2].map((k) => vertices[part.indices[t + k]!]!) as [number, number, number]
      if (a === b || b === c || c === a) continue
      solid.corners.push(a, b, c)
      for (let k = 0; k < 3; k++) {
        const v = part.indices[t + k]!
        solid.uvs.push(part.uvs[v * 2]!, part.uvs[v * 2 + 1]!)
        for (let n = 0; n < 3; n++) solid.normals.push(part.normals[v * 3 + n]!)
      }
      solid.triangleSkins.push(skin)
    }
  }
  return solid
}

/** What was drawn up beside a twin: moulds, threads, seams. Relief lifts are not raised. */
export function solidOf(draft: Draft, creaseDeg = 38, open = 0.9): Solid {
  const { corner } = cornerNormals(
    Float64Array.from(draft.positions),
    draft.corners,
    draft.givenNormals,
    creaseDeg,
  )
  return {
    positions: [...draft.positions],
    open: draft.lifts.map(() => open),
    soil: draft.lifts.map(() => 0),
    corners: [...draft.corners],
    uvs: [...draft.uvs],
    normals: Array.from(corner),
    triangleSkins: [...draft.triangleSkins],
    skins: [...draft.skins],
  }
}

export function toMesh(solid: Solid): TwinMesh {
  const { min, max } = boxOf(solid)
  const soiled = solid.soil.some((k) => k > 0) ? solid.soil : undefined
  const parts = partsOf(solid, solid.positions, solid.normals, (v) => solid.open[v]!, soiled)
  return { parts, min, max }
}

/** All of them as one. */
export function together(...solids: readonly Solid[]): Solid {
  const whole = emptySolid()
  for (const solid of solids) {
    const first = whole.open.length
    const slots = solid.skins.map((skin) => skinSlot(whole, skin))
    append(whole.positions, solid.positions)
    append(whole.open, solid.open)
    append(whole.soil, solid.soil)
    append(whole.uvs, solid.uvs)
    append(whole.normals, solid.normals)
    for (const v of solid.corners) whole.corners.push(first + v)
    for (const slot of solid.triangleSkins) whole.triangleSkins.push(slots[slot]!)
  }
  return whole
}

export function boxOf({ positions }: Pick<Solid, 'positions'>): Box {
  const min: [number, number, number] = [Infinity, Infinity, Infinity]
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity]
  for (let i = 0; i < positions.length; i++) {
    const k = (i % 3) as 0 | 1 | 2
    if (positions[i]! < min[k]) min[k] = positions[i]!
    if (positions[i]! > max[k]) max[k] = positions[i]!
  }
  return positions.length === 0 ? { min: [0, 0, 0], max: [0, 0, 0] } : { min, max }
}

/** A copy whose vertices were moved; normals follow the faces where `turned` says that they must. */
export function moved(solid: Solid, move: (p: Vec3, v: number) => Vec3, turned = true): Solid {
  const positions: number[] = []
  for (let v = 0; v < solid.open.length; v++) append(positions, move(pointOf(solid, v), v))
  const out = { ...solid, positions }
  return turned ? { ...out, normals: turnedNormals(solid, out) } : out
}

/** Every triangle in another skin. */
export function reskinned(solid: Solid, change: (skin: Skin) => Skin): Solid {
  return { ...solid, skins: solid.skins.map(change) }
}

export function pointOf({ positions }: Pick<Solid, 'positions'>, v: number): Vec3 {
  return [positions[v * 3]!, positions[v * 3 + 1]!, positions[v * 3 + 2]!]
}

/** Unit normals per vertex, weighted by area. */
export function vertexNormals({ positions, corners }: Solid): Float64Array {
  const sums = new Float64Array(positions.length)
  eachFace(positions, corners, (t, nx, ny, nz) => {
    for (let k = 0; k < 3; k++) {
      const v = corners[t + k]! * 3
      sums[v]! += nx
      sums[v + 1]! += ny
      sums[v + 2]! += nz
    }
  })
  for (let v = 0; v < sums.length; v += 3) {
    const length = Math.hypot(sums[v]!, sums[v + 1]!, sums[v + 2]!)
    if (length < 1e-30) sums[v + 1] = 1
    else for (let k = 0; k < 3; k++) sums[v + k]! /= length
  }
  return sums
}

export function addVertex(solid: Solid, p: Vec3, open: number, soil = 0): number {
  solid.positions.push(p[0], p[1], p[2])
  solid.soil.push(soil)
  return solid.open.push(open) - 1
}

export function skinSlot(solid: Solid, skin: Skin): number {
  const key = skinKey(skin)
  const found = solid.skins.findIndex((one) => skinKey(one) === key)
  return found >= 0 ? found : solid.skins.push(skin) - 1
}

/** Corner normals turned as their faces turned between two stages of the same triangles. */
function turnedNormals(before: Solid, after: Pick<Solid, 'positions'>): number[] {
  const { corners, normals } = before
  const smooth = vertexNormals({ ...before, positions: after.positions })
  const was = vertexNormals(before)
  const out = new Array<number>(normals.length)
  for (let c = 0; c < corners.length; c++) {
    const v = corners[c]! * 3
    // What the corner's normal had over the smooth one (an edge, a crease) is kept.
    const n = [0, 1, 2].map((k) => smooth[v + k]! + normals[c * 3 + k]! - was[v + k]!)
    const length = Math.hypot(n[0]!, n[1]!, n[2]!)
    for (let k = 0; k < 3; k++) out[c * 3 + k] = length > 1e-6 ? n[k]! / length : smooth[v + k]!
  }
  return out
}

function eachFace(
  positions: readonly number[],
  corners: readonly number[],
  visit: (t: number, nx: number, ny: number, nz: number) => void,
): void {
  for (let t = 0; t < corners.length; t += 3) {
    const [a, b, c] = [corners[t]! * 3, corners[t + 1]! * 3, corners[t + 2]! * 3]
    const [ux, uy, uz] = [positions[b]! - positions[a]!, positions[b + 1]! - positions[a + 1]!, positions[b + 2]! - positions[a + 2]!] // prettier-ignore
    const [wx, wy, wz] = [positions[c]! - positions[a]!, positions[c + 1]! - positions[a + 1]!, positions[c + 2]! - positions[a + 2]!] // prettier-ignore
    visit(t, uy * wz - uz * wy, uz * wx - ux * wz, ux * wy - uy * wx)
  }
}

/** Spreading a long array over the stack would overflow it. */
function append(to: number[], from: readonly number[]): void {
  for (const value of from) to.push(value)
}
