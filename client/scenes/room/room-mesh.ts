/** A room's lit rectangles as a few meshes: one for each group of finishes. */
import { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import { VertexData } from '@babylonjs/core/Meshes/mesh.vertexData.js'
import { VertexBuffer } from '@babylonjs/core/Buffers/buffer.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { Finish } from '../../../core/exhibit/finish/index.ts'
import { atlasUv, type Atlas, type Cut, type Surface } from '../../../core/exhibit/light/index.ts'

export type FinishGroup = 'plaster' | 'floor' | 'oak'

const groupOf: Readonly<Record<Finish, FinishGroup>> = {
  plaster: 'plaster', board: 'plaster', ceiling: 'plaster', skirting: 'plaster', plinth: 'plaster', dark: 'plaster', floor: 'floor', oak: 'oak',
} // prettier-ignore

const tileM = 2.4

export interface MeshArrays {
  readonly positions: number[]
  readonly normals: number[]
  readonly uvs: number[]
  readonly uvs2: number[]
  readonly colours: number[]
  readonly indices: number[]
}

/** Geometry of one group: uv in tiles, uv2 in the light map, colour the linear albedo (textures are about white for plaster). */
export function groupArrays(surfaces: readonly Surface[], atlas: Atlas, group: FinishGroup): MeshArrays {
  const arrays: MeshArrays = { positions: [], normals: [], uvs: [], uvs2: [], colours: [], indices: [] }
  for (const [i, surface] of surfaces.entries()) {
    if (groupOf[surface.finish] !== group) continue
    for (const part of without(surface))
      addRect(arrays, surface, part, { atlas, index: i, tinted: group === 'plaster' })
  }
  return arrays
}

export function buildGroup(scene: Scene, name: string, arrays: MeshArrays): Mesh {
  const mesh = new Mesh(name, scene)
  const data = new VertexData()
  data.positions = arrays.positions
  data.normals = arrays.normals
  data.uvs = arrays.uvs
  data.uvs2 = arrays.uvs2
  data.indices = arrays.indices
  data.applyToMesh(mesh)
  mesh.setVerticesData(VertexBuffer.ColorKind, arrays.colours, false, 4)
  mesh.hasVertexAlpha = false
  mesh.doNotSyncBoundingInfo = true
  mesh.freezeWorldMatrix()
  return mesh
}

/** A surface less its cuts, as rectangles: the pieces of the grid that the cuts' edges make. */
export function without({ uM, vM, cuts }: Pick<Surface, 'uM' | 'vM' | 'cuts'>): Cut[] {
  const edges = (most: number, marks: number[]) =>
    [...new Set([0, most, ...marks.filter((x) => x > 0 && x < most)])].sort((a, b) => a - b)
  const ss = edges(
    uM,
    cuts.flatMap(({ s0, s1 }) => [s0, s1]),
  )
  const ts = edges(
    vM,
    cuts.flatMap(({ t0, t1 }) => [t0, t1]),
  )
  const parts: Cut[] = []
  for (let i = 0; i + 1 < ss.length; i++)
    for (let j = 0; j + 1 < ts.length; j++) {
      const part = { s0: ss[i]!, s1: ss[i + 1]!, t0: ts[j]!, t1: ts[j + 1]! }
      const [s, t] = [(part.s0 + part.s1) / 2, (part.t0 + part.t1) / 2]
      if (!cuts.some((cut) => s > cut.s0 && s < cut.s1 && t > cut.t0 && t < cut.t1)) parts.push(part)
    }
  return parts
}

/** A ceiling is in pieces and a wall is not: where they only met, single pixels of nothing would show between them. */
const ceilingIntoWallM = 0.006

interface Put {
  readonly atlas: Atlas
  readonly index: number
  readonly tinted: boolean
}

function addRect(out: MeshArrays, surface: Surface, part: Cut, { atlas, index, tinted }: Put): void {
  const { origin, u, v, normal, albedo } = surface
  const first = out.positions.length / 3
  const chart = atlas.charts[index]!
  // Floors share one grid of boards, everything else starts its texture somewhere of its own.
  const shift =
    surface.finish === 'floor' ? [origin[0] / tileM, origin[2] / tileM] : [index * 0.377, index * 0.611]
  // Along the grain: the longer side of furniture.
  const turned = surface.finish === 'oak' && surface.uM > surface.vM
  const into = surface.finish === 'ceiling' ? ceilingIntoWallM : 0
  const beyond = (x: number, most: number) => (x === 0 ? -into : x === most ? x + into : x)
  for (const [s, t] of [
    [part.s0, part.t0],
    [part.s1, part.t0],
    [part.s1, part.t1],
    [part.s0, part.t1],
  ] as const) {
    const [ps, pt] = [beyond(s, surface.uM), beyond(t, surface.vM)]
    for (let c = 0; c < 3; c++) out.positions.push(origin[c]! + u[c]! * ps + v[c]! * pt)
    out.normals.push(...normal)
    const [a, b] = turned ? [t, s] : [s, t]
    out.uvs.push(a / tileM + shift[0]!, b / tileM + (surface.finish === 'floor' ? -shift[1]! : shift[1]!))
    out.uvs2.push(...atlasUv(atlas, chart, surface, s, t))
    if (tinted) out.colours.push(albedo[0] / 0.93, albedo[1] / 0.93, albedo[2] / 0.93, 1)
    else out.colours.push(1, 1, 1, 1)
  }
  out.indices.push(first, first + 1, first + 2, first, first + 2, first + 3)
}
