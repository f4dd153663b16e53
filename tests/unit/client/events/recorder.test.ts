import { describe, expect, it } from 'vitest'
import { eraseVisit } from '../../../../client/events/erase.ts'
import { createRecorder } from '../../../../client/events/recorder.ts'
import { eventSchema } from '../../../../core/events/event.ts'
import type { VisitEvent } from '../../../../core/events/event.ts'
import { testVisit } from '../../../support/builders.ts'
import { createFakeStorage } from '../../../support/visitor-page.ts'

function setUp(storage = createFakeStorage()) {
  const events: VisitEvent[] = []
  const dropped: string[] = []
  let nowMs = 5_000
  const recorder = createRecorder({
    queue: {
      add: (event) => events.push(event) > 0,
      drop: async (visit) => void dropped.push(visit),
    },
    storage,
    now: () => nowMs,
    device: () => 'desktop',
    models: () => ({ text: '1' }),
    newVisit: () => testVisit,
  })
  return { recorder, events, dropped, storage, wait: (ms: number) => (nowMs += ms) }
}

describe('what is noted of a visit', () => {
  it('is nothing before consent, and nothing after a no', () => {
    const { recorder, events, storage } = setUp()
    recorder.record({ type: 'item-rated', item: 'a-bell', rating: 4 })
    recorder.answer(false)
    recorder.record({ type: 'item-rated', item: 'a-bell', rating: 4 })
    expect([events, recorder.visit(), storage.getItem('mouseion.visit')]).toEqual([[], undefined, null])
  })

  it('is numbered from 0, goes on over a reload, and is what the museum takes', () => {
    const { recorder, events, storage } = setUp()
    recorder.begin('zh')
    recorder.answer(true)
    recorder.record({ type: 'item-rated', item: 'a-bell', rating: 4 })
    const reloaded = setUp(storage)
    expect([reloaded.recorder.consent(), reloaded.recorder.visit()]).toEqual([true, testVisit])
    reloaded.recorder.answer(true)
    reloaded.recorder.record({ type: 'item-chosen', item: 'a-bell', slate: null, position: null })
    const all = [...events, ...reloaded.events]
    expect(all.map(({ type, order }) => [type, order])).toEqual([
      ['visit-started', 0],
      ['item-rated', 1],
      ['item-chosen', 2],
    ])
    expect(all[0]).toMatchObject({
      language: 'zh',
      device: 'desktop',
      models: { text: '1' },
      visit: testVisit,
    })
    for (const event of all) expect(eventSchema.safeParse(event).error).toBeUndefined()
  })

  it('says how long a thing was looked at; a glance is not noted, but remembered on the device', () => {
    const { recorder, events, wait } = setUp()
    recorder.answer(true)
    const glance = recorder.viewing('a-mask', 'read')
    wait(300)
    glance()
    const look = recorder.viewing('a-bell', 'inspect')
    wait(2_500)
    look()
    expect(events.slice(1)).toMatchObject([
      { type: 'item-viewed', item: 'a-bell', how: 'inspect', dwellMs: 2_500 },
    ])
    expect(recorder.history()).toEqual(['a-mask', 'a-bell'])
  })

  it('drops what was not sent when consent is taken back', () => {
    const { recorder, dropped } = setUp()
    recorder.answer(true)
    recorder.answer(false)
    expect(dropped).toEqual([testVisit])
  })
})

describe('erasure', () => {
  it('has the museum forget the visit, and asks again where it could not be reached', async () => {
    const { recorder, dropped, storage } = setUp()
    recorder.answer(true)
    const asked: string[] = []
    const client = (reachable: boolean) => ({
      eraseVisit: async ({ params }: { params: { visit: string } }) => {
        asked.push(params.visit)
        if (!reachable) throw new TypeError('Failed to fetch')
        return { erased: 7 }
      },
    })
    await expect(eraseVisit({ client: client(false), recorder, storage })).rejects.toThrow('Failed to fetch')
    expect([recorder.consent(), recorder.visit(), dropped]).toEqual([false, undefined, [testVisit]])
    expect(await eraseVisit({ client: client(true), recorder, storage })).toBe(7)
    expect(asked).toEqual([testVisit, testVisit])
    expect(await eraseVisit({ client: client(true), recorder, storage })).toBe(0)
  })
})
