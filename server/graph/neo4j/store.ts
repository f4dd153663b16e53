/** GraphStore on Neo4j 5.26 and later, Community included. One database belongs to one museum. */
import type { GraphStore } from '../port.ts'
import { searchPaths, searchText } from './discover.ts'
import {
  readCounts,
  readList,
  readMany,
  readNeighbours,
  readRelationsAmong,
  readRevision,
  readRevisions,
} from './read.ts'
import { prepareSchema } from './schema.ts'
import { openSessions } from './session.ts'
import type { Neo4jConnection } from './session.ts'
import { planRevision, writeRevision } from './write.ts'

export interface Neo4jGraphOptions extends Neo4jConnection {
  readonly now?: () => Date
}

/** Connects and prepares the schema. Errors: StoreUnavailableError, also for a wrong password. */
export async function createNeo4jGraphStore(options: Neo4jGraphOptions): Promise<GraphStore> {
  const { now = () => new Date() } = options
  const sessions = openSessions(options)
  const { read, inRead, inWrite } = sessions
  try {
    await prepareSchema(sessions)
  } catch (error) {
    await sessions.close()
    throw error
  }
  const at = () => now().toISOString()
  return {
    engine: 'neo4j',
    apply: (changeSet) =>
      inWrite(async (run) => {
        const revision = await planRevision(run, changeSet, { at: at(), lock: true })
        await writeRevision(run, revision)
        return revision
      }),
    preview: (changeSet) => inRead((run) => planRevision(run, changeSet, { at: at(), lock: false })),
    get: async (idOrSlug, audience) => (await readMany(read, [idOrSlug], audience))[0],
    getMany: (keys, audience) => readMany(read, keys, audience),
    list: (query) => readList(read, query),
    neighbours: (idOrSlug, query) => readNeighbours(read, idOrSlug, query),
    search: (query) => searchText(read, query),
    paths: (query) => searchPaths(read, query),
    relationsAmong: (ids, audience) => readRelationsAmong(read, ids, audience),
    revision: (changeSetId) => readRevision(read, changeSetId),
    revisions: (query) => readRevisions(read, query),
    counts: () => readCounts(read),
    check: async () => void (await read('RETURN 1 AS one')),
    close: () => sessions.close(),
  }
}
