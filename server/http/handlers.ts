/** What a route's handler is given and gives back; the table of routes makes both types. */
import type { Request, Response } from 'express'
import type { Account } from '../../core/api/messages.ts'
import type { RouteName } from '../../core/api/paths.ts'
import type { AnswerOf, ParsedOf, ResponseOf } from '../../core/api/routes.ts'
import type { Audience } from '../graph/port.ts'

export interface Call<N extends RouteName> {
  readonly params: ParsedOf<N, 'params'>
  readonly query: ParsedOf<N, 'query'>
  readonly body: ParsedOf<N, 'body'>
  /** Whoever is signed in as curator or administrator sees drafts and what is withheld. */
  readonly audience: Audience
  readonly account: Account | undefined
  readonly request: Request
  readonly response: Response
}

/** Streams and files write the response themselves. */
export type Handler<N extends RouteName> = (
  call: Call<N>,
) => Promise<AnswerOf<N> extends 'json' ? DeepReadonly<ResponseOf<N>> : void>
export type HandlersOf<N extends RouteName> = { readonly [K in N]: Handler<K> }

type DeepReadonly<T> = T extends readonly (infer I)[]
  ? readonly DeepReadonly<I>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T
