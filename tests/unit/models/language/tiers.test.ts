import { describe, expect, it } from 'vitest'
import { naturalClass } from '../../../../models/language/natural-class.ts'
import { traitCount, traitValues, traitsOf } from '../../../../models/language/scorer/traits.ts'
import {
  consonantTier,
  tierSides,
  tierSpace,
  tierSurroundings,
  toneTier,
  vowelTier,
} from '../../../../models/language/scorer/tiers.ts'
import { createSymbolTable, edge, gap } from '../../../../models/language/symbols.ts'

const symbols = createSymbolTable(['a', 'i', 'k', 't', 'u', '³¹', '⁵'])
const classes = Int32Array.from(symbols.features, (features, id) => naturalClass(id, features))
const idOf = (token: string): number => (token === '-' ? gap : symbols.idOf(token)!)
const row = (text: string): number[] => text.split(' ').map(idOf)

describe('tiers', () => {
  const given = row('t a k - i ³¹ k u ⁵')
  const { before, after } = tierSides(given, classes)
  const seen = (side: Int32Array, tier: number): string[] =>
    given.map((_, c) => symbols.tokens[side[tier * given.length + c]!]!)

  it('see the next of their own kind, past what stands between', () => {
    expect(seen(before, vowelTier).join(' ')).toBe('# # a a a i i i u')
    expect(seen(after, vowelTier).join(' ')).toBe('a i i i u u u # #')
    expect(seen(before, consonantTier).join(' ')).toBe('# t t k k k k k k')
    expect(seen(after, toneTier).join(' ')).toBe('³¹ ³¹ ³¹ ³¹ ³¹ ⁵ ⁵ ⁵ #')
  })

  it('show a tone the onset of its syllable', () => {
    expect(seen(before, toneTier).join(' ')).toBe('# t t t t t # k k')
  })

  it('of what is certain are the same as of the row itself', () => {
    const space = [gap, ...new Set(given.filter((symbol) => symbol !== gap))]
    const certain = given.map((symbol) => Float64Array.from(space, (other) => (other === symbol ? 1 : 0)))
    const sides = [false, true].map((side) => tierSurroundings(certain, tierSpace(space, classes), side))
    for (const tier of [vowelTier, consonantTier, toneTier])
      given.forEach((_, c) => {
        for (const [i, side] of [before, after].entries()) {
          const likely = sides[i]![tier]![c]!
          const symbol = side[tier * given.length + c]!
          expect(likely[symbol === edge ? space.length : space.indexOf(symbol)]).toBe(1)
          expect(likely.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10)
        }
      })
  })

  it('of what is uncertain add up to one', () => {
    const space = [gap, idOf('a'), idOf('i'), idOf('t'), idOf('³¹')]
    const columns = Array.from({ length: 4 }, (_, c) =>
      Float64Array.from(space, (_symbol, s) => (s === c ? 0.6 : 0.1)),
    )
    for (const side of [false, true])
      for (const tier of tierSurroundings(columns, tierSpace(space, classes), side))
        for (const likely of tier) expect(likely.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10)
  })
})

describe('traits', () => {
  const of = (token: string) => traitsOf(2, token)
  it('tell apart one thing at a time', () => {
    const differing = (a: string, b: string): number[] =>
      of(a).flatMap((value, trait) => (value === of(b)[trait] ? [] : [trait]))
    expect(differing('a', 'aː')).toEqual([4])
    expect(differing('a', 'ã')).toEqual([3])
    expect(differing('i', 'y')).toEqual([2])
    expect(differing('t', 'd')).toEqual([2])
    expect(differing('t', 'tʰ')).toEqual([3])
    expect(differing('t', 'k')).toEqual([0])
    expect(differing('t', 's')).toEqual([1])
    expect(differing('a', 't')).toEqual([0, 1, 2, 3, 4])
  })
  it('stay within their values for anything written', () => {
    for (const token of ['', '+', '³¹', 'tʃʼː', 'ⁿdʒʷ', 'w', 'au', 'ɑ̰̃ː', '☃', 'kp', 'ʔ']) {
      const values = of(token)
      expect(values).toHaveLength(traitCount)
      for (const value of values)
        expect(value >= 0 && value < traitValues && Number.isInteger(value)).toBe(true)
    }
    expect(traitsOf(gap, '-')).toEqual([0, 0, 0, 0, 0])
  })
})
