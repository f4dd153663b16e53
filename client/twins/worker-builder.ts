import type { TwinMesh } from '../../core/twin/mesh.ts'
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

/** Builds in a worker of its own; without `Worker` (tests, old browsers) in place. */
export function workerBuilder(): TwinBuilder {
  if (typeof Worker === 'undefined') return directBuilder()
  const worker = new Worker(new URL('./twin-worker.ts', import.meta.url), { type: 'module', name: 'twins' })
  const waiting = new Map<number, Waiting>()
  let last = 0
  worker.addEventListener('message', ({ data }: MessageEvent<TwinAnswer>) => {
    const entry = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.error === undefined) entry?.resolve(data)
    else entry?.reject(new TwinBuildError(data.error))
  })
  worker.addEventListener('error', (event) => {
    const error = new TwinBuildError(`the twin worker stopped: ${event.message}`)
    for (const entry of waiting.values()) entry.reject(error)
    waiting.clear()
  })
  const ask = (task: Unnumbered<TwinTask>): Promise<TwinAnswer> =>
    new Promise((resolve, reject) => {
      const id = ++last
      waiting.set(id, { resolve, reject })
      worker.postMessage({ ...task, id })
    })
  return {
    mesh: async (facts, lod) => present<TwinMesh>((await ask({ kind: 'mesh', facts, lod })).mesh),
    pixels: async (skin, size) => present<SkinPixels>((await ask({ kind: 'pixels', skin, size })).pixels),
    dispose: () => {
      worker.terminate()
      for (const entry of waiting.values()) entry.reject(new TwinBuildError('the twins were closed'))
      waiting.clear()
    },
  }
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new TwinBuildError('the twin worker sent an empty answer')
  return value
}
