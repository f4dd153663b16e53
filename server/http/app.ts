/** The whole of the museum's HTTP, in the order that a request meets it. */
import { join } from 'node:path'
import compression from 'compression'
import express from 'express'
import type { Express } from 'express'
import { apiBase } from '../../core/api/paths.ts'
import { healthRoute } from '../ops/health.ts'
import { createApi } from './api.ts'
import { failures, nothingHere } from './middleware/failures.ts'
import { requestLog } from './middleware/request-log.ts'
import { sameOriginWrites, securityHeaders } from './middleware/security.ts'
import { pages } from './pages.ts'
import type { MuseumServices } from './services.ts'
import { immutableFiles, staticFiles } from './static-files.ts'

export function createApp(services: MuseumServices): Express {
  const { config, log } = services
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.trustProxy)
  app.set('etag', 'strong')
  app.use(requestLog(log))
  app.use(...securityHeaders(config))
  // A stream must reach the page event by event, never by the bufferful.
  app.use(
    compression({
      filter: (request, response) =>
        !isStream(response.getHeader('Content-Type')) && compression.filter(request, response),
    }),
  )
  app.get('/healthz', healthRoute(services))
  app.use(sameOriginWrites(config))
  app.use(apiBase, createApi(services))
  app.use('/stills', immutableFiles(join(config.contentDir, 'stills')), nothingHere)
  app.use(...staticFiles(config.clientDir))
  app.use(pages(config.clientDir))
  app.use(nothingHere)
  app.use(failures(log))
  return app
}

const isStream = (type: unknown): boolean => String(type).startsWith('text/event-stream')
