/** How unlike the words of two languages usually are within a cognate set: what makes a close likeness suspicious. */
import { normalisedDistance } from '../distance.ts'
import type { CognateSet } from '../columns.ts'

export interface UsualDistance {
  readonly mean: number
  readonly deviation: number
}

/** Pairs that an even start at the overall mean counts as. */
const shrinkage = 4

/** By two language indices, either order; drawn to the mean of all pairs where few words are shared. */
export function usualDistances(sets: readonly CognateSet[]): (a: number, b: number) => UsualDistance {
  const sums = new Map<string, { count: number; sum: number; squares: number }>()
  const all = { count: 0, sum: 0, squares: 0 }
  for (const set of sets) {
    set.forEach((one, i) => {
      for (const other of set.slice(0, i)) {
        const distance = normalisedDistance(one.symbols, other.symbols)
        const key = keyOf(one.language, other.language)
        const own = sums.get(key) ?? { count: 0, sum: 0, squares: 0 }
        sums.set(key, own)
        for (const tally of [own, all]) {
          tally.count += 1
          tally.sum += distance
          tally.squares += distance ** 2
        }
      }
    })
  }
  const overall = all.count === 0 ? 0.5 : all.sum / all.count
  const spread = all.count === 0 ? 0.1 : all.squares / all.count - overall ** 2
  return (a, b) => {
    const { count, sum, squares } = sums.get(keyOf(a, b)) ?? { count: 0, sum: 0, squares: 0 }
    const weight = count + shrinkage
    const mean = (sum + shrinkage * overall) / weight
    const variance = (squares + shrinkage * (spread + overall ** 2)) / weight - mean ** 2
    return { mean, deviation: Math.sqrt(Math.max(variance, 0.01)) }
  }
}

const keyOf = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`)
