import { describe, expect, it } from 'vitest'
import { bestScore, readingScore } from '../../../../../models/language/loans/explain.ts'

/** Symbols: gap, edge, a, b. Two columns: a at .8, b at .2; then b at .6, a gap at .4. */
const tiny = 1e-9
const scores = {
  columns: 2,
  width: 4,
  logScores: Float32Array.from([tiny, tiny, 0.8, 0.2, 0.4, tiny, tiny, 0.6].map(Math.log)),
}

describe('readingScore', () => {
  it('reads a form along the columns', () => {
    expect(readingScore(scores, [2, 3])).toBeCloseTo(Math.log(0.8 * 0.6), 5)
    expect(readingScore(scores, [3])).toBeCloseTo(Math.log(0.2 * 0.4), 5)
  })
  it('adds what no column gives at a price', () => {
    expect(readingScore(scores, [2, 2, 3])).toBeCloseTo(Math.log(0.8 * 0.02 * 0.6), 5)
  })
})

describe('bestScore', () => {
  it('is that of the likeliest symbols', () => {
    expect(bestScore(scores)).toBeCloseTo(Math.log(0.8 * 0.6), 5)
  })
})
