import { expect, test } from 'vitest'
import { cosine } from '../../../../models/text/embedding.ts'
import { decodeSearchSpace, encodeSearchSpace } from '../../../../models/text/search-space.ts'
import { embed, fitSharedSpace } from '../../../../models/text/shared-space.ts'
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
const space = fitSharedSpace(
  pairs.map((versions) => ({ versions: versions.map(bag), weight: 1 })),
  { dimensions: 3, lambda: 0.1, seed: 1 },
)
const bytes = encodeSearchSpace(space)
const stored = decodeSearchSpace(bytes)

test.each(['deep river', '青铜', 'they love music and bronze', '音乐 music music'])(
  'a stored space says of %j what the fitted one does, to a byte a value',
  (text) => {
    const vector = stored.embed(text)
    expect(Math.hypot(...vector)).toBeCloseTo(1, 6)
    expect(cosine(vector, embed(space, [bag(text)]))).toBeGreaterThan(0.999)
  },
)

test('it has four bytes, two and one a dimension for every gram', () => {
  const header = '{"grams":,"dimensions":3}'.length + String(space.vocabulary.size).length
  expect(bytes.length).toBe(4 + header + space.vocabulary.size * (4 + 2 + 3))
  expect(stored).toMatchObject({ grams: space.vocabulary.size, dimensions: 3 })
})

test('a text of unknown grams alone is nowhere, and nothing of it is known', () => {
  expect([...stored.embed('zzz')]).toEqual([0, 0, 0])
  expect(stored.knownShare('zzz')).toBe(0)
  expect(stored.knownShare('')).toBe(0)
  expect(stored.knownShare('青铜')).toBe(1)
  // Three signs and two pairs, of which the last sign and its pair are new.
  expect(stored.knownShare('青铜犭')).toBeCloseTo(3 / 5)
})

test('bytes that are short, long or no space are refused', () => {
  expect(() => decodeSearchSpace(bytes.subarray(0, bytes.length - 1))).toThrow('not')
  expect(() => decodeSearchSpace(Uint8Array.from([...bytes, 0]))).toThrow('not')
  expect(() => decodeSearchSpace(new TextEncoder().encode('\x02\0\0\0{}'))).toThrow()
})
