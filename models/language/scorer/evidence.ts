/**
 * The evidence for every candidate of every column of a word: what each known language says (pair features) and what
 * all say together (candidate features). The network of network.ts weighs it; nothing here is fitted by gradient.
 */
import type { WordQuery } from '../model.ts'
import { gap } from '../symbols.ts'
import { candidateFeatures, candidateFeatureCount } from './candidate-features.ts'
import { searchNeighbours } from './neighbours.ts'
import { fillPairFeatures, pairFeatureCount, pairStatistics, type PairStatistics } from './pair-features.ts'
import { excludeSet, type TargetCounts } from './target-counts.ts'

/** Candidates of a column; missing ones have the symbol -1. */
export const candidateCount = 10

export interface WordEvidence {
  readonly columns: number
  readonly forms: number
  /** [columns x candidates] symbol ids, best of the pool first. */
  readonly candidates: Int32Array
  /** [columns x forms x candidates x pairFeatureCount] */
  readonly pairs: Float32Array
  /** [columns x forms] log of the pooling weight, normalised over the forms. */
  readonly logWeights: Float32Array
  /** [columns x candidates x candidateFeatureCount] */
  readonly features: Float32Array
  readonly space: AnswerSpace
}

/** Symbols that may be answered in this word: the target's, then those of the forms that it lacks (to be copied). */
export interface AnswerSpace {
  readonly symbols: readonly number[]
  readonly placeOf: ReadonlyMap<number, number>
}

export interface ColumnPool {
  /** Over the answer space: linear pool, weighted mean of logs, and the two votes of the nearest columns. */
  readonly linear: Float64Array
  readonly geometric: Float64Array
  readonly soft: Float64Array
  readonly sharp: Float64Array
  readonly likeness: number
}

/** Gathers the evidence for one word. The query's excluded set is taken out of the counts first. */
export function gatherEvidence(counts: TargetCounts, query: WordQuery, classes: Int32Array): WordEvidence {
  excludeSet(counts, query.excludedSet)
  const { columns } = query
  const forms = query.languages.length
  const space = answerSpace(counts, query)
  const statistics = pairStatistics({ counts, query, classes, space })
  const search = searchNeighbours(counts, query)
  const pools = Array.from({ length: columns }, (_, c) => {
    const { votes, best } = search.votes(c)
    return poolColumn(statistics, { counts, space, column: c, forms, votes, likeness: best })
  })
  const candidates = new Int32Array(columns * candidateCount).fill(-1)
  pools.forEach((pool, c) => {
    bestPlaces(pool).forEach((place, i) => (candidates[c * candidateCount + i] = space.symbols[place]!))
  })
  const pairs = new Float32Array(columns * forms * candidateCount * pairFeatureCount)
  fillPairFeatures(pairs, { statistics, counts, query, classes, space, candidates })
  const features = candidateFeatures({ statistics, counts, query, classes, space, candidates, pools })
  const logWeights = Float32Array.from(statistics.shares, (share) => Math.log(Math.max(share, 1e-6)))
  return { columns, forms, candidates, pairs, logWeights, features, space }
}

export function answerSpace({ inventory }: TargetCounts, { symbol }: WordQuery): AnswerSpace {
  const symbols = [...inventory]
  const placeOf = new Map(symbols.map((id, place) => [id, place]))
  for (const id of symbol) if (!placeOf.has(id)) placeOf.set(id, symbols.push(id) - 1)
  return { symbols, placeOf }
}

interface PoolInput {
  readonly counts: TargetCounts
  readonly space: AnswerSpace
  readonly column: number
  readonly forms: number
  readonly votes: Float64Array
  readonly likeness: number
}

function poolColumn(
  { probability, shares }: PairStatistics,
  { counts, space, column, forms, votes, likeness }: PoolInput,
): ColumnPool {
  const width = space.symbols.length
  const linear = new Float64Array(width)
  const geometric = new Float64Array(width)
  const soft = new Float64Array(width)
  const sharp = new Float64Array(width)
  for (let f = 0; f < forms; f++) {
    const share = shares[column * forms + f]!
    const at = (column * forms + f) * width
    for (let s = 0; s < width; s++) {
      const p = probability[at + s]!
      linear[s]! += share * p
      geometric[s]! += share * Math.log(p + 1e-4)
    }
  }
  soft.set(votes.subarray(0, counts.width))
  sharp.set(votes.subarray(counts.width))
  return { linear, geometric, soft, sharp, likeness }
}

/** Places of the best candidates by pool + .5 soft + .25 sharp votes; earlier places win ties. */
function bestPlaces({ linear, soft, sharp }: ColumnPool): number[] {
  const found: number[] = []
  const scores: number[] = []
  for (let s = 0; s < linear.length; s++) {
    const score = linear[s]! + 0.5 * soft[s]! + 0.25 * sharp[s]!
    if (score <= 0) continue
    let at = found.length
    while (at > 0 && scores[at - 1]! < score) at--
    if (at >= candidateCount) continue
    found.splice(at, 0, s)
    scores.splice(at, 0, score)
    if (found.length > candidateCount) {
      found.pop()
      scores.pop()
    }
  }
  return found.length === 0 ? [gap] : found
}

export { candidateFeatureCount, pairFeatureCount }
