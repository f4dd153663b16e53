import type { LiveEvent } from '../../core/api/messages.ts'
import type { LiveChannel } from './port.ts'

/** For a museum that is one process. */
export function createInProcessLiveChannel(): LiveChannel {
  const listeners = new Set<(event: LiveEvent) => void>()
  return {
    publish(event) {
      for (const listener of [...listeners]) listener(event)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    get subscribers() {
      return listeners.size
    },
  }
}
