/** What all known languages, the nearest columns and the target's own words say together of each candidate. */
import type { WordQuery } from '../model.ts'
import { featuresOf } from '../segments.ts'
import { gap } from '../symbols.ts'
import { likenessOf } from './corpus-index.ts'
import type { AnswerSpace, ColumnPool } from './evidence.ts'
import type { PairStatistics } from './pair-features.ts'
import { bigramSides } from './bigrams.ts'
import type { TargetCounts } from './target-counts.ts'

export const candidateFeatureCount = 35
/** Places of the two pooled log scores among the features: the network adds them to its own score. */
export const logPoolFeature = 1
export const geometricFeature = 2

export interface CandidateInput {
  readonly statistics: PairStatistics
  readonly counts: TargetCounts
  readonly query: WordQuery
  readonly classes: Int32Array
  readonly space: AnswerSpace
  readonly candidates: Int32Array
  readonly pools: readonly ColumnPool[]
}

/** Probability of each answer (by place; the gap never) to be the nearest segment on one side, the edge last. */
export type Surroundings = readonly Float64Array[]

/** [columns x candidates x candidateFeatureCount] */
export function candidateFeatures(input: CandidateInput): Float32Array {
  const { query, candidates, pools, space } = input
  const { columns } = query
  const per = candidates.length / Math.max(columns, 1)
  const out = new Float32Array(columns * per * candidateFeatureCount)
  const linear = pools.map((pool) => normalised(pool.linear))
  const before = surroundings(linear, space, false)
  const after = surroundings(linear, space, true)
  for (let c = 0; c < columns; c++) {
    columnFeatures(out, { ...input, column: c, per, before: before[c]!, after: after[c]! })
  }
  return out
}

const normalised = (values: Float64Array): Float64Array => {
  let sum = 0
  for (const value of values) sum += value
  return sum === 0 ? values : values.map((value) => value / sum)
}

/** For each column, what stands nearest on one side: gaps let the next column through. Place `answers` is the edge. */
export function surroundings(
  columns: readonly Float64Array[],
  { symbols, placeOf }: AnswerSpace,
  after: boolean,
): Surroundings {
  const answers = symbols.length
  const gapPlace = placeOf.get(gap)!
  let nearest = new Float64Array(answers + 1)
  nearest[answers] = 1
  const found: Float64Array[] = new Array<Float64Array>(columns.length)
  for (let i = 0; i < columns.length; i++) {
    const c = after ? columns.length - 1 - i : i
    found[c] = nearest
    const own = columns[c]!
    const through = own[gapPlace]!
    const next = nearest.map((value) => value * through)
    for (let s = 0; s < answers; s++) if (s !== gapPlace) next[s]! += own[s]!
    nearest = next
  }
  return found
}

interface ColumnInput extends CandidateInput {
  readonly column: number
  readonly per: number
  readonly before: Float64Array
  readonly after: Float64Array
}

const scaledLog = (p: number, floor: number): number => Math.log(p + floor) / 4

function columnFeatures(out: Float32Array, input: ColumnInput): void {
  const { statistics, counts, query, classes, space, candidates, pools, column: c, per } = input
  const { columns, tokens } = query
  const forms = query.languages.length
  const answers = space.symbols.length
  const pool = pools[c]!
  const { width } = counts
  const likeness = likenessOf(counts.index, tokens)
  const places = Array.from({ length: per }, (_, i) => {
    const symbol = candidates[c * per + i]!
    return symbol < 0 ? -1 : space.placeOf.get(symbol)!
  })
  const bestLog = Math.max(...places.map((p) => (p < 0 ? -9 : Math.log(pool.linear[p]! + 1e-4))))
  const bestVote = Math.max(...places.map((p) => (p < 0 ? 0 : pool.soft[p]!)))
  let entropy = 0
  for (const p of pool.linear) if (p > 0) entropy -= p * Math.log(p)
  let leading = 0
  for (let f = 1; f < forms; f++)
    if (statistics.shares[c * forms + f]! > statistics.shares[c * forms + leading]!) leading = f
  const sides = bigramSides(counts, places, input)
  for (let i = 0; i < per; i++) {
    const place = places[i]!
    if (place < 0) continue
    const symbol = space.symbols[place]!
    const at = (c * per + i) * candidateFeatureCount
    const linear = pool.linear[place]!
    let copies = 0
    let copyShare = 0
    let gapShare = 0
    let classShare = 0
    let nearness = 0
    let largest = 0
    let mean = 0
    for (let f = 0; f < forms; f++) {
      const source = query.symbol[c * forms + f]!
      const share = statistics.shares[c * forms + f]!
      const p = statistics.probability[(c * forms + f) * answers + place]!
      if (source === symbol) {
        copies += 1 / forms
        copyShare += share
      }
      if (source === gap) gapShare += share
      if (classes[source] === classes[symbol]) classShare += share
      nearness += share * likeness(source, symbol)
      mean += p / forms
      if (p > largest) largest = p
    }
    out[at] = linear
    out[at + logPoolFeature] = Math.log(linear + 1e-4)
    out[at + geometricFeature] = pool.geometric[place]!
    out[at + 3] = pool.soft[place]!
    out[at + 4] = pool.sharp[place]!
    out[at + 5] = scaledLog(pool.soft[place]!, 0.01)
    out[at + 6] = scaledLog(pool.sharp[place]!, 0.01)
    const unigram = place < width ? Math.max(0, counts.unigrams[place]!) : 0
    out[at + 7] = scaledLog((unigram + 0.2) / (counts.columns.length + 10), 1e-4)
    out[at + 8] = sides[i]!.left
    out[at + 9] = sides[i]!.right
    out[at + 10] = copyShare
    out[at + 11] = copies
    out[at + 12] = gapShare
    out[at + 13] = largest
    out[at + 14] = mean
    out[at + 15] = statistics.probability[(c * forms + leading) * answers + place]!
    out[at + 16] = c === 0 ? 1 : 0
    out[at + 17] = c === columns - 1 ? 1 : 0
    out[at + 18] = (c + 0.5) / columns
    out[at + 19] = columns / 10
    out[at + 20] = Math.log(forms) / 3
    out[at + 21] = symbol === gap ? 1 : 0
    const kind = symbol === gap ? 'gap' : featuresOf(tokens[symbol]!).kind
    out[at + 22] = kind === 'vowel' ? 1 : 0
    out[at + 23] = kind === 'consonant' ? 1 : 0
    out[at + 24] = kind === 'tone' ? 1 : 0
    out[at + 25] = kind === 'glide' ? 1 : 0
    out[at + 26] = kind === 'boundary' || kind === 'other' ? 1 : 0
    out[at + 27] = classShare
    out[at + 28] = nearness
    out[at + 29] = (Math.log(linear + 1e-4) - bestLog) / 4
    out[at + 30] = pool.soft[place]! - bestVote
    out[at + 31] = i / 10
    out[at + 32] = Math.log1p(counts.columns.length) / 8
    out[at + 33] = unigram > 0 ? 1 : 0
    out[at + 34] = entropy / 2
  }
}
