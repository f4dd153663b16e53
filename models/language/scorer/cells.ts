/** Evidence of single columns, kept small, and put together in batches. */
import { floats, ints, type Tensors } from '../../session.ts'
import { candidateCount, type WordEvidence } from './evidence.ts'
import { pairFeatureCount } from './pair-features.ts'

/** One column of one word. */
export interface Cell {
  /** [forms x candidates x pairFeatureCount] in steps of 1/2048. */
  readonly pairs: Int16Array
  readonly logWeights: Float32Array
  /** [candidates x features] */
  readonly features: Float32Array
  readonly candidates: Int32Array
  /** Which candidate is right. */
  readonly gold: number
  readonly weight: number
}

export const pairStep = 2048
const perForm = candidateCount * pairFeatureCount
/** What stands for "nothing here" among log weights and scores. */
export const emptySlot = -30000

export interface CellTruth {
  readonly gold: number
  readonly weight: number
}

/** A column of the evidence, of at most `most` forms: those with the largest pooling weights. */
export function cellOf(
  evidence: WordEvidence,
  column: number,
  { gold, weight }: CellTruth,
  most: number,
): Cell {
  const { forms, candidates, pairs, logWeights, features } = evidence
  const at = column * forms
  const order = Array.from({ length: forms }, (_, f) => f)
  if (forms > most) order.sort((a, b) => logWeights[at + b]! - logWeights[at + a]! || a - b)
  const kept = order.slice(0, most)
  const small = new Int16Array(kept.length * perForm)
  kept.forEach((f, i) => {
    const from = (at + f) * perForm
    for (let k = 0; k < perForm; k++) small[i * perForm + k] = Math.round(pairs[from + k]! * pairStep)
  })
  const width = features.length / evidence.columns
  const own = candidates.slice(column * candidateCount, (column + 1) * candidateCount)
  return {
    pairs: small,
    logWeights: Float32Array.from(kept, (f) => logWeights[at + f]!),
    features: features.slice(column * width, (column + 1) * width),
    candidates: own,
    gold: own.indexOf(gold),
    weight,
  }
}

export interface BatchSize {
  readonly cells: number
  readonly forms: number
  readonly pairs: number
}

/** Fills a batch of fixed size from the cells at `order[from]` on; says how many it took. */
export function trainingBatch(
  cells: readonly Cell[],
  order: ArrayLike<number>,
  from: number,
  size: BatchSize,
): { readonly batch: Tensors; readonly taken: number } {
  const width = cells[0]!.features.length
  const pairs = new Float32Array(size.pairs * perForm)
  const slots = new Int32Array(size.cells * size.forms).fill(size.pairs - 1)
  const logWeights = new Float32Array(size.cells * size.forms).fill(emptySlot)
  const features = new Float32Array(size.cells * width)
  const absent = new Float32Array(size.cells * candidateCount)
  const gold = new Int32Array(size.cells)
  const weight = new Float32Array(size.cells)
  let filled = 0
  let taken = 0
  while (taken < size.cells && from + taken < order.length) {
    const cell = cells[order[from + taken]!]!
    const forms = cell.logWeights.length
    if (filled + forms > size.pairs - 1) break
    const start = filled * perForm
    for (let k = 0; k < cell.pairs.length; k++) pairs[start + k] = cell.pairs[k]! / pairStep
    for (let f = 0; f < forms; f++) {
      slots[taken * size.forms + f] = filled + f
      logWeights[taken * size.forms + f] = cell.logWeights[f]!
    }
    features.set(cell.features, taken * width)
    for (let i = 0; i < candidateCount; i++)
      if (cell.candidates[i]! < 0) absent[taken * candidateCount + i] = emptySlot
    gold[taken] = cell.gold
    weight[taken] = cell.weight
    filled += forms
    taken++
  }
  return {
    taken,
    batch: {
      pairs: floats([size.pairs, candidateCount, pairFeatureCount], pairs),
      slots: ints([size.cells, size.forms], slots),
      log_weights: floats([size.cells, size.forms], logWeights),
      features: floats([size.cells, candidateCount, width / candidateCount], features),
      absent: floats([size.cells, candidateCount], absent),
      gold: ints([size.cells], gold),
      weight: floats([size.cells], weight),
    },
  }
}

/** The cell with further features of each candidate. */
export const withEcho = (cell: Cell, echo: Float32Array): Cell => ({
  ...cell,
  features: joinFeatures(cell.features, echo, candidateCount),
})

/** Two lists of features of the same candidates as one: [rows x (own + more)]. */
export function joinFeatures(features: Float32Array, echo: Float32Array, rows: number): Float32Array {
  const [own, more] = [features.length / rows, echo.length / rows]
  const joined = new Float32Array(features.length + echo.length)
  for (let i = 0; i < rows; i++) {
    joined.set(features.subarray(i * own, (i + 1) * own), i * (own + more))
    joined.set(echo.subarray(i * more, (i + 1) * more), i * (own + more) + own)
  }
  return joined
}
