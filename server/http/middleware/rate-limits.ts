/** Requests a minute and address, by what they cost. Counted in memory; addresses are forgotten with the minute. */
import { rateLimit } from 'express-rate-limit'
import type { RequestHandler } from 'express'
import type { RouteName } from '../../../core/api/paths.ts'
import { paths } from '../../../core/api/paths.ts'
import type { RateLimits } from '../../config.ts'
import { HttpProblem } from '../problem.ts'

export type RateClass = keyof RateLimits
const windowMs = 60_000

export function rateClassOf(name: RouteName): RateClass {
  if (name === 'appendEvents') return 'events'
  if (name.startsWith('predict')) return 'predictions'
  if (name.startsWith('upload')) return 'uploads'
  if (name === 'signIn' || name === 'createFirstAdmin' || name === 'changePassword') return 'auth'
  return paths[name].method === 'GET' ? 'reads' : 'writes'
}

export function createRateLimits(limits: RateLimits): Readonly<Record<RateClass, RequestHandler>> {
  const of = (name: RateClass): RequestHandler =>
    rateLimit({
      windowMs,
      limit: limits[name],
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      identifier: name,
      validate: { xForwardedForHeader: false, trustProxy: false },
      handler: (request, _response, next) => {
        const resetAt = (request as { rateLimit?: { resetTime?: Date } }).rateLimit?.resetTime?.getTime() ?? 0
        const waitS = Math.max(1, Math.ceil((resetAt - Date.now()) / 1_000))
        next(
          new HttpProblem({
            status: 429,
            code: 'too-many-requests',
            detail: `At most ${limits[name]} requests a minute. Try again in ${waitS} s.`,
            headers: { 'Retry-After': String(waitS) },
          }),
        )
      },
    })
  return {
    reads: of('reads'),
    writes: of('writes'),
    events: of('events'),
    predictions: of('predictions'),
    auth: of('auth'),
    uploads: of('uploads'),
  }
}
