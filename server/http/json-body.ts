/** Reads a JSON body within limits of size and depth; nothing deeper is ever parsed. */
import express from 'express'
import type { RequestHandler } from 'express'
import type { RouteName } from '../../core/api/paths.ts'
import { depthOf } from '../json-depth.ts'
import { HttpProblem, invalid } from './problem.ts'

const kib = 1_024
const defaultBytes = 64 * kib
const bytesOf: Partial<Record<RouteName, number>> = {
  appendEvents: 512 * kib,
  predictText: 128 * kib,
  applyChangeSet: 16 * kib * kib,
}
export const maxDepth = 40
const mostMs = 60_000

export function jsonBody(name: RouteName): readonly RequestHandler[] {
  return [
    (request, _response, next) => {
      if (!request.is('application/json'))
        throw new HttpProblem({
          status: 415,
          code: 'unsupported-media-type',
          detail: 'Send JSON, with `Content-Type: application/json`.',
        })
      next()
    },
    arrivesWithin(mostMs),
    express.raw({ type: 'application/json', limit: bytesOf[name] ?? defaultBytes }),
    (request, _response, next) => {
      const bytes: unknown = request.body
      request.body = parseJson(bytes instanceof Uint8Array ? bytes : new Uint8Array())
      next()
    },
  ]
}

/** Ends the connection of a body that comes too slowly; the server's own bound leaves time for a whole scan. */
export function arrivesWithin(ms: number): RequestHandler {
  return (request, _response, next) => {
    const timer = setTimeout(() => request.destroy(), ms)
    for (const event of ['end', 'close']) request.once(event, () => clearTimeout(timer))
    next()
  }
}

/** Throws HttpProblem 400: not UTF-8, not JSON, deeper than `maxDepth`, or with a key that could reach a prototype. */
export function parseJson(bytes: Uint8Array): unknown {
  const text = decode(bytes)
  if (depthOf(text) > maxDepth)
    throw new HttpProblem({
      status: 400,
      code: 'too-deep',
      detail: `JSON is read to a depth of ${maxDepth}.`,
    })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new HttpProblem({
      status: 400,
      code: 'malformed-json',
      detail: cause instanceof Error ? cause.message.slice(0, 200) : 'The body is not JSON.',
    })
  }
  if (text.includes('__proto__') || /\\u00/i.test(text)) refuseProtoKeys(value, '')
  return value
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new HttpProblem({ status: 400, code: 'malformed-json', detail: 'The body is not UTF-8.' })
  }
}

function refuseProtoKeys(value: unknown, path: string): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const here = path === '' ? key : `${path}.${key}`
    if (key === '__proto__') throw invalid([{ path: here, message: 'a key that is not allowed' }])
    refuseProtoKeys(inner, here)
  }
}
