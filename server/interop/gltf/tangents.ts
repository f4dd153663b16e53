import { MeshoptTangents } from 'meshoptimizer/tangents'
import type { TwinPart } from '../../../core/twin/mesh.ts'

export interface TangentPart {
  readonly positions: Float32Array<ArrayBuffer>
  readonly normals: Float32Array<ArrayBuffer>
  /** v upwards, as in the part. */
  readonly uvs: Float32Array<ArrayBuffer>
  readonly occlusion: Float32Array<ArrayBuffer>
  /** Unit xyz and the bitangent's sign per vertex. */
  readonly tangents: Float32Array<ArrayBuffer>
  readonly indices: Uint32Array<ArrayBuffer>
}

/**
 * Gives a part tangents as glTF wants them (MikkTSpace), so that every viewer lights the normal map alike. A vertex on a
 * seam, where its triangles disagree, is split.
 */
export async function withTangents(part: TwinPart): Promise<TangentPart> {
  await MeshoptTangents.ready
  const perCorner = MeshoptTangents.generateTangents(
    part.indices,
    part.positions,
    3,
    part.normals,
    3,
    part.uvs,
    2,
    ['Compatible'],
  )
  const indices = new Uint32Array(part.indices.length)
  const ids = new Map<string, number>()
  /** Of each new vertex: the old vertex and a corner that has its tangent. */
  const sources: number[] = []
  const corners: number[] = []
  for (let c = 0; c < indices.length; c++) {
    const vertex = part.indices[c]!
    const key = [vertex, ...perCorner.subarray(c * 4, c * 4 + 4)].join()
    let id = ids.get(key)
    if (id === undefined) {
      ids.set(key, (id = sources.length))
      sources.push(vertex)
      corners.push(c)
    }
    indices[c] = id
  }
  return {
    positions: gather(part.positions, 3, sources),
    normals: gather(part.normals, 3, sources),
    uvs: gather(part.uvs, 2, sources),
    occlusion: gather(part.occlusion, 1, sources),
    tangents: gather(perCorner, 4, corners),
    indices,
  }
}

function gather(from: Float32Array, width: number, rows: readonly number[]): Float32Array<ArrayBuffer> {
  const out = new Float32Array(rows.length * width)
  rows.forEach((row, i) => out.set(from.subarray(row * width, row * width + width), i * width))
  return out
}
