/** The API as OpenAPI 3.1, from the same table that the routes are made of. */
import { createDocument } from 'zod-openapi'
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject, ZodOpenApiResponsesObject } from 'zod-openapi'
import packageJson from '../../package.json' with { type: 'json' }
import { problemSchema } from '../../core/api/messages.ts'
import { apiBase, paths, routeNames } from '../../core/api/paths.ts'
import type { RouteName, RoutePath } from '../../core/api/paths.ts'
import { schemasOf } from '../../core/api/routes.ts'

export function createOpenApi() {
  const operations: ZodOpenApiPathsObject = {}
  for (const name of routeNames) {
    const { path, method }: RoutePath = paths[name]
    const template = path.replaceAll(/:([a-z]+)/gi, '{$1}')
    operations[template] = { ...operations[template], [method.toLowerCase()]: operationOf(name) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Mouseion',
      version: packageJson.version,
      summary: 'A digital-twin museum: its graph, its exhibits, its models and its interaction log.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: apiBase }],
    paths: operations,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'mouseion.session_token' } },
    },
  })
}

function operationOf(name: RouteName): ZodOpenApiOperationObject {
  const { summary, auth, status, answer, takes }: RoutePath = paths[name]
  const { params, query, body, response } = schemasOf(name)
  const mediaType =
    answer === 'json' ? 'application/json' : answer === 'events' ? 'text/event-stream' : undefined
  const content =
    mediaType === undefined
      ? { 'application/octet-stream': { schema: { type: 'string' as const, format: 'binary' } } }
      : response === undefined
        ? {}
        : { [mediaType]: { schema: response } }
  const problem = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: problemSchema } },
  })
  const responses: ZodOpenApiResponsesObject = {
    [`${status}`]: { description: answer === 'events' ? 'Server-sent events' : 'Done', content },
    ...(name === 'applyChangeSet' ? { '200': { description: 'What it would do', content } } : {}),
    ...(auth === 'public' ? {} : { '401': problem('Nobody is signed in') }),
    ...(params === undefined ? {} : { '404': problem('Not here') }),
    ...(name === 'applyChangeSet' || name === 'revertChangeSet'
      ? { '412': problem('An entity has another version than the change was made from') }
      : {}),
    default: problem('Refused; the body says why'),
  }
  return {
    operationId: name,
    summary,
    responses,
    ...(params === undefined && query === undefined
      ? {}
      : { requestParams: { ...(params && { path: params }), ...(query && { query }) } }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    ...(takes === undefined ? {} : { requestBody: { required: true, content: fileContent(takes) } }),
    ...(auth === 'public' ? {} : { security: [{ session: [] }] }),
  }
}

function fileContent(takes: readonly string[]) {
  const schema = { type: 'string' as const, format: 'binary' }
  return Object.fromEntries(takes.map((type) => [type, { schema }]))
}
