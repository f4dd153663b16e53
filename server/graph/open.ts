/** The one place that chooses a store. Adapters are loaded only when chosen: better-sqlite3 needs a checked Node version. */
import type { GraphStore } from './port.ts'

export interface GraphConfig {
  /** Used where it is given. */
  readonly neo4j?: {
    readonly uri: string
    readonly user: string
    readonly password: string
    readonly database: string
  }
  readonly sqlitePath: string
}

/** Errors: StoreUnavailableError where Neo4j is configured but does not answer; there is no silent fallback to SQLite. */
export async function openGraphStore({ neo4j, sqlitePath }: GraphConfig): Promise<GraphStore> {
  if (neo4j !== undefined) {
    const { createNeo4jGraphStore } = await import('./neo4j/store.ts')
    return createNeo4jGraphStore(neo4j)
  }
  const { createSqliteGraphStore } = await import('./sqlite/store.ts')
  return createSqliteGraphStore({ path: sqlitePath })
}
