/** The interaction log in one SQLite file. Batches that arrive together are written in one transaction, so that they share one fsync. */
import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { eventSchema } from '../../../core/events/event.ts'
import type { EventReceipt, VisitEvent } from '../../../core/events/event.ts'
import type { EventLog, LoggedEvent } from '../port.ts'

const schema = `
  CREATE TABLE IF NOT EXISTS event (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    visit TEXT NOT NULL,
    received_at_ms INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS event_by_visit ON event (visit);
  CREATE TABLE IF NOT EXISTS erased_visit (hash TEXT PRIMARY KEY) STRICT;
`

const rowSchema = z.object({ sequence: z.number(), received_at_ms: z.number(), body: z.string() })

interface Waiting {
  readonly events: readonly VisitEvent[]
  readonly resolve: (receipt: EventReceipt) => void
  readonly reject: (error: unknown) => void
}

export interface SqliteEventLogOptions {
  /** A file, or `:memory:`. */
  readonly path: string
  readonly now?: () => number
}

/** Events of a visit that was erased are not taken again: an offline queue that arrives late can't bring a forgotten visit back. */
export function openSqliteEventLog({ path, now = Date.now }: SqliteEventLogOptions): EventLog {
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('secure_delete = ON')
  db.pragma('busy_timeout = 5000')
  db.exec(schema)

  // Not `ON CONFLICT DO NOTHING`: that uses up a sequence number for every duplicate.
  const insert = db.prepare(
    `INSERT INTO event (id, visit, received_at_ms, body)
     SELECT $id, $visit, $receivedAtMs, $body WHERE NOT EXISTS (SELECT 1 FROM event WHERE id = $id)`,
  )
  const isErased = db.prepare('SELECT 1 FROM erased_visit WHERE hash = ?')
  const select = db.prepare(
    'SELECT sequence, received_at_ms, body FROM event WHERE sequence > ? ORDER BY sequence LIMIT ?',
  )
  const forget = db.prepare('DELETE FROM event WHERE visit = ?')
  const remember = db.prepare('INSERT OR IGNORE INTO erased_visit (hash) VALUES (?)')
  const last = db.prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'event'").pluck()

  let waiting: Waiting[] = []

  const writeAll = db.transaction((batches: readonly Waiting[]) =>
    batches.map(({ events }): EventReceipt => {
      const receivedAtMs = now()
      let [accepted, duplicates] = [0, 0]
      for (const event of events) {
        if (isErased.get(hashOf(event.visit)) !== undefined) continue
        const { changes } = insert.run({
          id: event.id,
          visit: event.visit,
          receivedAtMs,
          body: JSON.stringify(event),
        })
        if (changes === 1) accepted++
        else duplicates++
      }
      return { accepted, duplicates }
    }),
  )

  function flush(): void {
    const batches = waiting
    waiting = []
    if (batches.length === 0) return
    try {
      const receipts = writeAll.immediate(batches)
      batches.forEach((batch, i) => batch.resolve(receipts[i]!))
    } catch (error) {
      for (const batch of batches) batch.reject(error)
    }
  }

  const erase = db.transaction((visit: string): number => {
    remember.run(hashOf(visit))
    return forget.run(visit).changes
  })

  return {
    append(events) {
      return new Promise((resolve, reject) => {
        waiting.push({ events, resolve, reject })
        if (waiting.length === 1) setImmediate(flush)
      })
    },
    async read({ afterSequence, limit }) {
      if (!Number.isInteger(limit) || limit < 1 || limit > 10_000)
        throw new RangeError(`a page of the log is 1 to 10,000 events, not ${limit}`)
      return select.all(afterSequence, limit).map(loggedEvent)
    },
    async eraseVisit(visit) {
      flush()
      const erased = erase.immediate(visit)
      // The write-ahead log still holds the events until it is emptied.
      if (erased > 0) db.pragma('wal_checkpoint(TRUNCATE)')
      return erased
    },
    lastSequence: async () => last.get() ?? 0,
    async close() {
      flush()
      db.close()
    },
  }
}

function loggedEvent(raw: unknown): LoggedEvent {
  const row = rowSchema.parse(raw)
  return {
    sequence: row.sequence,
    receivedAtMs: row.received_at_ms,
    event: eventSchema.parse(JSON.parse(row.body)),
  }
}

const hashOf = (visit: string): string => createHash('sha256').update(visit).digest('hex')
