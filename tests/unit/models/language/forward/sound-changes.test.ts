import { describe, expect, it } from 'vitest'
import { changesOf, placesOf } from '../../../../../models/language/forward/places.ts'
import { SoundChanges } from '../../../../../models/language/forward/sound-changes.ts'
import { createSymbolTable } from '../../../../../models/language/symbols.ts'

const table = createSymbolTable(['a', 'f', 'i', 'p', 's'])
const [a, f, i, p, s] = ['a', 'f', 'i', 'p', 's'].map((token) => table.idOf(token)!) as [
  number,
  number,
  number,
  number,
  number,
]
const pairs = (...words: [number[], number[]][]) =>
  words.map(([mother, daughter]) => changesOf(mother, daughter))

describe('SoundChanges', () => {
  it('counts what a segment became, and takes a left-out word’s own changes away', () => {
    const words = pairs(
      [
        [p, a],
        [f, a],
      ],
      [
        [p, i],
        [f, i],
      ],
      [
        [p, a],
        [p, a],
      ],
    )
    const changes = new SoundChanges(words, table.features)
    const place = placesOf([p, a])[1]!
    expect([...changes.at(place).counts].sort()).toEqual([
      [f, 2],
      [p, 1],
    ])
    expect(changes.at(place).of).toBe(3)
    const without = changes.at(place, words[0])
    expect(without.of).toBe(2)
    expect(without.counts.get(f)).toBe(1)
    expect(without.probability.get(f)!).toBeLessThan(changes.at(place).probability.get(f)!)
  })

  it('gives the daughter’s segments probabilities that sum to 1, of one context by hand', () => {
    const changes = new SoundChanges(pairs([[p], [f]], [[p], [f]], [[p], [f]]), table.features)
    const { probability } = changes.at(placesOf([p])[1]!)
    expect([...probability.values()].reduce((x, y) => x + y, 0)).toBeCloseTo(1, 12)
    // Alone: 3 of 3, with a copy's 1 and .15 over the gap, f and p; in every narrower context drawn to that by .2.
    const alone = (3 + 0.15 / 3) / 4.15
    const narrow = (3 + 0.2 * alone) / 3.2
    expect(probability.get(f)!).toBeGreaterThan(alone)
    expect(probability.get(f)!).toBeLessThan(narrow)
  })

  it('keeps a segment that it never saw', () => {
    const { probability } = new SoundChanges(pairs([[p], [f]]), table.features).at(placesOf([s])[1]!)
    const [best] = [...probability].sort((x, y) => y[1] - x[1])
    expect(best![0]).toBe(s)
  })

  it('learns that a change depends on what follows', () => {
    const words = Array.from({ length: 12 }, () =>
      pairs(
        [
          [s, i],
          [f, i],
        ],
        [
          [s, a],
          [s, a],
        ],
      ),
    ).flat()
    const changes = new SoundChanges(words, table.features)
    const before = (vowel: number) => changes.at(placesOf([s, vowel])[1]!).probability
    expect(before(i).get(f)!).toBeGreaterThan(0.85)
    expect(before(a).get(f)!).toBeLessThan(0.15)
  })
})
