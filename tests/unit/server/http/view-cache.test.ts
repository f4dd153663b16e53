import { describe, expect, it } from 'vitest'
import { createViewCache } from '../../../../server/http/view-cache.ts'
import { createInProcessLiveChannel } from '../../../../server/live/in-process.ts'

function build({ ttlMs = Number.POSITIVE_INFINITY, maxViews = 10 } = {}) {
  const live = createInProcessLiveChannel()
  const clock = { ms: 0 }
  const cache = createViewCache({ live, ttlMs, maxViews, now: () => clock.ms })
  let made = 0
  const get = (key: string) => cache.get(key, async () => ++made)
  return { live, clock, cache, get }
}

describe('createViewCache', () => {
  it('makes a view once, also for two who ask at the same time', async () => {
    const { get } = build()
    expect(await Promise.all([get('a'), get('a'), get('b')])).toEqual([1, 1, 2])
    expect(await get('a')).toBe(1)
  })

  it('makes it anew after the graph has changed, not after a model has', async () => {
    const { get, live } = build()
    await get('a')
    live.publish({ type: 'model-published', model: 'text', version: '1' })
    expect(await get('a')).toBe(1)
    live.publish({ type: 'graph-changed', sequence: 2 })
    expect(await get('a')).toBe(2)
  })

  it('does not keep a failure', async () => {
    const { cache } = build()
    await expect(cache.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down')
    expect(await cache.get('a', async () => 'up')).toBe('up')
  })

  it('keeps a view for its time', async () => {
    const { get, clock } = build({ ttlMs: 100 })
    await get('a')
    clock.ms = 99
    expect(await get('a')).toBe(1)
    clock.ms = 100
    expect(await get('a')).toBe(2)
  })

  it('keeps no more views than it may, the oldest going first', async () => {
    const { get } = build({ maxViews: 2 })
    await get('a')
    await get('b')
    await get('c')
    expect(await get('c')).toBe(3)
    expect(await get('b')).toBe(2)
    expect(await get('a')).toBe(4)
  })
})
