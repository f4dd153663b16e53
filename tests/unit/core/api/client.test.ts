import { describe, expect, it } from 'vitest'
import { ApiError, createClient } from '../../../../core/api/client.ts'

interface Sent {
  url: string
  method: string
  body: unknown
}

function recording(answer: () => Response) {
  const sent: Sent[] = []
  const client = createClient({
    baseUrl: 'https://museum.example',
    fetch: (url, init) => {
      if (typeof url !== 'string') throw new TypeError('an address is a string')
      sent.push({ url, method: init!.method!, body: init!.body })
      return Promise.resolve(answer())
    },
  })
  return { client, sent }
}

describe('createClient', () => {
  it('fills paths and queries, escaping both', async () => {
    const { client, sent } = recording(() => Response.json({ items: [], nextCursor: null }))
    await client.listNeighbours({ params: { id: 'a/b?c' }, query: { types: 'MADE_OF,PART_OF', limit: 5 } })
    await client.search({ query: { q: '青铜 & bronze' } })
    await client.listExhibits()
    expect(sent.map((s) => s.url)).toEqual([
      'https://museum.example/api/v1/entities/a%2Fb%3Fc/neighbours?types=MADE_OF%2CPART_OF&limit=5',
      'https://museum.example/api/v1/search?q=%E9%9D%92%E9%93%9C+%26+bronze',
      'https://museum.example/api/v1/exhibits',
    ])
  })

  it('sends bodies as JSON, and leaves out what is undefined', async () => {
    const { client, sent } = recording(() => Response.json({ success: true }))
    await client.signOut({ body: {} })
    await client.predictText({ body: { text: 'x' } })
    expect(sent.map((s) => [s.method, s.body])).toEqual([
      ['POST', '{}'],
      ['POST', '{"text":"x"}'],
    ])
  })

  it('throws the problem that it was answered with', async () => {
    const problem = { type: 'x', title: 'Not here', status: 404, code: 'not-found', detail: 'No such thing.' }
    const { client } = recording(
      () =>
        new Response(JSON.stringify(problem), {
          status: 404,
          headers: { 'content-type': 'application/problem+json', 'retry-after': '7' },
        }),
    )
    const error = await client.getEntity({ params: { id: 'x1' } }).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      status: 404,
      code: 'not-found',
      message: 'No such thing.',
      problem,
      retryAfterS: 7,
    })
  })

  it('stands an answer that is not ours', async () => {
    const proxy = recording(() => new Response('<h1>Bad gateway</h1>', { status: 502 })).client
    await expect(proxy.getMe()).rejects.toMatchObject({ status: 502, code: 'unknown', problem: undefined })
    const nothing = recording(() => Response.json(null)).client
    await expect(nothing.getMe()).rejects.toBeInstanceOf(ApiError)
  })

  it('gives addresses of streams and files, and refuses to guess a parameter', () => {
    const { client } = recording(() => new Response())
    expect(client.urlOf('getModelFile', { model: 'text', version: '1', file: 'model.onnx' })).toBe(
      'https://museum.example/api/v1/models/text/1/model.onnx',
    )
    expect(() => client.urlOf('getModelFile', { model: 'text' })).toThrow('version')
  })
})
