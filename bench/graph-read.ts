/**
 * What the graph port costs over its engine: reads through GraphStore against the bare statement that fetches the same rows.
 *
 *   node bench/graph-read.ts [--json] [--neo4j]
 *
 * `ratio` is port time over bare time, medians of the same run; 1 would be free. Parsing, ranking and cursors are in the port's time.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import neo4j from 'neo4j-driver'
import type { GraphStore } from '../server/graph/port.ts'
import { createNeo4jGraphStore } from '../server/graph/neo4j/store.ts'
import { createSqliteGraphStore } from '../server/graph/sqlite/store.ts'
import { buildArtifact, buildChangeSet, buildEntity, link, put } from '../tests/support/graph-builders.ts'
import { startNeo4j } from '../tests/support/neo4j-server.ts'

interface Row {
  readonly store: string
  readonly read: string
  readonly portMs: number
  readonly bareMs: number
  readonly ratio: number
}
type Reads = Readonly<Record<string, { port: () => Promise<unknown>; bare: () => unknown }>>

const artifacts = 2_000
const slugs = Array.from({ length: artifacts }, (_, i) => `thing-${String(i).padStart(4, '0')}`)
const materials = Array.from({ length: 20 }, (_, i) => `material-${i}`)

async function benchSqlite(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mouseion-bench-'))
  const path = join(folder, 'graph.sqlite')
  const store = createSqliteGraphStore({ path })
  await seed(store)
  const db = new Database(path, { readonly: true })
  const get = db.prepare('SELECT props FROM node WHERE slug = ?')
  const list = db.prepare("SELECT props FROM node WHERE kind = 'Artifact' ORDER BY slug LIMIT 50")
  const around = db.prepare(
    `SELECT n.props FROM rel r JOIN node n ON n.pk = r.src
     WHERE r.dst = (SELECT pk FROM node WHERE slug = ?) ORDER BY n.slug LIMIT 50`,
  )
  const match = db.prepare(
    `SELECT n.props FROM node_text f JOIN node n ON n.pk = f.rowid WHERE f.node_text MATCH ? LIMIT 50`,
  )
  const measured = await measure('sqlite', 300, {
    get: { port: () => store.get('thing-1234', 'public'), bare: () => get.get('thing-1234') },
    'page of 50': { port: () => page(store), bare: () => list.all() },
    'neighbours 50': { port: () => neighbours(store), bare: () => around.all('material-3') },
    'search 1 hit': { port: () => search(store), bare: () => match.all('"1234"*') },
  })
  db.close()
  await store.close()
  rmSync(folder, { recursive: true })
  return measured
}

async function benchNeo4j(): Promise<Row[]> {
  const server = await startNeo4j()
  if ('skip' in server) throw new Error(server.skip)
  const { uri, user, password, database } = server
  const store = await createNeo4jGraphStore({ uri, user, password, database })
  await seed(store)
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })
  const bare = (cypher: string, parameters = {}) =>
    driver.executeQuery(cypher, parameters, { database, routing: 'READ' })
  const measured = await measure('neo4j', 100, {
    get: {
      port: () => store.get('thing-1234', 'public'),
      bare: () => bare('MATCH (n:Entity {slug: $slug}) RETURN n.props', { slug: 'thing-1234' }),
    },
    'page of 50': {
      port: () => page(store),
      bare: () => bare("MATCH (n:Entity {kind: 'Artifact'}) RETURN n.props ORDER BY n.slug LIMIT 50"),
    },
    'neighbours 50': {
      port: () => neighbours(store),
      bare: () =>
        bare(
          'MATCH (:Entity {slug: $slug})<-[r]-(n) RETURN type(r), n.props ORDER BY type(r), n.slug LIMIT 50',
          { slug: 'material-3' },
        ),
    },
    'search 1 hit': {
      port: () => search(store),
      bare: () =>
        bare(
          "CALL db.index.fulltext.queryNodes('entity_text', $match) YIELD node RETURN node.props LIMIT 50",
          { match: 'searchNames:1234*' },
        ),
    },
  })
  await driver.close()
  await store.close()
  await server.stop()
  return measured
}

const page = (store: GraphStore) => store.list({ audience: 'public', kinds: ['Artifact'] })
const neighbours = (store: GraphStore) =>
  store.neighbours('material-3', { audience: 'public', direction: 'in' })
const search = (store: GraphStore) => store.search({ audience: 'public', text: '1234' })

async function seed(store: GraphStore): Promise<void> {
  await store.apply(
    buildChangeSet([
      ...materials.map((slug) => put(buildEntity('Material', slug))),
      ...slugs.map((slug, i) => put(buildArtifact(slug, { labels: { en: `Thing ${i}`, zh: `器物${i}号` } }))),
      ...slugs.map((slug, i) => link(slug, 'MADE_OF', materials[i % materials.length]!)),
    ]),
  )
}

/** Port and bare call by turns, so that both meet the same weather. */
async function measure(store: string, rounds: number, reads: Reads): Promise<Row[]> {
  const measured: Row[] = []
  for (const [read, { port, bare }] of Object.entries(reads)) {
    const times = { port: [] as number[], bare: [] as number[] }
    for (let round = -20; round < rounds; round++) {
      const [portMs, bareMs] = [await timed(port), await timed(bare)]
      if (round < 0) continue
      times.port.push(portMs)
      times.bare.push(bareMs)
    }
    const [portMs, bareMs] = [median(times.port), median(times.bare)]
    measured.push({
      store,
      read,
      portMs: round3(portMs),
      bareMs: round3(bareMs),
      ratio: round3(portMs / bareMs),
    })
  }
  return measured
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1]!
const round3 = (value: number): number => Math.round(value * 1_000) / 1_000

const { values } = parseArgs({ options: { json: { type: 'boolean' }, neo4j: { type: 'boolean' } } })
const rows = [...(await benchSqlite()), ...(values.neo4j === true ? await benchNeo4j() : [])]
if (values.json === true) console.log(JSON.stringify({ bench: 'graph-read', artifacts, rows }, null, 2))
else console.table(rows)
