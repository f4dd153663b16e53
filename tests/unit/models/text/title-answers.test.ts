import { expect, test } from 'vitest'
import { parseSenses } from '../../../../models/text/senses.ts'
import { fitStandardised, standardisedProbabilities } from '../../../../models/text/standardised.ts'
import {
  answerScores,
  fitTitleAnswers,
  secondFeatures,
  truthOf,
} from '../../../../models/text/title-answers.ts'
import { titleScores } from '../../../../models/text/titles.ts'

const senses = parseSenses('-\n\nwoman\t0\n')

test('a feature’s unit changes no probability, and a feature that never changes weighs nothing', () => {
  const values = [0, 1, 2, 3, 4, 5, 2.5, 2.6]
  const targets = Float64Array.from(values, (x, i) => (x > 2.4 && i !== 3 ? 1 : 0))
  const fit = (unit: number) =>
    fitStandardised(
      values.map((x) => [x * unit, 7]),
      targets,
      1,
      { c: 1 },
    )
  const [metres, millimetres] = [fit(1), fit(1000)]
  expect(metres.weights[1]).toBe(0)
  expect(millimetres.weights[0]! * 1000).toBeCloseTo(metres.weights[0]!, 8)
  const [p] = standardisedProbabilities(metres, [4, 7])
  expect(standardisedProbabilities(millimetres, [4000, 7])[0]).toBeCloseTo(p!, 8)
  expect(p).toBeGreaterThan(0.5)
})

test('the second layer reads the scores, their products, and the form of the title, by hand', () => {
  expect(secondFeatures([0.5, 2], { title: 'Untitled (No. 3)' })).toEqual([
    0.5, 2, 0.25, 1, 4, Math.log(4), 0, 1, 1, 1, 1,
  ]) // prettier-ignore
  expect(secondFeatures([1], { title: 'Sea' })).toEqual([1, 1, Math.log(2), 1, 0, 0, 0, 0])
})

test('the second layer knows how labels go together: people by the sea, where the first adds up what words say', () => {
  const works = Array.from({ length: 1200 }, (_, k) => {
    const [sea, crowd] = [k % 2 === 0, k % 4 < 2]
    return {
      artist: String(k % 13),
      title: `${sea ? 'Sea' : 'Hill'} with a ${crowd ? 'crowd' : 'tree'}`,
      subjects: [...(sea ? ['nature'] : []), ...(crowd ? ['society'] : []), ...(sea && crowd ? ['people'] : [])],
      finer: [],
    }
  })
  const labels = ['nature', 'people', 'society']
  const model = fitTitleAnswers(works, labels, senses)
  const asked = works.slice(0, 4)
  const error = (scores: Float64Array) =>
    truthOf(asked, labels).reduce((sum, there, i) => sum + (there - scores[i]!) ** 2, 0)
  expect(error(answerScores(model, asked))).toBeLessThan(0.7 * error(titleScores(model.first, asked)))
  const truth = truthOf(works, labels)
  const wrong = model.outOfFold.filter((score, i) => (score > model.thresholds.macro[i % 3]! ? 1 : 0) !== truth[i])
  expect(wrong).toHaveLength(0)
}) // prettier-ignore
