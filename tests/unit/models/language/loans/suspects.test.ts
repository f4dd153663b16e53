import { describe, expect, it } from 'vitest'
import { fitLanguageModel } from '../../../../../models/language/model.ts'
import { createLoanFinder } from '../../../../../models/language/loans/suspects.ts'
import { inventedCorpus } from '../invented-corpus.ts'

/** One form of north is another word altogether. */
const corpus = inventedCorpus(60)
const borrowed = { cognateSet: 'set-7', language: 'north' }
const rows = corpus.rows.map((row) =>
  row.cognateSet === borrowed.cognateSet && row.language === borrowed.language
    ? { ...row, segments: ['m', 'o', 'r', 'o', 'n', 'u'] }
    : row,
)
const findLoans = createLoanFinder(() => fitLanguageModel({ ...corpus, rows }))
const formsOf = (set: string) => rows.filter(({ cognateSet }) => cognateSet === set)

describe('possible loans', () => {
  it('are the forms that the correspondences explain badly', () => {
    const found = findLoans(formsOf('set-7'), 'set-7')
    expect(found.map(({ language }) => language)).toEqual(['north'])
    expect(found[0]!.probability).toBeGreaterThan(0.5)
  })

  it('are found without being told the set: the forms name it', () => {
    expect(findLoans(formsOf('set-7'))).toEqual(findLoans(formsOf('set-7'), 'set-7'))
  })

  it('are not the forms that follow the rules', () => {
    for (const set of ['set-3', 'set-9', 'set-20']) expect(findLoans(formsOf(set), set)).toEqual([])
  })

  it('need a relative and a language that is known', () => {
    const [one] = formsOf('set-7')
    expect(findLoans([one!])).toEqual([])
    expect(findLoans([{ language: 'klingon', segments: ['q'] }, one!])).toEqual([])
  })
})
