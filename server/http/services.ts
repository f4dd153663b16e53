/** What the routes work with. main.ts makes it; nothing here is made by a route. */
import type { Logger } from 'pino'
import type { MuseumConfig } from '../config.ts'
import type { Accounts } from '../auth/accounts.ts'
import type { BlobStore } from '../blobs/port.ts'
import type { EventLog } from '../events/port.ts'
import type { GraphStore } from '../graph/port.ts'
import type { LiveChannel } from '../live/port.ts'
import type { Learning } from '../trainer/port.ts'
import type { MeaningIndex } from '../meaning/meaning-index.ts'
import type { ModelRegistry } from '../trainer/registry.ts'
import type { ScanRuns } from '../scans/scan-runs.ts'
import type { EventStreams } from './streams.ts'

export interface MuseumServices {
  readonly config: MuseumConfig
  readonly log: Logger
  readonly store: GraphStore
  readonly events: EventLog
  readonly live: LiveChannel
  readonly meaning: MeaningIndex
  readonly models: ModelRegistry
  readonly learning: Learning
  readonly accounts: Accounts
  readonly blobs: BlobStore
  readonly scans: ScanRuns
  readonly streams: EventStreams
}
