import { describe, expect, test } from 'vitest'
import { contextOf, contextSize } from '../../../../models/recommender/context.ts'
import { popularity, popularityRank } from '../../../../models/recommender/popularity.ts'
import { addRow, toRows } from '../../../../models/recommender/rows.ts'
import { featureSimilarity, wordsOf } from '../../../../models/recommender/similarity.ts'
import { slotsOf } from '../../../../models/recommender/visits.ts'

const day = 86_400_000

describe('popularity', () => {
  test('halves no faster than it is told: e^-1 after the stated days', () => {
    const visits = [{ id: 'a', items: [0, 1], times: [0, 10 * day] }]
    const scores = popularity(visits, 3, { minVisits: 1, halfLifeDays: 5, nowMs: 10 * day })
    expect(scores[0]).toBeCloseTo(Math.exp(-2), 6)
    expect([...scores.slice(1)]).toEqual([1, 0])
  })

  test('is nothing for an item that too few visits chose', () => {
    const visits = [{ id: 'a', items: [0, 0, 1] }, { id: 'b', items: [1] }] // prettier-ignore
    expect([...popularity(visits, 2, { minVisits: 2 })]).toEqual([0, 2])
  })

  test('ranks from 0 to 1', () => {
    expect([...popularityRank(Float32Array.of(5, 0, 2))]).toEqual([1, 0, 0.5])
  })
})

describe('rows', () => {
  const rows = toRows([new Map([[1, 0.5], [2, 2], [0, 0.5]]), new Map(), new Map([[0, 3]])], 2) // prettier-ignore

  test('keep the largest entries, ties to the lower column', () => {
    expect([...rows.columns]).toEqual([2, 0, 3, 3, 0, 3])
    expect([...rows.values]).toEqual([2, 0.5, 0, 0, 3, 0])
  })

  test('are added with a factor', () => {
    const scores = new Float64Array(3)
    addRow(rows, 0, 2, scores)
    addRow(rows, 1, 2, scores)
    expect([...scores]).toEqual([1, 0, 4])
  })
})

describe('similarity', () => {
  test('is the cosine of features weighed by rarity', () => {
    const { columns, values } = featureSimilarity([['bronze', 'wine'], ['bronze'], ['silk']], 2)
    const [bronze, wine] = [Math.log(3 / 2), Math.log(3)]
    expect(columns[0]).toBe(1)
    expect(values[0]).toBeCloseTo(bronze / Math.hypot(bronze, wine), 6)
    expect(columns[4]).toBe(3)
  })

  test('reads words of any script', () => {
    expect(wordsOf('A Ritual bell, 青銅鐘')).toEqual(['ritual', 'bell', '青銅', '銅鐘'])
  })
})

describe('context', () => {
  test('without times: how long, and how popular the last three were', () => {
    const tables = { popularityRank: Float32Array.of(0.2, 0.4, 0.6, 1) }
    const [length, popular] = contextOf({ history: [0, 1, 2, 3] }, tables)
    expect(length).toBeCloseTo(Math.log(5) / 2, 6)
    expect(popular).toBeCloseTo(0.4, 6)
    expect(contextSize(tables)).toBe(2)
  })

  test('with times: idle minutes, the burst of six hours, the trend, days since the statistics ended', () => {
    const tables = {
      popularityRank: Float32Array.of(0, 1),
      trend: Float32Array.of(1, -2),
      endMs: 0,
    }
    const asked = 2 * day
    const slot = { history: [1, 0], historyTimes: [asked - 60_000, asked - day], atMs: asked }
    const context = contextOf(slot, tables)
    expect(context.length).toBe(contextSize(tables))
    expect(context[2]).toBeCloseTo(Math.log(2) / 5, 6)
    expect(context[3]).toBeCloseTo(Math.log(2) / 3, 6)
    expect(context[4]).toBeCloseTo(Math.log(2) / 2, 6)
    expect(context[5]).toBeCloseTo(-0.5, 6)
    expect(context[6]).toBeCloseTo(Math.log(3) / 3, 6)
  })
})

test('a slot is blind to what follows it, and does not ask for what was seen', () => {
  expect(slotsOf({ id: 'v', items: [3, 1, 3, 2] })).toEqual([
    { visit: 'v', history: [3], target: 1 },
    { visit: 'v', history: [3, 1, 3], target: 2 },
  ])
})
