import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ulid } from 'ulid'
import { buildViewed, testVisit } from '../support/builders.ts'
import { countsOf } from '../support/event-counts.ts'
import { startTestMuseum } from '../support/museum.ts'
import type { TestMuseum } from '../support/museum.ts'

describe('the interaction log', () => {
  let museum: TestMuseum
  beforeAll(async () => {
    museum = await startTestMuseum({ graph: [] })
  })
  afterAll(() => museum.close())
  const visit = () => crypto.randomUUID()

  it('acknowledges what is on disk, with 202', async () => {
    const events = [0, 1].map((order) => buildViewed({ visit: visit(), order }))
    const before = await museum.events.lastSequence()
    const response = await museum.fetch('/api/v1/events', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ events }),
    })
    expect([response.status, await response.json()]).toEqual([202, { accepted: 2, duplicates: 0 }])
    const read = await museum.events.read({ afterSequence: before, limit: 10 })
    expect(read.map((r) => r.event)).toEqual(events)
  })

  it('takes a batch that is sent again without doubling it', async () => {
    const body = { events: [buildViewed({ visit: visit() }), buildViewed({ visit: visit() })] }
    expect(await museum.client.appendEvents({ body })).toEqual({ accepted: 2, duplicates: 0 })
    expect(await museum.client.appendEvents({ body })).toEqual({ accepted: 0, duplicates: 2 })
  })

  it('takes nothing of a batch with one bad event', async () => {
    const before = (await countsOf(museum.events)).events
    const bad = { ...buildViewed(), item: 'Not A Slug' } as never
    await expect(
      museum.client.appendEvents({ body: { events: [buildViewed(), bad] } }),
    ).rejects.toMatchObject({
      status: 400,
      problem: { issues: [{ path: 'events.1.item' }] },
    })
    expect((await countsOf(museum.events)).events).toBe(before)
  })

  it('takes no text that a visitor typed and no field that says who they are', async () => {
    for (const extra of [{ text: 'what I think' }, { email: 'a@b.example' }, { ip: '127.0.0.1' }]) {
      const body = { events: [{ ...buildViewed(), ...extra } as never] }
      await expect(museum.client.appendEvents({ body })).rejects.toMatchObject({ status: 400 })
    }
  })

  it('forgets a visit for good', async () => {
    const events = [buildViewed(), buildViewed(), buildViewed({ visit: visit() })]
    await museum.client.appendEvents({ body: { events } })
    expect(await museum.client.eraseVisit({ params: { visit: testVisit } })).toEqual({ erased: 2 })
    expect(await museum.client.eraseVisit({ params: { visit: testVisit } })).toEqual({ erased: 0 })
    expect(await museum.client.appendEvents({ body: { events: [buildViewed({ id: ulid() })] } })).toEqual({
      accepted: 0,
      duplicates: 0,
    })
    const all = await museum.events.read({ afterSequence: 0, limit: 10_000 })
    expect(all.some((r) => r.event.visit === testVisit)).toBe(false)
  })

  it('takes many batches at once, each event once', async () => {
    const batches = Array.from({ length: 40 }, (_, b) =>
      Array.from({ length: 25 }, (_, order) => buildViewed({ visit: visit(), order: b * 25 + order })),
    )
    const before = (await countsOf(museum.events)).events
    const receipts = await Promise.all(
      batches.map((events) => museum.client.appendEvents({ body: { events } })),
    )
    expect(receipts.reduce((sum, r) => sum + r.accepted, 0)).toBe(1_000)
    expect((await countsOf(museum.events)).events - before).toBe(1_000)
  })
})

describe('floods', () => {
  it('are slowed down by address, and told for how long', async () => {
    const museum = await startTestMuseum({ graph: [], settings: { rateLimits: { events: 3, reads: 4 } } })
    try {
      const send = () => museum.client.appendEvents({ body: { events: [buildViewed()] } }).then(() => 202)
      const statuses: number[] = []
      for (let i = 0; i < 5; i++)
        statuses.push(await send().catch((error: { status: number }) => error.status))
      expect(statuses).toEqual([202, 202, 202, 429, 429])
      const refused = await send().catch((error: { retryAfterS: number; code: string }) => error)
      expect(refused).toMatchObject({
        code: 'too-many-requests',
        retryAfterS: expect.toSatisfy((s: number) => s >= 1 && s <= 60) as number,
      })
      for (let i = 0; i < 4; i++) expect((await museum.fetch('/api/v1/exhibits')).status).toBe(200)
      expect((await museum.fetch('/api/v1/exhibits')).status).toBe(429)
      expect((await museum.fetch('/healthz')).status).toBe(200)
    } finally {
      await museum.close()
    }
  })

  it('believe a proxy about addresses only where one is configured', async () => {
    const ask = async (trustProxy: number) => {
      const museum = await startTestMuseum({ graph: [], settings: { trustProxy, rateLimits: { reads: 2 } } })
      try {
        const statuses: number[] = []
        for (const address of ['198.51.100.1', '198.51.100.2', '198.51.100.3'])
          statuses.push(
            (await museum.fetch('/api/v1/me', { headers: { 'x-forwarded-for': address } })).status,
          )
        return statuses
      } finally {
        await museum.close()
      }
    }
    expect(await ask(0)).toEqual([200, 200, 429])
    expect(await ask(1)).toEqual([200, 200, 200])
  })
})
