import { describe, expect, it } from 'vitest'
import { fitCalibration, temperatureAt } from '../../../../models/language/calibration.ts'
import { bestColumns, decodeWord } from '../../../../models/language/decode.ts'
import { normalisedDistance } from '../../../../models/language/distance.ts'
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
  it('lists the likeliest words and multiplies for confidence', () => {
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

  it('puts first what is least far from all that is likely', () => {
    // Several alignments spell 32 and 33, which are likeliest (.125 each); 323 (.103) is half right for both.
    const columns = [
      [0.3, 0, 0.21, 0.49],
      [0.4, 0, 0.42, 0.18],
      [0, 0, 0.5, 0.5],
    ]
    const words = decodeWord(scoresOf(...columns), { temperature: 1, top: 20 })
    expect(words[0]!.symbols).toEqual([3, 2, 3])
    const distance = (a: readonly number[]): number =>
      words.reduce((sum, { symbols, confidence }) => sum + confidence * normalisedDistance(a, symbols), 0)
    const least = Math.min(...words.map(({ symbols }) => distance(symbols)))
    expect(distance(words[0]!.symbols)).toBeCloseTo(least, 12)
    expect(words[0]!.confidence).toBeLessThan(Math.max(...words.map(({ confidence }) => confidence)))
  })

  it('inserts what the language adds, and counts how likely that is', () => {
    const insertions = (before: number, after: number) =>
      before === 2 && after === 1 ? { symbols: [3], probability: 0.8 } : { symbols: [], probability: 0.9 }
    const [word] = decodeWord(scoresOf([0, 0, 0.6, 0.4], [0, 0, 1, 0]), {
      temperature: 1,
      top: 1,
      insertions,
    })
    expect(word!.symbols).toEqual([2, 2, 3])
    expect(word!.confidence).toBeCloseTo(0.6 * 0.9 * 0.9 * 0.8, 4)
  })

  it('never answers an empty word', () => {
    expect(bestColumns(scoresOf([0.9, 0, 0.1, 0], [0.8, 0, 0, 0.2]))).toEqual([0, 3])
  })
})

describe('fitCalibration', () => {
  const word = (known: number, right: boolean) => ({
    scores: scoresOf([0, 0, 0.9, 0.1]),
    gold: right ? [2] : [3],
    known,
  })

  it('finds the temperature at which confidence matches how often the word is right', () => {
    // Confidence .9 at T = 1, right 3 times in 4: (9)^(1/T) = 3 at T = 2.
    const { temperature, decline } = fitCalibration([true, true, true, false].map((right) => word(3, right)))
    expect(temperature).toBeCloseTo(2, 1)
    expect(decline).toBe(0)
    expect(fitCalibration([])).toEqual({ temperature: 1, decline: 0 })
  })

  it('is surer of words that more languages tell of, where those are right more often', () => {
    const words = [
      ...[true, true, false].map((right) => word(2, right)),
      ...[true, true, true, true, true, true, true, true, false].map((right) => word(8, right)),
    ]
    const calibration = fitCalibration(words)
    expect(calibration.decline).toBeGreaterThan(0.1)
    // Right 2 times in 3: 9^(1/T) = 2 at T = 3.17, and 8 in 9 at T = 1.06.
    expect(temperatureAt(calibration, 2)).toBeGreaterThan(temperatureAt(calibration, 8) * 1.3)
  })
})
