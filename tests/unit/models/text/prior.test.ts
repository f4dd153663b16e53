import { expect, test } from 'vitest'
import {
  fingerprint,
  packFingerprints,
  rowNumbers,
  unpackFingerprints,
} from '../../../../models/text/fingerprint.ts'
import { keyTerms } from '../../../../models/text/key-terms.ts'
import { fitPeriod, songProbability } from '../../../../models/text/period/period.ts'
import type { Poem } from '../../../../models/text/period/period.ts'
import { createTextPredictor } from '../../../../models/text/predict.ts'
import { decodePrior, encodePrior, periodTable } from '../../../../models/text/prior.ts'
import { textVocabSchema } from '../../../../models/text/schema.ts'
import { museumGrams } from '../../../../models/text/tokens.ts'
import { trainText } from '../../../../models/text/train.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'
import { loadTextCorpus } from '../../../../server/trainer/corpora/text.ts'

test('fingerprints survive packing; numbers start at 1', () => {
  const values = Uint32Array.of(fingerprint('钟'), fingerprint('bell'), 0xffffffff)
  expect([...unpackFingerprints(packFingerprints(values))]).toEqual([...values])
  expect(rowNumbers(values).get(fingerprint('bell'))).toBe(2)
  expect(fingerprint('a')).not.toBe(fingerprint('b'))
})

const schools = ['山水風月花鳥雲雪', '茶書窗燈雨梅硯雪'].map((signs) => [...signs])
const poems = Array.from({ length: 60 }, (_, k): Poem => {
  const signs = schools[k % 2]!
  const line = (l: number) =>
    Array.from({ length: 5 }, (_, i) => signs[(k + l * 3 + i * i * (k % 3)) % signs.length]!)
  return {
    label: k % 2 === 0 ? 0 : 1,
    author: `${k % 2}-${k % 7}`,
    lines: Array.from({ length: 4 }, (_, l) => line(l)),
  }
})

test('the period head of the graph says what period.ts says, also of characters never seen', async () => {
  const corpus = loadTextCorpus()
  const model = fitPeriod(poems, { minPairs: 2 })
  const prior = {
    ...corpus.prior,
    period: { ...corpus.prior.period, ...periodTable(model), rows: poems.length },
  }
  const runtime = createNodeRuntime()
  const rows = corpus.rows.filter((_, i) => i % 8 === 0)
  const trained = await trainText({ rows, prior, concepts: [] }, { seed: 1, runtime })
  const session = await runtime.load(trained.files.get('model.onnx')!)
  const vocab: unknown = JSON.parse(new TextDecoder().decode(trained.files.get('vocab.json')))
  const predictor = createTextPredictor(session, textVocabSchema.parse(vocab))
  for (const lines of [
    poems[0]!.lines,
    poems[1]!.lines,
    [...poems[2]!.lines.slice(0, 3), [...'龍虎茶書馬']],
  ]) {
    const { period } = await predictor.predict({ text: lines.map((line) => `${line.join('')}。`).join('') })
    const song = 'notApplicable' in period ? NaN : period.find(({ label }) => label === 'song')!.probability
    expect(song).toBeCloseTo(songProbability(model, lines), 2)
  }
  await session.dispose()
})

test('the prior is the same after writing and reading, but for half precision', () => {
  const { prior } = loadTextCorpus()
  const again = decodePrior(encodePrior(prior))
  expect([...again.subject.fingerprints.subarray(0, 50)]).toEqual([
    ...prior.subject.fingerprints.subarray(0, 50),
  ])
  expect([...again.period.table.subarray(0, 300)]).toEqual([...prior.period.table.subarray(0, 300)])
  expect(again.period.metrics).toEqual(prior.period.metrics)
  expect(prior.period.metrics['period_accuracy']).toBeGreaterThan(prior.period.baseline['period_accuracy']!)
})

test('key terms add up the grams of a word; overlapping pairs give way to the stronger', () => {
  const english = keyTerms('The bell rang', { byGram: new Map([['=bell', 0.3], ['<bell', 0.1], ['=the', 0.6], ['=rang', -1]]) }, museumGrams, 3) // prettier-ignore
  expect(english).toEqual([{ term: 'bell', weight: expect.closeTo(0.4, 9) as number }])
  const chinese = keyTerms('青铜钟', { byGram: new Map([['青铜', 0.2], ['铜钟', 0.6], ['钟', 0.2]]) }, museumGrams, 3) // prettier-ignore
  expect(chinese).toEqual([{ term: '铜钟', weight: expect.closeTo(0.8, 9) as number }])
})
