import { setImmediate as nextTurn } from 'node:timers/promises'
import type { EventLog, LoggedEvent } from '../../events/port.ts'

/** Some half a kilobyte each, once read. */
const mostEvents = 1_000_000
/** Between two turns of the server's loop: some 30 ms of reading. */
const eventsATurn = 1_000

/** The newest events of the log, in order of sequence, read bit by bit so that visitors are served meanwhile. A visit that this cuts in two has lost its consent, and teaches nothing. */
export async function readLog(events: EventLog, most = mostEvents): Promise<LoggedEvent[]> {
  const log: LoggedEvent[] = []
  let afterSequence = Math.max(0, (await events.lastSequence()) - most)
  for (;;) {
    const page = await events.read({ afterSequence, limit: eventsATurn })
    log.push(...page)
    if (page.length < eventsATurn) return log
    afterSequence = page.at(-1)!.sequence
    await nextTurn()
  }
}
