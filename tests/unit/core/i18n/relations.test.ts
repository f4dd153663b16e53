import { expect, it } from 'vitest'
import type { PathView } from '../../../../core/api/views.ts'
import { seededId } from '../../../../core/heritage/identity.ts'
import { kindWords, pathSentence, visiblePath } from '../../../../core/i18n/relations.ts'
import { searchedKinds } from '../../../../server/meaning/texts.ts'

const thing = (
  kind: PathView['entities'][number]['kind'],
  en: string,
  zh: string,
): PathView['entities'][number] => ({
  id: seededId(en),
  slug: en.toLowerCase(),
  kind,
  labels: { en, zh },
})
const [pipa, qin] = [thing('Artifact', 'Pipa', '琵琶'), thing('Artifact', 'Qin', '古琴')]

it('two things that share a third are said together', () => {
  const path: PathView = {
    entities: [pipa, thing('Material', 'Wood', '木'), qin],
    relations: [
      { type: 'MADE_OF', forward: true },
      { type: 'MADE_OF', forward: false },
    ],
  }
  expect(pathSentence(path, 'en')).toBe('Pipa and Qin are both made of wood.')
  expect(pathSentence(path, 'zh')).toBe('琵琶与古琴皆以木为材。')
})

it('a production is read as part of the thing that was made', () => {
  const path: PathView = {
    entities: [
      pipa,
      thing('Production', 'making of pipa', '琵琶的制作'),
      thing('Technique', 'carving', '雕刻'),
      thing('Production', 'making of qin', '古琴的制作'),
      qin,
    ],
    relations: [
      { type: 'PRODUCED_IN', forward: true },
      { type: 'USED_TECHNIQUE', forward: true },
      { type: 'USED_TECHNIQUE', forward: false },
      { type: 'PRODUCED_IN', forward: false },
    ],
  }
  expect(visiblePath(path).entities.map(({ kind }) => kind)).toEqual(['Artifact', 'Technique', 'Artifact'])
  expect(pathSentence(path, 'en')).toBe('Pipa and Qin were made by the same technique: carving.')
})

it('a longer way is told step by step, each relation read the way it is walked', () => {
  const path: PathView = {
    entities: [pipa, thing('Culture', 'China', '中国'), thing('Culture', 'Japan', '日本'), qin],
    relations: [
      { type: 'HAS_CULTURE', forward: true },
      { type: 'INFLUENCED_BY', forward: false },
      { type: 'HAS_CULTURE', forward: false },
    ],
  }
  expect(pathSentence(path, 'en')).toBe(
    'Pipa (of the culture) China; China (influenced) Japan; Japan (of this culture) Qin.',
  )
})

it('what can be found is named in Chinese', () => {
  expect(searchedKinds.filter((kind) => !/\p{Script=Han}/u.test(kindWords(kind, 'zh')))).toEqual([])
})
