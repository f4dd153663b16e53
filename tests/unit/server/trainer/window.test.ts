import { describe, expect, test } from 'vitest'
import type { VisitEvent } from '../../../../core/events/event.ts'
import type { LoggedEvent } from '../../../../server/events/port.ts'
import { openWindow, windowLimits } from '../../../../server/trainer/dataset/window.ts'

const hour = 3_600_000
const now = 1_000_000 * hour
type Act = { readonly afterMs: number } & Record<string, unknown>

/** A visit that began two hours ago and consented; acts come at their offsets. */
function visit(id: string, acts: readonly Act[], { startedMs = now - 2 * hour, consent = true } = {}) {
  const started = {
    type: 'visit-started',
    afterMs: 0,
    consent: '1',
    device: 'desktop',
    language: 'zh',
    models: {},
  }
  return [...(consent ? [started] : []), ...acts].map(({ afterMs, ...event }, order): LoggedEvent => {
    const atMs = startedMs + afterMs
    return {
      sequence: order + 1,
      receivedAtMs: atMs,
      event: { id: `${id}-${order}`, visit: id, order, atMs, ...event } as unknown as VisitEvent,
    }
  })
}

const view = (item: string, afterMs: number): Act => ({
  type: 'item-viewed', item, how: 'inspect', dwellMs: 1000, afterMs,
}) // prettier-ignore
const path = (length: number, stepMs = 5_000) =>
  Array.from({ length }, (_, i) => view(`thing-${i}`, (i + 1) * stepMs))

describe('a visit is left out, and counted, where', () => {
  const rejectedOf = (log: readonly LoggedEvent[]) => {
    const { visits, rejected } = openWindow(log, now)
    expect(visits).toEqual([])
    return Object.entries(rejected).filter(([, count]) => count > 0)
  }

  test('nobody consented', () => {
    expect(rejectedOf(visit('v', path(3), { consent: false }))).toEqual([['no consent', 1]])
  })

  test('it may not be over', () => {
    const late = visit('v', [view('thing-0', 1)], { startedMs: now - windowLimits.maturityMs })
    expect(rejectedOf(late)).toEqual([['not matured', 1]])
  })

  test('its clock runs ahead, or it is too old', () => {
    const ahead = visit('v', path(2)).map((logged) => ({
      ...logged,
      receivedAtMs: logged.event.atMs - windowLimits.clockLeadMs - 1,
    }))
    expect(rejectedOf(ahead)).toEqual([['clock', 1]])
    const old = visit('v', path(2), { startedMs: now - windowLimits.oldestMs - 1 })
    expect(rejectedOf(old)).toEqual([['clock', 1]])
  })

  test('it is faster than a person looks, or longer than a person stays', () => {
    expect(rejectedOf(visit('v', path(20, 300)))).toEqual([['flood', 1]])
    expect(rejectedOf(visit('v', path(windowLimits.eventsPerVisit, 5_000)))).toEqual([['flood', 1]])
  })

  test('it is a flood of any length', () => {
    const [first] = visit('v', path(1))
    const flood = Array.from({ length: 200_000 }, () => first!)
    expect(rejectedOf(flood)).toEqual([['flood', 1]])
    expect(openWindow([...flood, ...visit('w', path(4))], now).visits.map(({ id }) => id)).toEqual(['w'])
  })

  test('too many walked the very same path', () => {
    const log = ['a', 'b', 'c', 'd', 'e'].flatMap((id) => visit(id, path(4)))
    const { visits, rejected } = openWindow(log, now)
    expect(visits.map((v) => v.id)).toEqual(['a', 'b', 'c'])
    expect(rejected.copy).toBe(2)
  })
})

describe('at the limit a visit counts', () => {
  test('over for just long enough, and as quick as a person can be', () => {
    const ended = visit('v', [view('thing-0', 0)], { startedMs: now - windowLimits.maturityMs })
    expect(openWindow(ended, now).visits).toHaveLength(1)
    expect(openWindow(visit('v', path(20, windowLimits.leastStepMs)), now).visits).toHaveLength(1)
  })

  test('short paths may be the same as often as they like', () => {
    const log = ['a', 'b', 'c', 'd', 'e'].flatMap((id) => visit(id, path(3)))
    expect(openWindow(log, now).visits).toHaveLength(5)
  })
})

test('a visit becomes steps once each, with ratings as weights, and slates with what was chosen', () => {
  const slate = '01HSLATE'
  const log = visit('v', [
    view('bell', 5_000),
    { type: 'slate-shown', slate, policy: 'v1', from: null, afterMs: 6_000,
      items: [{ item: 'cup', propensity: 0.9, score: 1 }, { item: 'jar', propensity: 0.1, score: 0 }] },
    { type: 'item-chosen', item: 'jar', slate, position: 1, afterMs: 9_000 },
    view('bell', 12_000),
    { type: 'item-rated', item: 'jar', rating: 1, afterMs: 15_000 },
  ]) // prettier-ignore
  const [record] = openWindow(log, now).visits
  const start = now - 2 * hour
  expect(record).toMatchObject({
    language: 'zh',
    steps: [
      { item: 'bell', atMs: start + 5_000, weight: 1 },
      { item: 'jar', atMs: start + 9_000, weight: 0.1 },
    ],
    slates: [{ history: ['bell'], chosen: 1 }],
  })
})
