/** Events in IndexedDB, ordered by their ids: ULIDs sort by time. In memory where the browser offers none (private windows of some). */
import type { VisitEvent } from '../../core/events/event.ts'
import type { EventStore } from './queue.ts'

const name = 'mouseion-events'

export function openEventStore(factory: IDBFactory | undefined): EventStore {
  if (factory === undefined) return memoryEventStore()
  const opened = open(factory).catch(() => undefined)
  const memory = memoryEventStore()
  const on = async <T>(
    mode: IDBTransactionMode,
    run: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T | undefined> => {
    const database = await opened
    if (database === undefined) return undefined
    return done(run(database.transaction('events', mode).objectStore('events')))
  }
  const present = async () => (await opened) !== undefined
  return {
    async add(event) {
      if (await present()) await on('readwrite', (store) => store.put(event))
      else await memory.add(event)
    },
    async first(count) {
      if (!(await present())) return memory.first(count)
      return ((await on('readonly', (store) => store.getAll(null, count))) ?? []) as VisitEvent[]
    },
    async remove(ids) {
      if (!(await present())) return memory.remove(ids)
      await Promise.all(ids.map((id) => on('readwrite', (store) => store.delete(id))))
    },
    async dropVisit(visit) {
      if (!(await present())) return memory.dropVisit(visit)
      const all = ((await on('readonly', (store) => store.getAll())) ?? []) as VisitEvent[]
      await Promise.all(
        all
          .filter((event) => event.visit === visit)
          .map((event) => on('readwrite', (store) => store.delete(event.id))),
      )
    },
    async count() {
      return (await present()) ? ((await on('readonly', (store) => store.count())) ?? 0) : memory.count()
    },
  }
}

export function memoryEventStore(): EventStore {
  const events = new Map<string, VisitEvent>()
  return {
    add: async (event) => void events.set(event.id, event),
    first: async (count) => [...events.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, count),
    remove: async (ids) => ids.forEach((id) => events.delete(id)),
    dropVisit: async (visit) => {
      for (const event of [...events.values()]) if (event.visit === visit) events.delete(event.id)
    },
    count: async () => events.size,
  }
}

function open(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open(name, 1)
  request.onupgradeneeded = () => request.result.createObjectStore('events', { keyPath: 'id' })
  return done(request)
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'))
  })
}
