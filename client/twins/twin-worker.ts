/** Worker: builds meshes and textures, and hands their buffers over without a copy. */
import { buildTwin } from '../../core/twin/build.ts'
import type { TwinMesh } from '../../core/twin/mesh.ts'
import { paintLayer } from '../../core/twin/texture/layer.ts'
import { paintSkin } from '../../core/twin/texture/paint.ts'
import type { SkinPixels } from '../../core/twin/texture/pixels.ts'
import type { TwinAnswer, TwinTask } from './worker-protocol.ts'

const post = (answer: TwinAnswer, transfer: Transferable[]): void => self.postMessage(answer, { transfer })

self.addEventListener('message', ({ data }: MessageEvent<TwinTask>) => void answer(data))

async function answer(task: TwinTask): Promise<void> {
  try {
    if (task.kind === 'mesh') {
      const { facts, lod, view } = task
      // Lives and makings come when they are first asked for.
      const mesh = view
        ? (await import('../../core/twin/view.ts')).buildView(facts, lod, view)
        : buildTwin(facts, lod)
      post({ id: task.id, mesh }, meshBuffers(mesh))
    } else if (task.kind === 'layer') {
      const layer = paintLayer(task.skin, task.size)
      post({ id: task.id, layer }, [layer.colour.buffer as ArrayBuffer, layer.relief.buffer as ArrayBuffer])
    } else {
      const pixels = paintSkin(task.skin, task.size)
      post({ id: task.id, pixels }, pixelBuffers(pixels))
    }
  } catch (error) {
    post({ id: task.id, error: error instanceof Error ? error.message : String(error) }, [])
  }
}

function meshBuffers(mesh: TwinMesh): Transferable[] {
  return mesh.parts.flatMap(({ positions, normals, uvs, occlusion, indices, soil }) =>
    [positions, normals, uvs, occlusion, indices, ...(soil ? [soil] : [])].map(
      (array) => array.buffer as ArrayBuffer,
    ),
  )
}

function pixelBuffers({ albedo, normal, orm }: SkinPixels): Transferable[] {
  return [albedo, normal, orm].map((array) => array.buffer as ArrayBuffer)
}
