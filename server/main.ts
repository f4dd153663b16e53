/** Composition: the only place where adapters are made and joined. The command line and the tests start a museum here. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { openAccounts } from './auth/accounts.ts'
import type { Accounts, NewAccount } from './auth/accounts.ts'
import { readOrMakeSecret } from './auth/secret.ts'
import { createFileBlobStore } from './blobs/file-blob-store.ts'
import type { MuseumConfig } from './config.ts'
import { loadContent } from './content/load.ts'
import { seedContent } from './content/seed.ts'
import { openSqliteEventLog } from './events/sqlite/event-log.ts'
import type { EventLog } from './events/port.ts'
import { heldForMs } from './graph/freshness.ts'
import { openGraphStore } from './graph/open.ts'
import type { GraphStore } from './graph/port.ts'
import { createApp } from './http/app.ts'
import { createEventStreams } from './http/streams.ts'
import { createInProcessLiveChannel } from './live/in-process.ts'
import type { LiveChannel } from './live/port.ts'
import { createMeaningIndex } from './meaning/meaning-index.ts'
import { loadSearchSpace } from './meaning/space-file.ts'
import { addressOf, listen } from './ops/listening.ts'
import { createLog } from './ops/logs.ts'
import { createScanRuns } from './scans/scan-runs.ts'
import { learningUnavailable } from './trainer/port.ts'
import type { Learning } from './trainer/port.ts'
import { openMuseumRegistry } from './trainer/registry.ts'
import type { ModelRegistry } from './trainer/registry.ts'

const graceMs = 10_000

/** What the learning engine is made from. */
export interface LearningContext {
  readonly config: MuseumConfig
  readonly store: GraphStore
  readonly events: EventLog
  readonly models: ModelRegistry
  readonly log: Logger
}

export interface MuseumParts {
  /** Absent: predictions and training answer 503 with a reason. */
  readonly openLearning?: (context: LearningContext) => Promise<Learning>
}

export interface Museum {
  readonly url: string
  /** Where the first administrator is made: printed once, by whoever started us. Absent where there are accounts. */
  readonly firstAdminUrl: string | undefined
  readonly store: GraphStore
  readonly events: EventLog
  readonly models: ModelRegistry
  readonly live: LiveChannel
  readonly accounts: Accounts
  /** Stops taking requests, finishes those under way, ends streams, closes stores. Safe to call twice. */
  close(): Promise<void>
}

/** Content that can't be used; says where and how to mend it. */
export class ContentBrokenError extends Error {
  readonly code = 'content-broken'
}

export async function startMuseum(config: MuseumConfig, parts: MuseumParts = {}): Promise<Museum> {
  mkdirSync(config.dataDir, { recursive: true })
  const closers: (() => Promise<void> | void)[] = []
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  try {
    const log = createLog(config.logLevel)
    const store = await openGraphStore({
      sqlitePath: join(config.dataDir, 'graph.sqlite'),
      ...(config.neo4j === undefined ? {} : { neo4j: config.neo4j }),
    })
    closers.push(() => store.close())
    if (config.seed) log.info(await seed(store, config.contentDir), 'content is in the graph')
    const events = openSqliteEventLog({ path: join(config.dataDir, 'events.sqlite') })
    closers.push(() => events.close())
    const accounts = await openAccountsOf(config)
    closers.push(() => accounts.close())
    const live = createInProcessLiveChannel()
    const meaning = createMeaningIndex({
      store,
      live,
      space: loadSearchSpace,
      ttlMs: heldForMs(store),
      onFailure: (error) => log.error({ err: error }, 'the graph could not be read for search by meaning'),
    })
    const models = openMuseumRegistry(config.dataDir)
    closers.push(models.follow())
    models.onChange(({ model, version, change }) => live.publish({ type: `model-${change}`, model, version }))
    const learning = await (parts.openLearning?.({ config, store, events, models, log }) ??
      learningUnavailable('This museum was started without its learning engine.'))
    closers.push(() => learning.close())
    const blobs = createFileBlobStore(join(config.dataDir, 'blobs'))
    const scans = createScanRuns({
      blobs,
      folder: join(config.dataDir, 'scans'),
      mostBytes: config.maxScanBytes,
      ...runTroubles(log, 'scan'),
    })
    closers.push(() => scans.close())
    const streams = createEventStreams()
    const app = createApp({
      config,
      log,
      store,
      events,
      live,
      meaning,
      models,
      learning,
      accounts,
      blobs,
      scans,
      streams,
    })
    const listening = await listen(app, { ...config, largestBytes: config.maxScanBytes })
    closers.push(async () => {
      const stopped = listening.stop(graceMs)
      streams.closeAll()
      await stopped
    })
    const url = config.publicUrl ?? addressOf(config.host, listening.port)
    const token = await accounts.issueFirstAdminToken()
    log.info({ url, graph: store.engine }, 'the museum is open')
    return {
      url,
      firstAdminUrl: token === undefined ? undefined : new URL(`/curator/welcome?token=${token}`, url).href,
      store,
      events,
      models,
      live,
      accounts,
      close: closeAll,
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}

/** For `mouseion admin create`: works beside a running museum. Errors: AccountExistsError. */
export async function createAdmin(config: MuseumConfig, account: Omit<NewAccount, 'role'>): Promise<void> {
  mkdirSync(config.dataDir, { recursive: true })
  const accounts = await openAccountsOf(config)
  try {
    await accounts.create({ ...account, role: 'admin' })
  } finally {
    await accounts.close()
  }
}

/** What goes wrong with the record of long runs: said in the log, and no reason for the museum to stay shut. */
export function runTroubles(log: Logger, what: string) {
  return {
    onUnreadable: (path: string, err: unknown) =>
      log.warn({ err, path }, `a ${what}'s record can't be read and is left out; delete or restore it`),
    onFailure: (err: unknown) => log.error({ err }, `a ${what}'s end could not be recorded`),
  }
}

function openAccountsOf(config: MuseumConfig): Promise<Accounts> {
  return openAccounts({
    path: join(config.dataDir, 'accounts.sqlite'),
    linkPath: join(config.dataDir, 'keys', 'first-admin.json'),
    secret: config.secret ?? readOrMakeSecret(join(config.dataDir, 'keys', 'session.secret')),
    secureCookies: config.publicUrl?.startsWith('https:') ?? false,
    signInsPerMinute: config.rateLimits.auth,
  })
}

async function seed(store: GraphStore, contentDir: string) {
  const content = await loadContent(contentDir)
  const [first] = content.problems
  if (first !== undefined)
    throw new ContentBrokenError(
      `The content has ${content.problems.length} problems, the first in ${first.file}, ${first.field}: ${first.message}. \`mouseion validate\` lists them all.`,
    )
  return seedContent(store, content)
}
