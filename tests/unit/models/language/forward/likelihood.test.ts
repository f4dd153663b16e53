import { describe, expect, it } from 'vitest'
import { logLikelihood } from '../../../../../models/language/forward/likelihood.ts'
import { changesOf, placesOf } from '../../../../../models/language/forward/places.ts'
import { SoundChanges } from '../../../../../models/language/forward/sound-changes.ts'
import { createSymbolTable, gap } from '../../../../../models/language/symbols.ts'

const table = createSymbolTable(['a', 'f', 'p', 't'])
const [a, f, p, t] = ['a', 'f', 'p', 't'].map((token) => table.idOf(token)!) as [
  number,
  number,
  number,
  number,
]
const words = [p, t].flatMap((onset) =>
  Array.from({ length: 6 }, () => changesOf([onset, a], [onset === p ? f : onset, a])),
)
const changes = new SoundChanges(words, table.features)

describe('logLikelihood', () => {
  it('is the product along the only reading there is', () => {
    const expected = placesOf([p, a]).reduce((sum, place, i) => {
      const target = [gap, f, gap, a, gap][i]!
      return sum + Math.log(changes.at(place).probability.get(target)!)
    }, 0)
    expect(logLikelihood(changes, [p, a], [f, a])).toBeCloseTo(expected, 10)
  })

  it('prefers the mother from which the daughter follows', () => {
    expect(logLikelihood(changes, [p, a], [f, a])).toBeGreaterThan(logLikelihood(changes, [t, a], [f, a]) + 2)
    expect(logLikelihood(changes, [t, a], [t, a])).toBeGreaterThan(logLikelihood(changes, [p, a], [t, a]) + 2)
  })

  it('prices sounds that no place has room for', () => {
    const long = logLikelihood(changes, [p], [f, a, a, a, a])
    expect(Number.isFinite(long)).toBe(true)
    expect(long).toBeLessThan(logLikelihood(changes, [p], [f]) + 3 * Math.log(1e-4))
  })
})
