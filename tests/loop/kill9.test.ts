/** kill -9 under a stream of events and ChangeSets: what was acknowledged is there, what was not is there whole or not at all. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'
import { createClient } from '../../core/api/client.ts'
import type { ApiError, MuseumClient } from '../../core/api/client.ts'
import type { Operation } from '../../core/changeset/changeset.ts'
import type { VisitEvent } from '../../core/events/event.ts'
import { seededId } from '../../core/heritage/identity.ts'
import { readConfig } from '../../server/config.ts'
import type { MuseumSettings } from '../../server/config.ts'
import { openSqliteEventLog } from '../../server/events/sqlite/event-log.ts'
import type { LoggedEvent } from '../../server/events/port.ts'
import { createAdmin } from '../../server/main.ts'
import { buildArtifact, buildPlain, buildViewed, link, put } from '../support/builders.ts'
import { countsOf } from '../support/event-counts.ts'
import { startMuseumProcess } from '../support/museum-process.ts'
import { testPassword } from '../support/museum.ts'
import { startNeo4j } from '../support/neo4j-server.ts'

/** Killed once so many batches and so many ChangeSets of a round are acknowledged, while others are on their way. */
const enough = [
  { batches: 20, changes: 6 },
  { batches: 1, changes: 1 },
  { batches: 9, changes: 4 },
  { batches: 30, changes: 9 },
]
const admin = { email: 'admin@museum.example', name: 'Admin', password: testPassword }
const limits = { reads: 1e6, writes: 1e6, events: 1e6, predictions: 1e6, auth: 1e6 }

interface Sent<T> {
  readonly value: T
  acknowledged: boolean
}

interface WrittenChange {
  readonly id: string
  readonly artifact: string
  readonly material: string
  readonly operations: Operation[]
}

async function loseNothing(neo4j: MuseumSettings['neo4j']): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mouseion-kill9-'))
  const settings: Partial<MuseumSettings> = {
    dataDir, port: 0, seed: false, logLevel: 'silent', rateLimits: limits, ...(neo4j === undefined ? {} : { neo4j }),
  } // prettier-ignore
  const batches: Sent<VisitEvent[]>[] = []
  const changes: Sent<WrittenChange>[] = []
  try {
    await createAdmin(readConfig(settings, {}), admin)
    for (let round = 0; round < enough.length; round++) {
      const museum = await startMuseumProcess(settings)
      const client = await signIn(museum.url)
      const stream = { over: false }
      const done = { batches: 0, changes: 0 }
      let killing: Promise<void> | undefined
      const acknowledge = (what: keyof typeof done) => {
        done[what]++
        const { batches, changes } = enough[round]!
        if (done.batches < batches || done.changes < changes || killing !== undefined) return
        stream.over = true
        killing = museum.kill()
      }
      await Promise.all([
        ...[0, 1, 2].map(() => writeEvents(client, batches, stream, () => acknowledge('batches'))),
        ...[0, 1].map(() => writeChanges(client, changes, stream, () => acknowledge('changes'))),
      ])
      await killing
    }
    expect(batches.filter((b) => b.acknowledged).length).toBeGreaterThanOrEqual(60)
    expect(changes.filter((c) => c.acknowledged).length).toBeGreaterThanOrEqual(20)
    await checkEvents(join(dataDir, 'events.sqlite'), batches)
    const museum = await startMuseumProcess(settings)
    const client = await signIn(museum.url)
    await checkChanges(client, changes)
    for (const { value } of batches) {
      const { accepted, duplicates } = await client.appendEvents({ body: { events: value } })
      expect(accepted + duplicates).toBe(value.length)
    }
    expect(await museum.stop()).toBe(0)
    const log = openSqliteEventLog({ path: join(dataDir, 'events.sqlite') })
    expect((await countsOf(log)).events).toBe(batches.length * 5)
    await log.close()
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

type Stream = { over: boolean }

async function writeEvents(
  client: MuseumClient,
  batches: Sent<VisitEvent[]>[],
  stream: Stream,
  acknowledge: () => void,
) {
  while (!stream.over) {
    const sent = {
      value: Array.from({ length: 5 }, (_, order) => buildViewed({ order })),
      acknowledged: false,
    }
    batches.push(sent)
    try {
      await client.appendEvents({ body: { events: sent.value } })
    } catch (error) {
      return expectCut(error, stream)
    }
    sent.acknowledged = true
    acknowledge()
  }
}

async function writeChanges(
  client: MuseumClient,
  changes: Sent<WrittenChange>[],
  stream: Stream,
  acknowledge: () => void,
) {
  while (!stream.over) {
    const [artifact, material] = [`vessel-${changes.length}`, `material-${changes.length}`]
    const operations = [
      put(buildArtifact(artifact)),
      put(buildPlain('Material', material)),
      link('MADE_OF', artifact, material),
    ]
    const sent = { value: { id: ulid(), artifact, material, operations }, acknowledged: false }
    changes.push(sent)
    try {
      await client.applyChangeSet({ body: { id: sent.value.id, message: artifact, operations } })
    } catch (error) {
      return expectCut(error, stream)
    }
    sent.acknowledged = true
    acknowledge()
  }
}

/** The only failure allowed: the connection broke because the server was killed. */
function expectCut(error: unknown, stream: Stream): void {
  if (!stream.over || (error as Partial<ApiError>).status !== undefined) throw error
}

async function checkEvents(path: string, batches: readonly Sent<VisitEvent[]>[]): Promise<void> {
  const log = openSqliteEventLog({ path })
  const stored: LoggedEvent[] = []
  for (;;) {
    const page = await log.read({ afterSequence: stored.at(-1)?.sequence ?? 0, limit: 10_000 })
    stored.push(...page)
    if (page.length < 10_000) break
  }
  await log.close()
  const byId = new Map(stored.map(({ event }) => [event.id, event]))
  expect(byId.size).toBe(stored.length)
  for (const { value, acknowledged } of batches) {
    const present = value.filter((event) => byId.has(event.id)).length
    if (acknowledged) expect(value.map((event) => byId.get(event.id))).toEqual(value)
    else expect([0, value.length]).toContain(present)
  }
}

async function checkChanges(client: MuseumClient, changes: readonly Sent<WrittenChange>[]): Promise<void> {
  for (const { value, acknowledged } of changes) {
    const revision = await client.getRevision({ params: { id: value.id } }).catch((error: ApiError) => {
      expect(error.status).toBe(404)
      return undefined
    })
    if (acknowledged) expect(revision?.message).toBe(value.artifact)
    const found = await client.getEntity({ params: { id: value.artifact } }).catch(() => undefined)
    if (revision === undefined) {
      expect(found).toBeUndefined()
      await expect(client.getEntity({ params: { id: value.material } })).rejects.toMatchObject({
        status: 404,
      })
    } else {
      expect(found!.artifact!.materials.map((m) => m.id)).toEqual([seededId(value.material)])
      expect(revision.changes).toHaveLength(3)
    }
  }
  const { items } = await client.listRevisions({ query: { limit: 200 } })
  expect(items.map((r) => r.sequence)).toEqual(items.map((_, i) => items.length - i))
}

async function signIn(url: string): Promise<MuseumClient> {
  const response = await fetch(`${url}/api/v1/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: admin.email, password: admin.password }),
  })
  expect(response.status).toBe(200)
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return createClient({ baseUrl: url, headers: { cookie } })
}

const neo4j = await startNeo4j()

describe('kill -9 under a stream of events and ChangeSets', () => {
  it('loses nothing that was acknowledged, on SQLite', { timeout: 180_000 }, () => loseNothing(undefined))

  if ('skip' in neo4j) it.skip(`loses nothing on Neo4j: ${neo4j.skip}`, () => undefined)
  else
    it('loses nothing that was acknowledged, on Neo4j', { timeout: 180_000 }, async () => {
      const { uri, user, password, database } = neo4j
      try {
        await loseNothing({ uri, user, password, database })
      } finally {
        await neo4j.stop()
      }
    })
})
