/** Server-sent events. Every open stream is known, so that a shutdown ends them all. */
import type { Request, Response } from 'express'

export interface EventStream {
  /** `data` becomes JSON. */
  send(event: string, data: unknown): void
  end(): void
}

export interface EventStreams {
  /** Answers the request with a stream; `onEnd` runs once, whoever ends it. */
  open(request: Request, response: Response, onEnd: () => void): EventStream
  readonly count: number
  closeAll(): void
}

export interface StreamsOptions {
  /** A comment is sent this often, so that proxies keep the connection. */
  readonly heartbeatMs?: number
  readonly maxStreams?: number
  /** From one address: nobody takes all of them. */
  readonly maxPerAddress?: number
}

export class TooManyStreamsError extends Error {
  readonly code = 'too-many-streams'
}

export function createEventStreams({
  heartbeatMs = 20_000,
  maxStreams = 5_000,
  maxPerAddress = 500,
}: StreamsOptions = {}): EventStreams {
  /** With the address that each goes to. */
  const open = new Map<EventStream, string>()
  const openTo = (address: string) => [...open.values()].filter((other) => other === address).length
  return {
    open(request, response, onEnd) {
      const address = request.ip ?? ''
      if (open.size >= maxStreams || openTo(address) >= maxPerAddress)
        throw new TooManyStreamsError('Too many open streams.')
      response.status(200).set({
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
      })
      response.flushHeaders()
      response.write('retry: 3000\n\n')
      const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs)
      heartbeat.unref()
      const stream: EventStream = {
        send(event, data) {
          if (open.has(stream)) response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
        },
        end() {
          if (!open.delete(stream)) return
          clearInterval(heartbeat)
          onEnd()
          response.end()
        },
      }
      open.set(stream, address)
      request.on('close', () => stream.end())
      response.on('error', () => stream.end())
      return stream
    },
    get count() {
      return open.size
    },
    closeAll() {
      for (const stream of [...open.keys()]) stream.end()
    },
  }
}
