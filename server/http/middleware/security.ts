/** Security headers and the origin check. Pages get a fresh nonce for the style elements that the interface makes. */
import { randomBytes } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'
import type { MuseumConfig } from '../../config.ts'
import { HttpProblem } from '../problem.ts'

/** The nonce of this answer's policy. */
export const nonceOf = (response: Response): string => String((response.locals as { nonce?: unknown }).nonce)

export function securityHeaders(config: MuseumConfig): readonly RequestHandler[] {
  const https = config.publicUrl?.startsWith('https:') ?? false
  return [
    (_request, response, next) => {
      response.locals['nonce'] = randomBytes(16).toString('base64')
      next()
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          baseUri: ["'none'"],
          objectSrc: ["'none'"],
          frameAncestors: ["'self'"],
          formAction: ["'self'"],
          scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
          scriptSrcAttr: ["'none'"],
          styleSrc: ["'self'", (_request, response) => `'nonce-${nonceOf(response as Response)}'`],
          workerSrc: ["'self'", 'blob:'],
          imgSrc: ["'self'", 'data:', 'blob:'],
          mediaSrc: ["'self'", 'blob:'],
          fontSrc: ["'self'", 'data:'],
          connectSrc: ["'self'", 'blob:', 'data:'],
          manifestSrc: ["'self'"],
          ...(https ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginEmbedderPolicy: { policy: 'require-corp' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      referrerPolicy: { policy: 'same-origin' },
      strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
    }),
    (_request, response, next) => {
      response.set(
        'Permissions-Policy',
        'camera=(self), microphone=(self), xr-spatial-tracking=(self), geolocation=()',
      )
      next()
    },
  ]
}

/** A browser says where a write comes from; one that comes from another site is refused, whatever cookie it carries. */
export function sameOriginWrites(config: MuseumConfig): RequestHandler {
  return (request, _response, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return next()
    const origin = request.get('origin')
    const own = [
      `${request.protocol}://${request.get('host') ?? ''}`,
      config.publicUrl && new URL(config.publicUrl).origin,
    ]
    const site = request.get('sec-fetch-site')
    const foreign =
      origin === undefined ? site === 'cross-site' || site === 'same-site' : !own.includes(origin)
    if (foreign)
      throw new HttpProblem({
        status: 403,
        code: 'cross-origin',
        detail: "Writes are taken from the museum's own pages. Behind a proxy, set MOUSEION_PUBLIC_URL.",
      })
    next()
  }
}
