import neo4j from 'neo4j-driver'
import { describe, it } from 'vitest'
import { createNeo4jGraphStore } from '../../server/graph/neo4j/store.ts'
import type { GraphStore } from '../../server/graph/port.ts'
import { startNeo4j } from '../support/neo4j-server.ts'
import type { TestNeo4j } from '../support/neo4j-server.ts'
import { graphStoreContract } from './graph-store.contract.ts'
import { startOfTime } from './graph-store/harness.ts'

const server = await startNeo4j()
if ('skip' in server) describe.skip('GraphStore on Neo4j', () => it(server.skip, () => {}))
else runContract(server)

function runContract(server: TestNeo4j): void {
  const { uri, user, password, database } = server
  const cleaner = neo4j.driver(uri, neo4j.auth.basic(user, password))
  const notices: string[] = []
  const open: GraphStore[] = []
  let time = startOfTime

  const again = async () => {
    const store = await createNeo4jGraphStore({
      ...{ uri, user, password, database },
      now: () => new Date(time),
      onNotice: ({ severity, gqlStatus, description }) => {
        if (severity === 'WARNING') notices.push(`${gqlStatus} ${description}`)
      },
    })
    open.push(store)
    return store
  }

  graphStoreContract('Neo4j', {
    /** The first store is kept: connecting and preparing the schema again for every test would only cost time. */
    empty: async () => {
      for (const store of open.splice(1)) await store.close()
      time = startOfTime
      await cleaner.executeQuery('MATCH (n) DETACH DELETE n', {}, { database })
      return open[0] ?? again()
    },
    again,
    setTime: (iso) => void (time = iso),
    remarks: () => notices,
    close: async () => {
      for (const store of open) await store.close()
      await cleaner.close()
      await server.stop()
    },
  })
}
