/** What the page notes of a visit, once the visitor has said yes: numbered, given an idempotency key, and queued. */
import { ulid } from 'ulid'
import type { EventOf, VisitEvent } from '../../core/events/event.ts'
import type { ModelName } from '../../core/events/model-name.ts'
import type { UiLanguage } from '../../core/heritage/text.ts'
import type { EventQueue } from './queue.ts'

type Envelope = 'id' | 'visit' | 'order' | 'atMs'
type Noted<T extends VisitEvent['type']> = T extends VisitEvent['type'] ? Omit<EventOf<T>, Envelope> : never
export type NotedEvent = Noted<VisitEvent['type']>

/** The wording that was agreed to. */
export const consentWording = '2026-11'

export interface Recorder {
  readonly subscribe: (listener: () => void) => () => void
  /** `undefined` until the visitor has answered. Kept for the session alone. */
  readonly consent: () => boolean | undefined
  readonly visit: () => string | undefined
  /** Taking consent back also drops what was not sent yet. */
  answer(given: boolean): void
  /** Without consent, nothing happens. */
  record(event: NotedEvent): void
  begin(language: UiLanguage): void
  /** A thing is being looked at; call the answer when it no longer is. */
  viewing(item: string, how: 'approach' | 'inspect' | 'read'): () => void
  viewed(item: string, how: 'approach' | 'inspect' | 'read', dwellMs: number): void
  /** Seen on this visit, oldest first; stays on the device. */
  readonly history: () => readonly string[]
  /** Forgets the visit here; what has reached the museum is erased through the API. */
  forget(): Promise<void>
}

export interface RecorderParts {
  readonly queue: Pick<EventQueue, 'add' | 'drop'>
  /** `sessionStorage`, or what a test gives. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  readonly now: () => number
  readonly device: () => EventOf<'visit-started'>['device']
  /** Versions of the models that answer. */
  readonly models: () => Partial<Record<ModelName, string>>
  readonly newVisit?: () => string
}

const keys = {
  consent: 'mouseion.consent',
  visit: 'mouseion.visit',
  order: 'mouseion.order',
  history: 'mouseion.history',
}
const longestHistory = 60
const shortestLookMs = 1_000

export function createRecorder({
  queue,
  storage,
  now,
  device,
  models,
  newVisit = () => crypto.randomUUID(),
}: RecorderParts): Recorder {
  const listeners = new Set<() => void>()
  let language: UiLanguage = 'en'
  const changed = () => listeners.forEach((listener) => listener())
  const consent = () => {
    const kept = storage.getItem(keys.consent)
    return kept === null ? undefined : kept === 'yes'
  }
  const visit = () => storage.getItem(keys.visit) ?? undefined
  const history = (): readonly string[] => JSON.parse(storage.getItem(keys.history) ?? '[]') as string[]

  const record = (event: NotedEvent) => {
    const current = visit()
    if (consent() !== true || current === undefined) return
    const order = Number(storage.getItem(keys.order) ?? '0')
    storage.setItem(keys.order, String(order + 1))
    const atMs = now()
    queue.add({ ...event, id: ulid(atMs), visit: current, order, atMs })
  }
  const remember = (item: string) => {
    const list = [...history().filter((seen) => seen !== item), item].slice(-longestHistory)
    storage.setItem(keys.history, JSON.stringify(list))
    changed()
  }
  const viewed: Recorder['viewed'] = (item, how, dwellMs) => {
    remember(item)
    if (dwellMs >= shortestLookMs)
      record({ type: 'item-viewed', item, how, dwellMs: Math.min(3_600_000, Math.round(dwellMs)) })
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    consent,
    visit,
    history,
    record,
    viewed,
    begin(next) {
      language = next
    },
    answer(given) {
      storage.setItem(keys.consent, given ? 'yes' : 'no')
      const current = visit()
      if (!given && current !== undefined) void queue.drop(current)
      if (given && current === undefined) {
        storage.setItem(keys.visit, newVisit())
        storage.setItem(keys.order, '0')
        record({
          type: 'visit-started',
          consent: consentWording,
          device: device(),
          language,
          models: models(),
        })
      }
      changed()
    },
    viewing(item, how) {
      const from = now()
      remember(item)
      return () => viewed(item, how, now() - from)
    },
    async forget() {
      const current = visit()
      storage.removeItem(keys.visit)
      storage.removeItem(keys.order)
      storage.removeItem(keys.history)
      storage.setItem(keys.consent, 'no')
      if (current !== undefined) await queue.drop(current)
      changed()
    },
  }
}
