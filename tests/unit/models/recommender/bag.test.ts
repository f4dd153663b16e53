import { expect, test } from 'vitest'
import { bagDepth, bagShares, bagWidth, trainBag } from '../../../../models/recommender/bag.ts'
import type { Bag } from '../../../../models/recommender/bag.ts'
import { exportMixture } from '../../../../models/recommender/export.ts'
import { flatMixture, mixtureScores } from '../../../../models/recommender/mixture.ts'
import type { Part } from '../../../../models/recommender/mixture.ts'
import { scoreHistories } from '../../../../models/recommender/predict.ts'
import { createScorer } from '../../../../models/recommender/scorer.ts'
import { createRandom } from '../../../../models/nn/index.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'

const items = 40
const random = createRandom(5)
const normals = (length: number) => Float32Array.from({ length }, () => 0.3 * random.normal())
const made: Bag = {
  embedding: normals(items * bagWidth),
  attention: normals(bagDepth),
  scale: normals(bagWidth),
  bias: normals(bagWidth),
}

test('shares are probabilities, and nothing after no history', () => {
  const shares = new Float64Array(items)
  bagShares(made, [3, 1], shares)
  expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 10)
  bagShares(made, [], shares)
  expect(shares.every((share) => share === 0)).toBe(true)
})

test('one file scores as the TypeScript does, padding and long histories too', async () => {
  const parts: Part[] = [
    { name: 'bag', type: 'bag', bag: made },
    { name: 'popularity', type: 'static', scores: Float32Array.from({ length: items }, (_, i) => i + 1) },
  ]
  const mixture = { ...flatMixture(parts, 2), gates: Float64Array.of(0.1, 0.2, -0.1, 0) }
  const session = await createNodeRuntime().load(exportMixture(mixture, { items, contextSize: 2 }))
  const vocab = {
    items: Array.from({ length: items }, (_, i) => `thing-${i}`),
    basis: 'visits' as const,
    popularityRank: new Array<number>(items).fill(0.5),
    newcomers: [],
    contextSize: 2 as const,
  }
  const long = Array.from({ length: 30 }, (_, i) => i)
  for (const history of [[7, 3, 39], [0], [], long]) {
    const [exported] = await scoreHistories(session, vocab, [history])
    const context = Float32Array.of(Math.log1p(history.length) / 2, history.length ? 0.5 : 0)
    const expected = mixtureScores(mixture, history, context, items)
    expected.forEach((score, i) => expect(Math.abs(exported![i]! - score)).toBeLessThan(5e-3))
    createScorer(mixture, items)(history, context).forEach((score, i) =>
      expect(score).toBeCloseTo(expected[i]!, 8),
    )
  }
  await session.dispose()
})

test('learns what follows what, and the same seed gives the same bytes', async () => {
  // Two tastes: even items are seen with even ones, odd with odd.
  const draw = createRandom(9)
  const visits = Array.from({ length: 120 }, (_, v) => ({
    id: `v${v}`,
    items: [...new Set(Array.from({ length: 8 }, () => 2 * draw.int(items / 2) + (v % 2)))],
  }))
  const options = { items, seed: 2, runtime: createNodeRuntime(), onProgress: () => undefined }
  const [bag, again] = [await trainBag(visits, options), await trainBag(visits, options)]
  const shares = new Float64Array(items)
  bagShares(bag, [0, 2, 4], shares)
  const even = shares.reduce((sum, share, i) => sum + (i % 2 === 0 ? share : 0), 0)
  expect(even).toBeGreaterThan(0.8)
  expect(again.embedding).toEqual(bag.embedding)
})
