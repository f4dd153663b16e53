/** What a read or a store can fail with, besides the errors of a ChangeSet. */

export class BadCursorError extends Error {
  readonly code = 'bad-cursor'
  constructor(options?: ErrorOptions) {
    super('The cursor is not one that this list gave. Start again without it.', options)
  }
}

/** A question outside the port's limits: a page of 0, a text of 300 characters. */
export class QueryLimitError extends RangeError {
  readonly code = 'query-limit'
}

/** The engine can't serve at the moment; `retriable` where the same call may work a little later. */
export class StoreUnavailableError extends Error {
  readonly code = 'store-unavailable'
  readonly engine: 'sqlite' | 'neo4j'
  readonly retriable: boolean
  constructor(failure: { engine: 'sqlite' | 'neo4j'; retriable: boolean; cause: unknown }) {
    super(`The ${failure.engine} store can't serve this now.`, { cause: failure.cause })
    this.engine = failure.engine
    this.retriable = failure.retriable
  }
}
