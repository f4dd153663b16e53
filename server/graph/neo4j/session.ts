/** How statements reach Neo4j: one driver for the store, a session per unit of work, reads and writes apart, errors by code. */
import neo4j, { Neo4jError } from 'neo4j-driver'
import type { Driver, ResultSummary } from 'neo4j-driver'
import { InvalidChangeError } from '../../../core/changeset/errors.ts'
import { StoreUnavailableError } from '../errors.ts'

export interface Neo4jNotice {
  readonly gqlStatus: string
  readonly severity: string
  readonly description: string
}

export interface Neo4jConnection {
  readonly uri: string
  readonly user: string
  readonly password: string
  readonly database: string
  /** What the server remarks on a statement: a missing index, an unknown label. */
  readonly onNotice?: (notice: Neo4jNotice) => void
}

export type Parameters = Readonly<Record<string, unknown>>

/** Runs one statement; rows are plain objects with plain numbers. */
export type Run = <Row extends object>(cypher: string, parameters?: Parameters) => Promise<Row[]>

export interface Neo4jSessions {
  /** One reading statement. */
  readonly read: Run
  /** One writing statement outside the ChangeSets: the schema. */
  readonly write: Run
  /** Several statements that see one state. The driver may run `work` again after a transient failure. */
  readonly inRead: <T>(work: (run: Run) => Promise<T>) => Promise<T>
  /** Several statements that are written whole or not at all; what `work` throws rolls back. May run again, as above. */
  readonly inWrite: <T>(work: (run: Run) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

export function openSessions(connection: Neo4jConnection): Neo4jSessions {
  const { database } = connection
  const driver = createDriver(connection)
  const notice = noticesOf(connection)
  const single = (routing: 'READ' | 'WRITE'): Run =>
    guarded(async <Row extends object>(cypher: string, parameters: Parameters = {}) => {
      const result = await driver.executeQuery(cypher, parameters, { database, routing })
      notice(result.summary)
      return result.records.map((record) => record.toObject() as Row)
    }) as Run
  const several = (mode: 'executeRead' | 'executeWrite') =>
    guarded(async <T>(work: (run: Run) => Promise<T>): Promise<T> => {
      const session = driver.session({ database, bookmarkManager: driver.executeQueryBookmarkManager })
      try {
        return await session[mode](async (transaction) =>
          work(async <Row extends object>(cypher: string, parameters: Parameters = {}) => {
            const result = await transaction.run(cypher, parameters)
            notice(result.summary)
            return result.records.map((record) => record.toObject() as Row)
          }),
        )
      } finally {
        await session.close()
      }
    }) as <T>(work: (run: Run) => Promise<T>) => Promise<T>
  return {
    read: single('READ'),
    write: single('WRITE'),
    inRead: several('executeRead'),
    inWrite: several('executeWrite'),
    close: () => driver.close(),
  }
}

/** Neo4j wants integers where JavaScript has only numbers: in LIMIT, and for what is stored as a count or a year. */
export const integer = (value: number) => neo4j.int(value)

function createDriver({ uri, user, password }: Neo4jConnection): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    maxTransactionRetryTime: 5_000,
    connectionAcquisitionTimeout: 10_000,
    userAgent: 'mouseion',
  })
}

function noticesOf({ onNotice }: Neo4jConnection): (summary: ResultSummary) => void {
  if (onNotice === undefined) return () => {}
  return (summary) => {
    for (const status of summary.gqlStatusObjects) {
      if (!status.isNotification) continue
      const { gqlStatus, severity, statusDescription: description } = status
      onNotice({ gqlStatus, severity, description })
    }
  }
}

/** Branches on `code` and `retryable`: messages change, and 5.26 answers most failures with one gqlStatus. */
function guarded<Args extends unknown[], T>(
  work: (...args: Args) => Promise<T>,
): (...args: Args) => Promise<T> {
  return async (...args) => {
    try {
      return await work(...args)
    } catch (cause) {
      throw cause instanceof Neo4jError ? domainErrorOf(cause) : closedErrorOf(cause)
    }
  }
}

function domainErrorOf(cause: Neo4jError): Error {
  if (cause.code === 'Neo.ClientError.Schema.ConstraintValidationFailed')
    return new InvalidChangeError([
      { path: 'operations', message: 'somebody else took an id or slug of this change' },
    ])
  return new StoreUnavailableError({ engine: 'neo4j', retriable: cause.retryable, cause })
}

/** The driver throws a plain Error once it is closed. */
function closedErrorOf(cause: unknown): unknown {
  return cause instanceof Error && /^(Pool is closed|Cannot .* closed)/.test(cause.message)
    ? new StoreUnavailableError({ engine: 'neo4j', retriable: false, cause })
    : cause
}
