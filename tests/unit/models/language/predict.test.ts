import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uncalibrated } from '../../../../models/language/calibration.ts'
import { exportScorer, scoreWithSession } from '../../../../models/language/graph.ts'
import {
  alignerOf,
  buildQuery,
  fitLanguageModel,
  withConstants,
  type WordRequest,
} from '../../../../models/language/model.ts'
import { closestConstants } from '../../../../models/language/pairwise.ts'
import {
  bestWord,
  createLanguagePredictor,
  type LanguagePredictor,
} from '../../../../models/language/predict.ts'
import { languageAnswerSchema } from '../../../../models/language/schema.ts'
import { scoreWord } from '../../../../models/language/score.ts'
import { vocabOf } from '../../../../models/language/vocab.ts'
import type { Session } from '../../../../models/session.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'
import { inventedCorpus } from './invented-corpus.ts'

const corpus = inventedCorpus(60, { east: 50 })
const model = fitLanguageModel(corpus)
const requests: WordRequest[] = [
  { target: 'north', forms: [{ language: 'proto', segments: ['p', 'a', 't', 'u'] }] },
  {
    target: 'proto',
    cognateSet: 'set-7',
    forms: corpus.rows.filter(({ cognateSet }) => cognateSet === 'set-7'),
  },
  {
    target: 'east',
    forms: [
      { language: 'atlantis', segments: ['t', 'a', 'ǁ', 'u'] },
      { language: 'west', segments: ['t', 'a', 'p', 'u'], weight: 0.3 },
    ],
  },
]

describe('the ONNX scorer', () => {
  it.each([
    ['pooled', model],
    ['closest language', withConstants(model, closestConstants)],
  ])('agrees with TypeScript to 1e-5: %s', async (_, one) => {
    const session = await createNodeRuntime().load(exportScorer(one.pairwise))
    for (const request of requests) {
      const query = buildQuery(alignerOf(one), request)
      const here = scoreWord(one.pairwise, query)
      const there = await scoreWithSession(session, query)
      expect(there.width).toBe(here.width)
      for (const key of ['logScores', 'evidence', 'counts'] as const) {
        expect(there[key].length).toBe(here[key].length)
        const gap = here[key].reduce((most, value, i) => Math.max(most, Math.abs(value - there[key][i]!)), 0)
        expect(gap).toBeLessThan(1e-5)
      }
    }
    await session.dispose()
  })
})

describe('createLanguagePredictor', () => {
  let session: Session
  let predictor: LanguagePredictor
  beforeAll(async () => {
    session = await createNodeRuntime().load(exportScorer(model.pairwise))
    predictor = createLanguagePredictor(
      session,
      vocabOf(model, { languages: corpus.languages, calibration: uncalibrated }),
    )
  })
  afterAll(() => session.dispose())

  it('applies the sound law and names the correspondences', async () => {
    const answer = await predictor.predict({
      target: 'north',
      forms: [{ language: 'proto', segments: ['p', 'a', 't', 'u'] }],
    })
    expect(languageAnswerSchema.parse(answer)).toEqual(answer)
    expect(answer.segments).toEqual(['f', 'a', 't', 'u'])
    expect(answer.alternatives[0]!.confidence).toBe(answer.confidence)
    const [first] = answer.correspondences
    expect(first).toMatchObject({ column: 0, language: 'proto', source: 'p', target: 'f', share: 1 })
    expect(first!.count).toBe(first!.of)
    expect(first!.count).toBeGreaterThan(5)
    expect(answer.attested).toBeUndefined()
  })

  it('predicts an attested word from the others of its set alone and shows it apart', async () => {
    const own = corpus.rows.find(
      ({ cognateSet, language }) => cognateSet === 'set-7' && language === 'north',
    )!
    const answer = await predictor.predict({ target: 'north', cognateSet: 'set-7' })
    expect(answer.attested).toEqual(own.segments)
    expect(answer.correspondences.every(({ language }) => language !== 'north')).toBe(true)
  })

  it('says what it has never seen and still answers, less sure', async () => {
    const known = await predictor.predict({
      target: 'west',
      forms: [{ language: 'proto', segments: ['t', 'a'] }],
    })
    const answer = await predictor.predict({
      target: 'west',
      forms: [{ language: 'atlantis', segments: ['t', 'ǁ'] }],
    })
    expect(answer.unseen).toEqual({ languages: ['atlantis'], segments: ['ǁ'] })
    expect(answer.segments.length).toBeGreaterThan(0)
    expect(answer.confidence).toBeLessThanOrEqual(known.confidence + 1e-6)
  })

  it.each([
    ['unknown-language', { target: 'klingon', cognateSet: 'set-7' }],
    ['unknown-cognate-set', { target: 'north', cognateSet: 'set-999' }],
    ['no-known-forms', { target: 'north', forms: [{ language: 'north', segments: ['p'] }] }],
  ])('refuses with %s', async (code, question) => {
    await expect(predictor.predict(question)).rejects.toMatchObject({ code })
  })

  it('refuses a question without words', async () => {
    await expect(predictor.predict({ target: 'north' })).rejects.toThrow('give a cognate set')
  })

  it('answers as the bare model does', async () => {
    const request = requests[1]!
    const answer = await predictor.predictWord({ ...request, top: 1 })
    expect(bestWord(model, request)).toEqual(answer.segments)
  })
})
