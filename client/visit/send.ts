import { apiBase, paths } from '../../core/api/paths.ts'
import type { SendBatch } from './queue.ts'

/** Posts a batch. A keepalive request outlives the page; browsers take 64 KiB of it. */
export const sendBatch: SendBatch = async (events, { keepalive }) => {
  const response = await fetch(`${apiBase}${paths.appendEvents.path}`, {
    method: paths.appendEvents.method,
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ events }),
    keepalive,
  })
  if (response.ok) return 'taken'
  return response.status === 400 || response.status === 413 ? 'refused' : 'later'
}
