import type { Skin } from '../mesh.ts'
import { clamp, normalise, type Draft, type Vec2, type Vec3 } from './draft.ts'
import { casesOf, cubeEdges } from './cubes.ts'

/** Signed distance, negative inside, metres. */
export type Field = (x: number, y: number, z: number) => number

export interface Implicit {
  readonly field: Field
  readonly min: Vec3
  readonly max: Vec3
  /** Cells along the longest side. */
  readonly cells: number
  readonly skin: Skin
  readonly tileM: number
  /** The uv of a surface point; default projects along the main direction of its normal. */
  readonly uv?: (p: Vec3, normal: Vec3) => Vec2
}

/** So many cells along the longest side are too few for thin things. */
const coarse = 60

/** Draws the zero surface of a field (marching cubes, cases derived in cubes.ts), closed where the bounds contain it. */
export function implicit(draft: Draft, options: Implicit): void {
  const { min, max } = options
  const size = max.map((m, k) => m - min[k]!)
  const cell = Math.max(...size) / options.cells
  const field = stout(options.field, options.cells, cell)
  const [nx, ny, nz] = size.map((s) => Math.max(2, Math.ceil(s / cell))) as [number, number, number]
  const values = sample(field, min, cell, nx, ny, nz)
  const at = (x: number, y: number, z: number) => (z * (ny + 1) + y) * (nx + 1) + x
  const skin = draft.skin(options.skin)
  const known = new Map<number, number>()
  const points: Vec3[] = []
  const normals: Vec3[] = []
  const first = draft.vertexCount

  const addVertex = (p: Vec3): number => {
    const [q, normal] = settle(field, p, cell)
    points.push(q)
    normals.push(normal)
    return draft.vertex(q, 0, normal)
  }
  const edgeVertex = (x: number, y: number, z: number, edge: number): number => {
    const [a, b] = cubeEdges[edge]!
    const ia = at(x + (a & 1), y + ((a >> 1) & 1), z + (a >> 2))
    const axis = (a ^ b) === 1 ? 0 : (a ^ b) === 2 ? 1 : 2
    const key = ia * 3 + axis
    const found = known.get(key)
    if (found !== undefined) return found
    const ib = at(x + (b & 1), y + ((b >> 1) & 1), z + (b >> 2))
    const t = clamp(values[ia]! / (values[ia]! - values[ib]!), 0.04, 0.96)
    const p: [number, number, number] = [
      min[0] + (x + (a & 1)) * cell,
      min[1] + (y + ((a >> 1) & 1)) * cell,
      min[2] + (z + (a >> 2)) * cell,
    ]
    p[axis] += t * cell
    const id = addVertex(p)
    known.set(key, id)
    return id
  }
  const emit = (a: number, b: number, c: number): void => {
    const uvs = [a, b, c].map((id) => {
      const p = points[id - first]!
      if (options.uv) return options.uv(p, normals[id - first]!)
      return project(
        p,
        faceAxis(normals[a - first]!, normals[b - first]!, normals[c - first]!),
        options.tileM,
      )
    })
    draft.triangle(a, b, c, uvs[0]!, uvs[1]!, uvs[2]!, skin)
  }
  for (let z = 0; z < nz; z++)
    for (let y = 0; y < ny; y++)
      for (let x = 0; x < nx; x++) {
        let code = 0
        for (let c = 0; c < 8; c++)
          if (values[at(x + (c & 1), y + ((c >> 1) & 1), z + (c >> 2))]! < 0) code |= 1 << c
        if (code === 0 || code === 255) continue
        for (const { loop, fan } of casesOf(code)) {
          const ids = loop.map((edge) => edgeVertex(x, y, z, edge))
          if (fan >= 0)
            for (let k = 1; k + 1 < ids.length; k++)
              emit(ids[fan]!, ids[(fan + k) % ids.length]!, ids[(fan + k + 1) % ids.length]!)
          else {
            const sum = ids.reduce<[number, number, number]>(
              (s, id) => [
                s[0] + points[id - first]![0],
                s[1] + points[id - first]![1],
                s[2] + points[id - first]![2],
              ],
              [0, 0, 0],
            )
            const middle = addVertex([sum[0] / ids.length, sum[1] / ids.length, sum[2] / ids.length])
            ids.forEach((id, k) => emit(middle, id, ids[(k + 1) % ids.length]!))
          }
        }
      }
}

/** On a coarse grid what is thin would fall into crumbs: there everything is a little stouter. */
function stout(field: Field, cells: number, cell: number): Field {
  const byM = cells < coarse ? cell * 0.25 : 0
  return byM === 0 ? field : (x, y, z) => field(x, y, z) - byM
}

/** Field values at the grid's corners; the outermost layer is forced outside so that the surface closes. */
function sample(field: Field, min: Vec3, cell: number, nx: number, ny: number, nz: number): Float32Array {
  const values = new Float32Array((nx + 1) * (ny + 1) * (nz + 1))
  let i = 0
  for (let z = 0; z <= nz; z++)
    for (let y = 0; y <= ny; y++)
      for (let x = 0; x <= nx; x++) {
        const rim = x === 0 || y === 0 || z === 0 || x === nx || y === ny || z === nz
        const value = field(min[0] + x * cell, min[1] + y * cell, min[2] + z * cell)
        values[i++] = rim ? Math.max(value, cell * 0.05) : value === 0 ? 1e-9 : value
      }
  return values
}

/** Moves a vertex onto the surface (two damped Newton steps) and returns the gradient as its normal. */
function settle(field: Field, start: Vec3, cell: number): [Vec3, Vec3] {
  const h = cell * 0.35
  let [x, y, z] = start
  let normal: Vec3 = [0, 1, 0]
  for (let step = 0; step < 2; step++) {
    const gx = (field(x + h, y, z) - field(x - h, y, z)) / (2 * h)
    const gy = (field(x, y + h, z) - field(x, y - h, z)) / (2 * h)
    const gz = (field(x, y, z + h) - field(x, y, z - h)) / (2 * h)
    const squared = gx * gx + gy * gy + gz * gz
    normal = normalise([gx, gy, gz])
    if (squared < 1e-6 || step === 1) break
    const move = clamp(field(x, y, z) / Math.sqrt(squared), -0.2 * cell, 0.2 * cell)
    x -= normal[0] * move
    y -= normal[1] * move
    z -= normal[2] * move
  }
  return [[x, y, z], normal]
}

function faceAxis(a: Vec3, b: Vec3, c: Vec3): 0 | 1 | 2 {
  const [x, y, z] = [0, 1, 2].map((k) => Math.abs(a[k]! + b[k]! + c[k]!)) as [number, number, number]
  return x > y && x > z ? 0 : y > z ? 1 : 2
}

function project(p: Vec3, axis: 0 | 1 | 2, tileM: number): Vec2 {
  return axis === 0
    ? [p[2] / tileM, p[1] / tileM]
    : axis === 1
      ? [p[0] / tileM, p[2] / tileM]
      : [p[0] / tileM, p[1] / tileM]
}
