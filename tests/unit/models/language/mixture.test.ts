import { describe, expect, it } from 'vitest'
import { mixed, mixtureWeights } from '../../../../models/language/mixture.ts'

describe('mixtureWeights', () => {
  it('takes one step of expectation maximisation as by hand', () => {
    const rows = [Float64Array.of(0.8, 0.2), Float64Array.of(0.6, 0.2)]
    // Shares .8 and .75 of the first part, with one observation spread evenly over both.
    const [first, second] = mixtureWeights(rows, 2, { rounds: 1, evenness: 1 })
    expect(first).toBeCloseTo((0.5 + 0.8 + 0.75) / 3, 12)
    expect(second).toBeCloseTo((0.5 + 0.2 + 0.25) / 3, 12)
  })
  it('leaves the weights even where nothing was observed', () => {
    expect([...mixtureWeights([], 4, { rounds: 3, evenness: 5 })]).toEqual([0.25, 0.25, 0.25, 0.25])
  })
})

describe('mixed', () => {
  it('is the weighted sum', () => {
    expect(mixed(Float64Array.of(0.5, 0.1), Float64Array.of(0.25, 0.75))).toBeCloseTo(0.2, 12)
  })
})
