import type { TwinMesh } from '../../core/twin/mesh.ts'

export interface MeshReport {
  readonly triangles: number
  readonly min: readonly number[]
  readonly max: readonly number[]
  /** Signed volume: positive where faces look outwards. */
  readonly volume: number
  /** Edges that are not shared by exactly two triangles after welding equal positions. */
  readonly openEdges: number
  /** Triangles two of whose corners coincide. */
  readonly degenerate: number
  /** Largest deviation of a normal from unit length. */
  readonly normalError: number
  /** Faces whose vertex normals look against them. */
  readonly turnedNormals: number
  readonly finite: boolean
  readonly uv: readonly [low: number, high: number]
  readonly occlusion: readonly [low: number, high: number]
}

/** Measures a mesh as a test needs it, every part in one welded whole. */
export function inspectMesh(mesh: TwinMesh): MeshReport {
  const ids = new Map<string, number>()
  const edges = new Map<number, number>()
  const min = [Infinity, Infinity, Infinity]
  const max = [-Infinity, -Infinity, -Infinity]
  const uv: [number, number] = [Infinity, -Infinity]
  const occlusion: [number, number] = [Infinity, -Infinity]
  let [volume, degenerate, triangles, normalError, turnedNormals, finite] = [0, 0, 0, 0, 0, true]
  for (const part of mesh.parts) {
    const weld = Array.from({ length: part.positions.length / 3 }, (_, v) => {
      const p = [0, 1, 2].map((k) => part.positions[v * 3 + k]!)
      p.forEach((value, k) => {
        min[k] = Math.min(min[k]!, value)
        max[k] = Math.max(max[k]!, value)
      })
      const key = p.map((value) => Math.fround(value)).join()
      if (!ids.has(key)) ids.set(key, ids.size)
      return ids.get(key)!
    })
    const vertex = (array: Float32Array, v: number) =>
      [array[v * 3]!, array[v * 3 + 1]!, array[v * 3 + 2]!] as const
    for (let v = 0; v < weld.length; v++)
      normalError = Math.max(normalError, Math.abs(Math.hypot(...vertex(part.normals, v)) - 1))
    for (const value of part.uvs) [uv[0], uv[1]] = [Math.min(uv[0], value), Math.max(uv[1], value)]
    for (const value of part.occlusion)
      [occlusion[0], occlusion[1]] = [Math.min(occlusion[0], value), Math.max(occlusion[1], value)]
    for (const array of [part.positions, part.normals, part.uvs, part.occlusion])
      finite &&= array.every(Number.isFinite)
    for (let t = 0; t < part.indices.length; t += 3) {
      const corners = [part.indices[t]!, part.indices[t + 1]!, part.indices[t + 2]!] as const
      const [a, b, c] = corners.map((v) => weld[v]!) as [number, number, number]
      triangles++
      if (a === b || b === c || c === a) {
        degenerate++
        continue
      }
      for (const [p, q] of [[a, b], [b, c], [c, a]] as const) {
        const key = Math.min(p, q) * 4_194_304 + Math.max(p, q)
        edges.set(key, (edges.get(key) ?? 0) + 1)
      } // prettier-ignore
      const [A, B, C] = corners.map((v) => [...vertex(part.positions, v)]) as [number[], number[], number[]]
      volume +=
        (A[0]! * (B[1]! * C[2]! - B[2]! * C[1]!) -
          A[1]! * (B[0]! * C[2]! - B[2]! * C[0]!) +
          A[2]! * (B[0]! * C[1]! - B[1]! * C[0]!)) /
        6
      const u = B.map((value, k) => value - A[k]!)
      const w = C.map((value, k) => value - A[k]!)
      const face = [
        u[1]! * w[2]! - u[2]! * w[1]!,
        u[2]! * w[0]! - u[0]! * w[2]!,
        u[0]! * w[1]! - u[1]! * w[0]!,
      ]
      const size = Math.hypot(...(face as [number, number, number]))
      const mean = [0, 1, 2].map((k) => corners.reduce((sum, v) => sum + part.normals[v * 3 + k]!, 0) / 3)
      if (size > 1e-12 && (face[0]! * mean[0]! + face[1]! * mean[1]! + face[2]! * mean[2]!) / size < -0.5)
        turnedNormals++
    }
  }
  const openEdges = [...edges.values()].filter((count) => count !== 2).length
  return {
    triangles,
    min,
    max,
    volume,
    openEdges,
    degenerate,
    normalError,
    turnedNormals,
    finite,
    uv,
    occlusion,
  }
}
