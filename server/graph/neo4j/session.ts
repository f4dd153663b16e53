/** How statements reach Neo4j: one driver for the store, a session per unit of work, reads and writes apart, errors by code. */
import neo4j, { Neo4jError } from 'neo4j-driver'
import type { Driver, QueryResult, ResultSummary } from 'neo4j-driver'
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
  const rowsOf = <Row extends object>({
    records,
    summary,
  }: Pick<QueryResult, 'records' | 'summary'>): Row[] => {
    notice(summary)
    return records.map((record) => record.toObject() as Row)
  }
  const single =
    (routing: 'READ' | 'WRITE'): Run =>
    (cypher, parameters = {}) =>
      guarded(async () => rowsOf(await driver.executeQuery(cypher, parameters, { database, routing })))
  const several =
    (mode: 'executeRead' | 'executeWrite') =>
    <T>(work: (run: Run) => Promise<T>): Promise<T> =>
      guarded(async () => {
        const session = driver.session({ database, bookmarkManager: driver.executeQueryBookmarkManager })
        try {
          return await session[mode]((transaction) =>
            work(async (cypher, parameters = {}) => rowsOf(await transaction.run(cypher, parameters))),
          )
        } finally {
          await session.close()
        }
      })
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
async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (!(cause instanceof Neo4jError)) throw cause
    if (cause.code !== 'Neo.ClientError.Schema.ConstraintValidationFailed')
      throw new StoreUnavailableError({ engine: 'neo4j', retriable: cause.retryable, cause })
    const message = 'somebody else took an id or slug of this change'
    throw new InvalidChangeError([{ path: 'operations', message }])
  }
}
