/** The slot values of many words as numbers, with the distances between values: what kernels and counts work on. */
import { slotDistance, slotNames, type Syllable } from './syllable.ts'

/** A word's daughters in a fixed order, `undefined` where not known. */
export type Daughters = readonly (Syllable | undefined)[]

export const slotsOfSyllable = slotNames.length

export class SlotInventory {
  readonly words: number
  readonly daughters: number
  /** [words x daughters x slots]: the number of a value within its place; -1 for an unknown daughter. */
  readonly ids: Int16Array
  /** For each place (daughter x slot) its values, in the order of their numbers. */
  readonly values: readonly (readonly string[])[]
  readonly #numbers: readonly ReadonlyMap<string, number>[]

  constructor(words: readonly Daughters[]) {
    this.words = words.length
    this.daughters = words[0]?.length ?? 0
    const width = this.daughters * slotsOfSyllable
    const known = Array.from({ length: width }, () => new Map<string, number>())
    this.ids = new Int16Array(words.length * width).fill(-1)
    words.forEach((word, i) => {
      word.forEach((syllable, l) => {
        syllable?.forEach((value, k) => {
          const place = known[l * slotsOfSyllable + k]!
          const id = place.get(value) ?? place.size
          place.set(value, id)
          this.ids[i * width + l * slotsOfSyllable + k] = id
        })
      })
    })
    this.values = known.map((place) => [...place.keys()])
    this.#numbers = known
  }

  /** The number of a value in a place; -1 where training never showed it. */
  numberOf(place: number, value: string): number {
    return this.#numbers[place]?.get(value) ?? -1
  }

  /** Distances of `value` from every value of the place. */
  distances(place: number, value: string): Float64Array {
    return Float64Array.from(this.values[place] ?? [], (other) => slotDistance(value, other))
  }
}
