import { describe, expect, it } from 'vitest'
import { afterSending, freshPace, nextBatch, pauseMs, sentOf } from '../../../../client/events/pace.ts'
import { buildViewed } from '../../../support/builders.ts'

const context = { count: 200, nowMs: 10_000, chance: 1 }

describe('the pace of sending', () => {
  it('doubles the pause up to a minute, half of it by chance', () => {
    expect([1, 2, 3, 7, 50].map((failures) => pauseMs(failures, 1))).toEqual([
      1_000, 2_000, 4_000, 60_000, 60_000,
    ])
    expect(pauseMs(3, 0)).toBe(2_000)
    expect(pauseMs(3, 0.5)).toBe(3_000)
  })

  it('waits as long as the museum asks', () => {
    const { pace, leaves } = afterSending(freshPace, { kind: 'later', retryAfterMs: 30_000 }, context)
    expect([pace.notBeforeMs, pace.failures, leaves]).toEqual([40_000, 1, false])
    const own = afterSending(pace, { kind: 'later', retryAfterMs: 500 }, context)
    expect([own.pace.notBeforeMs, own.pace.failures]).toEqual([12_000, 2])
  })

  it('reads an answer: taken, faulty, or later with seconds or a date', () => {
    expect(sentOf(202, null, 0)).toEqual({ kind: 'taken' })
    expect([400, 413, 422].map((status) => sentOf(status, null, 0).kind)).toEqual(Array(3).fill('refused'))
    expect(sentOf(503, '7', 0)).toEqual({ kind: 'later', retryAfterMs: 7_000 })
    expect(sentOf(429, 'Thu, 01 Jan 1970 00:01:00 GMT', 20_000)).toEqual({
      kind: 'later',
      retryAfterMs: 40_000,
    })
    expect(sentOf(500, 'soon', 0)).toEqual({ kind: 'later' })
    expect(sentOf(403, null, 0)).toEqual({ kind: 'later' })
  })

  it('halves a refused batch until one stands alone, and grows again afterwards', () => {
    const halved = afterSending(freshPace, { kind: 'refused' }, context)
    expect([halved.pace.batch, halved.leaves]).toEqual([100, false])
    const alone = afterSending({ ...freshPace, batch: 1 }, { kind: 'refused' }, { ...context, count: 1 })
    expect([alone.pace.batch, alone.leaves]).toEqual([1, true])
    expect(afterSending(alone.pace, { kind: 'taken' }, { ...context, count: 1 }).pace.batch).toBe(2)
  })

  it('takes the oldest first, and no more bytes than a page that is left may send', () => {
    const events = [0, 1, 2].map((order) => buildViewed({ order }))
    expect(nextBatch(events, { count: 2 })).toEqual(events.slice(0, 2))
    const bytes = JSON.stringify({ events: events.slice(0, 2) }).length
    expect(nextBatch(events, { count: 9, bytes: bytes + 1 })).toHaveLength(2)
    expect(nextBatch(events, { count: 9, bytes: bytes - 1 })).toHaveLength(1)
  })
})
