/**
 * How likely a daughter's slot is, given the ancestor: counts in eleven contexts, mixed. Each context is drawn to the
 * widest one, that to the slot's own frequency; the weights of a place come from the left-out likelihood of the training
 * words by expectation maximisation, as in forward/sound-changes.ts. A training word's own count can be left out.
 */
import { mixed, mixtureWeights } from '../mixture.ts'
import { contextCount, reflexContexts } from './cells.ts'
import { SlotInventory, slotsOfSyllable, type Daughters } from './slots.ts'
import type { ProtoSyllable } from './syllable.ts'

/** Observations that what is known without a context weighs as: for the widest context, and for all others. */
const widestBacking = 0.5
const backing = 0.2
const rounds = 25
/** Observations that even weights count as. */
const evenness = 20
/** The slot's own frequency, then the contexts. */
const parts = 1 + contextCount

export class ReflexCounts {
  readonly #inventory: SlotInventory
  readonly #contexts: readonly Map<string, number>[]
  /** For each place [contexts x values], and each context's total. */
  readonly #counts: readonly Float32Array[]
  readonly #totals: readonly Float32Array[]
  readonly #unigrams: readonly Float64Array[]
  readonly #words: readonly number[]
  readonly #weights: readonly Float64Array[]
  readonly #known = new Map<string, Int32Array>()
  /** Reused by every question. */
  readonly #parts = new Float64Array(parts)

  constructor(words: readonly Daughters[], ancestors: readonly ProtoSyllable[]) {
    const inventory = new SlotInventory(words)
    this.#inventory = inventory
    this.#contexts = Array.from({ length: slotsOfSyllable }, () => new Map<string, number>())
    for (const ancestor of ancestors) {
      reflexContexts(ancestor).forEach((contexts, k) => {
        const numbers = this.#contexts[k]!
        contexts.forEach((context, level) => {
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
        const from = (place % slotsOfSyllable) * contextCount
        for (let level = 0; level < contextCount; level++) {
          this.#counts[place]![contexts[from + level]! * size + value]! += 1
          this.#totals[place]![contexts[from + level]!]! += 1
        }
      })
    })
    this.#words = this.#unigrams.map((counts) => counts.reduce((a, b) => a + b, 0))
    this.#weights = sizes.map((_, place) => this.#fitWeights(place, ancestors))
  }

  /** Places: daughters x slots. */
  get places(): number {
    return this.#counts.length
  }

  /** Three bytes for each context's value that occurs, the value and its count in two; two for each weight. */
  get bytes(): number {
    const counts = this.#counts.reduce(
      (sum, table) => sum + 3 * table.reduce((n, c) => n + (c > 0 ? 1 : 0), 0),
      0,
    )
    return counts + 2 * parts * this.places
  }

  /** [slots x contexts]: the numbers of an ancestor's contexts, -1 where training had none such. */
  contextsOf(ancestor: ProtoSyllable): Int32Array {
    const key = `${ancestor.onset}/${ancestor.rime}/${ancestor.tone}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const numbers = reflexContexts(ancestor).flatMap((contexts, k) =>
      contexts.map((context, level) => this.#contexts[k]!.get(`${level} ${context}`) ?? -1),
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
        into[place] = 0
        if (syllable === undefined) continue
        this.#fillParts({ place, id: this.#inventory.numberOf(place, syllable[k]!), contexts, own })
        const weights = this.#weights[place]!
        into[place] = Math.log(mixed(this.#parts, weights))
      }
    })
  }

  /** The value's probability by each part, into `#parts`. */
  #fillParts({ place, id, contexts, own }: PlaceQuestion): void {
    const unigrams = this.#unigrams[place]!
    const out = own === undefined ? 0 : 1
    const alone =
      ((unigrams[id] ?? 0) - (id < 0 ? 0 : out) + 0.5) /
      (this.#words[place]! - out + 0.5 * (unigrams.length + 1))
    this.#parts[0] = alone
    const from = (place % slotsOfSyllable) * contextCount
    for (let level = 0; level < contextCount; level++) {
      const context = contexts[from + level]!
      const less = own?.[from + level] === context ? 1 : 0
      const of = context < 0 ? 0 : this.#totals[place]![context]! - less
      const n = context < 0 || id < 0 ? 0 : this.#counts[place]![context * unigrams.length + id]! - less
      this.#parts[1 + level] =
        level === 0
          ? (n + widestBacking * alone) / (of + widestBacking)
          : (n + backing * this.#parts[1]!) / (of + backing)
    }
  }

  #fitWeights(place: number, ancestors: readonly ProtoSyllable[]): Float64Array {
    const rows: Float64Array[] = []
    ancestors.forEach((ancestor, i) => {
      const id = this.#inventory.ids[i * this.places + place]!
      if (id < 0) return
      const contexts = this.contextsOf(ancestor)
      this.#fillParts({ place, id, contexts, own: contexts })
      rows.push(this.#parts.slice())
    })
    return mixtureWeights(rows, parts, { rounds, evenness })
  }
}

interface PlaceQuestion {
  readonly place: number
  /** Of the value within its place; -1 where training never showed it. */
  readonly id: number
  readonly contexts: Int32Array
  /** Contexts of the ancestor that the word was counted with. */
  readonly own: Int32Array | undefined
}
