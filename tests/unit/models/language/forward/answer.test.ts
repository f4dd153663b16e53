import { describe, expect, it } from 'vitest'
import { uncalibrated } from '../../../../../models/language/calibration.ts'
import { createDescendantsAnswerer } from '../../../../../models/language/forward/answer.ts'
import { descendantsAnswerSchema } from '../../../../../models/language/forward/schema.ts'
import { fitLanguageModel } from '../../../../../models/language/model.ts'
import { createPredictor } from '../../../../../models/language/predict.ts'
import { languageVocabSchema } from '../../../../../models/language/schema.ts'
import { scoreWord } from '../../../../../models/language/score.ts'
import { loadVocab, vocabOf } from '../../../../../models/language/vocab.ts'
import { inventedCorpus } from '../invented-corpus.ts'

const corpus = inventedCorpus(60)
const languages = corpus.languages.map(({ slug }) =>
  slug === 'proto' ? { slug } : { slug, parent: 'proto' },
)
const model = fitLanguageModel({ ...corpus, languages })
/** As a browser gets it: through JSON. */
const vocab = languageVocabSchema.parse(
  JSON.parse(JSON.stringify(vocabOf(model, { languages, calibration: uncalibrated }))),
)
const predictor = createPredictor(loadVocab(vocab), (query) => scoreWord(model.pairwise, query))

describe('questions forward in time', () => {
  it('are answered from a vocabulary file as from the model it was made of', () => {
    const direct = createDescendantsAnswerer(() => model, languages)
    const question = { ancestor: 'proto', segments: ['k', 'a', 'p', 'e'], top: 3 }
    expect(predictor.descend(question)).toEqual(direct(question))
  })

  it('give every daughter the form of her rules, with reasons', () => {
    const answer = descendantsAnswerSchema.parse(
      predictor.descend({ ancestor: 'proto', segments: ['k', 'a', 'p', 'e'] }),
    )
    const forms = Object.fromEntries(answer.descendants.map((d) => [d.language, d.segments.join('')]))
    expect(forms).toEqual({ east: 'kap', north: 'hafe', south: 'kape', west: 'kapi' })
    const north = answer.descendants.find(({ language }) => language === 'north')!
    expect(north.changes.map(({ source, target }) => `${source}>${target}`)).toEqual([
      'k>h',
      'a>a',
      'p>f',
      'e>e',
    ])
    expect(north.alternatives[0]).toEqual({ segments: north.segments, confidence: north.confidence })
    expect(north.words).toBe(60)
  })

  it('say why they can’t be answered', () => {
    const ask = (ancestor: string) => () => predictor.descend({ ancestor, segments: ['p', 'a'] })
    expect(ask('klingon')).toThrow(expect.objectContaining({ code: 'unknown-language' }))
    expect(ask('north')).toThrow(expect.objectContaining({ code: 'no-descendants' }))
  })

  it('name sounds that were read as others', () => {
    const { unseen } = predictor.descend({ ancestor: 'proto', segments: ['kʰ', 'a'] })
    expect(unseen).toEqual([{ segment: 'kʰ', readAs: 'k' }])
  })
})
