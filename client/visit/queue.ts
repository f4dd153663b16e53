/**
 * Events on their way to the museum. Kept on disk until acknowledged, so that neither a reload nor a lost connection loses one; sent in batches,
 * again and again with growing pauses. Sending one twice is harmless: its id is an idempotency key.
 */
import type { VisitEvent } from '../../core/events/event.ts'

/** Where events wait. IndexedDB in the browser. */
export interface EventStore {
  add(event: VisitEvent): Promise<void>
  /** Oldest first. */
  first(count: number): Promise<readonly VisitEvent[]>
  remove(ids: readonly string[]): Promise<void>
  dropVisit(visit: string): Promise<void>
  count(): Promise<number>
}

/** `refused` batches are faulty and will never be taken; `later` says to try again. */
export type Sent = 'taken' | 'refused' | 'later'
export type SendBatch = (
  events: readonly VisitEvent[],
  options: { readonly keepalive: boolean },
) => Promise<Sent>

export interface Timers {
  after(ms: number, run: () => void): () => void
}

export interface QueueParts {
  readonly store: EventStore
  readonly send: SendBatch
  readonly timers: Timers
  /** 0..1, spreads the retries of many visitors. */
  readonly random?: () => number
}

export interface EventQueue {
  add(event: VisitEvent): void
  /** Sends what waits; resolves when that is done or has failed. */
  flush(options?: { readonly keepalive?: boolean }): Promise<void>
  drop(visit: string): Promise<void>
  waiting(): Promise<number>
}

export const batchSize = 100
const gatherMs = 1_500
const longestPauseMs = 60_000

/** Pause after so many failures in a row, in milliseconds: 1, 2, 4 ... 60 seconds, half of it by chance (0..1). */
export function pauseMs(failures: number, chance: number): number {
  const whole = Math.min(longestPauseMs, 1_000 * 2 ** (failures - 1))
  return Math.round(whole / 2 + (whole / 2) * chance)
}

export function createQueue({ store, send, timers, random = Math.random }: QueueParts): EventQueue {
  let adding: Promise<void> = Promise.resolve()
  let sending: Promise<void> | undefined
  let cancel: (() => void) | undefined
  let failures = 0

  const plan = (ms: number) => {
    cancel?.()
    cancel = timers.after(ms, () => void queue.flush())
  }
  /** A batch that is refused is halved until the faulty event stands alone, and only that one is let go. */
  const sendAll = async (keepalive: boolean): Promise<void> => {
    await adding
    let size = batchSize
    for (;;) {
      const batch = await store.first(size)
      if (batch.length === 0) return
      const sent = await send(batch, { keepalive }).catch((): Sent => 'later')
      if (sent === 'later') {
        failures += 1
        return plan(pauseMs(failures, random()))
      }
      failures = 0
      if (sent === 'refused' && batch.length > 1) size = Math.ceil(batch.length / 2)
      else {
        await store.remove(batch.map(({ id }) => id))
        size = batchSize
      }
    }
  }
  const queue: EventQueue = {
    add(event) {
      adding = adding.then(() => store.add(event))
      if (failures === 0) plan(gatherMs)
    },
    flush({ keepalive = false } = {}) {
      sending ??= sendAll(keepalive).finally(() => (sending = undefined))
      return sending
    },
    async drop(visit) {
      await adding
      await sending
      await store.dropVisit(visit)
    },
    async waiting() {
      await adding
      return store.count()
    },
  }
  return queue
}
