import express from 'express'
import fc from 'fast-check'
import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { arrivesWithin, maxDepth, parseJson } from '../../../../server/http/json-body.ts'
import { listen } from '../../../../server/ops/listening.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('parseJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
        const text = JSON.stringify(value)
        if (text.includes('__proto__')) return
        expect(parseJson(bytes(text))).toEqual(JSON.parse(text))
      }),
    )
  })

  it('reads to the depth it states and no deeper', () => {
    const nested = (depth: number) => bytes('['.repeat(depth) + ']'.repeat(depth))
    expect(() => parseJson(nested(maxDepth))).not.toThrow()
    expect(() => parseJson(nested(maxDepth + 1))).toThrow(`depth of ${maxDepth}`)
  })

  it('allows the word that is not allowed as a key in a text', () => {
    expect(parseJson(bytes('{"text":"about __proto__"}'))).toEqual({ text: 'about __proto__' })
    expect(() => parseJson(bytes('{"a":[{"__proto__":1}]}'))).toThrow('1 fault')
  })
})

describe('arrivesWithin', () => {
  async function ask(send: (outgoing: ReturnType<typeof request>) => void): Promise<string> {
    const app = express().post('/', arrivesWithin(40), express.raw(), (_request, response) => {
      setTimeout(() => response.end('answered'), 80)
    })
    const server = await listen(app, { host: '127.0.0.1', port: 0, largestBytes: 1 })
    try {
      return await new Promise((resolve) => {
        const headers = { 'content-length': 2, 'content-type': 'application/octet-stream' }
        const outgoing = request({ port: server.port, method: 'POST', headers }, (incoming) =>
          incoming.setEncoding('utf8').on('data', resolve),
        )
        send(outgoing.on('error', ({ code }: NodeJS.ErrnoException) => resolve(String(code))))
      })
    } finally {
      await server.stop(0)
    }
  }

  it('ends what stays half sent', async () => {
    expect(await ask((outgoing) => outgoing.write('{'))).toBe('ECONNRESET')
  })

  it('leaves alone what has arrived, however long its answer takes', async () => {
    expect(await ask((outgoing) => outgoing.end('{}'))).toBe('answered')
  })
})
