/**
 * The second look at a word: with a first answer for every column, each candidate is judged beside the segments that
 * will probably stand next to it, in the target's own words and in what each source's segment became there.
 */
import type { WordQuery } from '../model.ts'
import { gap } from '../symbols.ts'
import { surroundings } from './candidate-features.ts'
import { bigramSides, tierBigramSides, wordLikelihood } from './bigrams.ts'
import { candidateCount, type AnswerSpace } from './evidence.ts'
import { plainKind, keysOfRow } from './contexts.ts'
import type { TargetCounts } from './target-counts.ts'
import { tierOf, tierSpace, tierSurroundings } from './tiers.ts'

export const echoFeatureCount = 29

export interface FirstAnswer {
  readonly query: WordQuery
  readonly classes: Int32Array
  readonly space: AnswerSpace
  /** [columns x candidates] */
  readonly candidates: Int32Array
  /** [columns x candidates], 0 for missing ones. */
  readonly probability: ArrayLike<number>
  /** [columns x forms] */
  readonly logWeights: Float32Array
}

const prior = 1.5
const scaledLog = (p: number): number => Math.log(p + 1e-3) / 4

/** [columns x candidates x 29]. The query's set must be excluded from the counts. */
export function echoFeatures(counts: TargetCounts, answer: FirstAnswer): Float32Array {
  const { query, candidates, probability, space } = answer
  const { columns } = query
  const out = new Float32Array(columns * candidateCount * echoFeatureCount)
  const byPlace = distributions(answer)
  const before = surroundings(byPlace, space, false)
  const after = surroundings(byPlace, space, true)
  const gapPlace = space.placeOf.get(gap)!
  const gapOf = (c: number): number => (c < 0 || c >= columns ? 0.5 : byPlace[c]![gapPlace]!)
  const length = byPlace.reduce((sum, own) => sum + 1 - own[gapPlace]!, 0)
  const sureness = byPlace.map((own) => own.reduce((a, b) => Math.max(a, b), 0))
  const sure = (c: number): number => sureness[c] ?? 1
  const path = byPlace.map(likeliest)
  const { width } = counts
  const spelt = (places: readonly number[]): number[] =>
    places.flatMap((place) => (place === gapPlace ? [] : [place < width ? place : -1]))
  const likelihood = wordLikelihood(counts, spelt(path))
  const tiers = tierSpace(space.symbols, answer.classes)
  const tierBefore = tierSurroundings(byPlace, tiers, false)
  const tierAfter = tierSurroundings(byPlace, tiers, true)
  const beside = neighbourStatistics(counts, answer, {
    near: [before, after].map((side) => side.map(likeliest)),
    tiers: [tierBefore, tierAfter].map((side) => side.map((own) => own.map(likeliest))),
  })
  for (let c = 0; c < columns; c++) {
    const own = candidates.subarray(c * candidateCount, (c + 1) * candidateCount)
    const places = Array.from(own, (symbol) => (symbol < 0 ? -1 : space.placeOf.get(symbol)!))
    const sides = bigramSides(counts, places, { before: before[c]!, after: after[c]!, space })
    const along = tierBigramSides(counts, places, {
      before: tierBefore.map((tier) => tier[c]!),
      after: tierAfter.map((tier) => tier[c]!),
      space,
      tiers,
    })
    const p = places.map((_, i) => probability[c * candidateCount + i]!)
    const best = Math.max(...p)
    const entropy = p.reduce((sum, value) => (value > 0 ? sum - value * Math.log(value) : sum), 0)
    places.forEach((place, i) => {
      if (place < 0) return
      const at = (c * candidateCount + i) * echoFeatureCount
      const isGap = place === gapPlace ? 1 : 0
      const seen = (c * candidateCount + i) * lookCount
      const values = [
        p[i]!,
        scaledLog(p[i]!),
        Math.log((p[i]! + 1e-4) / (best + 1e-4)) / 4,
        p.filter((other) => other > p[i]!).length / 10,
        entropy,
        sides[i]!.left,
        sides[i]!.right,
        gapOf(c - 1),
        gapOf(c + 1),
        beside[seen]!,
        beside[seen + 1]!,
        beside[seen + 2]!,
        scaledLog(beside[seen]!),
        scaledLog(beside[seen + 1]!),
        scaledLog(beside[seen + 2]!),
        length / 10,
        (isGap * length) / 10,
        isGap * gapOf(c - 1),
        isGap * gapOf(c + 1),
        (sure(c - 1) + sure(c + 1)) / 2,
        along[i]!.left,
        along[i]!.right,
        (wordLikelihood(counts, spelt(path.with(c, place))) - likelihood) / 4,
        ...[3, 4, 5].flatMap((k) => [beside[seen + k]!, scaledLog(beside[seen + k]!)]),
      ]
      out.set(values, at)
    })
  }
  return out
}

/** The first answer over the answer space, normalised. */
function distributions({ query, candidates, probability, space }: FirstAnswer): Float64Array[] {
  return Array.from({ length: query.columns }, (_, c) => {
    const own = new Float64Array(space.symbols.length)
    let sum = 0
    for (let i = 0; i < candidateCount; i++) {
      const symbol = candidates[c * candidateCount + i]!
      if (symbol < 0) continue
      own[space.placeOf.get(symbol)!] = probability[c * candidateCount + i]!
      sum += probability[c * candidateCount + i]!
    }
    return sum > 0 ? own.map((value) => value / sum) : own
  })
}

const likeliest = (side: Float64Array): number => {
  let best = 0
  for (let s = 1; s < side.length; s++) if (side[s]! > side[best]!) best = s
  return best
}

/** In how many surroundings `neighbourStatistics` looks. */
const lookCount = 6

interface LikeliestSides {
  /** [before, after] by column: the likeliest place of the nearest segment. */
  readonly near: readonly (readonly number[])[]
  /** [before, after] by tier and column: that of what the tier has there. */
  readonly tiers: readonly (readonly (readonly number[])[])[]
}

/**
 * [columns x candidates x 6]: pooled over the sources, P(candidate | source's segment, the target's segment before it),
 * after it, and both; and the same along the tier of the source's segment.
 */
function neighbourStatistics(
  counts: TargetCounts,
  { query, classes, space, candidates, logWeights }: FirstAnswer,
  { near, tiers }: LikeliestSides,
): Float64Array {
  const { index, target, place, width, excluded, beside, tierSides } = counts
  const { pairwise, languages, length } = index
  const { table, postings, size } = pairwise
  const { columns } = query
  const forms = query.languages.length
  const result = new Float64Array(columns * candidateCount * lookCount)
  const tallies = Array.from({ length: lookCount }, () => new Float64Array(width))
  const asOwn = (p: number): number => (p === space.symbols.length ? width : p < width ? p : -2)
  for (let f = 0; f < forms; f++) {
    const language = query.languages[f]!
    const row = Int32Array.from({ length: columns }, (_, c) => query.symbol[c * forms + f]!)
    const keys = keysOfRow(row, language, { size: index.size, classes })
    for (let c = 0; c < columns; c++) {
      const symbol = row[c]!
      const tier = tierOf(classes[symbol]!)
      const [left, right] = [asOwn(near[0]![c]!), asOwn(near[1]![c]!)]
      const [tierLeft, tierRight] = [asOwn(tiers[0]![tier]![c]!), asOwn(tiers[1]![tier]![c]!)]
      const totals = new Array<number>(lookCount).fill(0)
      for (const tally of tallies) tally.fill(0)
      for (const at of (symbol < size ? postings[language * size + symbol] : undefined) ?? []) {
        const weight = table.weight[at * languages + target]!
        if (weight === 0 || table.only[at] === target || table.set[at] === excluded) continue
        // By bits: beside left, right, both; along the tier left, right, both.
        const isLeft = beside[at * 2] === left ? 1 : 0
        const isRight = beside[at * 2 + 1] === right ? 2 : 0
        const isTierLeft = tierSides.before[tier * length + at] === tierLeft ? 8 : 0
        const isTierRight = tierSides.after[tier * length + at] === tierRight ? 16 : 0
        let holds = isLeft | isRight | isTierLeft | isTierRight
        if ((holds & 3) === 3) holds |= 4
        if ((holds & 24) === 24) holds |= 32
        if (holds === 0) continue
        const s = place[table.symbol[at * languages + target]!]!
        for (let k = 0; k < lookCount; k++) {
          if ((holds & (1 << k)) === 0) continue
          tallies[k]![s]! += weight
          totals[k]! += weight
        }
      }
      const plain = index.rows[plainKind]!.get(keys[c]!) ?? -1
      const plainTotal = plain < 0 ? 0 : Math.max(0, counts.totals[plainKind]![plain]!)
      const share = Math.exp(logWeights[c * forms + f]!)
      for (let i = 0; i < candidateCount; i++) {
        const candidate = candidates[c * candidateCount + i]!
        if (candidate < 0) continue
        const s = space.placeOf.get(candidate)!
        const known = plain < 0 || s >= width ? 0 : Math.max(0, counts.counts[plainKind]![plain * width + s]!)
        const p0 = (known + (candidate === symbol ? 1 : 0)) / (plainTotal + 1)
        for (let k = 0; k < lookCount; k++) {
          const seen = s >= width ? 0 : tallies[k]![s]!
          result[(c * candidateCount + i) * lookCount + k]! +=
            (share * (seen + prior * p0)) / (totals[k]! + prior)
        }
      }
    }
  }
  return result
}
