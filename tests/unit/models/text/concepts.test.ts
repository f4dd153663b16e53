import { expect, test } from 'vitest'
import { conceptLanguage, fitTopicsWithConcepts, parseConcepts } from '../../../../models/text/concepts.ts'
import { countGrams, stretches } from '../../../../models/text/tokens.ts'
import { topicLogits } from '../../../../models/text/topics.ts'

const lexicon = parseConcepts(
  ['\t🏥\t⚽\t🗳', 'de\tKrankenhaus\tFußball\tWahl', 'ko\t병원 의사\t축구 공\t', 'zh-Hant\t醫院\t足球\t投票', ''].join('\n'),
) // prettier-ignore

test('languages as data sets tag them find the lexicon of the language, and of the script', () => {
  expect(conceptLanguage(lexicon, 'deu_Latn')).toBe('de')
  expect(conceptLanguage(lexicon, 'kor_Hang')).toBe('ko')
  expect(conceptLanguage(lexicon, 'zho_Hant')).toBe('zh-Hant')
  expect(conceptLanguage(lexicon, 'zho_Hans')).toBeUndefined()
})

test('a language without a labelled sentence is understood by the concepts that it shares', () => {
  const german = ['das Krankenhaus', 'im Krankenhaus', 'der Fußball', 'Fußball und Tor']
  const bagsOf = (language: string) => lexicon.get(language)!.map((text) => countGrams(text))
  const model = fitTopicsWithConcepts(
    { bags: german.map((text) => countGrams(text)), labels: [0, 0, 1, 1], classes: 2 },
    { known: [bagsOf('de')], fresh: [bagsOf('ko')] },
    { lambda: 0.3, ridgeTemperature: 0.12, alpha: 0.05, bayesTemperature: 0.8, minRows: 1 },
  )
  const [illness, sport] = topicLogits(model, [countGrams('그는 병원에서 의사를 만났다')])
  expect(illness).toBeGreaterThan(sport!)
  const football = topicLogits(model, [countGrams('축구를 보았다')])
  expect(football[1]).toBeGreaterThan(football[0]!)
})

test('Hangul gives syllables and pairs; Arabic is freed of article, particles and vowel signs', () => {
  expect([...countGrams('병원에').keys()]).toEqual(['병', '병원', '원', '원에', '에'])
  expect(stretches('وَالمُستَشفى أَحمَد')).toEqual(['مستشفي', 'احمد'])
})
