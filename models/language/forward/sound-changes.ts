/**
 * What a mother's segments became in one daughter: counts in fifteen contexts, mixed. P(s | place) = sum_k w_k P_k with
 * P_k = (n_k[s] + a P_0[s]) / (n_k + a) and P_0 the counts of the segment alone with copying as the prior; the weights
 * come from the left-out likelihood of the training words by expectation maximisation (deleted interpolation, Jelinek &
 * Mercer 1980). A training word's own counts can be left out of every number.
 */
import { mixtureWeights } from '../mixture.ts'
import { naturalClass } from '../natural-class.ts'
import type { SegmentFeatures } from '../segments.ts'
import { gap } from '../symbols.ts'
import type { Change, Place } from './places.ts'

/** Of whatever has not been seen: to stay as it is, and to become any segment of the daughter. */
const copyPrior = 1
const anyPrior = 0.15
/** How many observations of a context weigh as much as what is known without it. */
const backing = 0.2
const rounds = 12
/** Observations that the evenly spread weights count as, so that few words do not decide. */
const evenness = 20

type Key = (place: Place, classOf: (symbol: number) => number) => string
const contexts: readonly Key[] = [
  ({ symbol }) => `${symbol}`,
  ({ symbol, left }) => `l ${symbol} ${left}`,
  ({ symbol, right }) => `r ${symbol} ${right}`,
  ({ symbol, left, right }) => `lr ${symbol} ${left} ${right}`,
  ({ symbol, left }, classOf) => `L ${symbol} ${classOf(left)}`,
  ({ symbol, right }, classOf) => `R ${symbol} ${classOf(right)}`,
  ({ symbol, left, right }, classOf) => `LR ${symbol} ${classOf(left)} ${classOf(right)}`,
  ({ symbol, first }) => `f ${symbol} ${first}`,
  ({ symbol, last }) => `e ${symbol} ${last}`,
  ({ symbol, first, right }, classOf) => `fR ${symbol} ${classOf(first)} ${right}`,
  ({ symbol, left, last }) => `le ${symbol} ${left} ${last}`,
  ({ symbol, right, last }) => `re ${symbol} ${right} ${last}`,
  ({ symbol, left, right, last }, classOf) => `LrE ${symbol} ${classOf(left)} ${right} ${last}`,
  ({ symbol, left, right, first, last }) => `flre ${symbol} ${left} ${right} ${first} ${last}`,
  ({ symbol, first, last }, classOf) => `FE ${symbol} ${classOf(first)} ${last}`,
]

interface Tally {
  total: number
  readonly counts: Map<number, number>
}

export interface PlaceDistribution {
  /** Candidates' probabilities, by symbol id, summing to 1. */
  readonly probability: ReadonlyMap<number, number>
  /** How often the segment became each of them, in any context, and how often it stood at all. */
  readonly counts: ReadonlyMap<number, number>
  readonly of: number
}

export class SoundChanges {
  /** Training words. */
  readonly words: number
  readonly #classes: readonly number[]
  readonly #tallies = new Map<string, Tally>()
  /** The daughter's own segments. */
  readonly #inventory: readonly number[]
  /** Of every context, at boundaries and at segments. */
  readonly #weights: { readonly boundary: Float64Array; readonly segment: Float64Array }

  /** @param features of every symbol id. */
  constructor(words: readonly (readonly Change[])[], features: readonly SegmentFeatures[]) {
    this.words = words.length
    this.#classes = features.map((own, symbol) => naturalClass(symbol, own))
    const inventory = new Set<number>([gap])
    for (const change of words.flat()) {
      inventory.add(change.target)
      for (const key of contexts) {
        const name = key(change.place, this.#classOf)
        const tally = this.#tallies.get(name) ?? { total: 0, counts: new Map<number, number>() }
        tally.total += 1
        tally.counts.set(change.target, (tally.counts.get(change.target) ?? 0) + 1)
        this.#tallies.set(name, tally)
      }
    }
    this.#inventory = [...inventory].sort((a, b) => a - b)
    const places = words.flatMap((word) => word.map((change) => ({ change, word })))
    const weigh = (boundary: boolean) =>
      this.#fitWeights(places.filter(({ change }) => (change.place.symbol === gap) === boundary))
    this.#weights = { boundary: weigh(true), segment: weigh(false) }
  }

  /** @param leftOut the changes of the word itself where it was among the training words. */
  at(place: Place, leftOut: readonly Change[] = []): PlaceDistribution {
    const parts = this.#parts(place, leftOut)
    const weights = place.symbol === gap ? this.#weights.boundary : this.#weights.segment
    const probability = new Map<number, number>()
    for (const symbol of this.#candidates(place))
      probability.set(
        symbol,
        parts.reduce((sum, part, k) => sum + weights[k]! * part(symbol), 0),
      )
    const own = this.#tally(contexts[0]!, place, leftOut)
    return { probability, counts: own.counts, of: own.total }
  }

  readonly #classOf = (symbol: number): number => this.#classes[symbol] ?? 0

  #candidates({ symbol }: Place): number[] {
    return this.#inventory.includes(symbol) ? [...this.#inventory] : [...this.#inventory, symbol]
  }

  #tally(key: Key, place: Place, leftOut: readonly Change[]): Tally {
    const name = key(place, this.#classOf)
    const known = this.#tallies.get(name) ?? { total: 0, counts: new Map<number, number>() }
    const own = leftOut.filter((change) => key(change.place, this.#classOf) === name)
    if (own.length === 0) return known
    const counts = new Map(known.counts)
    for (const { target } of own) counts.set(target, (counts.get(target) ?? 0) - 1)
    return { total: known.total - own.length, counts }
  }

  /** For every context the probability of a symbol. */
  #parts(place: Place, leftOut: readonly Change[]): ((symbol: number) => number)[] {
    const [alone, ...narrower] = contexts.map((key) => this.#tally(key, place, leftOut))
    const room = this.#candidates(place).length
    const base = (symbol: number): number =>
      ((alone!.counts.get(symbol) ?? 0) + (symbol === place.symbol ? copyPrior : 0) + anyPrior / room) /
      (alone!.total + copyPrior + anyPrior)
    return [
      base,
      ...narrower.map(
        ({ total, counts }) =>
          (symbol: number) =>
            ((counts.get(symbol) ?? 0) + backing * base(symbol)) / (total + backing),
      ),
    ]
  }

  #fitWeights(
    places: readonly { readonly change: Change; readonly word: readonly Change[] }[],
  ): Float64Array {
    const shares = places.map(({ change, word }) =>
      Float64Array.from(this.#parts(change.place, word), (part) => part(change.target)),
    )
    return mixtureWeights(shares, contexts.length, { rounds, evenness })
  }
}
