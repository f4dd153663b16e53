/** A page's clock, timers, session storage and network, driven by the test. */
import type { Sent } from '../../client/events/pace.ts'
import type { SendBatch, Timers } from '../../client/events/queue.ts'
import type { VisitEvent } from '../../core/events/event.ts'

export class ManualClock {
  nowMs = 1_000_000
  readonly #due = new Map<number, { readonly atMs: number; readonly run: () => void }>()
  #count = 0
  readonly now = (): number => this.nowMs
  readonly timers: Timers = {
    after: (ms, run) => {
      const id = this.#count++
      this.#due.set(id, { atMs: this.nowMs + ms, run })
      return () => this.#due.delete(id)
    },
  }
  get planned(): number[] {
    return [...this.#due.values()].map(({ atMs }) => atMs - this.nowMs)
  }
  /** Runs what falls due. */
  advance(ms: number): void {
    this.nowMs += ms
    for (const [id, { atMs, run }] of [...this.#due]) if (atMs <= this.nowMs && this.#due.delete(id)) run()
  }
}

export function createFakeStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const values = new Map<string, string>()
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  }
}

export interface FakeMuseumInbox {
  readonly send: SendBatch
  readonly batches: { readonly events: readonly VisitEvent[]; readonly keepalive: boolean }[]
  /** What the next sendings answer; `taken` when there is nothing here; `offline` rejects. */
  readonly answers: (Sent | 'offline')[]
}

export function createFakeInbox(
  judge: (events: readonly VisitEvent[]) => Sent = () => ({ kind: 'taken' }),
): FakeMuseumInbox {
  const inbox: FakeMuseumInbox = {
    batches: [],
    answers: [],
    send: async (events, { keepalive }) => {
      inbox.batches.push({ events, keepalive })
      const answer = inbox.answers.shift() ?? judge(events)
      if (answer === 'offline') throw new TypeError('Failed to fetch')
      return answer
    },
  }
  return inbox
}
