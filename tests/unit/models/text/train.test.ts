import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { TrainedModel } from '../../../../models/bundle.ts'
import { evaluateText } from '../../../../models/text/evaluate.ts'
import { fitHead } from '../../../../models/text/heads.ts'
import { sentiments, subjects } from '../../../../models/text/labels.ts'
import { textParity } from '../../../../models/text/parity.ts'
import { linesOf } from '../../../../models/text/period/poem.ts'
import { createTextPredictor } from '../../../../models/text/predict.ts'
import type { TextPredictor } from '../../../../models/text/predict.ts'
import { textOutputSchema, textVocabSchema } from '../../../../models/text/schema.ts'
import type { TextVocab } from '../../../../models/text/schema.ts'
import type { TextRow } from '../../../../models/text/corpus.ts'
import { trainText } from '../../../../models/text/train.ts'
import type { Session } from '../../../../models/session.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'
import { loadTextCorpus } from '../../../../server/trainer/corpora/text.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const runtime = createNodeRuntime()
const corpus = loadTextCorpus()
const quatrain =
  '國破山河在，城春草木深。感時花濺淚，恨別鳥驚心。烽火連三月，家書抵萬金。白頭搔更短，渾欲不勝簪。'

async function open(
  trained: TrainedModel,
): Promise<{ session: Session; vocab: TextVocab; predictor: TextPredictor }> {
  const session = await runtime.load(trained.files.get('model.onnx')!)
  const vocab = textVocabSchema.parse(JSON.parse(new TextDecoder().decode(trained.files.get('vocab.json'))))
  return { session, vocab, predictor: createTextPredictor(session, vocab) }
}

let trained: TrainedModel
beforeAll(async () => {
  trained = await trainText(corpus, { seed: 1, runtime })
})

describe('the museum text model', () => {
  let session: Session
  let vocab: TextVocab
  let predictor: TextPredictor
  beforeAll(async () => {
    ;({ session, vocab, predictor } = await open(trained))
  })
  afterAll(() => session.dispose())

  test('beats naive Bayes on both heads, out of fold, within the limits of size and calibration', () => {
    const { metrics, baseline, files, method } = trained
    expect(method.kind).toBe('model')
    expect(metrics['subject_accuracy']).toBeGreaterThan(baseline.metrics['subject_accuracy']! + 0.1)
    expect(metrics['sentiment_accuracy']).toBeGreaterThan(baseline.metrics['sentiment_accuracy']! + 0.03)
    expect(metrics['subject_accuracy.zh']).toBeGreaterThan(0.7)
    expect(metrics['subject_accuracy.en']).toBeGreaterThan(0.65)
    expect(Math.max(metrics['subject_ece']!, metrics['sentiment_ece']!)).toBeLessThanOrEqual(0.05)
    const bytes = [...files.values()].reduce((sum, file) => sum + file.length, 0)
    expect(bytes).toBeLessThan(5 * 1024 * 1024)
  })

  test('the graph says what the fits say, to 2e-3, and training measured it', async () => {
    const { metrics } = trained
    expect(metrics['parity']).toBeLessThan(2e-3)
    expect(metrics['parity']).toBeGreaterThan(0)
    const rows = (head: 'subject' | 'sentiment') => corpus.rows.filter((row) => row.head === head)
    const { prior, concepts } = corpus
    const subject = fitHead(rows('subject'), subjects, { prior: prior.subject, concepts }).head
    const sentiment = fitHead(rows('sentiment'), sentiments, { concepts }).head
    const fits = { subject, sentiment, prior }
    const texts = corpus.rows
      .filter((row, i) => row.origin === 'written' && i % 97 === 0)
      .map(({ text }) => text)
    expect(await textParity(session, vocab, fits, [...texts, quatrain])).toBeLessThan(2e-3)
    const skewed = { ...sentiment, calibration: { ...sentiment.calibration, temperature: 2 } }
    expect(await textParity(session, vocab, { ...fits, sentiment: skewed }, texts)).toBeGreaterThan(0.01)
    const { period } = prior
    const shifted = { ...prior, period: { ...period, joinIntercept: period.joinIntercept + 1 } }
    expect(await textParity(session, vocab, { ...fits, prior: shifted }, [quatrain])).toBeGreaterThan(0.01)
  })

  test('same corpus, same bytes', async () => {
    const again = await trainText(corpus, { seed: 1, runtime })
    for (const [name, bytes] of trained.files) expect(Buffer.compare(bytes, again.files.get(name)!)).toBe(0)
  })

  test.each([
    ['The flute player and the drummers followed the dancers onto the stage.', 'music-and-performance'],
    ['这座墓葬出土了木棺和随葬的陶俑。', 'death-and-afterlife'],
    ['Scribes wrote on papyrus with a reed pen and red ink.', 'writing-and-learning'],
    ['商队用骆驼把丝绸和香料运到远方的市场。', 'trade-and-travel'],
  ])('%s is about %s', async (text, label) => {
    const { subject, keyTerms, embedding } = await predictor.predict({ text })
    expect(subject[0]!.label).toBe(label)
    expect(subject.reduce((sum, entry) => sum + entry.probability, 0)).toBeCloseTo(1, 3)
    expect(keyTerms.filter((term) => term.head === 'subject').length).toBeGreaterThan(0)
    expect(keyTerms.every(({ term }) => text.toLowerCase().includes(term))).toBe(true)
    expect(Math.hypot(...embedding)).toBeCloseTo(1, 3)
  })

  test.each([
    ['It was boring and the staff were rude.', 'negative'],
    ['太好看了，讲解也很精彩，非常感谢！', 'positive'],
    ['请问成人票多少钱？', 'neutral'],
  ])('%s is %s', async (text, label) => {
    expect((await predictor.predict({ text })).sentiment[0]!.label).toBe(label)
  })

  test('dates a poem of the Tang, and says why it does not date prose', async () => {
    const { period } = await predictor.predict({ text: quatrain })
    expect('notApplicable' in period).toBe(false)
    if (!('notApplicable' in period)) expect(period[0]!.label).toBe('tang')
    expect(linesOf(quatrain)).toHaveLength(8)
    const prose = await predictor.predict({ text: 'A bell of bronze.' })
    expect(prose.period).toMatchObject({ notApplicable: 'not-chinese' })
  })

  test.each(['?', '👑', 'ⅷ', 'a'.repeat(4000), '钟'.repeat(4000)])(
    'answers any text: %.12s',
    async (text) => {
      const answer = textOutputSchema.parse(await predictor.predict({ text }))
      expect(answer.subject.every(({ probability }) => Number.isFinite(probability))).toBe(true)
    },
  )
})

describe('judgements of visitors', () => {
  /** Passages of an invented vocabulary: no sentence and no prior knows these words. */
  const passage = (words: string, label: string, k: number): TextRow => {
    const all = words.split(' ')
    const text = Array.from({ length: 6 }, (_, i) => all[(k * 5 + i * (k + 2)) % all.length]!).join(' ')
    return {
      text,
      head: 'subject',
      label,
      weight: 3,
      language: 'en',
      group: `passage-${label}-${k}`,
      origin: 'judged',
    }
  }
  const craft = 'quorvel draxin mulbet zintar quovane prendil sartok'
  const death = 'hesmora oblique vanthur yeldric umbraxo nefilar crathem'
  const passages = Array.from({ length: 12 }, (_, k) => [
    passage(craft, 'science-and-craft', k),
    passage(death, 'death-and-afterlife', k),
  ]).flat()

  test('retraining with them lowers the error on passages that are held out', async () => {
    const held = passages.filter((_, i) => i % 4 < 2)
    const judged = passages.filter((_, i) => i % 4 >= 2)
    const rightAfter = async (model: TrainedModel) => {
      const { session, predictor } = await open(model)
      const results = await evaluateText(predictor, held)
      await session.dispose()
      return results.filter((result) => result.correct).length
    }
    const retrained = await trainText(loadTextCorpus({ judged }), { seed: 1, runtime })
    expect(await rightAfter(trained)).toBeLessThanOrEqual(4)
    expect(await rightAfter(retrained)).toBeGreaterThanOrEqual(11)
  })
})
