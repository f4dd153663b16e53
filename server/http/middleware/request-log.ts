/** One structured line a request: its id, route and outcome. No address, no cookie, no query, no body: what visitors ask stays theirs. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Request } from 'express'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'

export function requestLog(logger: Logger) {
  return pinoHttp({
    logger,
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'requestId' },
    genReqId(request: IncomingMessage, response: ServerResponse) {
      const given = request.headers['x-request-id']
      const id = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
      response.setHeader('X-Request-Id', id)
      return id
    },
    customProps: (request: IncomingMessage, response: ServerResponse) =>
      response.writableEnded || response.headersSent
        ? { method: request.method, route: routeOf(request as Request), status: response.statusCode }
        : {},
    customLogLevel: (_request: IncomingMessage, response: ServerResponse, error?: Error) =>
      error !== undefined || response.statusCode >= 500
        ? 'error'
        : response.statusCode >= 400
          ? 'warn'
          : 'info',
    serializers: { req: () => undefined, res: () => undefined },
    autoLogging: { ignore: (request: IncomingMessage) => request.url === '/healthz' },
  })
}

/** The route's pattern, never the address itself: that may hold a visit's id or a search. */
function routeOf(request: Request): string {
  const route = (request as { route?: { path?: unknown } }).route?.path
  return typeof route === 'string' ? `${request.baseUrl}${route}` : 'none'
}
