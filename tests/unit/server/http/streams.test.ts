import { EventEmitter } from 'node:events'
import type { Request, Response } from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { createEventStreams, TooManyStreamsError } from '../../../../server/http/streams.ts'

/** As much of a request and its answer as a stream uses. */
function exchange(ip: string) {
  const request = Object.assign(new EventEmitter(), { ip })
  const response = Object.assign(new EventEmitter(), {
    status: () => response,
    set: () => response,
    flushHeaders: () => undefined,
    write: () => true,
    end: () => undefined,
  })
  return { request: request as unknown as Request, response: response as unknown as Response }
}

describe('open streams', () => {
  const streams = createEventStreams({ maxStreams: 5, maxPerAddress: 2 })
  const open = (ip: string) => {
    const { request, response } = exchange(ip)
    streams.open(request, response, () => undefined)
    return request
  }
  afterEach(() => streams.closeAll())

  it('are not all taken by one address', () => {
    const first = open('198.51.100.1')
    open('198.51.100.1')
    expect(() => open('198.51.100.1')).toThrow(TooManyStreamsError)
    open('198.51.100.2')
    first.emit('close')
    open('198.51.100.1')
    expect(streams.count).toBe(3)
  })

  it('have an end, whoever asks', () => {
    for (const ip of ['1', '1', '2', '2', '3']) open(ip)
    expect(() => open('3')).toThrow(TooManyStreamsError)
    streams.closeAll()
    expect(streams.count).toBe(0)
  })
})
