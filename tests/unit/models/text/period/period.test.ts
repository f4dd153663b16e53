import { describe, expect, test } from 'vitest'
import {
  commonest,
  formOf,
  formSize,
  formToken,
  judgeVerse,
  linesOf,
} from '../../../../../models/text/period/poem.ts'
import {
  fitPeriod,
  joinedSize,
  joinFeatures,
  songProbability,
} from '../../../../../models/text/period/period.ts'
import type { Poem } from '../../../../../models/text/period/period.ts'
import { countPairs, lineRatio, lineStart, logRatios } from '../../../../../models/text/period/witten-bell.ts'

const quatrain = '床前明月光，疑是地上霜。舉頭望明月，低頭思故鄉。'

describe('what counts as verse', () => {
  test('a quatrain of five characters', () => {
    const verdict = judgeVerse(quatrain)
    expect(verdict.verse && verdict.lines.length).toBe(4)
    expect(formToken(linesOf(quatrain))).toBe('form:5x4')
    expect(commonest(linesOf(quatrain))).toEqual({ length: 5, share: 1 })
    expect(formOf(linesOf(quatrain))[0]).toBe(1)
    expect(formOf(linesOf(quatrain))).toHaveLength(formSize)
  })

  test.each([
    ['The moon is bright before my bed, and I think of home.', 'not-chinese'],
    ['床前明月光，疑是地上霜。', 'too-short'],
    ['这件青铜器出土于湖北随州的一座大墓之中，是古代乐师使用的乐器。它高二十厘米，表面铸有龙纹。专家认为，它铸造于战国早期。今天我们可以看到。', 'uneven-lines'],
    ['我们喜欢这里，这个展览的，音乐真的好，孩子们的笑。', 'modern-words'],
  ])('%s is not: %s', (text, reason) => {
    expect(judgeVerse(text)).toEqual({ verse: false, reason })
  }) // prettier-ignore
})

describe('Witten-Bell', () => {
  const a = countPairs([[['山', '水'], ['山', '月']]]) // prettier-ignore
  const b = countPairs([[['風', '月']]])

  test('log-ratios by hand', () => {
    // a: 4 characters of 3 kinds, b: 2 of 2; 4 kinds in all. After 山: a has 2 of 2 kinds, b nothing.
    const unigramA = (n: number) => (n + 3 / 4) / 7
    const unigramB = (n: number) => (n + 2 / 4) / 4
    const ratios = logRatios(a, b, 1)
    expect(ratios.character.get('水')).toBeCloseTo(Math.log(unigramA(1) / unigramB(0)), 12)
    const afterMountainA = (1 + 2 * unigramA(1)) / (2 + 2)
    expect(lineRatio(['山', '水'], ratios)).toBeCloseTo(
      Math.log((2 + unigramA(2)) / 3 / ((0 + unigramB(0)) / 2)) + Math.log(afterMountainA / unigramB(0)),
      10,
    )
  })

  test('a pair that is too rare falls back to its characters', () => {
    const ratios = logRatios(a, b, 2)
    const { before, character } = ratios
    expect(ratios.pairs.has('山水')).toBe(false)
    expect(lineRatio(['水'], ratios)).toBeCloseTo(before.get(lineStart)! + character.get('水')!, 12)
  })
})

test('the joined features hold scores, form, and their products', () => {
  const lines = linesOf(quatrain)
  const features = joinFeatures(2, [1, -1, 3, 1], lines)
  expect(features).toHaveLength(joinedSize)
  expect(features.slice(0, 6)).toEqual([2, 4, 0.2, expect.closeTo(4 / Math.sqrt(20), 12), 0.6, -0.2])
  expect(features[6 + formSize]).toBe(2)
})

test('two invented schools are told apart, and the same poems give the same weights', () => {
  const write = (signs: string, label: 0 | 1, author: string, k: number): Poem => ({
    label,
    author,
    lines: Array.from({ length: 4 }, (_, l) => Array.from({ length: 5 }, (_, i) => [...signs][(k + l * 3 + i * i) % 8]!)),
  }) // prettier-ignore
  const poems = Array.from({ length: 40 }, (_, k) =>
    k % 2 === 0 ? write('山水風月花鳥雲雪', 0, `a${k % 5}`, k) : write('茶書窗燈雨梅硯雪', 1, `b${k % 5}`, k),
  )
  const model = fitPeriod(poems, { minPairs: 1 })
  expect(songProbability(model, write('茶書窗燈雨梅硯雪', 1, 'c', 3).lines)).toBeGreaterThan(0.9)
  expect(songProbability(model, write('山水風月花鳥雲雪', 0, 'c', 5).lines)).toBeLessThan(0.1)
  expect([...fitPeriod(poems, { minPairs: 1 }).join]).toEqual([...model.join])
})
