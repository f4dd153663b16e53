import { describe, expect, it } from 'vitest'
import {
  alignWords,
  bleu,
  ReflexScorer,
} from '../../../../../../server/trainer/benchmarks/language/reflex-scoring.ts'

const word = (text: string): string[] => text.split(' ')

describe('reflex scoring', () => {
  it('aligns by +1, -1, gap -1', () => {
    expect(alignWords(word('a b c'), word('a c'))).toEqual([
      ['a', 'a'],
      ['b', '-'],
      ['c', 'c'],
    ])
    expect(alignWords(word('a'), word('b'))).toEqual([['a', 'b']])
  })

  it('gives BLEU 1 to the same word and the padded share of n-grams otherwise', () => {
    expect(bleu(word('a b c'), word('a b c'))).toBeCloseTo(1, 12)
    // Unigrams 1 of 2; bigrams $a of ($a, ab, b$); trigrams $$a of 4; 4-grams $$$a of 5.
    const expected = ((1 / 2) * (1 / 3) * (1 / 4) * (1 / 5)) ** 0.25
    expect(bleu(word('a b'), word('a c'))).toBeCloseTo(expected, 12)
    expect(bleu(word('a'), word('a a'))).toBeCloseTo(
      ((2 / 1) * (2 / 2) * (2 / 3) * (2 / 4)) ** 0.25 * Math.exp(1 - 2),
      12,
    )
  })

  it('averages over languages, not rows, and punishes a missing prediction', () => {
    const row = (cognateSet: string, language: string, gold: string, predicted: string) => ({
      cognateSet,
      language,
      gold: word(gold),
      predicted: predicted === '' ? [] : word(predicted),
    })
    const scorer = new ReflexScorer([
      row('1', 'x', 'a b', 'a b'),
      row('2', 'x', 'a b', 'a c'),
      row('1', 'y', 'a b', ''),
    ])
    const { ned, bcubed } = scorer.scoresOf()
    // x: (0 + .5) / 2. y: four columns of O against a b, all unequal.
    expect(ned).toBeCloseTo((0.25 + 1) / 2, 12)
    // x, columns aa, bb, aa, bc: precision (4/2 + 1/2 + 1/2) / 4, recall (4/2 + 1 + 1) / 4.
    const [p, r] = [3 / 4, 1]
    // y, columns aO, bO and two -O: precision (1 + 1 + 4/2) / 4, recall (1 + 1 + 4) / 4 / 4.
    const [p2, r2] = [1, 6 / 16]
    expect(bcubed).toBeCloseTo(((2 * p * r) / (p + r) + (2 * p2 * r2) / (p2 + r2)) / 2, 12)
    expect(scorer.sets).toBe(2)
    expect(scorer.scoresOf([2, 0]).ned).toBeCloseTo((0 + 1) / 2, 12)
  })
})
