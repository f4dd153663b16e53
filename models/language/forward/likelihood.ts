/** How likely a daughter's form is, given a form of her mother: the best way to read it along the mother's places. */
import { gap } from '../symbols.ts'
import { placesOf, type Change } from './places.ts'
import type { SoundChanges } from './sound-changes.ts'

/** Of a sound that the daughter is not expected to have at a place. */
const least = 1e-4

/** Natural logarithm. Every place gives nothing or one sound. @param leftOut the word's own changes, where they were learned from. */
export function logLikelihood(
  changes: SoundChanges,
  mother: readonly number[],
  daughter: readonly number[],
  leftOut?: readonly Change[],
): number {
  let previous = new Float64Array(daughter.length + 1).fill(-Infinity)
  previous[0] = 0
  for (const place of placesOf(mother)) {
    const { probability } = changes.at(place, leftOut)
    const logOf = (symbol: number): number => Math.log(Math.max(probability.get(symbol) ?? 0, least))
    const nothing = logOf(gap)
    const current = new Float64Array(daughter.length + 1)
    for (let i = 0; i <= daughter.length; i++) {
      const given = i === 0 ? -Infinity : previous[i - 1]! + logOf(daughter[i - 1]!)
      current[i] = Math.max(previous[i]! + nothing, given)
    }
    previous = current
  }
  // More sounds than there are places for are priced one by one.
  let best = -Infinity
  previous.forEach((score, i) => (best = Math.max(best, score + (daughter.length - i) * Math.log(least))))
  return best
}
