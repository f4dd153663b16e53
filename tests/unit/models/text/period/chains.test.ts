import { expect, test } from 'vitest'
import { chainRatio, fitChains } from '../../../../../models/text/period/chains.ts'

const sequences = [[['次', '韻']], [['次', '韻']], [['應', '制'], ['應']]] // prettier-ignore
const labels = [1, 1, 0]

test('log-ratios of order 2 by hand, of a character after one that a period never had too', () => {
  const pair = fitChains(sequences, labels, 2)
  expect(pair.characters).toBe(4)
  // Label 1: 次 2, 韻 2, two kinds among four; at the start only 次. Label 0: 應 2, 制 1; at the start only 應.
  const oneAlone = (n: number) => (n + 2 / 4) / (4 + 2)
  const otherAlone = (n: number) => (n + 2 / 4) / (3 + 2)
  const oneStart = (2 + oneAlone(2)) / 3
  const otherStart = (0 + otherAlone(0)) / 3
  expect(chainRatio(pair, ['次'])).toBeCloseTo(Math.log(oneStart / otherStart), 12)
  const oneNext = (2 + oneAlone(2)) / 3
  expect(chainRatio(pair, ['次', '韻']) - chainRatio(pair, ['次'])).toBeCloseTo(Math.log(oneNext / otherAlone(0)), 12)
}) // prettier-ignore

test('a third character is foreseen from the two before where both were seen together', () => {
  const twice = [[['早', '朝', '大']], [['晚', '朝', '小']]]
  const pair = fitChains(twice, [1, 0], 3)
  const pairs = fitChains(twice, [1, 0], 2)
  expect(chainRatio(pair, ['早', '朝', '大'])).toBeGreaterThan(chainRatio(pairs, ['早', '朝', '大']))
  expect(chainRatio(pair, [])).toBe(0)
})
