/** How usual a form's sounds are in its language, one after the other: a loan that was not fitted in sounds foreign. */
import type { CognateSet } from '../columns.ts'
import { edge } from '../symbols.ts'

/** Counts that a sound's own frequency weighs as, and of any sound at all. */
const backing = 3
const floor = 0.5

export class SoundOrder {
  readonly #pairs = new Map<string, number>()
  readonly #sounds = new Map<string, number>()
  readonly #totals = new Map<number, number>()

  constructor(sets: readonly CognateSet[]) {
    for (const { language, symbols } of sets.flat())
      for (const [key, sound] of keysOf(language, symbols)) {
        this.#pairs.set(key, (this.#pairs.get(key) ?? 0) + 1)
        this.#sounds.set(sound, (this.#sounds.get(sound) ?? 0) + 1)
        this.#totals.set(language, (this.#totals.get(language) ?? 0) + 1)
      }
  }

  /** Mean surprise of a sound after the one before, in nats; `counted` takes the form's own counts away first. */
  surprise(language: number, symbols: readonly number[], counted: boolean): number {
    const keys = keysOf(language, symbols)
    const less = counted ? 1 : 0
    const total = (this.#totals.get(language) ?? 0) - less * keys.length
    const before = (symbol: number): number => {
      const count = this.#sounds.get(`${language} ${symbol}`) ?? 0
      return Math.max(count - less, 0)
    }
    const sum = keys.reduce((all, [key, , left, symbol]) => {
      const alone = (before(symbol) + floor) / (total + floor * 40)
      const pair = Math.max((this.#pairs.get(key) ?? 0) - less, 0)
      const context = left === edge ? total / 5 : before(left)
      return all - Math.log((pair + backing * alone) / (context + backing))
    }, 0)
    return keys.length === 0 ? 0 : sum / keys.length
  }
}

/** Keys of each pair and of its second sound, with both symbols. */
const keysOf = (language: number, symbols: readonly number[]): [string, string, number, number][] =>
  symbols.map((symbol, i) => {
    const left = i === 0 ? edge : symbols[i - 1]!
    return [`${language} ${left} ${symbol}`, `${language} ${symbol}`, left, symbol]
  })
