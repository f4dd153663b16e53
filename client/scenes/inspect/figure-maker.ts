import { buildFigure } from '../../../core/looking/figures.ts'
import type { FigureName } from '../../../core/looking/index.ts'
import type { TwinMesh } from '../../../core/twin/mesh.ts'

/** Draws a figure in a worker of its own, which ends with it; in place where there are no workers. */
export async function makeFigure(name: FigureName): Promise<TwinMesh> {
  if (typeof Worker === 'undefined') return buildFigure(name)
  const worker = new Worker(new URL('./figure-worker.ts', import.meta.url), {
    type: 'module',
    name: 'figure',
  })
  try {
    return await new Promise<TwinMesh>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<TwinMesh>) => resolve(data))
      worker.addEventListener('error', (event) => reject(new Error(event.message)))
      worker.postMessage(name)
    })
  } finally {
    worker.terminate()
  }
}
