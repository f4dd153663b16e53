import { describe, expect, test } from 'vitest'
import { fitTemperature, logLoss, softmaxRows } from '../../../../models/text/calibration.ts'
import { fitLogistic } from '../../../../models/text/logistic.ts'
import { fitComplementNaiveBayes, fitNaiveBayes } from '../../../../models/text/naive-bayes.ts'
import { fitRidge } from '../../../../models/text/ridge.ts'
import { fromEntries, times, unitRows } from '../../../../models/text/sparse.ts'
import { foldsByGroup, fitTopics, topicLogits, topicRecipe } from '../../../../models/text/topics.ts'
import { oneHot } from '../../../../models/text/targets.ts'
import { gramGains } from '../../../../models/text/weighting.ts'

const x = fromEntries(
  [
    [[0, 1]],
    [
      [0, 1],
      [1, 1],
    ],
  ],
  2,
)

describe('ridge', () => {
  test('solves (X^T X + lambda I) W = X^T Y: [[3, 1], [1, 2]] w = [3, 2]', () => {
    const w = fitRidge(x, Float64Array.of(1, 2), 1, { lambda: 1, tolerance: 1e-10 })
    expect(w[0]).toBeCloseTo(4 / 5, 8)
    expect(w[1]).toBeCloseTo(3 / 5, 8)
  })

  test('a row of weight 2 counts as two rows', () => {
    const twice = fromEntries([[[0, 1]], [[0, 1]], [[0, 1], [1, 1]]], 2) // prettier-ignore
    const repeated = fitRidge(twice, Float64Array.of(1, 1, 2), 1, { lambda: 1, tolerance: 1e-10 })
    const weighted = fitRidge(x, Float64Array.of(1, 2), 1, {
      lambda: 1,
      tolerance: 1e-10,
      rowWeights: Float64Array.of(2, 1),
    })
    expect(weighted[0]).toBeCloseTo(repeated[0]!, 8)
    expect(weighted[1]).toBeCloseTo(repeated[1]!, 8)
  })

  test('shrinks to the prior where nothing is asked of a column', () => {
    const lone = fromEntries([[[0, 1]]], 2)
    const w = fitRidge(lone, Float64Array.of(1), 1, { lambda: 1, prior: Float64Array.of(0.5, 7) })
    expect(w[0]).toBeCloseTo(0.75, 8)
    expect(w[1]).toBe(7)
  })

  test('targets with steps of their own agree with fitting each alone', () => {
    const both = fitRidge(x, Float64Array.of(1, 0, 2, 5), 2, { lambda: 1, tolerance: 1e-10 })
    const second = fitRidge(x, Float64Array.of(0, 5), 1, { lambda: 1, tolerance: 1e-10 })
    expect(both[1]).toBeCloseTo(second[0]!, 8)
    expect(both[3]).toBeCloseTo(second[1]!, 8)
  })
})

describe('naive Bayes', () => {
  const counts = fromEntries(
    [
      [
        [0, 3],
        [1, 1],
      ],
      [[1, 2]],
    ],
    2,
  )

  test('complement weights by hand, alpha 1', () => {
    const w = fitComplementNaiveBayes(counts, oneHot([0, 1], 2), 2, { alpha: 1 })
    const outside = [-Math.log(1 / 4), -Math.log(4 / 6)]
    expect(w[0]).toBeCloseTo((outside[0]! - outside[1]!) / 2, 12)
    expect(w[1]).toBeCloseTo((outside[1]! - outside[0]!) / 2, 12)
  })

  test('multinomial weights by hand, alpha 1', () => {
    const w = fitNaiveBayes(counts, oneHot([0, 1], 2), 2, { alpha: 1 })
    expect(Math.exp(w[0]!)).toBeCloseTo(4 / 6, 12)
    expect(Math.exp(w[3]!)).toBeCloseTo(3 / 4, 12)
  })
})

describe('logistic regression', () => {
  test('a balanced one-sided feature reaches the stationary point of its objective', () => {
    const rows = fromEntries([[[0, 1]], [[0, -1]]], 1)
    const { weights, intercepts } = fitLogistic(rows, Float64Array.of(1, 0), 1, { c: 1, link: 'sigmoid' })
    const w = weights[0]!
    expect(w - 2 / (1 + Math.exp(w))).toBeCloseTo(0, 2)
    expect(intercepts[0]).toBeCloseTo(0, 2)
  })

  test('softmax over two classes separates them symmetrically', () => {
    const { weights } = fitLogistic(x, Float64Array.of(1, 0, 0, 1), 2, { c: 10, link: 'softmax' })
    expect(weights[0]! + weights[1]!).toBeCloseTo(0, 6)
    expect(weights[3]!).toBeGreaterThan(0)
  })
})

describe('calibration', () => {
  test('softmax at temperature 2 of (2 ln 3, 0) is (.75, .25)', () => {
    const p = softmaxRows([2 * Math.log(3), 0], 2, 2)
    expect(p[0]).toBeCloseTo(0.75, 12)
    expect(p[1]).toBeCloseTo(0.25, 12)
  })

  test('the temperature makes three right in four as sure as they are', () => {
    const logits = [4, 0, 4, 0, 4, 0, 4, 0]
    const temperature = fitTemperature(logits, [0, 0, 0, 1], 2)
    expect(temperature).toBeCloseTo(4 / Math.log(3), 2)
    expect(logLoss(softmaxRows(logits, 2, temperature), [0, 0, 0, 1], 2)).toBeCloseTo(0.5623, 3)
  })
})

test('a gram that tells classes apart weighs more than one that is everywhere', () => {
  const rows = fromEntries([[[0, 1], [1, 1]], [[0, 1], [1, 1]], [[0, 1]], [[0, 1]], []], 2) // prettier-ignore
  const gains = gramGains(rows, oneHot([0, 0, 1, 1, 1], 2), 2)
  expect(gains[1]).toBeGreaterThan(gains[0]! * 2)
})

test('rows of length 1, empty rows left empty', () => {
  const unit = unitRows(fromEntries([[[0, 3], [1, 4]], []], 2)) // prettier-ignore
  expect([...unit.values]).toEqual([expect.closeTo(0.6, 6), expect.closeTo(0.8, 6)])
  expect([...times(unit, Float64Array.of(1, 1), 1)]).toEqual([expect.closeTo(1.4, 6), 0])
})

test('a topic head learns four words, and all rows of a group share a fold', () => {
  const bag = (...grams: string[]) => new Map(grams.map((gram) => [gram, 1]))
  const bags = [bag('bell', 'the'), bag('drum', 'the'), bag('tomb', 'the'), bag('urn', 'the')]
  const model = fitTopics({ bags, labels: [0, 0, 1, 1], classes: 2 }, { ...topicRecipe, minRows: 1 })
  const logits = topicLogits(model, [bag('bell', 'drum'), bag('urn')])
  expect(logits[0]).toBeGreaterThan(logits[1]!)
  expect(logits[3]).toBeGreaterThan(logits[2]!)
  expect(new Set(foldsByGroup(['a', 'a', 'a'], 5)).size).toBe(1)
})
