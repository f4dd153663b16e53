/** Where a room's light and textures come from: a worker in the browser; tests give their own. */
import type { FinishPixels } from '../../../core/exhibit/finish/index.ts'
import type { Layout } from '../../../core/exhibit/layout/index.ts'
import type { BakedRoom } from '../../../core/exhibit/light/index.ts'
import type { FinishGroup } from '../room/room-mesh.ts'
import type { LightAnswer, LightTask } from './protocol.ts'

export interface LightMaker {
  bake(layout: Layout, room: number): Promise<BakedRoom>
  paint(group: FinishGroup): Promise<FinishPixels>
  dispose(): void
}

/** The room stays in plain ambient light. */
export class LightError extends Error {
  readonly code = 'light-failed'
}

type Unnumbered<Task> = Task extends unknown ? Omit<Task, 'id'> : never
/** Baked rooms outlive the gallery: coming back to an exhibit costs nothing. */
const baked = new Map<string, BakedRoom>()
const mostKept = 24

/** Bakes in a worker that begins after `start`, one room after another; keeps the last rooms by their layout's hash. */
export function workerLightMaker(start: Promise<void> = Promise.resolve()): LightMaker {
  let worker: Worker | undefined
  let closed = false
  const waiting = new Map<
    number,
    { resolve: (answer: LightAnswer) => void; reject: (error: Error) => void }
  >()
  let last = 0
  const failAll = (message: string) => {
    for (const { reject } of waiting.values()) reject(new LightError(message))
    waiting.clear()
  }
  const open = (): Worker => {
    const opened = new Worker(new URL('./light-worker.ts', import.meta.url), {
      type: 'module',
      name: 'light',
    })
    opened.addEventListener('message', ({ data }: MessageEvent<LightAnswer>) => {
      const entry = waiting.get(data.id)
      waiting.delete(data.id)
      if (data.error === undefined) entry?.resolve(data)
      else entry?.reject(new LightError(data.error))
    })
    opened.addEventListener('error', (event) => failAll(event.message))
    return opened
  }
  const ask = async (task: Unnumbered<LightTask>): Promise<LightAnswer> => {
    await start
    if (closed) throw new LightError('the gallery was closed')
    const asked = (worker ??= open())
    return new Promise((resolve, reject) => {
      const id = ++last
      waiting.set(id, { resolve, reject })
      asked.postMessage({ ...task, id })
    })
  }
  return {
    bake: async (layout, room) => {
      const key = `${layout.hash}/${room}`
      const kept = baked.get(key)
      if (kept) return kept
      const answer = await ask({ kind: 'bake', layout, room })
      if (!answer.baked) throw new LightError('the light worker sent an empty answer')
      baked.set(key, answer.baked)
      const oldest = baked.keys().next()
      if (baked.size > mostKept && !oldest.done) baked.delete(oldest.value)
      return answer.baked
    },
    paint: async (group) => {
      const answer = await ask({ kind: 'paint', group })
      if (!answer.pixels) throw new LightError('the light worker sent an empty answer')
      return answer.pixels
    },
    dispose: () => {
      closed = true
      worker?.terminate()
      failAll('the gallery was closed')
    },
  }
}
