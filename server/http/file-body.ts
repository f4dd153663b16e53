import type { RequestHandler } from 'express'
import { HttpProblem } from './problem.ts'

/** Lets only these media types through; the handler reads the body from the request itself, as it comes. */
export function fileBody(types: readonly string[]): RequestHandler {
  return (request, _response, next) => {
    if (request.is([...types]) === false || request.get('content-type') === undefined)
      throw new HttpProblem({
        status: 415,
        code: 'unsupported-media-type',
        detail: `Send the file itself, with \`Content-Type: ${types.join('`, `')}\`.`,
      })
    next()
  }
}
