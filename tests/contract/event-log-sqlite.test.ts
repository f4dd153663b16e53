import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteEventLog } from '../../server/events/sqlite/event-log.ts'
import { eventLogContract } from './event-log.contract.ts'

eventLogContract({
  name: 'SQLite',
  async open() {
    const folder = await mkdtemp(join(tmpdir(), 'mouseion-events-'))
    const path = join(folder, 'events.sqlite')
    let log = openSqliteEventLog({ path })
    return {
      log,
      async reopen() {
        await log.close()
        log = openSqliteEventLog({ path })
        return log
      },
      async dispose() {
        await log.close()
        await rm(folder, { recursive: true })
      },
    }
  },
})
