/** The decisions of the event queue, without clock, storage or network. */
import type { VisitEvent } from '../../core/events/event.ts'

/** The most that the museum takes at once. */
export const largestBatch = 200
/** Beyond it new events are let go: what was logged first is kept. */
export const mostWaiting = 5_000
/** A request with keepalive may carry 64 KiB in all; the rest waits for the next page. */
export const keepaliveBytes = 60_000
const firstPauseMs = 1_000
const longestPauseMs = 60_000

/** `refused` batches are faulty and will never be taken; `later` says to try again, not before `retryAfterMs`. */
export type Sent =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'later'; readonly retryAfterMs?: number }

export interface Pace {
  /** Failures in a row. */
  readonly failures: number
  /** Not before, Unix milliseconds. */
  readonly notBeforeMs: number
  /** Events in the next batch: halved when one is refused, until the faulty event stands alone and only that one is let go. */
  readonly batch: number
}
export const freshPace: Pace = { failures: 0, notBeforeMs: 0, batch: largestBatch }

/** @param retryAfter the header: seconds or a date, as RFC 9110 allows. */
export function sentOf(status: number, retryAfter: string | null, nowMs: number): Sent {
  if (status >= 200 && status < 300) return { kind: 'taken' }
  if (status === 400 || status === 413 || status === 422) return { kind: 'refused' }
  const afterMs = retryAfterMs(retryAfter, nowMs)
  return afterMs === undefined ? { kind: 'later' } : { kind: 'later', retryAfterMs: afterMs }
}

function retryAfterMs(header: string | null, nowMs: number): number | undefined {
  if (header === null || header.trim() === '') return undefined
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000)
  const atMs = Date.parse(header)
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs)
}

/** The oldest events, in order; with `bytes` only as many as fit. */
export function nextBatch(
  waiting: readonly VisitEvent[],
  limits: { readonly count: number; readonly bytes?: number },
): readonly VisitEvent[] {
  const batch = waiting.slice(0, limits.count)
  if (limits.bytes === undefined) return batch
  const encoder = new TextEncoder()
  let bytes = encoder.encode('{"events":[]}').length
  const over = batch.findIndex((event) => {
    bytes += encoder.encode(JSON.stringify(event)).length + 1
    return bytes > limits.bytes!
  })
  return over === -1 ? batch : batch.slice(0, over)
}

/** What follows a sending: how to go on, and whether the batch leaves the queue. `chance` is 0..1. */
export function afterSending(
  pace: Pace,
  sent: Sent,
  { count, nowMs, chance }: { readonly count: number; readonly nowMs: number; readonly chance: number },
): { readonly pace: Pace; readonly leaves: boolean } {
  if (sent.kind === 'taken')
    return { pace: { ...freshPace, batch: Math.min(largestBatch, pace.batch * 2) }, leaves: true }
  if (sent.kind === 'refused') {
    const alone = count === 1
    return { pace: { ...freshPace, batch: alone ? 1 : Math.ceil(count / 2) }, leaves: alone }
  }
  const failures = pace.failures + 1
  const waitMs = Math.max(pauseMs(failures, chance), sent.retryAfterMs ?? 0)
  return { pace: { ...pace, failures, notBeforeMs: nowMs + waitMs }, leaves: false }
}

/** Pause after so many failures in a row: 1, 2, 4 ... 60 seconds, half of it by chance (0..1), so that many pages don't come back at once. */
export function pauseMs(failures: number, chance: number): number {
  const whole = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1))
  return Math.round(whole / 2 + (whole / 2) * chance)
}
