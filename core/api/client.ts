/**
 * The typed client, made from the table of routes: `client.getExhibit({ params: { slug } })`. Plain fetch; answers are trusted to be of
 * the types that the server's schemas state, and only their outside is looked at, so that no schema library enters the first frame.
 */
import type { Problem } from './messages.ts'
import { apiBase, paths } from './paths.ts'
import type { RouteName, RoutePath } from './paths.ts'
import type { AnswerOf, GivenOf, ResponseOf, TakesFile } from './routes.ts'

type JsonRoute = {
  [N in RouteName]: AnswerOf<N> extends 'json' ? (TakesFile<N> extends true ? never : N) : never
}[RouteName]
type Part<N extends RouteName, P extends 'params' | 'query' | 'body'> =
  GivenOf<N, P> extends undefined
    ? unknown
    : object extends GivenOf<N, P>
      ? { readonly [K in P]?: GivenOf<N, P> }
      : { readonly [K in P]: GivenOf<N, P> }
export type CallOf<N extends RouteName> = Part<N, 'params'> &
  Part<N, 'query'> &
  Part<N, 'body'> & { readonly signal?: AbortSignal }

type Method<N extends RouteName> =
  object extends CallOf<N>
    ? (call?: CallOf<N>) => Promise<ResponseOf<N>>
    : (call: CallOf<N>) => Promise<ResponseOf<N>>
export type MuseumClient = { readonly [N in JsonRoute]: Method<N> } & {
  /** The address of a route that is not JSON both ways: a stream for EventSource, a file to get or to send. */
  readonly urlOf: (
    name: RouteName,
    params?: Readonly<Record<string, string>>,
    query?: Readonly<Record<string, unknown>>,
  ) => string
}

/** The API's refusal. `problem` is undefined where something else answered (a proxy's error page). */
export class ApiError extends Error {
  readonly code: string
  readonly status: number
  readonly problem: Problem | undefined
  readonly retryAfterS: number | undefined
  constructor(failure: { status: number; problem: Problem | undefined; retryAfterS: number | undefined }) {
    super(
      failure.problem?.detail ??
        failure.problem?.title ??
        `The museum answered with status ${failure.status}.`,
    )
    this.status = failure.status
    this.problem = failure.problem
    this.code = failure.problem?.code ?? 'unknown'
    this.retryAfterS = failure.retryAfterS
  }
}

export interface ClientOptions {
  /** Origin of the museum; empty for the page's own. */
  readonly baseUrl?: string
  readonly fetch?: typeof globalThis.fetch
  readonly headers?: Readonly<Record<string, string>>
}

interface LooseCall {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly signal?: AbortSignal
}

export function createClient({ baseUrl = '', fetch, headers = {} }: ClientOptions = {}): MuseumClient {
  const send = fetch ?? globalThis.fetch.bind(globalThis)
  const urlOf = (name: RouteName, params: LooseCall['params'] = {}, query: LooseCall['query'] = {}) =>
    `${baseUrl}${apiBase}${fillPath(paths[name].path, params)}${queryString(query)}`

  const call = async (name: RouteName, { params, query, body, signal }: LooseCall = {}): Promise<unknown> => {
    const { method }: RoutePath = paths[name]
    const sends = method === 'POST'
    const response = await send(urlOf(name, params, query), {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(sends ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(sends ? { body: JSON.stringify(body ?? {}) } : {}),
      ...(signal === undefined ? {} : { signal }),
    })
    if (!response.ok) throw await apiError(response)
    if (response.status === 204) return undefined
    const answer: unknown = await response.json()
    if (typeof answer !== 'object' || answer === null)
      throw new ApiError({ status: response.status, problem: undefined, retryAfterS: undefined })
    return answer
  }

  const methods = Object.entries(paths)
    .filter(([, route]) => route.answer === 'json' && !('takes' in route))
    .map(([name]) => [name, (given?: LooseCall) => call(name as RouteName, given)])
  return { ...Object.fromEntries(methods), urlOf } as MuseumClient
}

function fillPath(path: string, params: Readonly<Record<string, string>>): string {
  return path.replaceAll(/:([a-z]+)/gi, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new TypeError(`${path} needs the parameter ${name}`)
    return encodeURIComponent(value)
  })
}

function queryString(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined)
  return pairs.length === 0
    ? ''
    : `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString()}`
}

async function apiError(response: Response): Promise<ApiError> {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false
  const problem = isProblem ? ((await response.json()) as Problem) : undefined
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new ApiError({
    status: response.status,
    problem,
    retryAfterS: Number.isFinite(retryAfter) ? retryAfter : undefined,
  })
}
