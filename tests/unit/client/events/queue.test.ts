import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'
import { memoryEventStore } from '../../../../client/events/indexed-db-store.ts'
import { mostWaiting } from '../../../../client/events/pace.ts'
import { createQueue } from '../../../../client/events/queue.ts'
import { buildViewed, testVisit } from '../../../support/builders.ts'
import { createFakeInbox, ManualClock } from '../../../support/visitor-page.ts'

function setUp(inbox = createFakeInbox(), store = memoryEventStore()) {
  const clock = new ManualClock()
  const queue = createQueue({
    store,
    send: inbox.send,
    timers: clock.timers,
    now: clock.now,
    random: () => 1,
  })
  return { clock, inbox, store, queue }
}
const many = (count: number) =>
  Array.from({ length: count }, (_, order) => buildViewed({ id: ulid(1_000 + order), order }))

describe('the event queue', () => {
  it('sends batches of at most 200, oldest first, and keeps nothing that was taken', async () => {
    const { queue, inbox, store } = setUp()
    const events = many(450)
    for (const event of events) queue.add(event)
    await queue.flush()
    expect(inbox.batches.map((b) => b.events.length)).toEqual([200, 200, 50])
    expect(inbox.batches.flatMap((b) => b.events)).toEqual(events)
    expect([await queue.waiting(), await store.count()]).toEqual([0, 0])
  })

  it('says when more or fewer wait, until nobody listens', async () => {
    const { queue } = setUp()
    const heard: Promise<number>[] = []
    const stop = queue.subscribe(() => heard.push(queue.waiting()))
    for (const event of many(2)) queue.add(event)
    await queue.flush()
    expect((await Promise.all(heard)).at(-1)).toBe(0)
    const before = heard.length
    expect(before).toBeGreaterThan(2)
    stop()
    queue.add(buildViewed({ id: ulid(2_000), order: 2 }))
    expect(heard).toHaveLength(before)
  })

  it('gathers a burst before it sends', async () => {
    const { queue, inbox, clock } = setUp()
    for (const event of many(3)) queue.add(event)
    expect([clock.planned, inbox.batches]).toEqual([[1_500], []])
    clock.advance(1_500)
    await queue.flush()
    expect(inbox.batches.map((b) => b.events.length)).toEqual([3])
  })

  it('keeps events offline, tries later and later, and at once when the network is back', async () => {
    const { queue, inbox, clock, store } = setUp()
    inbox.answers.push('offline', 'offline')
    queue.add(many(1)[0]!)
    await queue.flush()
    expect([clock.planned, await store.count()]).toEqual([[1_000], 1])
    await queue.flush()
    expect(inbox.batches).toHaveLength(1)
    clock.advance(1_000)
    await queue.flush()
    expect([inbox.batches.length, clock.planned]).toEqual([2, [2_000]])
    await queue.flush({ now: true })
    expect([inbox.batches.length, await queue.waiting(), await store.count()]).toEqual([3, 0, 0])
  })

  it('waits as long as the museum asks', async () => {
    const { queue, inbox, clock } = setUp()
    inbox.answers.push({ kind: 'later', retryAfterMs: 45_000 })
    queue.add(many(1)[0]!)
    await queue.flush()
    expect(clock.planned).toEqual([45_000])
  })

  it('sends what an earlier page left, before its own', async () => {
    const [left, own] = many(2)
    const store = memoryEventStore()
    await store.add(left!)
    const { queue, inbox } = setUp(createFakeInbox(), store)
    queue.add(own!)
    await queue.flush()
    expect(inbox.batches.map((b) => b.events)).toEqual([[left, own]])
  })

  it('lets go of the one faulty event alone', async () => {
    const events = many(9)
    const bad = events[5]!
    const inbox = createFakeInbox((batch) => (batch.includes(bad) ? { kind: 'refused' } : { kind: 'taken' }))
    const { queue } = setUp(inbox)
    for (const event of events) queue.add(event)
    await queue.flush()
    const taken = inbox.batches.filter((b) => !b.events.includes(bad)).flatMap((b) => b.events)
    expect(taken).toEqual(events.filter((event) => event !== bad))
    expect([queue.lost(), await queue.waiting()]).toEqual([1, 0])
  })

  it('sends with keepalive when the page is left, and again from the next page: the ids make that harmless', async () => {
    const { queue, inbox, store } = setUp()
    const [event] = many(1)
    queue.add(event!)
    await queue.flush({ keepalive: true })
    expect(inbox.batches).toEqual([{ events: [event], keepalive: true }])
    expect(await queue.waiting()).toBe(1)
    const next = setUp(createFakeInbox(), store)
    await next.queue.flush()
    expect(next.inbox.batches).toEqual([{ events: [event], keepalive: false }])
  })

  it('drops a visit, also on disk, and nothing else', async () => {
    const { queue, inbox, store } = setUp()
    const other = buildViewed({ id: ulid(9_000), visit: '11111111-1111-4111-8111-111111111111' })
    for (const event of [...many(3), other]) queue.add(event)
    await queue.drop(testVisit)
    expect(await store.first(10)).toEqual([other])
    await queue.flush()
    expect(inbox.batches.map((b) => b.events)).toEqual([[other]])
  })

  it('keeps what was logged first when it is full', async () => {
    const { queue, inbox } = setUp()
    const events = many(mostWaiting + 1)
    expect(events.map((event) => queue.add(event)).lastIndexOf(true)).toBe(mostWaiting - 1)
    await queue.flush()
    expect(inbox.batches[0]!.events[0]).toEqual(events[0])
    expect(queue.lost()).toBe(1)
  })

  it('goes on in memory where the disk fails', async () => {
    const fails = () => Promise.reject(new Error('disk full'))
    const store = { add: fails, first: fails, remove: fails, dropVisit: fails, count: fails }
    const { queue, inbox } = setUp(createFakeInbox(), store)
    const events = many(2)
    for (const event of events) queue.add(event)
    await queue.flush()
    expect([inbox.batches[0]!.events, await queue.waiting()]).toEqual([events, 0])
  })
})
