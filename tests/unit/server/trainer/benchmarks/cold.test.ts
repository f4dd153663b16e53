/** What is left out is really left out: visitors who follow the graph are followed to things nobody has seen. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { VisitEvent } from '../../../../../core/events/event.ts'
import { createRandom } from '../../../../../models/nn/random.ts'
import { openSqliteEventLog } from '../../../../../server/events/sqlite/event-log.ts'
import { createNodeRuntime } from '../../../../../server/ort/node-runtime.ts'
import { cold } from '../../../../../server/trainer/benchmarks/cold.ts'
import { openTrainingContext } from '../../../../../server/trainer/context.ts'
import { readCatalogue } from '../../../../../server/trainer/corpora/recommender.ts'

vi.setConfig({ testTimeout: 240_000 })

let dir: string
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'mouseion-cold-'))))
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const run = () => cold.run({ dataDir: dir, split: 'dev', runtime: createNodeRuntime() })

/** Each visitor has one thing of the graph at heart, and sees what is joined to it in an order of their own. */
async function logVisits(count: number): Promise<void> {
  const context = await openTrainingContext(dir)
  const catalogue = await readCatalogue(context.store)
  await context.close()
  const joined = Map.groupBy(
    catalogue.flatMap(({ slug, concepts }) => concepts.map((concept) => ({ slug, concept }))),
    ({ concept }) => concept,
  )
  const tastes = [...joined.values()].filter((own) => own.length >= 5 && own.length <= 12)
  const log = openSqliteEventLog({ path: join(dir, 'events.sqlite') })
  const startMs = Date.now() - 86_400_000
  for (let v = 0; v < count; v++) {
    const random = createRandom(3, v)
    const liked = tastes[random.int(tastes.length)]!.map(({ slug }) => ({ slug, at: random.next() }))
    const path = liked.sort((a, b) => a.at - b.at).slice(0, 6)
    const visit = `00000000-0000-4000-8000-${String(v).padStart(12, '0')}`
    const act = (order: number) => ({ id: ulid(), visit, order, atMs: startMs + v * 60_000 + order * 5_000 })
    await log.append([
      { ...act(0), type: 'visit-started', consent: 'test', device: 'desktop', language: 'en', models: {} },
      ...path.map(
        ({ slug }, i): VisitEvent => ({
          ...act(i + 1), type: 'item-viewed', item: slug, how: 'inspect', dwellMs: 4_000,
        }),
      ),
    ]) // prettier-ignore
  }
  await log.close()
}

it('finds things left out by the graph, where popularity can not, and first things by popularity', async () => {
  await logVisits(300)
  const { metrics, comparisons, notes } = await run()
  const value = (name: string) => metrics.model[name]!.value
  const simple = (name: string) => metrics.baseline[name]!.value
  // What nobody saw has no count, and stands behind all that has.
  expect(simple('cold_item.hr10')).toBeLessThan(0.05)
  expect(value('cold_item_among_cold.ndcg10')).toBeGreaterThan(simple('cold_item_among_cold.ndcg10') + 0.1)
  // Nothing is known of a visitor before the first thing; after it, what the visitor likes is seen.
  expect(Math.abs(value('cold_visitor_first.ndcg10') - simple('cold_visitor_first.ndcg10'))).toBeLessThan(
    0.05,
  )
  expect(value('cold_visitor_third.ndcg10')).toBeGreaterThan(simple('cold_visitor_third.ndcg10') + 0.1)
  expect(value('cold_museum.ndcg10')).toBeGreaterThan(simple('cold_museum.ndcg10'))
  const lead = comparisons!.find(({ metric }) => metric === 'cold_item_among_cold.ndcg10')!
  expect(lead.lead).toBeCloseTo(
    value('cold_item_among_cold.ndcg10') - simple('cold_item_among_cold.ndcg10'),
    10,
  )
  expect(lead.low).toBeLessThan(lead.lead)
  expect(notes[0]).toMatch(/^\d+ artifacts, \d+ visits learned from, \d+ kept aside/)
})

it('says how many visits it needs, and that there is no test part', async () => {
  await logVisits(3)
  await expect(run()).rejects.toThrow('has 3 visits; 100 are needed')
  await expect(cold.run({ dataDir: dir, split: 'test', runtime: createNodeRuntime() })).rejects.toThrow(
    'no test part',
  )
})
