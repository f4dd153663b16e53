import { expect, test } from 'vitest'
import { exportMixture } from '../../../../models/recommender/export.ts'
import { flatMixture, mixtureScores } from '../../../../models/recommender/mixture.ts'
import { partsOf } from '../../../../models/recommender/parts.ts'
import { scoreHistories } from '../../../../models/recommender/predict.ts'
import { contextOf } from '../../../../models/recommender/context.ts'
import { skipMarkov } from '../../../../models/recommender/walk.ts'
import { seededRandom } from '../../../../core/seeded-random.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'

test('a catalogue of 8,000 items fits into 4 MB, item numbers above a byte and all', async () => {
  const items = 8_000
  const random = seededRandom(1)
  const visits = Array.from({ length: 300 }, (_, v) => ({
    id: `v${v}`,
    items: Array.from({ length: 30 }, () => Math.floor(random() * items)),
  }))
  const walk = { ...skipMarkov, maxGap: 20 }
  const parts = partsOf(visits, walk, { items, timed: false, minVisits: 1 })
  const mixture = flatMixture(parts, 2)
  const onnx = exportMixture(mixture, { items, contextSize: 2 })
  expect(onnx.length).toBeGreaterThan(3_000_000)
  expect(onnx.length).toBeLessThan(4_000_000)

  const session = await createNodeRuntime().load(onnx)
  const vocab = {
    items: Array.from({ length: items }, (_, i) => `thing-${i}`),
    basis: 'visits' as const,
    popularityRank: new Array<number>(items).fill(0.5),
    newcomers: [],
    contextSize: 2 as const,
  }
  const history = [7_999, 4_321, 256, 255]
  const [scores] = await scoreHistories(session, vocab, [history])
  const tables = { popularityRank: Float32Array.from(vocab.popularityRank) }
  const expected = mixtureScores(mixture, history, contextOf({ history }, tables), items)
  const worst = expected.reduce((most, score, i) => Math.max(most, Math.abs(score - scores![i]!)), 0)
  expect(worst).toBeLessThan(4e-3)
  await session.dispose()
})
