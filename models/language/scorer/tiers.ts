/**
 * Tiers: vowels, consonants and tones each see the next of their own kind past what stands between, as in vowel harmony; a tone sees
 * the onset of its syllable before it, by which tones split.
 */
import { edge, gap } from '../symbols.ts'

export const vowelTier = 0
export const consonantTier = 1
export const toneTier = 2
export const tierCount = 3

/** Of a natural class (natural-class.ts); a gap is looked at as a vowel, boundaries and what nobody foresaw as consonants. */
export const tierOf = (naturalClass: number): number =>
  naturalClass === 2
    ? toneTier
    : naturalClass === 0 || (naturalClass > 5 && naturalClass < 11)
      ? vowelTier
      : consonantTier

/** Whether a syllable ends with it. */
const closes = (naturalClass: number): boolean => naturalClass === 2 || naturalClass === 3

/** By `tier * columns + column`: the symbol that the tier has before the column and after it, `edge` where none. */
export interface TierSides {
  readonly before: Int32Array
  readonly after: Int32Array
}

export function tierSides(row: ArrayLike<number>, classes: Int32Array): TierSides {
  const columns = row.length
  const before = new Int32Array(tierCount * columns)
  const after = new Int32Array(tierCount * columns)
  const nearest = new Int32Array(tierCount).fill(edge)
  for (let c = 0; c < columns; c++) {
    for (let tier = 0; tier < tierCount; tier++) before[tier * columns + c] = nearest[tier]!
    const symbol = row[c]!
    if (symbol === gap) continue
    const kind = classes[symbol]!
    if (closes(kind)) nearest[toneTier] = edge
    else if (nearest[toneTier] === edge) nearest[toneTier] = symbol
    if (tierOf(kind) !== toneTier) nearest[tierOf(kind)] = symbol
  }
  nearest.fill(edge)
  for (let c = columns - 1; c >= 0; c--) {
    for (let tier = 0; tier < tierCount; tier++) after[tier * columns + c] = nearest[tier]!
    const symbol = row[c]!
    if (symbol !== gap) nearest[tierOf(classes[symbol]!)] = symbol
  }
  return { before, after }
}

/** [tiers][columns] probability of each place to be what the tier has on one side, the last place for none. */
export type TierSurroundings = readonly (readonly Float64Array[])[]

export interface TierSpace {
  readonly gapPlace: number
  /** Tier of every place, and whether a syllable ends with it. */
  readonly tiers: Int32Array
  readonly closing: Uint8Array
}

export function tierSpace(symbols: readonly number[], classes: Int32Array): TierSpace {
  return {
    gapPlace: symbols.indexOf(gap),
    tiers: Int32Array.from(symbols, (symbol) => (symbol === gap ? -1 : tierOf(classes[symbol]!))),
    closing: Uint8Array.from(symbols, (symbol) => (symbol !== gap && closes(classes[symbol]!) ? 1 : 0)),
  }
}

/** @param columns distributions over the places */
export function tierSurroundings(
  columns: readonly Float64Array[],
  { gapPlace, tiers, closing }: TierSpace,
  after: boolean,
): TierSurroundings {
  const places = tiers.length
  const found = Array.from({ length: tierCount }, () => new Array<Float64Array>(columns.length))
  let states = Array.from({ length: tierCount }, () => {
    const none = new Float64Array(places + 1)
    none[places] = 1
    return none
  })
  for (let i = 0; i < columns.length; i++) {
    const c = after ? columns.length - 1 - i : i
    const own = columns[c]!
    states.forEach((state, tier) => (found[tier]![c] = state))
    states = states.map((state, tier) => {
      const next = new Float64Array(places + 1)
      let taken = 0
      const onset = tier === toneTier && !after
      let closed = 0
      for (let s = 0; s < places; s++) {
        if (s === gapPlace) continue
        if (onset) {
          if (closing[s] === 1) closed += own[s]!
          else next[s] = own[s]! * state[places]!
        } else if (tiers[s] === tier) {
          next[s] = own[s]!
          taken += own[s]!
        }
      }
      if (!onset) {
        for (let s = 0; s <= places; s++) next[s]! += state[s]! * (1 - taken)
        return next
      }
      for (let s = 0; s < places; s++) next[s]! += state[s]! * (1 - closed)
      next[places] = state[places]! * own[gapPlace]! + closed
      return next
    })
  }
  return found
}
