import { expect, test } from 'vitest'
import { fitTitled, titledProbabilities } from '../../../../../models/text/period/titled.ts'
import type { TitledPoem } from '../../../../../models/text/period/titled.ts'

/** Each text stands once in either school; titles differ, but for a few that bear the other school's. */
const poems: TitledPoem[] = Array.from({ length: 80 }, (_, k) => {
  const label = (k % 2) as 0 | 1
  const misled = k % 20 < 2
  return {
    label,
    author: `${label}-${k % 8}`,
    title: (label === 1) === !misled ? '次韻和友' : '奉和應制',
    lines: Array.from({ length: 4 }, (__, l) =>
      Array.from({ length: 5 }, (___, i) => [...'山水風月花鳥雲雪'][((k >> 1) * 3 + l * 5 + i * i) % 8]!),
    ),
  }
})

test('where texts tell nothing the title decides, and the answer from the text alone does not see it', () => {
  const model = fitTitled(poems, { minPairs: 1 })
  const { lines } = poems[4]!
  const song = titledProbabilities(model, { lines, title: '次韻和友' })
  const tang = titledProbabilities(model, { lines, title: '奉和應制' })
  expect(song.titled).toBeGreaterThan(0.6)
  expect(tang.titled).toBeLessThan(0.4)
  expect(song.text).toBe(tang.text)
  const share = (kind: 'titled' | 'text') => model.second[kind].outOfFold.filter((answer) => answer.correct).length / poems.length
  expect(share('titled')).toBeCloseTo(0.9, 12)
  expect(share('text')).toBeLessThan(share('titled') - 0.1)
}) // prettier-ignore
