import { expect, test } from 'vitest'
import { romanise } from '../../../../models/text/romanise.ts'
import { countGrams, sharedGrams } from '../../../../models/text/tokens.ts'

test.each([
  ['президент', 'prezident'],
  ['щёки', 'sheki'],
  ['музей', 'muzei'],
  ['μουσείο', 'mouseio'],
  ['président', 'president'],
  ['größe', 'grosse'],
])('%s is written %s', (word, latin) => {
  expect(romanise(word)).toBe(latin)
})

test('other scripts stay as they are, and so does a word of which nothing would be left', () => {
  expect(['博物館', 'متحف', '박물관', 'ъ'].map(romanise)).toEqual(['博物館', 'متحف', '박물관', 'ъ'])
})

test('languages of two scripts share the grams of a word that they share', () => {
  const russian = countGrams('Президент', sharedGrams)
  expect(countGrams('prezident', sharedGrams)).toEqual(russian)
  expect(russian.get('=prezident')).toBe(1)
  expect(countGrams('Президент').has('=prezident')).toBe(false)
})
