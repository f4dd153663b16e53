/**
 * How likely a daughter's slot is, given the ancestor: counts down a ladder of ever narrower contexts,
 * p <- (n + alpha p) / (n_context + alpha), from the slot's own frequency. A training word's own count can be left out.
 */
import { ladderLength, reflexContexts } from './cells.ts'
import { SlotInventory, slotsOfSyllable, type Daughters } from './slots.ts'
import type { ProtoSyllable } from './syllable.ts'

const alphas = [2, 3, 3, 4, 5] as const

export class ReflexCounts {
  readonly #inventory: SlotInventory
  readonly #contexts: readonly Map<string, number>[]
  /** For each place [contexts x values], and each context's total. */
  readonly #counts: readonly Float32Array[]
  readonly #totals: readonly Float32Array[]
  readonly #unigrams: readonly Float64Array[]
  readonly #known = new Map<string, Int32Array>()

  constructor(words: readonly Daughters[], ancestors: readonly ProtoSyllable[]) {
    const inventory = new SlotInventory(words)
    this.#inventory = inventory
    this.#contexts = Array.from({ length: slotsOfSyllable }, () => new Map<string, number>())
    for (const ancestor of ancestors) {
      reflexContexts(ancestor).forEach((ladder, k) => {
        const numbers = this.#contexts[k]!
        ladder.forEach((context, level) => {
          const key = `${level} ${context}`
          if (!numbers.has(key)) numbers.set(key, numbers.size)
        })
      })
    }
    const sizes = inventory.values.map(({ length }) => length)
    const contextsAt = (place: number): number => this.#contexts[place % slotsOfSyllable]!.size
    this.#counts = sizes.map((size, place) => new Float32Array(contextsAt(place) * size))
    this.#totals = sizes.map((_, place) => new Float32Array(contextsAt(place)))
    this.#unigrams = sizes.map((size) => new Float64Array(size))
    ancestors.forEach((ancestor, i) => {
      const contexts = this.contextsOf(ancestor)
      sizes.forEach((size, place) => {
        const value = inventory.ids[i * sizes.length + place]!
        if (value < 0) return
        this.#unigrams[place]![value]! += 1
        const from = (place % slotsOfSyllable) * ladderLength
        for (let level = 0; level < ladderLength; level++) {
          this.#counts[place]![contexts[from + level]! * size + value]! += 1
          this.#totals[place]![contexts[from + level]!]! += 1
        }
      })
    })
  }

  /** Places: daughters x slots. */
  get places(): number {
    return this.#counts.length
  }

  /** Three bytes for each context's value that occurs: the value, and its count in two. */
  get bytes(): number {
    return this.#counts.reduce((sum, table) => sum + 3 * table.reduce((n, c) => n + (c > 0 ? 1 : 0), 0), 0)
  }

  /** [slots x ladder]: the numbers of an ancestor's contexts, -1 where training had none such. */
  contextsOf(ancestor: ProtoSyllable): Int32Array {
    const key = `${ancestor.onset}/${ancestor.rime}/${ancestor.tone}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const numbers = reflexContexts(ancestor).flatMap((ladder, k) =>
      ladder.map((context, level) => this.#contexts[k]!.get(`${level} ${context}`) ?? -1),
    )
    const made = Int32Array.from(numbers)
    this.#known.set(key, made)
    return made
  }

  /**
   * Writes log P(slot | ancestor) for every place to `into`, 0 where the daughter is missing. `leftOut` is the ancestor
   * that this word was counted with, if it was.
   */
  logLikelihoods(
    daughters: Daughters,
    ancestor: ProtoSyllable,
    into: Float32Array,
    leftOut?: ProtoSyllable,
  ): void {
    const contexts = this.contextsOf(ancestor)
    const own = leftOut && this.contextsOf(leftOut)
    daughters.forEach((syllable, l) => {
      for (let k = 0; k < slotsOfSyllable; k++) {
        const place = l * slotsOfSyllable + k
        into[place] = syllable === undefined ? 0 : this.#logLikelihood(place, syllable[k]!, contexts, own)
      }
    })
  }

  #logLikelihood(place: number, value: string, contexts: Int32Array, own: Int32Array | undefined): number {
    const id = this.#inventory.numberOf(place, value)
    const unigrams = this.#unigrams[place]!
    const out = own === undefined ? 0 : 1
    let total = -out
    for (const count of unigrams) total += count
    let p = ((unigrams[id] ?? 0) - (id < 0 ? 0 : out) + 0.5) / (total + 0.5 * (unigrams.length + 1))
    const from = (place % slotsOfSyllable) * ladderLength
    for (let level = 0; level < ladderLength; level++) {
      const context = contexts[from + level]!
      if (context < 0) break
      const less = own?.[from + level] === context ? 1 : 0
      const n = id < 0 ? 0 : this.#counts[place]![context * unigrams.length + id]! - less
      const alpha = alphas[level]!
      p = (n + alpha * p) / (this.#totals[place]![context]! - less + alpha)
    }
    return Math.log(p)
  }
}
