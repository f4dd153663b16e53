import { expect, test } from 'vitest'
import {
  countPairs,
  countWalk,
  fading,
  normalisePairs,
  skipMarkov,
} from '../../../../models/recommender/walk.ts'

const plain = { ...skipMarkov, maxGap: 2, gapPower: 1 }
const visit = (id: string, ...items: number[]) => ({ id, items })
const row = (map: ReadonlyMap<number, number>) => Object.fromEntries(map)

test('a pair counts by its gap, and no pair is wider than the widest', () => {
  const { forward } = countPairs([visit('a', 0, 1, 2, 3)], plain, { items: 4, minVisits: 1 })
  expect(forward.map(row)).toEqual([{ 1: 1, 2: 0.5 }, { 2: 1, 3: 0.5 }, { 3: 1 }, {}])
})

test('a long visit says less of each pair, and a weight scales its item', () => {
  const visits = [{ id: 'a', items: [0, 1, 2, 3], weights: [1, 0.5, 1, 1] }]
  const { forward, reverse } = countPairs(
    visits,
    { ...plain, maxGap: 1, lengthPower: 0.5 },
    { items: 4, minVisits: 1 },
  )
  // 4 items: each pair weighs 4^-.5.
  expect(forward[0]!.get(1)).toBeCloseTo(0.25, 12)
  expect(forward[1]!.get(2)).toBeCloseTo(0.5, 12)
  expect(reverse[2]!.get(1)).toBeCloseTo(0.25, 12)
})

test('a step back counts as much as it is told to', () => {
  const table = countWalk(
    [visit('a', 0, 1)],
    { ...plain, undirected: 0.3 },
    { items: 2, width: 2, minVisits: 1 },
  )
  expect([...table.columns]).toEqual([1, 2, 0, 2])
  expect(table.values[0]).toBe(1)
  expect(table.values[2]).toBeCloseTo(0.3, 6)
})

test('rows and columns are divided by powers of their sums', () => {
  const counts = {
    forward: [new Map([[1, 3], [2, 1]]), new Map([[2, 8]]), new Map<number, number>()],
    reverse: [new Map<number, number>(), new Map<number, number>(), new Map<number, number>()],
  } // prettier-ignore
  const { columns, values } = normalisePairs(counts, { undirected: 0, rowPower: 0.5, columnPower: 0.5 }, 2)
  // Row sums 4 and 8, column sums 3 and 9.
  expect([...columns]).toEqual([1, 2, 2, 3, 3, 3])
  expect(values[0]).toBeCloseTo(3 / (2 * Math.sqrt(3)), 6)
  expect(values[1]).toBeCloseTo(1 / (2 * 3), 6)
  expect(values[2]).toBeCloseTo(8 / (Math.sqrt(8) * 3), 6)
})

test('a pair that too few visits made is dropped, however often each made it', () => {
  const visits = [visit('a', 0, 1, 0, 1), visit('b', 2, 3), visit('c', 2, 3)]
  const { forward } = countPairs(visits, { ...plain, maxGap: 1 }, { items: 4, minVisits: 2 })
  expect(forward.map(row)).toEqual([{}, {}, { 3: 2 }, {}])
})

test('pairs fade with age where they are told to', () => {
  const day = 86_400_000
  const visits = [{ id: 'a', items: [0, 1, 2], times: [0, day, 3 * day] }]
  const settings = { ...plain, maxGap: 1, recentDays: 2 }
  const { forward } = countPairs(visits, settings, { items: 3, minVisits: 1, nowMs: 3 * day })
  expect(forward[0]!.get(1)).toBeCloseTo(Math.exp(-1), 12)
  expect(forward[1]!.get(2)).toBeCloseTo(1, 12)
})

test('an item is not its own successor', () => {
  const { forward } = countPairs([visit('a', 0, 0, 1)], plain, { items: 2, minVisits: 1 })
  expect(forward.map(row)).toEqual([{ 1: 1.5 }, {}])
})

test('the latest item speaks loudest', () => {
  expect([...fading({ depth: 3, fade: 1 })]).toEqual([1, 0.5, Math.fround(1 / 3)])
})
