import { describe, expect, it } from 'vitest'
import { completeWord, insertionRules } from '../../../../models/language/insertions.ts'
import { fitLanguageModel } from '../../../../models/language/model.ts'

/** Words that end in k have an ŋ more in the one language; all else is alike. */
const words = ['p i k', 's u k', 'm a k', 'l o k', 'n e k', 'p o s', 'm i s', 't u s']
const corpus = {
  languages: [{ slug: 'plain' }, { slug: 'ending' }],
  rows: words.flatMap((word, i) => {
    const form = (language: string, text: string) => ({
      cognateSet: `${i}`,
      language,
      segments: text.split(' '),
      weight: 1,
    })
    return [form('plain', word), form('ending', word.endsWith('k') ? `${word} ŋ` : word)]
  }),
}
const model = fitLanguageModel(corpus)
const id = (token: string): number => model.symbols.idOf(token)!

describe('insertionRules', () => {
  const ruleOf = insertionRules(model)
  const ending = { target: 1, excludedSet: -1 }

  it('adds an ending after the segments that it follows', () => {
    const { symbols, probability } = completeWord([id('p'), id('a'), id('k')], ruleOf(ending))
    expect(symbols).toEqual([id('p'), id('a'), id('k'), id('ŋ')])
    expect(probability).toBeGreaterThan(0.5)
    expect(probability).toBeLessThan(1)
  })

  it('adds nothing elsewhere, nor in the language that has none', () => {
    expect(completeWord([id('p'), id('a'), id('s')], ruleOf(ending)).symbols).toEqual([
      id('p'),
      id('a'),
      id('s'),
    ])
    const plain = { target: 0, excludedSet: -1 }
    expect(completeWord([id('p'), id('a'), id('k')], ruleOf(plain)).symbols).toHaveLength(3)
  })

  it('counts by hand, with and without a set', () => {
    // After k and before the end: 5 of 5. Before the end: 5 of 8, as in all endings. Backing 2.
    const atEnd = 5 / 10
    const [left, right] = [(5 + 2 * atEnd) / 7, (5 + 2 * atEnd) / 10]
    const edge = 1
    expect(ruleOf(ending)(id('k'), edge).probability).toBeCloseTo((5 + left + right) / 7, 12)
    const without = 4 / 9
    const [l, r] = [(4 + 2 * without) / 6, (4 + 2 * without) / 9]
    expect(ruleOf({ target: 1, excludedSet: 0 })(id('k'), edge).probability).toBeCloseTo((4 + l + r) / 6, 12)
  })
})
