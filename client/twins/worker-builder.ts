import type { TwinMesh } from '../../core/twin/mesh.ts'
import type { LayerPixels } from '../../core/twin/texture/layer-levels.ts'
import type { SkinPixels } from '../../core/twin/texture/pixels.ts'
import { directBuilder, type TwinBuilder } from './builder.ts'
import type { TwinAnswer, TwinTask } from './worker-protocol.ts'

/** A twin could not be built; the museum shows its label without it. */
export class TwinBuildError extends Error {
  readonly code = 'twin-build-failed'
}

type Unnumbered<Task> = Task extends unknown ? Omit<Task, 'id'> : never

interface Waiting {
  readonly resolve: (answer: TwinAnswer) => void
  readonly reject: (error: Error) => void
}

/** Builds in a worker of its own, which is started for the first twin that is asked for after `start`; without `Worker` (tests, old browsers) in place. */
export function workerBuilder(start: Promise<void> = Promise.resolve()): TwinBuilder {
  if (typeof Worker === 'undefined') return directBuilder()
  let worker: Worker | undefined
  let closed = false
  const waiting = new Map<number, Waiting>()
  let last = 0
  const open = (): Worker => {
    const opened = new Worker(new URL('./twin-worker.ts', import.meta.url), { type: 'module', name: 'twins' })
    opened.addEventListener('message', ({ data }: MessageEvent<TwinAnswer>) => {
      const entry = waiting.get(data.id)
      waiting.delete(data.id)
      if (data.error === undefined) entry?.resolve(data)
      else entry?.reject(new TwinBuildError(data.error))
    })
    opened.addEventListener('error', (event) => {
      const error = new TwinBuildError(`the twin worker stopped: ${event.message}`)
      for (const entry of waiting.values()) entry.reject(error)
      waiting.clear()
    })
    return opened
  }
  const ask = async (task: Unnumbered<TwinTask>): Promise<TwinAnswer> => {
    await start
    if (closed) throw new TwinBuildError('the twins were closed')
    const asked = (worker ??= open())
    return new Promise((resolve, reject) => {
      const id = ++last
      waiting.set(id, { resolve, reject })
      asked.postMessage({ ...task, id })
    })
  }
  return {
    mesh: async (facts, lod, view) => present<TwinMesh>((await ask({ kind: 'mesh', facts, lod, view })).mesh),
    pixels: async (skin, size) => present<SkinPixels>((await ask({ kind: 'pixels', skin, size })).pixels),
    layer: async (skin, size) => present<LayerPixels>((await ask({ kind: 'layer', skin, size })).layer),
    dispose: () => {
      closed = true
      worker?.terminate()
      for (const entry of waiting.values()) entry.reject(new TwinBuildError('the twins were closed'))
      waiting.clear()
    },
  }
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new TwinBuildError('the twin worker sent an empty answer')
  return value
}
