import { expect, test } from 'vitest'
import { ease, easeFits } from '../../../../models/recommender/ease.ts'
import { seededRandom } from '../../../../core/seeded-random.ts'

const visit = (id: string, items: readonly number[]) => ({ id, items })

test('two items seen together, by hand', () => {
  // X'X + I = [[3, 1, 0], [1, 2, 0], [0, 0, 2]]; its inverse has P01 = -1/5, P00 = 2/5, P11 = 3/5.
  const visits = [visit('a', [0, 1]), visit('b', [0]), visit('c', [2])]
  const { columns, values } = ease(visits, { items: 3, width: 3, minVisits: 1, lambda: 1 })
  expect([...columns.slice(0, 3)]).toEqual([1, 3, 3])
  expect(values[0]).toBeCloseTo(1 / 5 / (3 / 5), 6)
  expect(columns[3]).toBe(0)
  expect(values[3]).toBeCloseTo(1 / 5 / (2 / 5), 6)
})

test('fewer visits than items: the same from the other side', () => {
  const random = seededRandom(3)
  const items = 12
  const drawn = Array.from({ length: 20 }, (_, v) =>
    visit(
      `v${v}`,
      Array.from({ length: 4 }, () => Math.floor(random() * items)),
    ),
  )
  const few = drawn.slice(0, 8)
  // Empty visits change neither side's sums, and turn the smaller side round.
  const padded = [...few, ...Array.from({ length: 10 }, (_, i) => visit(`none${i}`, []))]
  const options = { items, width: items, minVisits: 1, lambda: 2 }
  const [bySample, byItem] = [ease(few, options), ease(padded, options)]
  expect([...byItem.columns]).toEqual([...bySample.columns])
  byItem.values.forEach((value, i) => expect(value).toBeCloseTo(bySample.values[i]!, 6))
})

test('a pair seen by fewer visits than asked is not kept', () => {
  const visits = [visit('a', [0, 1]), visit('b', [0, 1]), visit('c', [1, 2])]
  const { columns } = ease(visits, { items: 3, width: 2, minVisits: 2, lambda: 1 })
  expect([...columns]).toEqual([1, 3, 0, 3, 3, 3])
})

test('a catalogue that is too large goes without', () => {
  expect(easeFits(4_000)).toBe(true)
  expect(easeFits(4_001)).toBe(false)
})
