/**
 * The closed-form pairwise model: how a segment of one language corresponds to the segments of another, counted over
 * aligned columns with copying as the prior, refined by the neighbours, and pooled over the known languages by how
 * well each has predicted the target. The gap is an ordinary symbol throughout.
 */
import type { ColumnTable } from './columns.ts'
import { gap } from './symbols.ts'

/** One known language's material in one column of the word to predict. */
export interface KnownCell {
  readonly language: number
  readonly symbol: number
  readonly left: number
  readonly right: number
  /** 1 unless the form is doubted. */
  readonly weight: number
}

export interface PairwiseModel {
  readonly table: ColumnTable
  /** Number of symbols; a query may use higher ids for segments never seen, up to `width`. */
  readonly width: number
  /** [target x source]: how well a source's segment foretells the target's; see `reliabilities`. */
  readonly reliability: Float64Array
  /** Columns by `source * size + symbol`. */
  readonly postings: readonly (Int32Array | undefined)[]
  readonly size: number
  readonly constants: PairwiseConstants
}

export interface PairEvidence {
  readonly language: number
  readonly symbol: number
  /** Weight before normalisation over the languages known. */
  readonly weight: number
  /** Distribution over `width` symbols. */
  readonly probability: Float64Array
  /** How often the source's symbol stood against each symbol of the target. */
  readonly counts: Float64Array
}

export interface PairwiseConstants {
  /** Pseudo-count of the source's own segment. */
  readonly copyPrior: number
  /** Shares of the plain distribution and of each neighbour's count in the refined one. */
  readonly base: number
  readonly context: number
  /** Pooling weight: (r / (ceiling - r))^power max(P)^sharpness. */
  readonly power: number
  readonly ceiling: number
  readonly sharpness: number
}
export const pooledConstants: PairwiseConstants = {
  copyPrior: 1,
  base: 1.5,
  context: 0.5,
  power: 2,
  ceiling: 1.05,
  sharpness: -0.5,
}
/** The simple baseline in the same terms: the closest known language alone, its most frequent correspondence. */
export const closestConstants: PairwiseConstants = {
  copyPrior: 1,
  base: 1,
  context: 0,
  power: 40,
  ceiling: 1.05,
  sharpness: 0,
}

export const noSet = -1

export interface PairwiseOptions {
  /** Symbols of the corpus. */
  readonly size: number
  /** Room for segments that only a query has. */
  readonly spare?: number
  readonly constants?: PairwiseConstants
}

export function fitPairwise(
  table: ColumnTable,
  { size, spare = 0, constants = pooledConstants }: PairwiseOptions,
): PairwiseModel {
  const lists: (number[] | undefined)[] = []
  for (let c = 0; c < table.length; c++) {
    for (let l = 0; l < table.languages; l++) {
      const cell = c * table.languages + l
      if (table.weight[cell] === 0) continue
      const key = l * size + table.symbol[cell]!
      ;(lists[key] ??= []).push(c)
    }
  }
  const postings = Array.from({ length: table.languages * size }, (_, key) => {
    const list = lists[key]
    return list === undefined ? undefined : Int32Array.from(list)
  })
  return { table, width: size + spare, size, postings, constants, reliability: reliabilities(table, size) }
}

/** P0(s|x) = (N[x,s] + [s = x]) / (N[x] + 1): to copy is the prior, also where the target never showed x. */
export function copyPriorDistribution(counts: Float64Array, symbol: number, copyPrior = 1): Float64Array {
  let total = copyPrior
  for (const count of counts) total += count
  const distribution = Float64Array.from(counts, (count) => count / total)
  if (symbol < counts.length) distribution[symbol]! += copyPrior / total
  return distribution
}

/** r = (hits + 1.5) / (trials + 5): leave-one-out accuracy of a language pair, drawn to .3 where cells are few. */
export const reliabilityOf = (hits: number, trials: number): number => (hits + 1.5) / (trials + 5)

/** Pooling weight before normalisation: (r / (ceiling - r))^power peak^sharpness. */
export const poolingWeight = (
  reliability: number,
  peak: number,
  { power, ceiling, sharpness }: PairwiseConstants,
): number => (reliability / (ceiling - reliability)) ** power * peak ** sharpness

/**
 * For every (target, source): expected accuracy of P0 on each aligned cell with that cell's count taken away.
 * [target x source], row-major.
 */
function reliabilities(table: ColumnTable, size: number): Float64Array {
  const { languages, length } = table
  const result = new Float64Array(languages * languages)
  for (let t = 0; t < languages; t++) {
    for (let l = 0; l < languages; l++) {
      if (l === t) continue
      const joint = new Map<number, number>()
      const marginal = new Float64Array(size)
      for (let c = 0; c < length; c++) {
        const weight = table.weight[c * languages + t]! * table.weight[c * languages + l]!
        if (weight === 0 || table.only[c] === t) continue
        const x = table.symbol[c * languages + l]!
        const s = table.symbol[c * languages + t]!
        if (x === gap && s === gap) continue
        joint.set(x * size + s, (joint.get(x * size + s) ?? 0) + weight)
        marginal[x]! += weight
      }
      let hits = 0
      let trials = 0
      for (const [key, count] of joint) {
        const x = Math.floor(key / size)
        const s = key % size
        const unit = Math.min(count, 1)
        const p = (count - unit + (s === x ? 1 : 0)) / (marginal[x]! - unit + 1)
        hits += count * p
        trials += count
      }
      result[t * languages + l] = reliabilityOf(hits, trials)
    }
  }
  return result
}

/** What one known cell says about the target in its column. Columns of `excludedSet` don't count. */
export function pairEvidence(
  model: PairwiseModel,
  target: number,
  cell: KnownCell,
  excludedSet: number = noSet,
): PairEvidence {
  const { table, width, size } = model
  const { languages } = table
  const counts = new Float64Array(width)
  const leftCounts = new Float64Array(width)
  const rightCounts = new Float64Array(width)
  let leftTotal = 0
  let rightTotal = 0
  const list = cell.symbol < size ? model.postings[cell.language * size + cell.symbol] : undefined
  if (list !== undefined) {
    for (const c of list) {
      const at = c * languages
      const weight = table.weight[at + target]! * table.weight[at + cell.language]!
      if (weight === 0 || table.only[c] === target || table.set[c] === excludedSet) continue
      const s = table.symbol[at + target]!
      counts[s]! += weight
      if (table.left[at + cell.language] === cell.left) {
        leftCounts[s]! += weight
        leftTotal += weight
      }
      if (table.right[at + cell.language] === cell.right) {
        rightCounts[s]! += weight
        rightTotal += weight
      }
    }
  }
  const { base, context, copyPrior } = model.constants
  const probability = copyPriorDistribution(counts, cell.symbol, copyPrior)
  const total = base + context * (leftTotal + rightTotal)
  let peak = 0
  for (let s = 0; s < width; s++) {
    const p = (base * probability[s]! + context * (leftCounts[s]! + rightCounts[s]!)) / total
    probability[s] = p
    if (p > peak) peak = p
  }
  const reliability = model.reliability[target * languages + cell.language]!
  return {
    language: cell.language,
    symbol: cell.symbol,
    weight: cell.weight * poolingWeight(reliability, peak, model.constants),
    probability,
    counts,
  }
}

/** Linear pool of the evidence of one column: sum of w P with w normalised over the languages known. */
export function poolEvidence(evidence: readonly PairEvidence[], width: number): Float64Array {
  const pooled = new Float64Array(width)
  const total = evidence.reduce((sum, one) => sum + one.weight, 0)
  if (total === 0) return pooled
  for (const { weight, probability } of evidence) {
    const share = weight / total
    for (let s = 0; s < width; s++) pooled[s]! += share * probability[s]!
  }
  return pooled
}
