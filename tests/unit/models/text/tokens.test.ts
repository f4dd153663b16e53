import { expect, test } from 'vitest'
import { countGrams, gramsOf, idf, stretches } from '../../../../models/text/tokens.ts'
import { tfIdf } from '../../../../models/text/baseline.ts'
import { cosine } from '../../../../models/text/embedding.ts'

test('a text falls into words of alphabets and runs of Han and kana', () => {
  expect(stretches('The Ｂronze bell, 编钟2千年!')).toEqual(['the', 'bronze', 'bell', '编钟', '2', '千年'])
})

test('Han gives characters and pairs', () => {
  expect(gramsOf('青铜钟')).toEqual(['青', '青铜', '铜', '铜钟', '钟'])
})

test('a word gives itself and the 4-6-grams of its frame', () => {
  expect(gramsOf('bell')).toEqual(['=bell', '<bel', 'bell', 'ell>', '<bell', 'bell>', '<bell>'])
})

test('grams are counted; neighbouring words join only where phrases are wanted', () => {
  const grams = countGrams('Not good, not good', { shortest: 4, longest: 4, phrases: true })
  expect(grams.get('=not')).toBe(2)
  expect(grams.get('not_good')).toBe(2)
  expect(grams.get('good_not')).toBe(1)
  expect(countGrams('not good').has('not_good')).toBe(false)
})

/** N1 of the methods: a three-word group and a note that shares two of its words, its third word known to no group. */
test('TF-IDF cosine of a three-word group and a note that shares two words is .8165', () => {
  const bag = (...words: string[]) => new Map(words.map((word) => [word, 1]))
  const groups = [bag('bell', 'drum', 'harp'), bag('tomb', 'urn', 'jade')]
  const { rows, of } = tfIdf(groups, 1)
  const dense = (x: typeof rows, row: number) => {
    const out = new Float64Array(x.columns)
    for (let k = x.starts[row]!; k < x.starts[row + 1]!; k++) out[x.ids[k]!] = x.values[k]!
    return out
  }
  const note = dense(of([bag('bell', 'drum', 'unheard')]), 0)
  expect(cosine(note, dense(rows, 0))).toBeCloseTo(0.8165, 4)
  expect(cosine(note, dense(rows, 1))).toBe(0)
  expect(idf(2, 1)).toBeCloseTo(Math.log(1.5) + 1, 12)
})

/** F18. */
test('cosine of (1, 0) and (.6, .8) is .6, whatever their lengths, and 0 beside an empty text', () => {
  expect(cosine([1, 0], [0.6, 0.8])).toBeCloseTo(0.6, 12)
  expect(cosine([5, 0], [0.06, 0.08])).toBeCloseTo(0.6, 12)
  expect(cosine([0, 0], [0.6, 0.8])).toBe(0)
})
