import { apiBase, paths } from '../../core/api/paths.ts'
import { sentOf } from './pace.ts'
import type { SendBatch } from './queue.ts'

/** Posts a batch. A keepalive request outlives the page; browsers take 64 KiB of it. Rejects where there is no network. */
export const sendBatch: SendBatch = async (events, { keepalive }) => {
  const response = await fetch(`${apiBase}${paths.appendEvents.path}`, {
    method: paths.appendEvents.method,
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ events }),
    keepalive,
  })
  return sentOf(response.status, response.headers.get('retry-after'), Date.now())
}
