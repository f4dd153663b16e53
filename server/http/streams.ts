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
}

export class TooManyStreamsError extends Error {
  readonly code = 'too-many-streams'
}

export function createEventStreams({
  heartbeatMs = 20_000,
  maxStreams = 5_000,
}: StreamsOptions = {}): EventStreams {
  const open = new Set<EventStream>()
  return {
    open(request, response, onEnd) {
      if (open.size >= maxStreams) throw new TooManyStreamsError('Too many open streams.')
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
      open.add(stream)
      request.on('close', () => stream.end())
      response.on('error', () => stream.end())
      return stream
    },
    get count() {
      return open.size
    },
    closeAll() {
      for (const stream of [...open]) stream.end()
    },
  }
}
