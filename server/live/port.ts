/** Tells every open museum what has changed. What is published reaches those who are subscribed now; nothing is kept for later. */
import type { LiveEvent } from '../../core/api/messages.ts'

export interface LiveChannel {
  publish(event: LiveEvent): void
  /** Returns the way to stop. A listener must not throw. */
  subscribe(listener: (event: LiveEvent) => void): () => void
  readonly subscribers: number
}
