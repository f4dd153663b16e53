/** The museum's live channel: models and the graph may change while the page is open. */
import { apiBase, paths } from '../../core/api/paths.ts'
import type { LiveEvent } from '../../core/api/messages.ts'

type Heard = LiveEvent | { readonly type: 'reconnected' }
type Listener<T extends Heard['type']> = (event: Extract<Heard, { type: T }>) => void

export interface LiveChannel {
  on<T extends Heard['type']>(type: T, listener: Listener<T>): void
}

const types = ['model-published', 'model-rolled-back', 'graph-changed'] as const

/** EventSource connects again by itself; what was missed meanwhile is looked up by whoever hears `reconnected`. */
export function openLiveChannel(
  open: (url: string) => EventSource = (url) => new EventSource(url),
): LiveChannel {
  const listeners = new Map<Heard['type'], Set<(event: never) => void>>()
  const tell = (event: Heard) => listeners.get(event.type)?.forEach((listener) => listener(event as never))
  const source = open(`${apiBase}${paths.watchMuseum.path}`)
  let before = false
  source.addEventListener('open', () => {
    if (before) tell({ type: 'reconnected' })
    before = true
  })
  for (const type of types)
    source.addEventListener(type, (event) =>
      tell(JSON.parse((event as MessageEvent<string>).data) as LiveEvent),
    )
  return {
    on(type, listener) {
      const set = listeners.get(type) ?? new Set()
      set.add(listener as (event: never) => void)
      listeners.set(type, set)
    },
  }
}
