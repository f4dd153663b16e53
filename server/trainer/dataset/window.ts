/** The log of matured visits, checked: what training may learn from. Pure; every visit left out is counted with its reason. */
import type { EventOf } from '../../../core/events/event.ts'
import type { LoggedEvent } from '../../events/port.ts'

export interface ItemStep {
  readonly item: string
  readonly atMs: number
  /** How much it counts as a success: a low rating takes it down, a high one up. */
  readonly weight: number
}

export interface LoggedSlate {
  /** Items seen before the slate, oldest first. */
  readonly history: readonly string[]
  readonly items: EventOf<'slate-shown'>['items']
  /** Position chosen from it; `null` where none was. */
  readonly chosen: number | null
}

export interface VisitRecord {
  readonly id: string
  readonly language: string
  readonly steps: readonly ItemStep[]
  readonly slates: readonly LoggedSlate[]
  readonly texts: readonly EventOf<'text-judged'>[]
  readonly forms: readonly EventOf<'form-judged'>[]
}

export type Rejection = 'no consent' | 'not matured' | 'clock' | 'flood' | 'copy'

export interface TrainingWindow {
  readonly visits: readonly VisitRecord[]
  readonly rejected: Readonly<Record<Rejection, number>>
  readonly events: number
}

export interface WindowLimits {
  /** A visit is over when nothing came for this long: what was not observed yet is not a negative. */
  readonly maturityMs: number
  readonly oldestMs: number
  readonly clockLeadMs: number
  readonly eventsPerVisit: number
  /** Faster than a person can look. */
  readonly leastStepMs: number
  readonly itemsPerVisit: number
  /** Visits with the very same path of four items or more; of more than this many only this many count. */
  readonly copies: number
}

export const windowLimits: WindowLimits = {
  maturityMs: 30 * 60_000,
  oldestMs: 400 * 86_400_000,
  clockLeadMs: 10 * 60_000,
  eventsPerVisit: 400,
  leastStepMs: 400,
  itemsPerVisit: 60,
  copies: 3,
}

const ratingWeight = [0, 0.1, 0.4, 1, 1.5, 2]

export function openWindow(
  log: readonly LoggedEvent[],
  nowMs: number,
  limits: WindowLimits = windowLimits,
): TrainingWindow {
  const rejected: Record<Rejection, number> = {
    'no consent': 0,
    'not matured': 0,
    clock: 0,
    flood: 0,
    copy: 0,
  }
  const visits: VisitRecord[] = []
  const paths = new Map<string, number>()
  for (const [id, own] of Map.groupBy(log, (logged) => logged.event.visit)) {
    const reason = faultOf(own, nowMs, limits)
    if (reason !== undefined) {
      rejected[reason]++
      continue
    }
    const visit = recordOf(id, own, limits)
    if (visit.steps.length >= 4) {
      const path = visit.steps.map((step) => step.item).join()
      const copies = (paths.get(path) ?? 0) + 1
      paths.set(path, copies)
      if (copies > limits.copies) {
        rejected.copy++
        continue
      }
    }
    visits.push(visit)
  }
  return { visits, rejected, events: log.length }
}

function faultOf(own: readonly LoggedEvent[], nowMs: number, limits: WindowLimits): Rejection | undefined {
  // First of all: nothing below is for a visit of any length.
  if (own.length > limits.eventsPerVisit) return 'flood'
  if (!own.some(({ event }) => event.type === 'visit-started')) return 'no consent'
  const times = own.map(({ event }) => event.atMs)
  const [first, last] = [Math.min(...times), Math.max(...times)]
  if (
    own.some(({ event, receivedAtMs }) => event.atMs > receivedAtMs + limits.clockLeadMs) ||
    first < nowMs - limits.oldestMs
  )
    return 'clock'
  if (last > nowMs - limits.maturityMs) return 'not matured'
  const acts = own.filter(({ event }) => event.type !== 'visit-started' && event.type !== 'slate-shown')
  if (acts.length >= 20 && (last - first) / acts.length < limits.leastStepMs) return 'flood'
  return undefined
}

function recordOf(id: string, own: readonly LoggedEvent[], limits: WindowLimits): VisitRecord {
  const events = own.map(({ event }) => event).sort((a, b) => a.order - b.order)
  const steps = new Map<string, ItemStep>()
  const slates: (Omit<LoggedSlate, 'chosen'> & { id: string; chosen: number | null })[] = []
  for (const event of events) {
    if (event.type === 'slate-shown')
      slates.push({ id: event.slate, history: [...steps.keys()], items: event.items, chosen: null })
    if (event.type === 'item-chosen') {
      const slate = slates.find((s) => s.id === event.slate)
      if (slate !== undefined && event.position !== null) slate.chosen = event.position
    }
    if (event.type !== 'item-viewed' && event.type !== 'item-chosen' && event.type !== 'item-rated') continue
    const known = steps.get(event.item)
    if (known === undefined && steps.size >= limits.itemsPerVisit) continue
    const weight = event.type === 'item-rated' ? ratingWeight[event.rating]! : (known?.weight ?? 1)
    steps.set(event.item, { item: event.item, atMs: known?.atMs ?? event.atMs, weight })
  }
  const started = events.find((event) => event.type === 'visit-started')
  return {
    id,
    language: started?.language ?? 'other',
    steps: [...steps.values()],
    slates,
    texts: events.filter((event) => event.type === 'text-judged'),
    forms: events.filter((event) => event.type === 'form-judged'),
  }
}
