import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildPlain, put } from '../support/builders.ts'
import { createHandLearning } from '../support/learning.ts'
import type { HandLearning } from '../support/learning.ts'
import { startTestMuseum } from '../support/museum.ts'
import type { TestMuseum } from '../support/museum.ts'
import { readEvents } from '../support/sse.ts'

describe('streams', () => {
  let museum: TestMuseum
  let learning: HandLearning
  beforeEach(async () => {
    learning = createHandLearning()
    museum = await startTestMuseum({ graph: [], openLearning: async () => learning })
  })
  afterEach(() => museum.close())

  it('tell every open museum that the graph has changed, uncompressed', async () => {
    const open = async () =>
      readEvents(museum.client.urlOf('watchMuseum'), { headers: { 'accept-encoding': 'gzip, br' } })
    const [one, two] = [await open(), await open()]
    expect(one.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(one.response.headers.get('content-encoding')).toBeNull()
    expect(one.response.headers.get('cache-control')).toBe('no-store')
    const curator = await museum.clientOf('curator')
    await curator.applyChangeSet({
      body: { message: 'x', operations: [put(buildPlain('Material', 'jade'))] },
    })
    for (const reader of [one, two])
      expect(await reader.next()).toEqual({
        event: 'graph-changed',
        data: { type: 'graph-changed', sequence: 1 },
      })
    one.close()
    two.close()
  })

  it('say nothing of a dry run', async () => {
    const reader = await readEvents(museum.client.urlOf('watchMuseum'))
    const curator = await museum.clientOf('curator')
    const body = { message: 'x', operations: [put(buildPlain('Material', 'jade'))] }
    await curator.applyChangeSet({ query: { dryRun: 'true' }, body })
    await curator.applyChangeSet({ body })
    expect((await reader.next())!.data).toEqual({ type: 'graph-changed', sequence: 1 })
    reader.close()
  })

  it('are not opened for a HEAD request', async () => {
    const own = museum.live.subscribers
    const response = await museum.fetch('/api/v1/live', { method: 'HEAD' })
    expect([response.status, museum.live.subscribers]).toEqual([200, own])
  })

  it('are let go when the page goes', async () => {
    const own = museum.live.subscribers
    const reader = await readEvents(museum.client.urlOf('watchMuseum'))
    expect(museum.live.subscribers).toBe(own + 1)
    const gone = new Promise<void>((resolve) => {
      const look = () => (museum.live.subscribers === own ? resolve() : setImmediate(look))
      look()
    })
    reader.close()
    await gone
    expect(museum.live.subscribers).toBe(own)
  })

  it('end when the museum closes, and so does the museum', async () => {
    const readers = await Promise.all([1, 2, 3].map(() => readEvents(museum.client.urlOf('watchMuseum'))))
    const ends = readers.map((reader) => reader.next())
    await museum.close()
    expect(await Promise.all(ends)).toEqual([undefined, undefined, undefined])
    await expect(museum.fetch('/healthz')).rejects.toThrow()
  })

  it('follow a training run from where it stands to its end', async () => {
    const curator = await museum.clientOf('curator')
    const run = await curator.startTrainingRun({ body: { model: 'text' } })
    expect(run).toMatchObject({ model: 'text', status: 'queued', startedBy: 'The curator' })
    const cookie = await museum.cookieOf('curator')
    const reader = await readEvents(museum.client.urlOf('watchTrainingRun', { id: run.id }), {
      headers: { cookie },
    })
    expect((await reader.next())!.data).toMatchObject({ status: 'queued', done: 0 })
    learning.advance(run.id, { status: 'running', stage: 'fitting', done: 0.5 })
    learning.advance(run.id, {
      status: 'refused',
      done: 1,
      finishedAt: '2026-11-23T20:01:00.000Z',
      reasons: ['worse'],
    })
    expect((await reader.next())!.data).toMatchObject({ status: 'running', stage: 'fitting', done: 0.5 })
    expect((await reader.next())!.data).toMatchObject({ status: 'refused', reasons: ['worse'] })
    expect(await reader.next()).toBeUndefined()
  })

  it('end at once for a run that is over', async () => {
    const curator = await museum.clientOf('curator')
    const { id } = await curator.startTrainingRun({ body: { model: 'text' } })
    learning.advance(id, { status: 'published', finishedAt: '2026-11-23T20:01:00.000Z', version: '3' })
    const cookie = await museum.cookieOf('curator')
    const reader = await readEvents(museum.client.urlOf('watchTrainingRun', { id }), { headers: { cookie } })
    expect((await reader.next())!.data).toMatchObject({ status: 'published', version: '3' })
    expect(await reader.next()).toBeUndefined()
  })

  it('are not opened for a second run of a model in training: 409', async () => {
    const curator = await museum.clientOf('curator')
    await curator.startTrainingRun({ body: { model: 'language' } })
    await expect(curator.startTrainingRun({ body: { model: 'language' } })).rejects.toMatchObject({
      status: 409,
      code: 'training-busy',
    })
    expect((await curator.listTrainingRuns()).items.map((r) => r.model)).toEqual(['language'])
  })
})
