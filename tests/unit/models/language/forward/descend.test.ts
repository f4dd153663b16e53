import { describe, expect, it } from 'vitest'
import { createDescent } from '../../../../../models/language/forward/descend.ts'
import { descendantsOf } from '../../../../../models/language/forward/descent.ts'
import { readForm } from '../../../../../models/language/forward/read-form.ts'
import { fitLanguageModel } from '../../../../../models/language/model.ts'
import type { CorpusRow } from '../../../../../models/language/corpus.ts'

/** Old p is f in Middle, which is h in New; a sister of Middle whose own mother has no words keeps it. */
const tree = [
  { slug: 'old' },
  { slug: 'middle', parent: 'old' },
  { slug: 'new', parent: 'middle' },
  { slug: 'unwritten', parent: 'old' },
  { slug: 'sister', parent: 'unwritten' },
  { slug: 'stranger' },
]
const onsets = ['p', 't', 'k', 'm']
const vowels = ['a', 'e', 'i', 'o']
const rows = onsets.flatMap((onset) =>
  vowels.flatMap((vowel): CorpusRow[] => {
    const row = (language: string, own: string) => ({
      cognateSet: `${onset}${vowel}`,
      language,
      segments: [own, vowel],
      weight: 1,
    })
    const isP = onset === 'p'
    return [
      row('old', onset),
      row('middle', isP ? 'f' : onset),
      row('new', isP ? 'h' : onset),
      row('sister', onset),
    ]
  }),
)
const model = fitLanguageModel({ languages: tree, rows })
const descent = createDescent(model, tree)
const spell = (symbols: readonly number[]) => symbols.map((id) => model.symbols.tokens[id]!).join(' ')

describe('createDescent', () => {
  const found = descent.run('old', readForm(model.symbols, ['p', 'a']).symbols, { top: 3 })
  const of = (language: string) => found.find((one) => one.language === language)!

  it('runs changes down the tree, each generation from the one before', () => {
    expect(found.map(({ language, mother, depth }) => [language, mother, depth])).toEqual([
      ['middle', 'old', 1],
      ['new', 'middle', 2],
      ['sister', 'old', 2],
    ])
    expect(spell(of('middle').forms[0]!.symbols)).toBe('f a')
    expect(spell(of('new').forms[0]!.symbols)).toBe('h a')
    expect(spell(of('sister').forms[0]!.symbols)).toBe('p a')
  })

  it('names each change with its probability and counts', () => {
    const [onset, vowel] = of('middle').changes
    expect(onset).toMatchObject({ source: 'p', target: 'f', count: 4, of: 4 })
    expect(onset!.probability).toBeGreaterThan(0.7)
    expect(vowel).toMatchObject({ source: 'a', target: 'a', count: 4, of: 4 })
    expect(of('new').changes[0]).toMatchObject({ source: 'f', target: 'h', count: 4, of: 4 })
  })

  it('gives likelihoods that sum to no more than 1, best first', () => {
    for (const { forms } of found) {
      const confidences = forms.map(({ confidence }) => confidence)
      expect(confidences.toSorted((x, y) => y - x)).toEqual(confidences)
      expect(confidences.reduce((x, y) => x + y, 0)).toBeLessThanOrEqual(1 + 1e-9)
    }
    expect(of('new').forms[0]!.confidence).toBeLessThan(of('middle').forms[0]!.confidence + 1e-9)
  })

  it('does not count the word’s own set', () => {
    const [middle] = descent.run('old', readForm(model.symbols, ['p', 'a']).symbols, { set: 'pa', top: 1 })
    expect(middle!.changes[0]).toMatchObject({ count: 3, of: 3 })
  })

  it('knows from which languages changes can be run', () => {
    expect(descent.ancestors).toEqual(['old', 'middle'])
    expect(descent.run('stranger', [2], { top: 1 })).toEqual([])
  })
})

describe('descendantsOf', () => {
  it('follows a loop in the tree once', () => {
    const loop = [
      { slug: 'a', parent: 'b' },
      { slug: 'b', parent: 'a' },
    ]
    expect(descendantsOf(loop, 'a')).toEqual([{ slug: 'b', depth: 1, between: [] }])
  })
})

describe('readForm', () => {
  it('reads a sound that the corpus never showed as the one most like it', () => {
    const { symbols, unseen } = readForm(model.symbols, ['pʰ', 'a'])
    expect(spell(symbols)).toBe('p a')
    expect(unseen).toEqual([{ segment: 'pʰ', readAs: 'p' }])
  })
})
