/** What every EventLog keeps to, whatever it is stored in. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ulid } from 'ulid'
import type { VisitEvent } from '../../core/events/event.ts'
import type { EventLog } from '../../server/events/port.ts'
import { buildViewed, testVisit } from '../support/builders.ts'
import { countsOf } from '../support/event-counts.ts'

export interface EventLogUnderTest {
  readonly name: string
  /** An empty log each time; `reopen` closes it and opens the same one again. */
  readonly open: () => Promise<{
    log: EventLog
    reopen: () => Promise<EventLog>
    dispose: () => Promise<void>
  }>
}

const otherVisit = 'e2f7d6c4-94b1-4d1e-8a53-0f6f7a8b9c0d'

export function eventLogContract({ name, open }: EventLogUnderTest): void {
  describe(`EventLog: ${name}`, () => {
    let log: EventLog
    let opened: Awaited<ReturnType<typeof open>>
    beforeEach(async () => {
      opened = await open()
      log = opened.log
    })
    afterEach(() => opened.dispose())

    it('starts empty', async () => {
      expect(await countsOf(log)).toEqual({ events: 0, visits: 0 })
      expect(await log.lastSequence()).toBe(0)
      expect(await log.read({ afterSequence: 0, limit: 10 })).toEqual([])
    })

    it('gives back what was appended, in order, numbered from 1', async () => {
      const events = [0, 1, 2].map((order) => buildViewed({ order }))
      expect(await log.append(events)).toEqual({ accepted: 3, duplicates: 0 })
      const read = await log.read({ afterSequence: 0, limit: 10 })
      expect(read.map((r) => r.sequence)).toEqual([1, 2, 3])
      expect(read.map((r) => r.event)).toEqual(events)
    })

    it('stamps events with the clock of the server', async () => {
      await log.append([buildViewed({ atMs: 0 })])
      const [first] = await log.read({ afterSequence: 0, limit: 1 })
      expect(first!.receivedAtMs).toBeGreaterThan(1_700_000_000_000)
      expect(first!.event.atMs).toBe(0)
    })

    it('takes an id once, across batches and within one', async () => {
      const event = buildViewed()
      expect(await log.append([event])).toEqual({ accepted: 1, duplicates: 0 })
      expect(await log.append([event, buildViewed()])).toEqual({ accepted: 1, duplicates: 1 })
      const twice = buildViewed()
      expect(await log.append([twice, twice])).toEqual({ accepted: 1, duplicates: 1 })
      expect(await countsOf(log)).toEqual({ events: 3, visits: 1 })
      expect(await log.lastSequence()).toBe(3)
    })

    it('keeps the first of two events with one id', async () => {
      const event = buildViewed({ dwellMs: 1 })
      await log.append([event])
      await log.append([buildViewed({ id: event.id, dwellMs: 2 })])
      expect((await log.read({ afterSequence: 0, limit: 10 })).map((r) => r.event)).toEqual([event])
    })

    it('numbers without gaps after duplicates', async () => {
      const event = buildViewed()
      for (let i = 0; i < 5; i++) await log.append([event])
      await log.append([buildViewed()])
      expect((await log.read({ afterSequence: 0, limit: 10 })).map((r) => r.sequence)).toEqual([1, 2])
    })

    it('answers batches that arrive together each with its own receipt', async () => {
      const shared = buildViewed()
      const receipts = await Promise.all([
        log.append([shared]),
        log.append([shared, buildViewed()]),
        log.append([buildViewed(), buildViewed(), buildViewed()]),
      ])
      expect(receipts).toEqual([
        { accepted: 1, duplicates: 0 },
        { accepted: 1, duplicates: 1 },
        { accepted: 3, duplicates: 0 },
      ])
    })

    it('reads on from a sequence, a page at a time', async () => {
      await log.append(Array.from({ length: 7 }, (_, order) => buildViewed({ order })))
      const first = await log.read({ afterSequence: 0, limit: 5 })
      const rest = await log.read({ afterSequence: first.at(-1)!.sequence, limit: 5 })
      expect(first.map((r) => r.event.order)).toEqual([0, 1, 2, 3, 4])
      expect(rest.map((r) => r.event.order)).toEqual([5, 6])
    })

    it('refuses pages of no events and of more than 10,000', async () => {
      await expect(log.read({ afterSequence: 0, limit: 0 })).rejects.toThrow(RangeError)
      await expect(log.read({ afterSequence: 0, limit: 10_001 })).rejects.toThrow(RangeError)
    })

    it('forgets a visit and leaves the others', async () => {
      await log.append([buildViewed(), buildViewed({ visit: otherVisit }), buildViewed()])
      expect(await log.eraseVisit(testVisit)).toBe(2)
      const left = await log.read({ afterSequence: 0, limit: 10 })
      expect(left.map((r) => [r.sequence, r.event.visit])).toEqual([[2, otherVisit]])
      expect(await countsOf(log)).toEqual({ events: 1, visits: 1 })
      expect(await log.lastSequence()).toBe(3)
    })

    it('erases nothing for a visit it does not know', async () => {
      expect(await log.eraseVisit(otherVisit)).toBe(0)
    })

    it('does not take a forgotten visit back', async () => {
      await log.append([buildViewed()])
      await log.eraseVisit(testVisit)
      expect(await log.append([buildViewed()])).toEqual({ accepted: 0, duplicates: 0 })
      expect((await countsOf(log)).events).toBe(0)
    })

    it('never uses a sequence again', async () => {
      await log.append([buildViewed(), buildViewed()])
      await log.eraseVisit(testVisit)
      await log.append([buildViewed({ visit: otherVisit })])
      expect((await log.read({ afterSequence: 0, limit: 10 })).map((r) => r.sequence)).toEqual([3])
    })

    it('has everything that was acknowledged after it is opened again', async () => {
      const events = Array.from({ length: 50 }, (_, order) => buildViewed({ order }))
      await log.append(events)
      await log.append([buildViewed({ visit: otherVisit, id: ulid() })])
      await log.eraseVisit(otherVisit)
      const again = await opened.reopen()
      expect((await again.read({ afterSequence: 0, limit: 100 })).map((r) => r.event)).toEqual(events)
      expect(await again.append([events[0]!])).toEqual({ accepted: 0, duplicates: 1 })
      expect(await again.append([buildViewed({ visit: otherVisit })])).toEqual({ accepted: 0, duplicates: 0 })
      expect(await again.lastSequence()).toBe(51)
    })

    it('keeps letters of every script as they are', async () => {
      const judged: VisitEvent = {
        id: ulid(),
        visit: testVisit,
        order: 0,
        atMs: 5,
        type: 'form-judged',
        cognateSet: 'water',
        language: 'old-chinese',
        predicted: ['s', 'tʰ', 'u', 'j', 'ʔ', '³⁵'],
        verdict: 'confirmed',
        corrected: null,
        version: '1',
      }
      await log.append([judged])
      const [read] = await log.read({ afterSequence: 0, limit: 1 })
      expect(read!.event).toEqual(judged)
    })
  })
}
