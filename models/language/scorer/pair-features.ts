/** What one known language says of each candidate: its counts in several surroundings, and how far to trust them. */
import type { WordQuery } from '../model.ts'
import { poolingWeight } from '../pairwise.ts'
import { gap } from '../symbols.ts'
import {
  bothKind,
  contextKinds,
  farKinds,
  keysOfRow,
  nearKinds,
  ownClassKind,
  plainKind,
} from './contexts.ts'
import { classCount, likenessOf } from './corpus-index.ts'
import type { AnswerSpace } from './evidence.ts'
import { traitCell, traitCount, traitsOf, traitValues } from './traits.ts'
import { trustIn, type TargetCounts } from './target-counts.ts'

export const pairFeatureCount = 36

export interface PairInput {
  readonly counts: TargetCounts
  readonly query: WordQuery
  readonly classes: Int32Array
  readonly space: AnswerSpace
}

export interface PairStatistics {
  /** [kinds x columns x forms] row of the key in the counts, -1 where the corpus never shows it. */
  readonly rows: Int32Array
  /** [columns x forms x answers] with the neighbours' counts, as pairwise.ts has it. */
  readonly probability: Float32Array
  /** [columns x forms] pooling weight, normalised over the forms; largest probability. */
  readonly shares: Float64Array
  readonly peaks: Float64Array
}

export function pairStatistics({ counts, query, classes, space }: PairInput): PairStatistics {
  const { index, width } = counts
  const { columns } = query
  const forms = query.languages.length
  const rows = new Int32Array(contextKinds.length * columns * forms).fill(-1)
  const answers = space.symbols.length
  const probability = new Float32Array(columns * forms * answers)
  const shares = new Float64Array(columns * forms)
  const peaks = new Float64Array(columns * forms)
  const { constants } = index.pairwise
  const own = new Int32Array(columns)
  for (let f = 0; f < forms; f++) {
    for (let c = 0; c < columns; c++) own[c] = query.symbol[c * forms + f]!
    const keys = keysOfRow(own, query.languages[f]!, { size: index.size, classes })
    for (let kind = 0; kind < contextKinds.length; kind++) {
      const known = index.rows[kind]!
      for (let c = 0; c < columns; c++)
        rows[(kind * columns + c) * forms + f] = known.get(keys[kind * columns + c]!) ?? -1
    }
  }
  const [plain, left, right] = [counts.counts[0]!, counts.counts[1]!, counts.counts[2]!]
  const totals = counts.totals
  for (let c = 0; c < columns; c++) {
    let sum = 0
    for (let f = 0; f < forms; f++) {
      const cell = c * forms + f
      const at = cell * answers
      const [p, l, r] = [0, 1, 2].map((kind) => rows[kind * columns * forms + cell]!) as [
        number,
        number,
        number,
      ]
      const total = p < 0 ? 0 : Math.max(0, totals[0]![p]!)
      const around = (l < 0 ? 0 : totals[1]![l]!) + (r < 0 ? 0 : totals[2]![r]!)
      const scale = 1 / (constants.base + constants.context * Math.max(0, around))
      const copy = space.placeOf.get(query.symbol[cell]!)!
      let peak = 0
      for (let s = 0; s < answers; s++) {
        const inside = s < width
        let value = inside && p >= 0 ? plain[p * width + s]! : 0
        if (s === copy) value += constants.copyPrior
        value = (constants.base * value) / (total + constants.copyPrior)
        if (inside && l >= 0) value += constants.context * left[l * width + s]!
        if (inside && r >= 0) value += constants.context * right[r * width + s]!
        value = Math.max(0, value * scale)
        probability[at + s] = value
        if (value > peak) peak = value
      }
      const trust = trustIn(counts, query.languages[f]!)
      peaks[cell] = peak
      shares[cell] = query.weights[f]! * poolingWeight(trust, Math.max(peak, 1e-6), constants)
      sum += shares[cell]
    }
    for (let f = 0; f < forms; f++) shares[c * forms + f]! /= sum || 1
  }
  return { rows, probability, shares, peaks }
}

export interface PairFeatureInput extends PairInput {
  readonly statistics: PairStatistics
  readonly candidates: Int32Array
}

const contextPrior = 1.5
const log1p = (value: number): number => Math.log1p(Math.max(0, value)) / 4
const scaledLog = (p: number): number => Math.log(p + 1e-3) / 4

/** Writes [columns x forms x candidates x 36]. Logarithms are quartered so that all features are of like size. */
export function fillPairFeatures(out: Float32Array, input: PairFeatureInput): void {
  const { statistics, counts, query, classes, space, candidates } = input
  const { rows, probability, shares, peaks } = statistics
  const { index, width } = counts
  const { columns } = query
  const forms = query.languages.length
  const answers = space.symbols.length
  const per = candidates.length / Math.max(columns, 1)
  const likeness = likenessOf(index, query.tokens)
  const kindCells = columns * forms
  const known = index.symbols.tokens.length
  const traitsAt = (symbol: number): ArrayLike<number> =>
    symbol < known
      ? index.traits.subarray(symbol * traitCount, (symbol + 1) * traitCount)
      : traitsOf(symbol, query.tokens[symbol]!)
  for (let c = 0; c < columns; c++) {
    for (let f = 0; f < forms; f++) {
      const cell = c * forms + f
      const symbol = query.symbol[cell]!
      const language = query.languages[f]!
      const row = (kind: number): number => rows[kind * kindCells + cell]!
      const plain = row(plainKind)
      const both = row(bothKind)
      const group = row(ownClassKind)
      const count = (kind: number, r: number, s: number): number =>
        r < 0 || s < 0 || s >= width ? 0 : Math.max(0, counts.counts[kind]![r * width + s]!)
      const total = (kind: number, r: number): number => (r < 0 ? 0 : Math.max(0, counts.totals[kind]![r]!))
      const plainTotal = total(plainKind, plain)
      const trust = trustIn(counts, query.languages[f]!)
      const shared = [plainTotal, total(1, row(1)), total(2, row(2)), total(bothKind, both)].map(log1p)
      const classTotal = total(ownClassKind, group)
      for (let i = 0; i < per; i++) {
        const answer = candidates[c * per + i]!
        if (answer < 0) continue
        const s = space.placeOf.get(answer)!
        const at = ((c * forms + f) * per + i) * pairFeatureCount
        const copies = answer === symbol ? 1 : 0
        const seen = count(plainKind, plain, s)
        const p0 = (seen + copies) / (plainTotal + 1)
        const p = probability[cell * answers + s]!
        out[at] = p0
        out[at + 1] = p
        const backed = (kind: number): number =>
          (count(kind, row(kind), s) + contextPrior * p0) / (total(kind, row(kind)) + contextPrior)
        nearKinds.forEach((kind, k) => (out[at + 2 + k] = backed(kind)))
        farKinds.forEach((kind, k) => (out[at + 27 + k] = backed(kind)))
        const trigram = (count(bothKind, both, s) + p) / (total(bothKind, both) + 1)
        out[at + 8] = trigram
        out[at + 9] = scaledLog(p0)
        out[at + 10] = scaledLog(p)
        out[at + 11] = scaledLog(trigram)
        out[at + 12] = log1p(seen)
        for (let k = 0; k < 4; k++) out[at + 13 + k] = shared[k]!
        out[at + 17] = likeness(symbol, answer)
        out[at + 18] = copies
        out[at + 19] = symbol === gap ? 1 : 0
        out[at + 20] = trust
        out[at + 21] = Math.log(shares[cell]! + 1e-3) / 4
        out[at + 22] = log1p(counts.shared[query.languages[f]!]!) / 2
        out[at + 23] = peaks[cell]!
        const kind = classes[answer]!
        const classSeen = plain < 0 ? 0 : Math.max(0, counts.plainClasses[plain * classCount + kind]!)
        const sameClass = classes[symbol] === kind ? 1 : 0
        out[at + 24] = (classSeen + sameClass) / (plainTotal + 1)
        const groupSeen = group < 0 ? 0 : Math.max(0, counts.ownClasses[group * classCount + kind]!)
        out[at + 25] = (groupSeen + sameClass) / (classTotal + 1)
        const [ut, vt] = [traitsAt(symbol), traitsAt(answer)]
        for (let trait = 0; trait < traitCount; trait++) {
          const [u, v] = [ut[trait]!, vt[trait]!]
          const shown = Math.max(0, counts.traits[traitCell(language, trait, u, v)]!)
          const all = Math.max(0, counts.traitTotals[(language * traitCount + trait) * traitValues + u]!)
          out[at + 31 + trait] = scaledLog((shown + (u === v ? 1 : 0)) / (all + 1))
        }
        out[at + 26] = (count(ownClassKind, group, s) + copies) / (classTotal + 1)
      }
    }
  }
}
