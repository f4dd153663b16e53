/** The museum's live channel: models and the graph may change while the page is open. */
import { apiBase, paths } from '../../core/api/paths.ts'
import type { LiveEvent } from '../../core/api/messages.ts'

type Heard = LiveEvent | { readonly type: 'reconnected' }
type Listener<T extends Heard['type']> = (event: Extract<Heard, { type: T }>) => void

export interface LiveChannel {
  /** Returns how to stop listening. */
  on<T extends Heard['type']>(type: T, listener: Listener<T>): () => void
  close(): void
}

/** The part of EventSource that is used. */
export interface LiveSource {
  readonly readyState: number
  addEventListener(type: string, listener: (event: Event) => void): void
  close(): void
}

export interface LiveParts {
  readonly open?: (url: string) => LiveSource
  /** Returns how to call it off. */
  readonly after?: (ms: number, run: () => void) => () => void
  readonly random?: () => number
}

const types = ['model-published', 'model-rolled-back', 'graph-changed'] as const
const closed = 2
const longestPauseMs = 60_000

/**
 * What was missed while the connection was broken is looked up by whoever hears `reconnected`. An EventSource connects again by itself, but
 * gives up for good where the answer was an error (503 while the museum starts anew): then it is opened again, later and later.
 */
export function openLiveChannel({
  open = (url) => new EventSource(url),
  after = later,
  random = Math.random,
}: LiveParts = {}): LiveChannel {
  const listeners = new Map<Heard['type'], Set<(event: never) => void>>()
  const tell = (event: Heard) =>
    [...(listeners.get(event.type) ?? [])].forEach((listener) => listener(event as never))
  let source: LiveSource | undefined
  let before = false
  let failures = 0
  let cancel = () => {}

  const connect = () => {
    const current = open(`${apiBase}${paths.watchMuseum.path}`)
    source = current
    current.addEventListener('open', () => {
      failures = 0
      if (before) tell({ type: 'reconnected' })
      before = true
    })
    current.addEventListener('error', () => {
      if (current !== source || current.readyState !== closed) return
      const pauseMs = Math.min(longestPauseMs, 1_000 * 2 ** failures++)
      cancel = after(pauseMs * (0.5 + random() / 2), connect)
    })
    for (const type of types)
      current.addEventListener(type, (event) =>
        tell(JSON.parse((event as MessageEvent<string>).data) as LiveEvent),
      )
  }
  connect()

  return {
    on(type, listener) {
      const set = listeners.get(type) ?? new Set()
      set.add(listener)
      listeners.set(type, set)
      return () => void set.delete(listener)
    },
    close() {
      cancel()
      source?.close()
      source = undefined
      listeners.clear()
    },
  }
}

function later(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}
