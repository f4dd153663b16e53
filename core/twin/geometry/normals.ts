import type { Vec3 } from './draft.ts'

export interface Normals {
  /** Unit xyz per corner of each triangle: smooth over faces that meet at less than the crease angle. */
  readonly corner: Float32Array
  /** Unit xyz per vertex, smooth over all its faces. */
  readonly vertex: Float32Array
}

/** Normals weighted by area; a vertex with a given normal keeps it. */
export function cornerNormals(
  positions: Float64Array,
  corners: readonly number[],
  given: readonly (Vec3 | undefined)[],
  creaseDeg: number,
): Normals {
  const triangles = corners.length / 3
  const face = new Float64Array(triangles * 3)
  const unit = new Float64Array(triangles * 3)
  const vertices = positions.length / 3
  const around: number[][] = Array.from({ length: vertices }, () => [])
  for (let t = 0; t < triangles; t++) {
    const [a, b, c] = [corners[t * 3]! * 3, corners[t * 3 + 1]! * 3, corners[t * 3 + 2]! * 3]
    const [ux, uy, uz] = [
      positions[b]! - positions[a]!,
      positions[b + 1]! - positions[a + 1]!,
      positions[b + 2]! - positions[a + 2]!,
    ]
    const [vx, vy, vz] = [
      positions[c]! - positions[a]!,
      positions[c + 1]! - positions[a + 1]!,
      positions[c + 2]! - positions[a + 2]!,
    ]
    const n = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
    const length = Math.max(Math.hypot(n[0]!, n[1]!, n[2]!), 1e-30)
    for (let k = 0; k < 3; k++) {
      face[t * 3 + k] = n[k]!
      unit[t * 3 + k] = n[k]! / length
      around[corners[t * 3 + k]!]!.push(t)
    }
  }
  const vertex = new Float32Array(vertices * 3)
  for (let v = 0; v < vertices; v++) write(vertex, v, given[v] ?? sum(around[v]!, face))
  const limit = Math.cos((creaseDeg * Math.PI) / 180)
  const corner = new Float32Array(corners.length * 3)
  for (let c = 0; c < corners.length; c++) {
    const v = corners[c]!
    const own = given[v]
    if (own) {
      write(corner, c, own)
      continue
    }
    const t = Math.floor(c / 3) * 3
    const close = around[v]!.filter(
      (o) =>
        unit[o * 3]! * unit[t]! + unit[o * 3 + 1]! * unit[t + 1]! + unit[o * 3 + 2]! * unit[t + 2]! > limit,
    )
    write(corner, c, sum(close.length > 0 ? close : [t / 3], face))
  }
  return { corner, vertex }
}

function sum(triangles: readonly number[], face: Float64Array): [number, number, number] {
  let [x, y, z] = [0, 0, 0]
  for (const t of triangles) {
    x += face[t * 3]!
    y += face[t * 3 + 1]!
    z += face[t * 3 + 2]!
  }
  return [x, y, z]
}

function write(out: Float32Array, i: number, n: Vec3): void {
  const length = Math.hypot(n[0], n[1], n[2])
  const [x, y, z] = length > 1e-30 ? [n[0] / length, n[1] / length, n[2] / length] : [0, 1, 0]
  out[i * 3] = x
  out[i * 3 + 1] = y
  out[i * 3 + 2] = z
}
