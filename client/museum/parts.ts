/** Composition of the page: the only place where its parts are made and joined. */
import { createClient } from '../../core/api/client.ts'
import type { MuseumClient } from '../../core/api/client.ts'
import { deviceClass } from '../events/device.ts'
import { openEventStore } from '../events/indexed-db-store.ts'
import { createQueue } from '../events/queue.ts'
import type { EventQueue } from '../events/queue.ts'
import { createRecorder } from '../events/recorder.ts'
import type { Recorder } from '../events/recorder.ts'
import { sendBatch } from '../events/send.ts'
import { openLiveChannel } from '../ml/live.ts'
import type { LiveChannel } from '../ml/live.ts'
import { createModels } from '../ml/models.ts'
import type { Models } from '../ml/models.ts'

export interface MuseumParts {
  readonly client: MuseumClient
  readonly live: LiveChannel
  readonly models: Models
  readonly queue: EventQueue
  readonly recorder: Recorder
}

export function createParts(): MuseumParts {
  const client = createClient()
  const live = openLiveChannel()
  const models = createModels({
    client,
    live,
    startWorker: () =>
      new Worker(new URL('../ml/worker.ts', import.meta.url), {
        type: 'module',
        name: 'models',
      }),
    whenIdle: (run) =>
      'requestIdleCallback' in globalThis
        ? void requestIdleCallback(run, { timeout: 4_000 })
        : void setTimeout(run, 200),
  })
  const queue = createQueue({
    store: openEventStore((globalThis as { indexedDB?: IDBFactory }).indexedDB),
    send: sendBatch,
    timers: {
      after(ms, run) {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
    },
  })
  const recorder = createRecorder({
    queue,
    storage: sessionStorage,
    now: () => Date.now(),
    device: () =>
      deviceClass(navigator.userAgent, {
        coarse: matchMedia('(pointer: coarse)').matches,
        narrow: matchMedia('(max-width: 900px)').matches,
      }),
    models: models.versions,
  })
  // What waited from before, and whenever a connection comes back or the page is left.
  void queue.flush()
  addEventListener('online', () => void queue.flush({ now: true }))
  addEventListener('pagehide', () => void queue.flush({ keepalive: true }))
  addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'hidden' && void queue.flush({ keepalive: true }),
  )
  return { client, live, models, queue, recorder }
}
