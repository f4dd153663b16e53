import { expect, test } from 'vitest'
import { embed, fitSharedSpace, nearest } from '../../../../models/text/shared-space.ts'
import { countGrams, sharedGrams } from '../../../../models/text/tokens.ts'

const bag = (text: string) => countGrams(text, sharedGrams)
const pairs = [
  ['the river is deep', '河水很深'],
  ['a deep river runs', '深深的河流'],
  ['music and dance', '音乐和舞蹈'],
  ['they love music', '他们爱音乐'],
  ['bronze vessel cast', '铸造青铜器'],
  ['vessel of bronze', '青铜器皿'],
] as const
const texts = pairs.map((versions) => ({ versions: versions.map(bag), weight: 1 }))
const options = { dimensions: 3, lambda: 0.1, seed: 1 }

test('a text in one language lies nearest to what says the same in the other', () => {
  const space = fitSharedSpace(texts, options)
  const asked = embed(space, ['deep river', 'music', 'bronze'].map(bag))
  const among = embed(space, ['青铜', '河深', '音乐'].map(bag))
  expect(nearest(asked, among, 3)).toEqual([1, 2, 0])
})

test('vectors have length 1; a text of unknown grams alone stays 0', () => {
  const vectors = embed(fitSharedSpace(texts, options), [bag('bronze vessel'), bag('zzz')])
  expect(Math.hypot(...vectors.subarray(0, 3))).toBeCloseTo(1, 10)
  expect([...vectors.subarray(3)]).toEqual([0, 0, 0])
})

test('the same texts give the same space; too few of them are refused', () => {
  expect(fitSharedSpace(texts, options).projection).toEqual(fitSharedSpace(texts, options).projection)
  expect(() => fitSharedSpace(texts.slice(0, 2), options)).toThrow('do not span 3 dimensions')
})
