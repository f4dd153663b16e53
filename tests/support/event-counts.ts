import type { EventLog } from '../../server/events/port.ts'

/** What a log holds, counted event by event. */
export async function countsOf(log: EventLog): Promise<{ events: number; visits: number }> {
  const visits = new Set<string>()
  let [events, afterSequence] = [0, 0]
  for (;;) {
    const page = await log.read({ afterSequence, limit: 10_000 })
    for (const { event } of page) visits.add(event.visit)
    events += page.length
    if (page.length < 10_000) return { events, visits: visits.size }
    afterSequence = page.at(-1)!.sequence
  }
}
