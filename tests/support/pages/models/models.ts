/** The models of the museum's page without the page: tests ask them through `window.models`. */
import { createModels, openLiveChannel } from '../../../../client/ml/index.ts'
import type { Models } from '../../../../client/ml/index.ts'
import { createClient } from '../../../../core/api/client.ts'

declare global {
  interface Window {
    models: Models
  }
}

window.models = createModels({
  client: createClient(),
  live: openLiveChannel(),
  startWorker: () =>
    new Worker(new URL('../../../../client/ml/worker.ts', import.meta.url), {
      type: 'module',
    }),
  whenIdle: (run) => void requestIdleCallback(run, { timeout: 1_000 }),
})
