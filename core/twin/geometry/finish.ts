import type { Dimensions } from '../facts.ts'
import { skinKey, type TwinMesh, type TwinPart } from '../mesh.ts'
import type { Draft, Vec3 } from './draft.ts'
import { cornerNormals } from './normals.ts'
import { openness, voxelise } from './occlusion.ts'

/** Fits a draft to the recorded dimensions, raises its relief, shades it and splits it into one part per skin. */
export function finish(draft: Draft, dimensions: Dimensions, creaseDeg: number): TwinMesh {
  const positions = Float64Array.from(draft.positions)
  const scale = fit(positions, dimensions)
  const given = draft.givenNormals
  for (const [v, normal] of given.entries()) {
    if (!normal) continue
    const n = [normal[0] / scale[0]!, normal[1] / scale[1]!, normal[2] / scale[2]!] as const
    const length = Math.hypot(...n)
    given[v] = [n[0] / length, n[1] / length, n[2] / length]
  }
  const { corner, vertex } = cornerNormals(positions, draft.corners, given, creaseDeg)
  for (let v = 0; v < draft.vertexCount; v++) {
    const lift = draft.lifts[v]!
    for (let k = 0; k < 3; k++) positions[v * 3 + k]! += vertex[v * 3 + k]! * lift
  }
  fit(positions, dimensions)
  const { widthM, heightM, depthM } = dimensions
  const min = [-widthM / 2, 0, -depthM / 2] as const
  const max = [widthM / 2, heightM, depthM / 2] as const
  const grid = voxelise(positions, draft.corners, min, max, 44)
  return {
    parts: partsOf(draft, positions, corner, (_v, p, n) => openness(grid, ...p, ...n)),
    min,
    max,
  }
}

/** Scales and moves to the exact box: centred in x and z, standing on y = 0. Returns the scale per axis. */
function fit(positions: Float64Array, { widthM, heightM, depthM }: Dimensions): number[] {
  const wanted = [widthM, heightM, depthM]
  const offset = [-widthM / 2, 0, -depthM / 2]
  return wanted.map((size, k) => {
    let low = Infinity
    let high = -Infinity
    for (let i = k; i < positions.length; i += 3) {
      if (positions[i]! < low) low = positions[i]!
      if (positions[i]! > high) high = positions[i]!
    }
    const scale = size / Math.max(high - low, 1e-9)
    for (let i = k; i < positions.length; i += 3) positions[i] = (positions[i]! - low) * scale + offset[k]!
    return scale
  })
}

/** Triangles with a uv per corner and a skin each. */
export type Skinned = Pick<Draft, 'corners' | 'uvs' | 'triangleSkins' | 'skins'>
/** Openness of vertex `v` at a point with a normal. */
export type Open = (v: number, point: Vec3, normal: Vec3) => number

/** Splits triangles into one part per skin; `corner` holds a unit normal for each corner. */
export function partsOf(
  draft: Skinned,
  positions: ArrayLike<number>,
  corner: ArrayLike<number>,
  open: Open,
  soil?: ArrayLike<number>,
): TwinPart[] {
  const groups = new Map<string, { slot: number; triangles: number[] }>()
  draft.triangleSkins.forEach((slot, t) => {
    const key = skinKey(draft.skins[slot]!)
    const group = groups.get(key) ?? { slot, triangles: [] }
    group.triangles.push(t)
    groups.set(key, group)
  })
  return [...groups.values()].map(({ slot, triangles }) =>
    part(draft, { slot, triangles, soil }, positions, corner, open),
  )
}

interface PartOf {
  readonly slot: number
  readonly triangles: readonly number[]
  readonly soil: ArrayLike<number> | undefined
}

function part(
  draft: Skinned,
  { slot, triangles, soil }: PartOf,
  positions: ArrayLike<number>,
  corner: ArrayLike<number>,
  open: Open,
): TwinPart {
  const xyz: number[] = []
  const normals: number[] = []
  const uvs: number[] = []
  const occlusion: number[] = []
  const covered: number[] = []
  const indices = new Uint32Array(triangles.length * 3)
  const known = new Map<number, number[]>()
  let i = 0
  for (const t of triangles) {
    for (let c = t * 3; c < t * 3 + 3; c++) {
      const v = draft.corners[c]!
      const [nx, ny, nz] = [corner[c * 3]!, corner[c * 3 + 1]!, corner[c * 3 + 2]!]
      const [u, w] = [draft.uvs[c * 2]!, draft.uvs[c * 2 + 1]!]
      const siblings = known.get(v) ?? []
      let id = siblings.find(
        (s) =>
          Math.abs(uvs[s * 2]! - u) + Math.abs(uvs[s * 2 + 1]! - w) < 1e-6 &&
          normals[s * 3]! * nx + normals[s * 3 + 1]! * ny + normals[s * 3 + 2]! * nz > 0.9995,
      )
      if (id === undefined) {
        id = occlusion.length
        const p = v * 3
        xyz.push(positions[p]!, positions[p + 1]!, positions[p + 2]!)
        normals.push(nx, ny, nz)
        uvs.push(u, w)
        if (soil) covered.push(soil[v]!)
        occlusion.push(open(v, [positions[p]!, positions[p + 1]!, positions[p + 2]!], [nx, ny, nz]))
        siblings.push(id)
        known.set(v, siblings)
      }
      indices[i++] = id
    }
  }
  const skin = draft.skins[slot]!
  return {
    surface: skin.surface,
    motif: skin.motif,
    skin,
    positions: Float32Array.from(xyz),
    normals: Float32Array.from(normals),
    uvs: Float32Array.from(uvs),
    occlusion: Float32Array.from(occlusion),
    indices,
    ...(soil ? { soil: Float32Array.from(covered) } : {}),
  }
}
