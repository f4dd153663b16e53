import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Problem } from '../../core/api/messages.ts'
import { problemSchema } from '../../core/api/messages.ts'
import { StoreUnavailableError } from '../../server/graph/errors.ts'
import { buildViewed } from '../support/builders.ts'
import { startTestMuseum } from '../support/museum.ts'
import type { TestMuseum } from '../support/museum.ts'

describe('requests that are refused', () => {
  let museum: TestMuseum
  let cookie: string
  beforeAll(async () => {
    museum = await startTestMuseum()
    cookie = await museum.cookieOf('curator')
  })
  afterAll(() => museum.close())

  const problemFrom = async (response: Response): Promise<Problem> => {
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    const problem = problemSchema.parse(await response.json())
    expect(problem.status).toBe(response.status)
    expect(problem.type).toBe(`urn:mouseion:problem:${problem.code}`)
    return problem
  }
  const get = async (path: string) => problemFrom(await museum.fetch(path))
  const post = async (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
    problemFrom(
      await museum.fetch(path, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', cookie, ...headers },
      }),
    )

  it.each([
    ['/api/v1/nothing', 404, 'not-found'],
    ['/api/v1/entities/unknown-thing', 404, 'not-found'],
    ['/api/v1/exhibits/houmuwu-ding', 404, 'not-found'],
    ['/api/v1/models/text/1/model.onnx', 404, 'model-unavailable'],
    ['/api/v1/entities/%E0%A4%A', 400, 'bad-request'],
    ['/api/v1/entities?kind=Dragon', 400, 'invalid'],
    ['/api/v1/entities?limit=0', 400, 'invalid'],
    ['/api/v1/entities?limit=201', 400, 'invalid'],
    ['/api/v1/entities?limit=many', 400, 'invalid'],
    ['/api/v1/entities?surprise=1', 400, 'invalid'],
    ['/api/v1/entities?kind=Artifact&kind=Place', 400, 'invalid'],
    ['/api/v1/entities?relation=MADE_OF', 400, 'invalid'],
    ['/api/v1/entities?cursor=garbage', 400, 'bad-cursor'],
    [`/api/v1/entities?cursor=${Buffer.from('{"by":"slug"}').toString('base64url')}`, 400, 'bad-cursor'],
    ['/api/v1/entities/bronze/neighbours?types=LOVES', 400, 'invalid'],
    ['/api/v1/paths?from=bronze', 400, 'invalid'],
    ['/api/v1/paths?from=bronze&to=shang&maxLength=9', 400, 'invalid'],
    ['/api/v1/search?q=', 400, 'invalid'],
    [`/api/v1/search?q=${'x'.repeat(201)}`, 400, 'invalid'],
    ['/api/v1/models/text/..%2F..%2Fkeys/models.pem', 400, 'invalid'],
  ])('%s: %i %s', async (path, status, code) => {
    expect(await get(path)).toMatchObject({ status, code })
  })

  it('names every fault with its place', async () => {
    const { issues } = await get('/api/v1/entities?limit=0&order=colour&fromYear=x')
    expect(issues!.map((i) => i.path).sort()).toEqual(['query.fromYear', 'query.limit', 'query.order'])
    const bad = { events: [{ ...buildViewed(), dwellMs: -1, how: 'sniff' }, { type: 'dance' }] }
    const body = await post('/api/v1/events', JSON.stringify(bad))
    expect(body.issues!.map((i) => i.path).sort()).toEqual([
      'events.0.dwellMs',
      'events.0.how',
      'events.1.type',
    ])
  })

  it('says which methods an address takes', async () => {
    const response = await museum.fetch('/api/v1/exhibits', { method: 'PUT' })
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
    expect(await problemFrom(response)).toMatchObject({ status: 405, code: 'method-not-allowed' })
    const options = await museum.fetch('/api/v1/changesets', { method: 'OPTIONS' })
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'POST, GET, HEAD, OPTIONS'])
  })

  it.each([
    ['no JSON', '{"events": [', 400, 'malformed-json'],
    ['nothing', '', 400, 'malformed-json'],
    ['a list', '[]', 400, 'invalid'],
    ['null', 'null', 400, 'invalid'],
    ['a key that reaches prototypes', '{"events": [], "__proto__": {"admin": true}}', 400, 'invalid'],
    ['the same key, escaped', '{"events": [], "\\u005f_proto__": {"admin": true}}', 400, 'invalid'],
    ['depth 41', '['.repeat(41) + ']'.repeat(41), 400, 'too-deep'],
    ['depth 100,000', '{"a":'.repeat(100_000), 400, 'too-deep'],
    [
      'too many events',
      JSON.stringify({ events: Array.from({ length: 201 }, () => buildViewed()) }),
      400,
      'invalid',
    ],
    ['a huge body', JSON.stringify({ events: 'x'.repeat(600_000) }), 413, 'too-large'],
  ])('a body of %s: %s', async (_name, body, status, code) => {
    expect(await post('/api/v1/events', body)).toMatchObject({ status, code })
  })

  it('refuses bytes that are not UTF-8', async () => {
    const body = new Uint8Array([0x22, 0xff, 0xfe, 0x22])
    expect(await post('/api/v1/events', body)).toMatchObject({ status: 400, code: 'malformed-json' })
  })

  it('refuses a small body that unpacks into a huge one', async () => {
    const body = gzipSync(JSON.stringify({ events: 'x'.repeat(20_000_000) }))
    expect(body.length).toBeLessThan(100_000)
    expect(await post('/api/v1/events', body, { 'content-encoding': 'gzip' })).toMatchObject({ status: 413 })
  })

  it('refuses other types than JSON', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect(await post('/api/v1/events', 'events=1', { 'content-type': type })).toMatchObject({
        status: 415,
        code: 'unsupported-media-type',
      })
    expect(await post('/api/v1/events', '{}', { 'content-encoding': 'zip' })).toMatchObject({ status: 415 })
  })

  it('takes search syntax, SQL and Cypher as the words they are', async () => {
    for (const q of [
      '"',
      "'; DROP TABLE node; --",
      'NEAR(a b)',
      'label:bronze',
      'a OR NOT b',
      '*',
      '^',
      '(((',
      '{a b}',
      'MATCH (n) DETACH DELETE n',
      '}) RETURN n //',
      '\\',
      'bronze*',
      '-bronze',
      '\u0000',
      '🏺',
      '%',
      '_',
    ]) {
      const response = await museum.fetch(`/api/v1/search?q=${encodeURIComponent(q)}`)
      expect([q, response.status]).toEqual([q, 200])
      await response.arrayBuffer()
    }
    expect((await museum.client.listEntities({ query: { kind: 'Artifact' } })).items).toHaveLength(3)
  })

  it('does not answer with what it was asked, as a page', async () => {
    const response = await museum.fetch('/api/v1/%3Cscript%3Ealert(1)%3C%2Fscript%3E')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await problemFrom(response)).status).toBe(404)
  })

  it('says when to come back where the store can not serve, and fails its health check', async () => {
    const down = new StoreUnavailableError({ engine: 'sqlite', retriable: true, cause: new Error('busy') })
    vi.spyOn(museum.store, 'search').mockRejectedValueOnce(down)
    const response = await museum.fetch('/api/v1/search?q=x')
    expect(response.headers.get('retry-after')).toBe('1')
    expect(await problemFrom(response)).toMatchObject({ status: 503, code: 'store-unavailable' })
    vi.spyOn(museum.store, 'check').mockRejectedValueOnce(down)
    const health = await museum.fetch('/healthz')
    expect([health.status, await health.json()]).toEqual([
      503,
      expect.objectContaining({ status: 'failing', graph: { engine: 'sqlite', ok: false } }),
    ])
  })

  it('hides what failed inside, and logs it under the id it answers with', async () => {
    vi.spyOn(museum.store, 'search').mockRejectedValueOnce(new Error('secret detail of the disk'))
    const response = await museum.fetch('/api/v1/search?q=x', { headers: { 'x-request-id': 'request-0001' } })
    expect(response.headers.get('x-request-id')).toBe('request-0001')
    const text = await response.text()
    expect([response.status, text.includes('secret')]).toEqual([500, false])
  })
})
