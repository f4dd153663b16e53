/** Views for the public, kept until the graph changes. One making at a time for each; what failed is not kept. */
import type { LiveChannel } from '../live/port.ts'

export interface ViewCache {
  get<T>(key: string, make: () => Promise<T>): Promise<T>
}

export interface ViewCacheOptions {
  readonly live: LiveChannel
  /** Where other servers write the same graph, for how long a view may be old. */
  readonly ttlMs: number
  readonly maxViews?: number
  readonly now?: () => number
}

export function createViewCache({
  live,
  ttlMs,
  maxViews = 300,
  now = Date.now,
}: ViewCacheOptions): ViewCache {
  const views = new Map<string, { readonly made: Promise<unknown>; readonly until: number }>()
  live.subscribe((event) => {
    if (event.type === 'graph-changed') views.clear()
  })
  return {
    get<T>(key: string, make: () => Promise<T>): Promise<T> {
      const kept = views.get(key)
      if (kept !== undefined && kept.until > now()) return kept.made as Promise<T>
      const made = make()
      const entry = { made, until: now() + ttlMs }
      views.delete(key)
      if (views.size >= maxViews) views.delete(views.keys().next().value!)
      views.set(key, entry)
      made.catch(() => {
        if (views.get(key) === entry) views.delete(key)
      })
      return made
    },
  }
}
