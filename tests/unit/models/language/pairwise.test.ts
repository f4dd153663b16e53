import { describe, expect, it } from 'vitest'
import { layOutColumns, type ColumnTable } from '../../../../models/language/columns.ts'
import {
  copyPriorDistribution,
  fitPairwise,
  pairEvidence,
  pooledConstants,
  poolEvidence,
  poolingWeight,
  reliabilityOf,
} from '../../../../models/language/pairwise.ts'

/** Symbols: 2 = a, 3 = b, 4 = p, 5 = f. Each set: rows of two languages. */
const tableOf = (...sets: [number[], number[]][]): ColumnTable =>
  layOutColumns(
    sets.map((rows) =>
      rows.map((row, language) => ({ language, symbols: row.filter((id) => id > 0), weight: 1 })),
    ),
    sets,
    2,
  )
const cell = { language: 0, symbol: 4, left: 1, right: 2, weight: 1 }

describe('pairwise model', () => {
  it('copies as prior: P0(s|x) = (N[x,s] + [s = x]) / (N[x] + 1)', () => {
    expect([...copyPriorDistribution(Float64Array.of(0, 3, 1), 2)]).toEqual([0, 3 / 5, 2 / 5])
    expect([...copyPriorDistribution(Float64Array.of(0, 0, 0), 1)]).toEqual([0, 1, 0])
  })

  it('draws reliability to .3 where cells are few', () => {
    expect(reliabilityOf(0, 0)).toBeCloseTo(0.3, 12)
    expect(reliabilityOf(9, 10)).toBeCloseTo(10.5 / 15, 12)
    expect(poolingWeight(0.55, 0.25, pooledConstants)).toBeCloseTo((0.55 / 0.5) ** 2 * 2, 12)
  })

  it('measures reliability by leaving each aligned cell out', () => {
    // p:f twice, a:a twice. Each p cell: (1 + 0) / (1 + 1); each a cell: (1 + 1) / (1 + 1).
    const model = fitPairwise(tableOf([[4, 2], [5, 2]], [[4, 2], [5, 2]]), { size: 6 }) // prettier-ignore
    const expected = (0.5 + 0.5 + 1 + 1 + 1.5) / (4 + 5)
    expect(model.reliability[1 * 2 + 0]).toBeCloseTo(expected, 12)
  })

  it('refines by neighbours: (1.5 P0 + .5 left + .5 right) / (1.5 + .5 n_left + .5 n_right)', () => {
    const model = fitPairwise(tableOf([[4, 2], [5, 2]], [[4, 3], [4, 3]]), { size: 6 }) // prettier-ignore
    const { probability, counts } = pairEvidence(model, 1, cell)
    // N[p] = {f: 1, p: 1}; P0(f) = 1/3, P0(p) = 2/3. Left edge matches both, right `a` only the first.
    expect(counts[5]).toBe(1)
    expect(counts[4]).toBe(1)
    const total = 1.5 + 0.5 * 2 + 0.5 * 1
    expect(probability[5]).toBeCloseTo((1.5 / 3 + 0.5 + 0.5) / total, 12)
    expect(probability[4]).toBeCloseTo((1.5 * (2 / 3) + 0.5) / total, 12)
    expect(probability.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12)
  })

  it('leaves the word’s own set out, and columns that only the target has', () => {
    const table = tableOf([[4, 2], [5, 2]], [[4, 0], [5, 3]]) // prettier-ignore
    const model = fitPairwise(table, { size: 6 })
    expect(pairEvidence(model, 1, cell, 0).counts[5]).toBe(1)
    expect(pairEvidence(model, 1, cell).counts[5]).toBe(2)
    const gapCell = { ...cell, symbol: 0 }
    expect(pairEvidence(model, 1, gapCell).counts.reduce((sum, n) => sum + n, 0)).toBe(0)
  })

  it('counts by the product of the forms’ weights', () => {
    const forms = [
      { language: 0, symbols: [4], weight: 1 },
      { language: 1, symbols: [5], weight: 0.25 },
    ]
    const model = fitPairwise(layOutColumns([forms], [[[4], [5]]], 2), { size: 6 })
    expect(pairEvidence(model, 1, cell).counts[5]).toBe(0.25)
  })

  it('pools linearly by normalised weight', () => {
    const evidence = [
      { language: 0, symbol: 2, weight: 3, probability: Float64Array.of(1, 0), counts: new Float64Array(2) },
      { language: 1, symbol: 3, weight: 1, probability: Float64Array.of(0, 1), counts: new Float64Array(2) },
    ]
    expect([...poolEvidence(evidence, 2)]).toEqual([0.75, 0.25])
  })
})
