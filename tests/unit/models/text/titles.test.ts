import { expect, test } from 'vitest'
import { kindsOf, parseSenses } from '../../../../models/text/senses.ts'
import { fitThresholds } from '../../../../models/text/thresholds.ts'

const senses = parseSenses('1\n2\n-\n2\n\nschooner\t0\nstill_life\t3\nwoman\t1 3\n')

test('a word stands for all that is above its senses, in the plural too; a pair of words may be one noun', () => {
  expect([...kindsOf(['two', 'schooners'], senses)].sort()).toEqual([0, 1, 2])
  expect([...kindsOf(['women'], senses)].sort()).toEqual([1, 2, 3])
  expect([...kindsOf(['still', 'life'], senses)].sort()).toEqual([2, 3])
  expect(kindsOf(['sloop'], senses).size).toBe(0)
})

test('thresholds by hand: two labels, one well ranked, one rare and low', () => {
  const scores = Float64Array.of(0.9, 0.3, 0.8, 0.1, 0.2, 0.2, 0.1, 0.05)
  const truth = Uint8Array.of(1, 1, 1, 0, 0, 0, 0, 0)
  const { micro, macro, both } = fitThresholds(scores, truth, 2)
  expect(micro).toBeCloseTo(0.25, 12)
  expect(macro[0]).toBeCloseTo(0.5, 12)
  expect(macro[1]).toBeCloseTo(0.25, 12)
  expect(both).toEqual([expect.closeTo(0.5, 12), expect.closeTo(0.25, 12)])
})
