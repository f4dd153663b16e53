import { describe, expect, it } from 'vitest'
import { bestColumns, decodeWord, fitTemperature } from '../../../../models/language/decode.ts'
import type { ColumnScores } from '../../../../models/language/score.ts'

/** Probabilities over symbols 0 (gap), 1 (edge), 2, 3. */
const scoresOf = (...columns: number[][]): ColumnScores => ({
  columns: columns.length,
  forms: 0,
  width: 4,
  logScores: Float32Array.from(columns.flat(), (p) => Math.log(Math.max(p, 1e-9))),
  evidence: new Float32Array(0),
  counts: new Float32Array(0),
})

describe('decodeWord', () => {
  it('takes the best of every column first and multiplies for confidence', () => {
    const words = decodeWord(scoresOf([0, 0, 0.9, 0.1], [0, 0, 0.4, 0.6]), { temperature: 1, top: 3 })
    expect(words.map(({ symbols }) => symbols)).toEqual([
      [2, 3],
      [2, 2],
      [3, 3],
    ])
    expect(words[0]!.confidence).toBeCloseTo(0.54, 5)
    expect(words[1]!.confidence).toBeCloseTo(0.36, 5)
  })

  it('adds up alignments that spell the same word', () => {
    const [word] = decodeWord(scoresOf([0.6, 0, 0.4, 0], [0.4, 0, 0.6, 0]), { temperature: 1, top: 1 })
    expect(word!.symbols).toEqual([2])
    expect(word!.confidence).toBeCloseTo(0.6 * 0.6 + 0.4 * 0.4, 5)
  })

  it('is less sure at a higher temperature', () => {
    const scores = scoresOf([0, 0, 0.9, 0.1])
    const [sharp] = decodeWord(scores, { temperature: 1, top: 1 })
    const [flat] = decodeWord(scores, { temperature: 2, top: 1 })
    expect(sharp!.confidence).toBeCloseTo(0.9, 5)
    expect(flat!.confidence).toBeCloseTo(3 / (3 + 1), 3)
  })

  it('never answers an empty word', () => {
    expect(bestColumns(scoresOf([0.9, 0, 0.1, 0], [0.8, 0, 0, 0.2]))).toEqual([0, 3])
  })
})

describe('fitTemperature', () => {
  it('finds the temperature at which confidence matches how often the word is right', () => {
    // Confidence .9 at T = 1, right 3 times in 4: (9)^(1/T) = 3 at T = 2.
    const words = [1, 1, 1, 0].map((right) => ({
      scores: scoresOf([0, 0, 0.9, 0.1]),
      gold: right === 1 ? [2] : [3],
    }))
    expect(fitTemperature(words)).toBeCloseTo(2, 1)
    expect(fitTemperature([])).toBe(1)
  })
})
