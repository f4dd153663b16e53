import { expect, test } from 'vitest'
import { subjectNames } from '../../../../models/text/subject-names.ts'
import { fitTitles, titleScores } from '../../../../models/text/titles.ts'
import { parseSenses } from '../../../../models/text/senses.ts'

const work = (artist: string, title: string, subjects: string[], finer: string[]) => ({
  artist,
  title,
  subjects,
  finer,
})

test('a finer subject has its works’ labels, pulled to the common shares, and weighs by its artists', () => {
  const works = [
    work('a', 'x', ['nature', 'places'], ['sea', 'sea']),
    work('b', 'y', ['nature'], ['sea']),
    work('a', 'z', ['people'], ['woman']),
  ]
  expect(subjectNames(works, ['nature', 'people'], { means: [0.5, 0.25], most: 3 })).toEqual([
    { name: 'sea', shares: [3 / 4, 0.5 / 4], weight: 2 },
    { name: 'woman', shares: [1 / 3, 1.5 / 3], weight: 1 },
  ])
})

test('a word that stands in names of finer subjects alone is known in a title', () => {
  const works = Array.from({ length: 24 }, (_, k) =>
    k % 2 === 0
      ? work(String(k % 6), `Evening ${k}`, ['nature'], ['grey whale', 'white whale', 'sea'])
      : work(String(k % 7), `Portrait ${k}`, ['people'], ['woman', 'old woman', 'sitting']),
  )
  const model = fitTitles(works, ['nature', 'people'], parseSenses('-\n\nwoman\t0\n'))
  const [nature, people] = titleScores(model, [{ title: 'Whale' }])
  expect(nature).toBeGreaterThan(people! + 0.2)
})
