/** The append-only interaction log. What `append` acknowledged is on disk. */
import type { EventReceipt, VisitEvent } from '../../core/events/event.ts'

export interface LoggedEvent {
  /** Counts up by one over the whole log. */
  readonly sequence: number
  /** The server's clock, Unix milliseconds. */
  readonly receivedAtMs: number
  readonly event: VisitEvent
}

export interface EventLog {
  /** Idempotent by event id; whole batch or nothing. */
  append(events: readonly VisitEvent[]): Promise<EventReceipt>
  /** In order of sequence, at most `limit` (1..10,000). */
  read(query: { readonly afterSequence: number; readonly limit: number }): Promise<readonly LoggedEvent[]>
  /** Forgets a visit; returns how many events went. Erased visits are remembered by hash alone, so that models trained on them can be retired. */
  eraseVisit(visit: string): Promise<number>
  /** Of the newest event that was ever logged, erased ones included; 0 where there was none. Costs the same however long the log is. */
  lastSequence(): Promise<number>
  close(): Promise<void>
}
