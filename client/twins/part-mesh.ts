/** One part of a twin as a mesh, sent to the graphics card bit by bit where there is much of it. */
import { VertexBuffer } from '@babylonjs/core/Buffers/buffer.js'
import { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import { skinKey, type TwinPart } from '../../core/twin/mesh.ts'
import { cardLine } from './card-pace.ts'
import { step } from './step.ts'

/** Below this a part is sent at once: some 1 MB of attributes. */
export const atOnceVertices = 20_000

/** Its owner enables it when all parts are there. Rejects where the scene is closed meanwhile, leaving nothing behind. */
export async function buildPartMesh(scene: Scene, part: TwinPart): Promise<Mesh> {
  const mesh = step(() => new Mesh(`twin ${skinKey(part.skin)}`, scene))
  mesh.setEnabled(false)
  const send = (kind: string, data: Float32Array, stride?: number) =>
    mesh.setVerticesData(kind, data, false, stride)
  const sends = [
    () => send(VertexBuffer.PositionKind, part.positions),
    () => send(VertexBuffer.NormalKind, part.normals),
    () => send(VertexBuffer.UVKind, part.uvs),
    () => send(VertexBuffer.ColorKind, shade(part.occlusion, part.soil), 4),
    () => mesh.setIndices(part.indices),
  ]
  const turns = part.positions.length / 3 <= atOnceVertices ? [() => sends.forEach((run) => run())] : sends
  for (const run of turns)
    await cardLine(scene.getEngine()).run([
      () => {
        if (scene.isDisposed) throw new Error('the scene was closed while its twin was being drawn')
        step(run)
      },
    ])
  mesh.useVertexColors = true
  mesh.hasVertexAlpha = false
  return mesh
}

/** Occlusion as a vertex colour: light that bounces inside a hollow comes out a little warmer. */
function shade(occlusion: Float32Array, soil: Float32Array | undefined): Float32Array {
  const colours = new Float32Array(occlusion.length * 4)
  occlusion.forEach((open, i) => {
    const k = 0.16 + 0.84 * open
    // Earth takes up light, blue most of all.
    const earth = soil?.[i] ?? 0
    colours[i * 4] = Math.min(1, k * 1.03) * (1 - 0.4 * earth)
    colours[i * 4 + 1] = k * (1 - 0.52 * earth)
    colours[i * 4 + 2] = k * 0.985 * (1 - 0.64 * earth)
    colours[i * 4 + 3] = 1
  })
  return colours
}
