/** Worker: builds meshes and textures, and hands their buffers over without a copy. */
import { buildTwin } from '../../core/twin/build.ts'
import type { TwinMesh } from '../../core/twin/mesh.ts'
import { paintSkin } from '../../core/twin/texture/paint.ts'
import type { SkinPixels } from '../../core/twin/texture/pixels.ts'
import type { TwinAnswer, TwinTask } from './worker-protocol.ts'

const post = (answer: TwinAnswer, transfer: Transferable[]): void => self.postMessage(answer, { transfer })

self.addEventListener('message', ({ data }: MessageEvent<TwinTask>) => {
  try {
    if (data.kind === 'mesh') {
      const mesh = buildTwin(data.facts, data.lod)
      post({ id: data.id, mesh }, meshBuffers(mesh))
    } else {
      const pixels = paintSkin(data.skin, data.size)
      post({ id: data.id, pixels }, pixelBuffers(pixels))
    }
  } catch (error) {
    post({ id: data.id, error: error instanceof Error ? error.message : String(error) }, [])
  }
})

function meshBuffers(mesh: TwinMesh): Transferable[] {
  return mesh.parts.flatMap(({ positions, normals, uvs, occlusion, indices }) =>
    [positions, normals, uvs, occlusion, indices].map((array) => array.buffer as ArrayBuffer),
  )
}

function pixelBuffers({ albedo, normal, orm }: SkinPixels): Transferable[] {
  return [albedo, normal, orm].map((array) => array.buffer as ArrayBuffer)
}
