import { describe, expect, it } from 'vitest'
import { fitAncestor } from '../../../../../models/language/forward/ancestor.ts'
import { fitLanguageModel } from '../../../../../models/language/model.ts'
import { inventedCorpus } from '../invented-corpus.ts'

const corpus = inventedCorpus(80)
const held = (set: string) => ['set-3', 'set-11', 'set-40', 'set-77'].includes(set)
const model = fitLanguageModel({ ...corpus, rows: corpus.rows.filter((row) => !held(row.cognateSet)) })

describe('fitAncestor', () => {
  const ancestor = fitAncestor(model, 'proto')

  it('finds ancestors that no single daughter keeps', () => {
    for (const set of ['set-3', 'set-11', 'set-40', 'set-77']) {
      const forms = corpus.rows.filter(({ cognateSet }) => cognateSet === set)
      const gold = forms.find(({ language }) => language === 'proto')!.segments
      const daughters = forms.filter(({ language }) => language !== 'proto')
      expect(ancestor.reconstruct(daughters).join(' ')).toBe(gold.join(' '))
    }
  })

  it('answers nothing where nothing is known, and something for an unknown relative', () => {
    expect(ancestor.reconstruct([])).toEqual([])
    expect(ancestor.reconstruct([{ language: 'klingon', segments: ['q', 'a'] }]).length).toBeGreaterThan(0)
  })
})
