/**
 * The whole loop on a real museum: simulated visitors use the API, the trainer reads their log, and each of the three models beats the version
 * before it on what it was never trained on.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TrainingRun } from '../../core/api/messages.ts'
import { modelNames } from '../../models/bundle.ts'
import type { ModelName } from '../../models/bundle.ts'
import { judgePopularity, judgeRecommender } from '../../models/recommender/train.ts'
import { recommenderVocabSchema } from '../../models/recommender/schema.ts'
import { slotsOf } from '../../models/recommender/visits.ts'
import type { Visit } from '../../models/recommender/visits.ts'
import { pairedBootstrap } from '../../models/statistics.ts'
import { shippedContent } from '../../server/content/load.ts'
import type { MuseumSettings } from '../../server/config.ts'
import { withLearning } from '../../server/open-museum.ts'
import { createNodeRuntime } from '../../server/ort/node-runtime.ts'
import { simulate } from '../../server/simulator/simulate.ts'
import { createVisitor, createWorld, naturalPath } from '../../server/simulator/world.ts'
import { startTestMuseum } from '../support/museum.ts'
import type { TestMuseum } from '../support/museum.ts'
import { readEvents } from '../support/sse.ts'

const visitors = 700

/** Registers the tests of one store, which keep a core busy for minutes: each store has a file, so that two run side by side. */
export function testLearningLoop(settings: Partial<MuseumSettings>): void {
  const runtime = createNodeRuntime({ threads: 1 })
  let museum: TestMuseum
  const shipped = new Map<ModelName, string>()
  const runs = new Map<ModelName, TrainingRun>()

  beforeAll(async () => {
    museum = await startTestMuseum({ graph: 'content', settings, ...withLearning({ minVisits: 3 }) })
    for (const model of modelNames) shipped.set(model, museum.models.current(model)!)
    await simulate({
      client: museum.client,
      contentDir: shippedContent,
      visitors,
      seed: 100,
      nowMs: Date.now(),
    })
    const curator = await museum.clientOf('curator')
    const cookie = await museum.cookieOf('curator')
    for (const model of modelNames) {
      const run = await curator.startTrainingRun({ body: { model } })
      runs.set(model, await untilFinished(museum, run, cookie))
    }
  }, 600_000)
  afterAll(() => museum.close())

  it('starts from the models that ship', () => {
    expect([...shipped.values()].every((version) => version !== undefined)).toBe(true)
  })

  it.each(modelNames)('publishes a %s model that beats the one before it on its held-out part', (model) => {
    const run = runs.get(model)!
    expect(run.reasons).toEqual([])
    expect(run.status).toBe('published')
    expect(museum.models.current(model)).toBe(run.version)
    expect(museum.models.manifest(model, run.version!).parent).toBe(shipped.get(model))
    expect(run.metrics['overChampion']).toBeGreaterThan(0)
  })

  it('recommends better than popularity and the shipped model to 2,000 visitors nobody has seen', async () => {
    const version = runs.get('recommender')!.version!
    const load = async (name: string) => ({
      session: await runtime.load(museum.models.file('recommender', name, 'model.onnx')),
      vocab: recommenderVocabSchema.parse(
        JSON.parse(new TextDecoder().decode(museum.models.file('recommender', name, 'vocab.json'))),
      ),
    })
    const [ours, before] = [await load(version), await load(shipped.get('recommender')!)]
    expect(ours.vocab.items).toEqual(before.vocab.items)
    const world = createWorld(ours.vocab.items)
    const pathsOf = (seed: number, count: number): Visit[] =>
      Array.from({ length: count }, (_, n) => ({
        id: `${seed}-${n}`,
        items: naturalPath(world, createVisitor(seed, n)),
      }))
    const unseen = [1, 2, 3, 4, 5].flatMap((seed) => pathsOf(seed, 400).flatMap((visit) => slotsOf(visit, 2)))
    const seen = [
      ...Array.from({ length: visitors }, (_, n) => ({
        id: `s${n}`,
        items: naturalPath(world, createVisitor(100, n)),
      })),
    ]
    const [mine, theirs, popular] = [
      await judgeRecommender(ours.session, ours.vocab, unseen),
      await judgeRecommender(before.session, before.vocab, unseen),
      judgePopularity(seen, unseen, world.items.length),
    ]
    for (const other of [theirs, popular]) {
      const lead = pairedBootstrap(
        mine.map((slot, i) => ({ group: slot.visit, a: slot.ndcg, b: other[i]!.ndcg })),
        { seed: 1 },
      )
      expect(lead.groups).toBe(2_000)
      expect(lead.low).toBeGreaterThan(0)
    }
    await ours.session.dispose()
    await before.session.dispose()
  })

  it('takes a rollback back', async () => {
    const told = await readEvents(`${museum.url}/api/v1/live`)
    museum.models.rollback('recommender')
    expect(await told.next()).toMatchObject({
      data: { type: 'model-rolled-back', model: 'recommender', version: shipped.get('recommender') },
    })
    told.close()
    const answer = await museum.client.predictRecommender({ body: { history: [] } })
    expect(answer.version).toBe(shipped.get('recommender'))
  })
}

async function untilFinished(museum: TestMuseum, run: TrainingRun, cookie: string): Promise<TrainingRun> {
  const stream = await readEvents(`${museum.url}/api/v1/training-runs/${run.id}/events`, {
    headers: { cookie },
  })
  let state = run
  while (state.finishedAt === null) {
    const next = await stream.next()
    if (next === undefined) break
    state = next.data as TrainingRun
  }
  stream.close()
  return state
}
