/** GraphStore in one SQLite file: the whole graph of a small museum, in process. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { StoreUnavailableError } from '../errors.ts'
import { pageLimit } from '../limits.ts'
import type { GraphStore } from '../port.ts'
import { searchPaths, searchText } from './discover.ts'
import { migrate } from './migrations.ts'
import { nodeOf, readCounts, readList, readMany, readNeighbours, readRelationsAmong } from './read.ts'
import { entityOf, revisionOf } from './rows.ts'
import type { RevisionRow } from './rows.ts'
import { createStatements } from './statements.ts'
import { planRevision, writeRevision } from './write.ts'

export interface SqliteGraphOptions {
  /** A file, made with its folder where it is missing; `:memory:` for a store that is gone when closed. */
  readonly path: string
  readonly now?: () => Date
  /** How long a writer waits for another process, default 5 s; then StoreUnavailableError. */
  readonly busyTimeoutMs?: number
}

/** Several processes may open one file: writers wait for each other, readers never wait. */
export function createSqliteGraphStore(options: SqliteGraphOptions): GraphStore {
  const { path, now = () => new Date(), busyTimeoutMs = 5_000 } = options
  const db = openDatabase(path, busyTimeoutMs)
  const statements = createStatements(db)
  const at = () => now().toISOString()
  return {
    engine: 'sqlite',
    apply: guarded((changeSet) =>
      db
        .transaction(() => {
          const revision = planRevision(db, changeSet, at())
          writeRevision(db, revision)
          return revision
        })
        .immediate(),
    ),
    preview: guarded((changeSet) => db.transaction(() => planRevision(db, changeSet, at())).deferred()),
    get: guarded((idOrSlug, audience) => {
      const row = nodeOf(statements, idOrSlug, audience)
      return row && entityOf(row)
    }),
    getMany: guarded((keys, audience) => readMany(statements, keys, audience)),
    list: guarded((query) => readList(statements, query)),
    neighbours: guarded((idOrSlug, query) => readNeighbours(statements, idOrSlug, query)),
    search: guarded((query) => searchText(statements, query)),
    paths: guarded((query) => searchPaths(statements, query)),
    relationsAmong: guarded((ids, audience) => readRelationsAmong(statements, ids, audience)),
    revision: guarded((changeSetId) => {
      const row = statements.first<RevisionRow>('SELECT * FROM revision WHERE change_set = ?', [changeSetId])
      return row && revisionOf(row)
    }),
    revisions: guarded(({ entity, limit, beforeSequence = Number.MAX_SAFE_INTEGER }) => {
      const touched = 'sequence IN (SELECT sequence FROM revision_entity WHERE entity = ?)'
      return statements
        .all<RevisionRow>(
          `SELECT * FROM revision WHERE sequence < ? AND ${entity === undefined ? '1' : touched}
           ORDER BY sequence DESC LIMIT ?`,
          [beforeSequence, ...(entity === undefined ? [] : [entity]), pageLimit(limit)],
        )
        .map(revisionOf)
    }),
    counts: guarded(() => readCounts(statements)),
    check: guarded(() => void statements.first('SELECT max(step) FROM migration', [])),
    close: async () => void db.close(),
  }
}

function openDatabase(path: string, busyTimeoutMs: number): Database.Database {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const db = new Database(path, { timeout: busyTimeoutMs })
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    migrate(db)
    return db
  } catch (cause) {
    db.close()
    throw new Error(`${path} can't be opened as a store: ${(cause as Error).message}`, { cause })
  }
}

/** SQLite answers at once; the port promises. Failures of the engine itself become StoreUnavailableError. */
function guarded<Args extends unknown[], Result>(
  work: (...args: Args) => Result | Promise<Result>,
): (...args: Args) => Promise<Result> {
  return async (...args) => {
    try {
      return await work(...args)
    } catch (cause) {
      if (cause instanceof Database.SqliteError || isClosed(cause))
        throw new StoreUnavailableError({ engine: 'sqlite', retriable: isBusy(cause), cause })
      throw cause
    }
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code)
/** better-sqlite3 says so with a TypeError. */
const isClosed = (error: unknown): boolean =>
  error instanceof TypeError && error.message === 'The database connection is not open'
