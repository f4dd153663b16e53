/**
 * Events on their way to the museum. Kept on disk until acknowledged, so that neither a reload nor a lost connection loses one; sent in batches,
 * again and again with growing pauses. Sending one twice is harmless: its id is an idempotency key. Memory mirrors the disk, because a page
 * that is being left can't wait for a read.
 */
import type { VisitEvent } from '../../core/events/event.ts'
import { afterSending, freshPace, keepaliveBytes, mostWaiting, nextBatch } from './pace.ts'
import type { Pace, Sent } from './pace.ts'

/** Where events wait. IndexedDB in the browser. */
export interface EventStore {
  add(event: VisitEvent): Promise<void>
  /** Oldest first. */
  first(count: number): Promise<readonly VisitEvent[]>
  remove(ids: readonly string[]): Promise<void>
  dropVisit(visit: string): Promise<void>
  count(): Promise<number>
}

export type SendBatch = (
  events: readonly VisitEvent[],
  options: { readonly keepalive: boolean },
) => Promise<Sent>

export interface Timers {
  /** Returns how to call it off. */
  after(ms: number, run: () => void): () => void
}

export interface QueueParts {
  readonly store: EventStore
  readonly send: SendBatch
  readonly timers: Timers
  /** 0..1, spreads the retries of many visitors. */
  readonly random?: () => number
  readonly now?: () => number
}

export interface EventQueue {
  /** False where the queue is full: what was logged first is kept. */
  add(event: VisitEvent): boolean
  /**
   * Sends all that waits, unless it was put off; resolves when that is done or has failed. With `keepalive` one request goes at once, which
   * outlives the page; what it carries stays queued until a later page has it acknowledged. With `now` it is tried although it was put off.
   */
  flush(options?: { readonly keepalive?: boolean; readonly now?: boolean }): Promise<void>
  /** Forgets what waits of a visit; nothing of it is under way any more when that resolves. */
  drop(visit: string): Promise<void>
  waiting(): Promise<number>
  /** Calls when more or fewer may be waiting; returns what stops it. */
  subscribe(listener: () => void): () => void
  /** Events that the museum refused, or for which there was no room. */
  readonly lost: () => number
  dispose(): void
}

/** Events come in bursts: they wait this long for company. */
const gatherMs = 1_500

export function createQueue({
  store,
  send,
  timers,
  random = Math.random,
  now = Date.now,
}: QueueParts): EventQueue {
  let waiting: VisitEvent[] = []
  let pace: Pace = freshPace
  let sending: Promise<void> | undefined
  let cancel: (() => void) | undefined
  let lost = 0
  let disposed = false
  const dropped = new Set<string>()
  const listeners = new Set<() => void>()
  const changed = () => listeners.forEach((listener) => listener())

  // What an earlier page left goes first; it was consented to then. Without a working disk the memory goes on alone.
  const ready = store.first(mostWaiting).then(
    (left) => {
      const here = new Set(waiting.map(({ id }) => id))
      waiting = [...left.filter(({ id, visit }) => !here.has(id) && !dropped.has(visit)), ...waiting]
      if (waiting.length > 0) plan(gatherMs)
    },
    () => undefined,
  )
  /** In the order of the calls; one that fails does not stop the next. */
  let writes: Promise<void> = ready
  const write = (change: () => Promise<void>): Promise<void> => {
    writes = writes.then(change).catch(() => undefined)
    return writes
  }
  const plan = (ms: number) => {
    if (disposed || cancel !== undefined) return
    cancel = timers.after(ms, () => {
      cancel = undefined
      void queue.flush()
    })
  }
  const unplan = () => {
    cancel?.()
    cancel = undefined
  }

  const sendAll = async (): Promise<void> => {
    await ready
    while (!disposed && waiting.length > 0 && now() >= pace.notBeforeMs) {
      const batch = nextBatch(waiting, { count: pace.batch })
      const sent = await send(batch, { keepalive: false }).catch((): Sent => ({ kind: 'later' }))
      const next = afterSending(pace, sent, { count: batch.length, nowMs: now(), chance: random() })
      pace = next.pace
      if (!next.leaves) continue
      if (sent.kind === 'refused') lost += batch.length
      const gone = new Set(batch.map(({ id }) => id))
      waiting = waiting.filter(({ id }) => !gone.has(id))
      changed()
      await write(() => store.remove([...gone]))
    }
    unplan()
    if (waiting.length > 0) plan(Math.max(0, pace.notBeforeMs - now()))
  }

  const queue: EventQueue = {
    add(event) {
      if (waiting.length >= mostWaiting) {
        lost += 1
        return false
      }
      waiting.push(event)
      changed()
      void write(() => store.add(event))
      plan(Math.max(gatherMs, pace.notBeforeMs - now()))
      return true
    },
    async flush({ keepalive = false, now: atOnce = false } = {}) {
      if (keepalive) {
        const batch = nextBatch(waiting, { count: pace.batch, bytes: keepaliveBytes })
        if (batch.length > 0 && now() >= pace.notBeforeMs)
          await send(batch, { keepalive: true }).catch(() => undefined)
        return
      }
      unplan()
      if (atOnce) pace = { ...pace, failures: 0, notBeforeMs: 0 }
      sending ??= sendAll().finally(() => (sending = undefined))
      await sending
    },
    async drop(visit) {
      dropped.add(visit)
      waiting = waiting.filter((event) => event.visit !== visit)
      changed()
      await ready
      await sending
      await write(() => store.dropVisit(visit))
      dropped.delete(visit)
    },
    async waiting() {
      await ready
      return waiting.length
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    lost: () => lost,
    dispose() {
      disposed = true
      unplan()
    },
  }
  return queue
}
