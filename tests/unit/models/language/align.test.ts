import { describe, expect, it } from 'vitest'
import { alignForms, alignToProfile, pairScore } from '../../../../models/language/align.ts'
import { alignCorpus, estimateBonuses, layOutColumns } from '../../../../models/language/columns.ts'
import { collectTokens, createSymbolTable } from '../../../../models/language/symbols.ts'

const words = (...forms: string[]) => {
  const segments = forms.map((form) => form.split(' '))
  const symbols = createSymbolTable(collectTokens(segments))
  const size = symbols.tokens.length
  return {
    symbols,
    space: { size, similarities: symbols.similarities, languages: forms.length },
    forms: segments.map((tokens, language) => ({
      language,
      symbols: tokens.map((token) => symbols.idOf(token)!),
      weight: 1,
    })),
  }
}
const aligned = (...input: string[]): string[] => {
  const { symbols, space, forms } = words(...input)
  return alignForms(forms, space).map((row) => row.map((id) => symbols.tokens[id]!).join(' '))
}

describe('alignForms', () => {
  it('opens gaps where a segment is lost', () => {
    expect(aligned('k a l i d u s', 'k a l d o')).toEqual(['k a l i d u s', 'k a l - d o -'])
    expect(aligned('f u m o', 'u m o')).toEqual(['f u m o', '- u m o'])
  })

  it('never puts a tone under a segment', () => {
    expect(aligned('m au ³⁴', 'm o ʔ ³⁵', 'm a')).toEqual(['m au - ³⁴', 'm o ʔ ³⁵', 'm a - -'])
  })

  it('keeps one form as it is and gives nothing for nothing', () => {
    expect(aligned('a b')).toEqual(['a b'])
    expect(alignForms([], words('a').space)).toEqual([])
  })

  it('adds a form to a profile as its last row', () => {
    const { symbols, space, forms } = words('f u m u s', 'f u m o', 'u m o')
    const profile = alignForms(forms.slice(0, 2), space)
    const rows = alignToProfile(profile, forms.slice(0, 2), forms[2]!, space)
    expect(rows.at(-1)!.map((id) => symbols.tokens[id])).toEqual(['-', 'u', 'm', 'o', '-'])
  })
})

describe('columns', () => {
  it('lays out symbols, neighbours and columns that one language has alone', () => {
    const { symbols, forms } = words('a t a', 't a')
    const [a, t] = [symbols.idOf('a')!, symbols.idOf('t')!]
    const table = layOutColumns(
      [forms],
      [
        [
          [a, t, a],
          [0, t, a],
        ],
      ],
      2,
    )
    expect([...table.symbol]).toEqual([a, 0, t, t, a, a])
    expect([...table.left]).toEqual([1, 1, a, 0, t, t])
    expect([...table.right]).toEqual([t, t, a, a, 1, 1])
    expect([...table.only]).toEqual([0, -1, -1])
    expect([...table.weight]).toEqual([1, 1, 1, 1, 1, 1])
  })

  it('estimates log-odds of recurring pairs, shrunk and weighted', () => {
    // Two languages, p:f three times and a:a three times.
    const { symbols, space, forms } = words('p a', 'f a')
    const set = forms
    const sets = [set, set, set]
    const rows = set.map((form) => [...form.symbols])
    const table = layOutColumns(sets, [rows, rows, rows], 2)
    const bonuses = estimateBonuses(table, space.size)
    const [p, f, a] = ['p', 'f', 'a'].map((token) => symbols.idOf(token)!) as [number, number, number]
    const bonus = (x: number, y: number): number =>
      pairScore({ ...space, bonuses }, 0, x, 1, y) - pairScore(space, 0, x, 1, y)
    // c = 3, e = 3 * 3 / 6 = 1.5, shrunk by 3 / (3 + 2), times .35.
    expect(bonus(p, f)).toBeCloseTo(0.35 * Math.log(3.5 / 2) * 0.6, 6)
    expect(bonus(p, a)).toBeCloseTo(0.35 * Math.log(0.5 / 2) * 0.6, 6)
  })

  it('ends with the alignment that recurs', () => {
    const { space, forms } = words('p a', 'f a')
    const { alignments, table } = alignCorpus([forms, forms], space)
    expect(alignments).toHaveLength(2)
    expect(table.length).toBe(4)
  })
})
