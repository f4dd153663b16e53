/** Registers every route of the table: rate limit, access, parsing, handler, answer. The table decides; no route registers itself. */
import { Router } from 'express'
import type { Request, RequestHandler, Response } from 'express'
import type { z } from 'zod'
import type { Account } from '../../core/api/messages.ts'
import { paths, routeNames } from '../../core/api/paths.ts'
import type { Access, RouteName, RoutePath } from '../../core/api/paths.ts'
import { schemasOf } from '../../core/api/routes.ts'
import { heldForMs } from '../graph/freshness.ts'
import type { Call, HandlersOf } from './handlers.ts'
import { fileBody } from './file-body.ts'
import { jsonBody } from './json-body.ts'
import { nothingHere } from './middleware/failures.ts'
import { createRateLimits, rateClassOf } from './middleware/rate-limits.ts'
import { HttpProblem, invalid, issuesOf } from './problem.ts'
import { createAccountRoutes } from './routes/accounts.ts'
import { createChangeSetRoutes } from './routes/changesets.ts'
import { createEntityRoutes } from './routes/entities.ts'
import { createEventRoutes } from './routes/events.ts'
import { createExhibitRoutes } from './routes/exhibits.ts'
import { createLiveRoutes } from './routes/live.ts'
import { createModelRoutes } from './routes/models.ts'
import { createOpenApiRoutes } from './routes/openapi.ts'
import { createPredictionRoutes } from './routes/predictions.ts'
import { createMediaRoutes } from './routes/media.ts'
import { createScanRoutes } from './routes/scans.ts'
import { createTrainingRoutes } from './routes/training.ts'
import type { MuseumServices } from './services.ts'
import { createViewCache } from './view-cache.ts'

type LooseHandler = (call: Call<RouteName>) => Promise<unknown>

export function createApi(services: MuseumServices): Router {
  const cache = createViewCache({ live: services.live, ttlMs: heldForMs(services.store) })
  const handlers: HandlersOf<RouteName> = {
    ...createExhibitRoutes(services, cache),
    ...createEntityRoutes(services, cache),
    ...createEventRoutes(services),
    ...createModelRoutes(services),
    ...createPredictionRoutes(services),
    ...createTrainingRoutes(services),
    ...createChangeSetRoutes(services),
    ...createScanRoutes(services),
    ...createMediaRoutes(services),
    ...createLiveRoutes(services),
    ...createAccountRoutes(services),
    ...createOpenApiRoutes(),
  }
  const router = Router()
  const limits = createRateLimits(services.config.rateLimits)
  for (const name of routeNames) {
    const { method, path }: RoutePath = paths[name]
    const chain: RequestHandler[] = [limits[rateClassOf(name)]]
    const needsBody = method === 'POST'
    const handler = handlers[name] as unknown as LooseHandler
    chain.push(async (request, response, next) => {
      response.locals['account'] = await admit(services, paths[name].auth, request)
      next()
    })
    const takes = (paths[name] as RoutePath).takes
    if (takes !== undefined) chain.push(fileBody(takes))
    else if (needsBody) chain.push(...jsonBody(name))
    chain.push(async (request, response) => answer(name, handler, request, response))
    router[method.toLowerCase() as 'get' | 'post' | 'delete'](path, ...chain)
  }
  for (const [path, methods] of methodsByPath()) router.all(path, wrongMethod(methods))
  router.use(nothingHere)
  return router
}

async function admit(
  services: MuseumServices,
  access: Access,
  request: Request,
): Promise<Account | undefined> {
  const cookie = request.get('cookie')
  const account = cookie?.includes('mouseion.') ? await services.accounts.accountOf({ cookie }) : undefined
  if (access === 'public') return account
  if (account === undefined)
    throw new HttpProblem({
      status: 401,
      code: 'sign-in-required',
      detail: 'Only curators may do this. Sign in.',
    })
  if (access === 'admin' && account.role !== 'admin')
    throw new HttpProblem({ status: 403, code: 'forbidden', detail: 'Only administrators may do this.' })
  return account
}

async function answer(
  name: RouteName,
  handler: LooseHandler,
  request: Request,
  response: Response,
): Promise<void> {
  const { params, query, body } = schemasOf(name)
  const account = response.locals['account'] as Account | undefined
  const { method, status, answer: kind }: RoutePath = paths[name]
  response.status(status).set({
    'Cache-Control': method !== 'GET' ? 'no-store' : account === undefined ? 'no-cache' : 'private, no-cache',
    Vary: 'Cookie',
  })
  // A stream without a body would stay open for nothing.
  if (kind === 'events' && request.method === 'HEAD') return void response.type('text/event-stream').end()
  const result = await handler({
    params: parsed(params, request.params, 'params'),
    query: parsed(query, request.query, 'query'),
    body: parsed(body, request.body),
    audience: account === undefined ? 'public' : 'curator',
    account,
    request,
    response,
  } as unknown as Call<RouteName>)
  if (kind === 'json') response.json(result)
}

function parsed(schema: z.ZodType | undefined, given: unknown, place?: 'query' | 'params'): unknown {
  if (schema === undefined) return undefined
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw invalid(issuesOf(result.error, place))
}

function methodsByPath(): Map<string, string[]> {
  const methods = new Map<string, string[]>()
  for (const name of routeNames) {
    const { path, method } = paths[name]
    methods.set(path, [...(methods.get(path) ?? []), method, ...(method === 'GET' ? ['HEAD'] : [])])
  }
  return methods
}

function wrongMethod(methods: readonly string[]): RequestHandler {
  const allow = [...methods, 'OPTIONS'].join(', ')
  return (request, response) => {
    if (request.method === 'OPTIONS') return void response.status(204).set('Allow', allow).end()
    throw new HttpProblem({
      status: 405,
      code: 'method-not-allowed',
      detail: `This address takes ${allow}.`,
      headers: { Allow: allow },
    })
  }
}
