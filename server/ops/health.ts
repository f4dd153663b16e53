/** `/healthz`: is it alive, and which engines serve. */
import type { RequestHandler } from 'express'
import packageJson from '../../package.json' with { type: 'json' }
import { modelNames } from '../../models/bundle.ts'
import type { MuseumServices } from '../http/services.ts'

export interface Health {
  readonly status: 'ok' | 'failing'
  readonly version: string
  readonly uptimeS: number
  readonly graph: { readonly engine: 'sqlite' | 'neo4j'; readonly ok: boolean }
  readonly events: { readonly engine: 'sqlite'; readonly ok: boolean; readonly lastSequence: number | null }
  /** The version that serves, by model; `null` where there is none. */
  readonly models: Readonly<Record<string, string | null>>
  readonly streams: number
}

export async function readHealth(services: MuseumServices): Promise<Health> {
  const [graph, events] = await Promise.all([
    services.store.check().then(
      () => true,
      () => false,
    ),
    services.events.lastSequence().catch(() => null),
  ])
  return {
    status: graph && events !== null ? 'ok' : 'failing',
    version: packageJson.version,
    uptimeS: Math.round(process.uptime()),
    graph: { engine: services.store.engine, ok: graph },
    events: { engine: 'sqlite', ok: events !== null, lastSequence: events },
    models: Object.fromEntries(modelNames.map((model) => [model, services.models.current(model) ?? null])),
    streams: services.streams.count,
  }
}

export function healthRoute(services: MuseumServices): RequestHandler {
  return async (_request, response) => {
    const health = await readHealth(services)
    response
      .status(health.status === 'ok' ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(health)
  }
}
