/** The last middleware: every error becomes problem+json here, and nowhere else. */
import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Logger } from 'pino'
import { HttpProblem, notFound, problemOf } from '../problem.ts'

export const nothingHere: RequestHandler = (request) => {
  throw notFound(`There is nothing at ${request.path.slice(0, 200)}.`)
}

export function failures(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    if (response.headersSent || response.destroyed) {
      // Half an answer can't be mended, and none can be given to a visitor who went away.
      log.debug({ err: error, requestId: response.get('X-Request-Id') }, 'an answer broke off')
      response.destroy()
      return
    }
    const problem = problemOf(error) ?? new HttpProblem({ status: 500, code: 'internal' })
    if (problem.status === 500)
      log.error({ err: error, requestId: response.get('X-Request-Id') }, 'request failed')
    response
      .status(problem.status)
      .set({ ...problem.headers, 'Cache-Control': 'no-store' })
      .type('application/problem+json')
      .send(JSON.stringify(problem.body(request.originalUrl.split('?')[0]!.slice(0, 300))))
  }
}
