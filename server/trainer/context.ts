/** What a training run from the command line works on: the museum's stores, opened beside a running museum or without one. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { loadContent } from '../content/load.ts'
import { seedContent } from '../content/seed.ts'
import { openSqliteEventLog } from '../events/sqlite/event-log.ts'
import { openGraphStore } from '../graph/open.ts'
import { openMuseumRegistry } from './registry.ts'
import type { TrainingContext } from './train.ts'

export async function openTrainingContext(
  dataDir: string,
): Promise<TrainingContext & { close(): Promise<void> }> {
  const config = readConfig({ dataDir })
  mkdirSync(config.dataDir, { recursive: true })
  const store = await openGraphStore({
    sqlitePath: join(config.dataDir, 'graph.sqlite'),
    ...(config.neo4j === undefined ? {} : { neo4j: config.neo4j }),
  })
  await seedContent(store, await loadContent(config.contentDir))
  const events = openSqliteEventLog({ path: join(config.dataDir, 'events.sqlite') })
  return {
    store,
    events,
    registry: openMuseumRegistry(config.dataDir),
    ...(config.textEncoder === undefined ? {} : { textEncoder: config.textEncoder }),
    async close() {
      await events.close()
      await store.close()
    },
  }
}
