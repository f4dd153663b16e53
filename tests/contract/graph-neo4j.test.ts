import neo4j from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RelationType } from '../../core/heritage/relations.ts'
import { createNeo4jGraphStore } from '../../server/graph/neo4j/store.ts'
import { openGraphStore } from '../../server/graph/open.ts'
import type { GraphStore } from '../../server/graph/port.ts'
import { buildChangeSet } from '../support/graph-builders.ts'
import { worldOperations } from '../support/graph-world.ts'
import { startNeo4j } from '../support/neo4j-server.ts'
import type { TestNeo4j } from '../support/neo4j-server.ts'
import { graphStoreContract } from './graph-store.contract.ts'
import { startOfTime } from './graph-store/harness.ts'

const server = await startNeo4j()
if ('skip' in server) describe.skip('GraphStore on Neo4j', () => it(server.skip, () => {}))
else {
  runContract(server)
  describe('Neo4j itself', () => runOwn(server))
  afterAll(() => server.stop())
}

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
    },
  })
}

/** What SQLite has no counterpart for: the graph as other tools see it, the server's own refusals, names that are not parameters. */
function runOwn({ uri, user, password, database }: TestNeo4j): void {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })
  let store: GraphStore
  beforeAll(async () => {
    await driver.executeQuery('MATCH (n) DETACH DELETE n', {}, { database })
    store = await createNeo4jGraphStore({ uri, user, password, database })
    await store.apply(buildChangeSet(worldOperations))
  })
  afterAll(async () => {
    await store.close()
    await driver.close()
  })
  const rows = async (cypher: string) =>
    (await driver.executeQuery(cypher, {}, { database })).records.map((record) => record.toObject())

  it('holds kinds as labels and relations as types, with names to read', async () => {
    expect(
      await rows(
        'MATCH (a:Artifact)-[:MADE_OF]->(m:Material {slug: "silk"}) RETURN labels(a) AS labels, a.zh AS zh, a.latest AS latest',
      ),
    ).toEqual([{ labels: ['Entity', 'Artifact'], zh: '帛画', latest: -168 }])
  })

  it('names its constraints and indexes, and all are online', async () => {
    const found = await rows(
      'SHOW INDEXES YIELD name, state, type WHERE type <> "LOOKUP" RETURN name, state ORDER BY name',
    )
    expect(found.map(({ name }) => name as string)).toEqual([
      'change_sequence',
      'entity_earliest',
      'entity_id',
      'entity_kind_slug',
      'entity_slug',
      'entity_text',
      'entity_updated',
      'museum_key',
      'revision_change_set',
      'revision_sequence',
      'tombstone_id',
      'touched_entity',
    ])
    expect(new Set(found.map(({ state }) => state as string))).toEqual(new Set(['ONLINE']))
  })

  it('never puts a name into a statement that is not of the closed sets', async () => {
    const evil = 'MADE_OF]->(x) DETACH DELETE x //' as RelationType
    await expect(store.list({ audience: 'public', related: { type: evil, to: 'bronze' } })).rejects.toThrow()
    await expect(store.neighbours('bronze', { audience: 'public', types: [evil] })).rejects.toThrow()
    expect((await store.counts()).Artifact).toBe(11)
  })

  it('refuses a wrong password, and does not fall back to SQLite', async () => {
    const opened = openGraphStore({
      neo4j: { uri, user, password: 'wrong', database },
      sqlitePath: ':memory:',
    })
    await expect(opened).rejects.toMatchObject({
      code: 'store-unavailable',
      engine: 'neo4j',
      retriable: false,
    })
  })

  it('opens where it is configured', async () => {
    const opened = await openGraphStore({ neo4j: { uri, user, password, database }, sqlitePath: ':memory:' })
    expect(opened.engine).toBe('neo4j')
    expect((await opened.get('bronze', 'public'))?.labels.zh).toBe('青铜')
    await opened.close()
  })
}
