import { ulid } from 'ulid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EventLog } from '../../../../server/events/port.ts'
import { openSqliteEventLog } from '../../../../server/events/sqlite/event-log.ts'
import { readLog } from '../../../../server/trainer/dataset/read-log.ts'
import { buildViewed } from '../../../support/builders.ts'

let events: EventLog
beforeEach(async () => {
  events = openSqliteEventLog({ path: ':memory:' })
  await events.append(Array.from({ length: 3_500 }, (_, order) => buildViewed({ id: ulid(), order })))
})
afterEach(() => events.close())

describe('the log as training reads it', () => {
  it('is whole, in order', async () => {
    const log = await readLog(events)
    expect(log.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 3_500 }, (_, i) => i + 1))
  })

  it('is the newest part of a log that is too long', async () => {
    const log = await readLog(events, 1_200)
    expect([log.length, log[0]!.sequence, log.at(-1)!.sequence]).toEqual([1_200, 2_301, 3_500])
  })

  it('lets others have their turn while it is read', async () => {
    let [turns, over] = [0, false]
    const turn = () => {
      turns++
      if (!over) setImmediate(turn)
    }
    setImmediate(turn)
    await readLog(events)
    over = true
    expect(turns).toBeGreaterThanOrEqual(3)
  })
})
