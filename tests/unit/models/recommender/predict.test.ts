import { describe, expect, test } from 'vitest'
import { contextOf } from '../../../../models/recommender/context.ts'
import { mixtureScores } from '../../../../models/recommender/mixture.ts'
import { createRecommender, scoreHistories } from '../../../../models/recommender/predict.ts'
import { exportMixture } from '../../../../models/recommender/export.ts'
import { partsOf } from '../../../../models/recommender/parts.ts'
import { recommenderVocabSchema } from '../../../../models/recommender/schema.ts'
import { trainRecommender } from '../../../../models/recommender/train.ts'
import { skipMarkov } from '../../../../models/recommender/walk.ts'
import { seededRandom } from '../../../../core/seeded-random.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'

const runtime = createNodeRuntime()
const items = Array.from({ length: 12 }, (_, i) => `thing-${i}`)
const corpus = {
  items,
  concepts: items.map((_, i) => [`group-${i % 3}`]),
  texts: items.map((_, i) => (i % 2 ? 'bronze vessel' : 'silk scroll')),
}
const options = { seed: 3, runtime, minVisits: 1 }

/** Visits that walk round the catalogue two by two, now and then astray. */
function ringVisits(count: number) {
  const random = seededRandom(9)
  return Array.from({ length: count }, (_, v) => {
    const start = Math.floor(random() * 12)
    const path = [0, 2, 4, 6].map((step) => (start + step) % 12)
    if (random() < 0.2) path[3] = (path[3]! + 1) % 12
    return { id: `visit-${v}`, items: path }
  })
}

async function open(visits: ReturnType<typeof ringVisits>) {
  const trained = await trainRecommender({ ...corpus, visits }, options)
  const vocab = recommenderVocabSchema.parse(
    JSON.parse(new TextDecoder().decode(trained.files.get('vocab.json'))),
  )
  return { trained, vocab, session: await runtime.load(trained.files.get('model.onnx')!) }
}

describe('before anybody came', () => {
  test('the graph and the texts speak, and it says so', async () => {
    const { session, vocab } = await open([])
    const answer = await createRecommender(session, vocab).predict({ history: ['thing-0'], seed: 1 })
    expect(answer.basis).toBe('content')
    // Of thing-0's group, thing-6 shares the words too.
    expect(answer.items[0]!.item).toBe('thing-6')
    expect(answer.items[0]!.because).toBe('thing-0')
    await session.dispose()
  })
})

describe('after visits', () => {
  test('it learned the way they went', async () => {
    const { session, vocab, trained } = await open(ringVisits(200))
    const recommender = createRecommender(session, vocab)
    const answer = await recommender.predict({ history: ['thing-1', 'thing-3'], limit: 3, seed: 2 })
    expect(answer.basis).toBe('visits')
    expect(answer.items[0]).toMatchObject({ item: 'thing-5', explored: false })
    expect(trained.metrics['parity']).toBeLessThan(2e-3)
    await session.dispose()
  })

  test('a reason is true: without the named item the recommended one scores and stands lower', async () => {
    const { session, vocab } = await open(ringVisits(200))
    const recommender = createRecommender(session, vocab)
    const history = ['thing-8', 'thing-1', 'thing-3']
    const { items: slate } = await recommender.predict({ history, limit: 4, seed: 5 })
    const standing = async (seen: readonly string[], item: string) => {
      const numbers = seen.map((slug) => items.indexOf(slug)).toReversed()
      const [scores] = await scoreHistories(session, vocab, [numbers])
      const score = scores![items.indexOf(item)]!
      return { score, above: score - scores!.reduce((a, b) => a + b, 0) / scores!.length }
    }
    const explained = slate.filter((one) => one.because !== null)
    expect(explained.length).toBeGreaterThan(0)
    for (const { item, because } of explained) {
      const others = history.filter((slug) => slug !== because)
      const [without, withIt] = [await standing(others, item), await standing(history, item)]
      expect(without.score).toBeLessThan(withIt.score)
      expect(without.above).toBeLessThan(withIt.above)
    }
    await session.dispose()
  })

  test('an empty history has no reasons, and one that it does not know is no history', async () => {
    const { session, vocab } = await open(ringVisits(200))
    const recommender = createRecommender(session, vocab)
    const empty = await recommender.predict({ history: [], limit: 4, seed: 5 })
    expect(empty.items.map((one) => one.because)).toEqual([null, null, null, null])
    expect(await recommender.predict({ history: ['not-here'], limit: 4, seed: 5 })).toEqual(empty)
    await session.dispose()
  })

  test('what nobody has seen is a newcomer, and its turn comes more often than chance alone gives it', async () => {
    const { session, vocab } = await open(
      ringVisits(200).map((visit) => ({ ...visit, items: visit.items.filter((item) => item !== 11) })),
    )
    expect(vocab.newcomers).toEqual([11])
    const recommender = createRecommender(session, vocab)
    const shown = new Map<string, number>()
    for (let seed = 0; seed < 400; seed++) {
      const [first] = (await recommender.predict({ history: ['thing-1'], limit: 1, seed })).items
      expect(first!.newcomer).toBe(first!.item === 'thing-11')
      shown.set(first!.item, (shown.get(first!.item) ?? 0) + 1)
    }
    // Expected of 400: eleven, and less than one of each of the others that are not the best.
    const others = [...shown].filter(([item]) => item !== 'thing-11').map(([, times]) => times)
    expect(shown.get('thing-11')).toBeGreaterThan(Math.max(...others.toSorted((a, b) => a - b).slice(0, -1)))
    await session.dispose()
  })

  test('the same seed gives the same bytes', async () => {
    const [once, again] = [await open(ringVisits(120)), await open(ringVisits(120))]
    expect(once.trained.files.get('model.onnx')).toEqual(again.trained.files.get('model.onnx'))
    await Promise.all([once.session.dispose(), again.session.dispose()])
  })
})

test('the ONNX file scores as the TypeScript does', async () => {
  const visits = ringVisits(60)
  const parts = partsOf(visits, skipMarkov, { items: 12, timed: false, minVisits: 1 })
  const mixture = {
    parts,
    weights: Float64Array.from(parts, (_, k) => 0.3 + 0.2 * k),
    gates: Float64Array.from(parts.flatMap((_, k) => [0.1 * k, -0.1])),
    floors: Float64Array.from(parts, (_, k) => -2 + k),
  }
  const vocab = {
    items,
    basis: 'visits' as const,
    popularityRank: items.map((_, i) => i / 11),
    newcomers: [],
    contextSize: 2 as const,
  }
  const session = await runtime.load(exportMixture(mixture, { items: 12, contextSize: 2 }))
  const histories = [[0], [3, 1], [5, 4, 3, 2, 1, 0], []]
  const exported = await scoreHistories(session, vocab, histories)
  const tables = { popularityRank: Float32Array.from(vocab.popularityRank) }
  histories.forEach((history, row) => {
    const expected = mixtureScores(mixture, history, contextOf({ history }, tables), 12)
    expected.forEach((score, i) => expect(Math.abs(exported[row]![i]! - score)).toBeLessThan(2e-3))
  })
  await session.dispose()
})
