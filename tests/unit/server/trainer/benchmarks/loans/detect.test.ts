import { describe, expect, it } from 'vitest'
import { loanProbability } from '../../../../../../models/language/loans/rule.ts'
import { bestThreshold, fitLoanRule } from '../../../../../../server/trainer/benchmarks/loans/detect.ts'
import { plantLoans } from '../../../../../../server/trainer/benchmarks/loans/plant.ts'
import { inventedCorpus } from '../../../../models/language/invented-corpus.ts'

describe('bestThreshold', () => {
  it('is where F1 is highest, midway to the next', () => {
    const scored = [
      { score: 0.9, loan: true },
      { score: 0.7, loan: true },
      { score: 0.6, loan: false },
      { score: 0.4, loan: true },
      { score: 0.1, loan: false },
    ]
    // From the top: F1 .5, .8, .67, .857, .75.
    expect(bestThreshold(scored)).toBeCloseTo(0.25, 12)
  })
  it('flags nothing where there is no loan', () => {
    expect(bestThreshold([{ score: 0.9, loan: false }])).toBe(1)
  })
})

describe('fitLoanRule', () => {
  it('gives what parts the loans a weight, on the scale of the features', () => {
    const suspects = Array.from({ length: 40 }, (_, i) => ({
      features: [i < 10 ? 300 : 100, i % 2],
      loan: i < 10,
    }))
    const rule = fitLoanRule(suspects)
    expect(loanProbability(rule, [300, 0])).toBeGreaterThan(rule.threshold)
    expect(loanProbability(rule, [100, 1])).toBeLessThan(rule.threshold)
    expect(rule.weights[0]! * 200).toBeGreaterThan(10 * Math.abs(rule.weights[1]!))
  })
})

describe('plantLoans', () => {
  const { rows } = inventedCorpus(200)
  const planted = plantLoans(rows)
  const loans = planted.filter((row) => row.planted !== undefined)

  it('replaces about a tenth, half of them by a cousin’s form, and leaves the others alone', () => {
    expect(loans.length / rows.length).toBeGreaterThan(0.04)
    expect(loans.length / rows.length).toBeLessThan(0.12)
    expect(new Set(loans.map(({ planted: origin }) => origin))).toEqual(new Set(['cousin', 'stranger']))
    planted.forEach((row, i) => {
      const before = rows[i]!
      expect([row.cognateSet, row.language]).toEqual([before.cognateSet, before.language])
      expect(row.segments.join() === before.segments.join()).toBe(row.planted === undefined)
    })
  })

  it('fits them to the sounds of the language that borrows', () => {
    for (const { language, segments } of loans) {
      const own = new Set(rows.filter((row) => row.language === language).flatMap((row) => row.segments))
      expect(segments.filter((segment) => !own.has(segment))).toEqual([])
    }
  })
})
